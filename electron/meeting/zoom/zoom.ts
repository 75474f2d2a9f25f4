/** Everything of Zoom, put together for the composition root: two providers, the settings' channels, and the care for bookings that are off. */
import { signedIn, type Handlers } from '../../../shared/contract.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { MeetingKey } from '../../../shared/meeting/line.ts'
import type { MeetingPlan, MeetingProvider } from '../../../shared/meeting/provider.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { MeetingViewHost } from '../../platform/platform.ts'
import { fileCipher, type Vault } from '../../storage/keys/vault.ts'
import type { MeetingServer } from '../server.ts'
import { createZoomApi } from './api.ts'
import { createZoomApp } from './app-provider.ts'
import { checkStep } from './check.ts'
import { createZoomDesk } from './desk.ts'
import { callHttp, type Fetch } from './http.ts'
import { createZoomMeetings } from './meetings.ts'
import { createZoomMeeting } from './provider.ts'
import { openSealedFile, openZoomSettings } from './settings.ts'

export type ZoomParts = {
  /** The office's own folder and vault. */
  readonly folder: string
  readonly vault: Vault
  /** Real time: signatures and limits of connections, also in the practice office. */
  readonly clock: Clock
  readonly server: MeetingServer
  readonly view: MeetingViewHost
  readonly fetch: Fetch
  readonly onKey: (key: MeetingKey) => void
  readonly sessionRunning: () => boolean
  /** Whether the booking needs no meeting any more: cancelled, withdrawn, closed or gone. */
  readonly bookingOver: (bookingId: string) => boolean
}

type ZoomChannel = 'meeting.zoom' | 'meeting.saveZoom' | 'meeting.removeZoom' | 'meeting.testZoom'

export interface Zoom {
  readonly provider: MeetingProvider
  readonly app: MeetingProvider
  readonly handlers: Pick<Handlers<'meeting'>, ZoomChannel>
  configured(): boolean
  /** A meeting was opened, perhaps before a restart, and is not known to have ended. */
  unfinished(): boolean
  reachable(): Promise<boolean>
  /** The booking's meeting, made if there is none. */
  meetingFor(
    plan: Pick<MeetingPlan, 'bookingId' | 'topic' | 'startsAtMs' | 'lastsMs'>,
  ): ReturnType<ReturnType<typeof createZoomDesk>['meetingFor']>
  /** Bookings changed: meetings that are not needed any more are taken away. */
  readonly tidy: () => void
}

export function createZoom(parts: ZoomParts): Zoom {
  const { clock, fetch } = parts
  const file = (name: string) =>
    openSealedFile(parts.folder, name, fileCipher(parts.vault, 'office', name))
  const settings = openZoomSettings(file('zoom.json'))
  const api = createZoomApi({ clock, fetch })
  const meetings = createZoomMeetings({ api, file: file('zoom-meetings.json'), clock })
  const desk = createZoomDesk({ settings, meetings, clock, fetch })

  return {
    provider: createZoomMeeting({
      server: parts.server,
      view: parts.view,
      clock,
      desk,
      onKey: parts.onKey,
    }),
    app: createZoomApp({ desk }),
    configured: () => settings.account() !== null,
    unfinished: () => settings.account() !== null && meetings.unfinished() !== null,
    meetingFor: (plan) => desk.meetingFor(plan),
    async reachable() {
      const answer = await callHttp(clock, fetch, {
        method: 'GET',
        url: `https://${desk.endpoints()?.web ?? 'zoom.us'}/`,
        headers: {},
      })
      return answer.ok
    },
    tidy() {
      const account = settings.account()
      if (account !== null) void meetings.tidy(account, parts.bookingOver)
    },
    handlers: {
      'meeting.zoom': () => ok(settings.view()),
      'meeting.saveZoom'({ wish }, caller) {
        signedIn(caller)
        if (parts.sessionRunning()) return fail('sessionRunning')
        const saved = settings.save(wish)
        if (!saved.ok) return saved
        api.forget()
        return ok(settings.view())
      },
      'meeting.removeZoom'(_request, caller) {
        signedIn(caller)
        if (parts.sessionRunning()) return fail('sessionRunning')
        api.forget()
        return settings.remove()
      },
      async 'meeting.testZoom'({ step }) {
        const account = settings.account()
        return account === null
          ? fail('notConfigured')
          : ok(await checkStep({ api, meetings, clock, fetch }, account, step))
      },
    },
  }
}
