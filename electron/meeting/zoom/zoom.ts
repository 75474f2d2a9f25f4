/** Everything of Zoom, put together for the composition root: two providers, the settings' channels, and the care for bookings that are off. */
import { signedIn, type Handlers } from '../../../shared/contract.ts'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import type { AppKey } from '../../../shared/meeting/keys.ts'
import type { MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import type {
  MeetingPlan,
  MeetingProvider,
  MeetingReason,
} from '../../../shared/meeting/provider.ts'
import { needsMeeting, wasTold } from '../../../shared/schedule/booking.ts'
import type { SchedulePort } from '../../../shared/schedule/port.ts'
import { type SdkAge, sdkAge } from '../../../shared/meeting/sdk-age.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { MeetingViewHost } from '../../platform/platform.ts'
import { fileCipher } from '../../storage/keys/vault.ts'
import type { Storage } from '../../storage/storage.ts'
import type { MeetingServer } from '../server.ts'
import { createZoomApi } from './api.ts'
import { createZoomApp, type ZoomApp } from './app-provider.ts'
import { checkStep } from './check.ts'
import { type BookingPlan, createZoomDesk } from './desk.ts'
import { callHttp, type Fetch } from './http.ts'
import { createZoomMeetings, type ZoomMeetings } from './meetings.ts'
import { createZoomMeeting } from './provider.ts'
import { accountReason } from './reasons.ts'
import { type CheckOwn, createOwnChecks } from './own-checks.ts'
import { openSealedFile } from '../../storage/keys/sealed-file.ts'
import { openZoomSettings, type ZoomSettings } from './settings.ts'
import { createTrial, type TrialAccount } from './trial.ts'

const MEETINGS_FILE = 'zoom-meetings.json'

export type ZoomParts = {
  /** The office's own: its log says which account it is, its folder keeps the list of meetings. */
  readonly storage: Pick<Storage, 'folder' | 'vault' | 'log'>
  /** Real time: signatures and limits of connections, also in the practice office. */
  readonly clock: Clock
  readonly server: MeetingServer
  readonly view: MeetingViewHost
  readonly fetch: Fetch
  readonly onKey: (key: AppKey) => void
  readonly sessionRunning: () => boolean
  /** Whether it still needs a meeting, and which it brings along. */
  readonly findBooking: SchedulePort['find']
  readonly others: MeetingsOfOthers
  /** One line for the technical log: codes and states, nobody's data. */
  readonly log: (line: string) => void
}

type ZoomChannel =
  | 'meeting.zoom'
  | 'meeting.saveZoom'
  | 'meeting.removeZoom'
  | 'meeting.beginTrial'
  | 'meeting.testZoom'

export interface Zoom {
  readonly provider: MeetingProvider
  readonly app: ZoomApp
  readonly handlers: Pick<Handlers<'meeting'>, ZoomChannel>
  configured(): boolean
  /** A meeting was opened, perhaps before a restart, and is not known to have ended. */
  unfinished(): boolean
  reachable(): Promise<boolean>
  /** By the clock of this PC, not the practice office's. */
  sdkAge(): SdkAge
  /** The booking's meeting, made if there is none. */
  meetingFor(plan: BookingPlan): ReturnType<ReturnType<typeof createZoomDesk>['meetingFor']>
  /** The booking's meeting as far as it is known, without asking Zoom; null: none is. */
  known(bookingId: string): ReturnType<ZoomMeetings['known']>
  /** Whether the meeting that the booking brings along can be used. */
  readonly checkOwn: CheckOwn
  /** The address that starts it as host, fresh and kept nowhere. */
  startUrl(meetingNumber: string): Promise<Result<string, MeetingReason>>
  /** Ends whatever runs at the host of that booking's meeting. */
  endRunning(plan: BookingPlan): Promise<Result<null, MeetingReason>>
  /** Another PC may have entered another account: it counts from here on, but for a consultation that runs from the next one on. */
  readonly refresh: () => void
  /** Bookings changed: meetings that are not needed any more are taken away. */
  readonly tidy: () => void
}

export function createZoom(parts: ZoomParts): Zoom {
  const { clock, fetch } = parts
  const { folder, vault, log: officeLog } = parts.storage
  const settings = openZoomSettings(officeLog)
  const api = createZoomApi({ clock, fetch })
  const file = openSealedFile(folder, MEETINGS_FILE, fileCipher(vault, 'office', MEETINGS_FILE))
  const { others } = parts
  const isTold = (bookingId: string): boolean => wasTold(parts.findBooking(bookingId))
  const meetings = createZoomMeetings({ api, file, clock, others, isTold })
  const ownMeeting = (bookingId: string): OwnMeeting | null =>
    parts.findBooking(bookingId)?.meeting ?? null
  const desk = createZoomDesk({
    settings,
    meetings,
    clock,
    fetch,
    zoomNowMs: () => api.zoomNowMs(),
    ownMeeting,
    others,
  })
  const { server, view, log } = parts
  const trial = createTrial({
    server,
    view,
    clock,
    log,
    desk,
    account: trialAccount({ settings, meetings, clock }),
  })

  const provider = createZoomMeeting({ server, view, clock, desk, onKey: parts.onKey, log })
  const app = createZoomApp({ desk })
  let isStale = false
  function renewed(): void {
    if (!isStale || parts.sessionRunning()) return
    isStale = false
    settings.refresh()
    api.forget()
  }

  /** The trial's page and a consultation's stand in the same view. */
  async function openAlone(by: MeetingProvider, plan: MeetingPlan): ReturnType<typeof by.open> {
    await trial.stop()
    return by.open(plan)
  }

  return {
    provider: { ...provider, open: (plan) => openAlone(provider, plan) },
    app: { ...app, open: (plan) => openAlone(app, plan) },
    configured: () => settings.account() !== null,
    unfinished: () => settings.account() !== null && meetings.unfinished().length > 0,
    sdkAge: () => sdkAge(dateOf(clock.wallMs())),
    meetingFor: (plan) => desk.meetingFor(plan),
    known: (bookingId) => meetings.known(bookingId, ownMeeting(bookingId)),
    checkOwn: createOwnChecks({ clock, api, account: () => settings.account(), ownMeeting }),
    startUrl: (meetingNumber) => desk.startUrl(meetingNumber),
    endRunning: (plan) => desk.endRunning(plan),
    async reachable() {
      const answer = await callHttp(clock, fetch, {
        method: 'GET',
        url: `https://${desk.endpoints()?.web ?? 'zoom.us'}/`,
        headers: {},
      })
      return answer.ok
    },
    refresh() {
      isStale = true
      renewed()
    },
    tidy() {
      renewed()
      const account = settings.account()
      if (account !== null)
        void meetings.tidy(account, (bookingId) => !needsMeeting(parts.findBooking(bookingId)))
    },
    handlers: {
      'meeting.zoom': () => ok(settings.view()),
      'meeting.saveZoom'({ wish }, caller) {
        if (parts.sessionRunning()) return fail('sessionRunning')
        const saved = settings.save(wish, signedIn(caller).id)
        if (!saved.ok) return saved
        api.forget()
        return ok(settings.view())
      },
      'meeting.removeZoom'(_request, caller) {
        if (parts.sessionRunning()) return fail('sessionRunning')
        api.forget()
        return settings.remove(signedIn(caller).id)
      },
      async 'meeting.beginTrial'() {
        if (settings.account() === null) return fail('notConfigured')
        if (parts.sessionRunning()) return fail('sessionRunning')
        const begun = await trial.begin()
        if (begun.ok) return begun
        return parts.sessionRunning()
          ? fail('sessionRunning')
          : fail('meetingFailed', { reason: begun.reason })
      },
      async 'meeting.testZoom'({ step }) {
        const account = settings.account()
        return account === null
          ? fail('notConfigured')
          : ok(await checkStep({ api, meetings, trial, clock, fetch }, account, step))
      },
    },
  }
}

/** The trial's meeting belongs to no booking. */
function trialAccount(parts: {
  readonly settings: ZoomSettings
  readonly meetings: ZoomMeetings
  readonly clock: Clock
}): TrialAccount {
  const { settings, meetings } = parts
  return {
    async create() {
      const account = settings.account()
      const [host] = account?.hosts ?? []
      if (account === null || host === undefined) return fail('notConfigured')
      const made = await meetings.create(account, host, {
        topic: '接続テスト',
        startsAtMs: parts.clock.wallMs(),
        lastsMs: 10 * MINUTE,
      })
      return made.ok
        ? ok({ bookingId: 'trial', ...made.value })
        : fail(accountReason(made.reason), made.details)
    },
    async remove(meetingNumber) {
      const account = settings.account()
      if (account === null) return fail('notConfigured')
      const gone = await meetings.remove(account, meetingNumber)
      return gone.ok ? gone : fail(accountReason(gone.reason))
    },
  }
}
