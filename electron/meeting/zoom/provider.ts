/**
 * Zoom as a provider: the real SDK in a page of its own, which the main process serves, tells and hears. The meeting, the
 * host's key and the signature come from the account just before; the signature and the key go to that page and nowhere else.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Clock } from '../../../shared/clock.ts'
import type { MeetingKey } from '../../../shared/meeting/keys.ts'
import type {
  MeetingEvent,
  MeetingPlan,
  MeetingProvider,
  MeetingReason,
} from '../../../shared/meeting/provider.ts'
import { FromZoomPageSchema, type ZoomJoin } from '../../../shared/meeting/zoom-line.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { MeetingViewHost } from '../../platform/platform.ts'
import type { MeetingServer, OpenPage } from '../server.ts'
import type { ZoomDesk } from './desk.ts'
import { createZoomCall, type ZoomCall } from './call.ts'
import { meetingHosts } from './hosts.ts'
import type { ZoomMeeting } from './meetings.ts'

export type ZoomProviderParts = {
  readonly server: MeetingServer
  readonly view: MeetingViewHost
  readonly clock: Clock
  readonly desk: ZoomDesk
  readonly onKey: (key: MeetingKey) => void
  /** One line for the technical log: codes and states, nobody's data. */
  readonly log: (line: string) => void
}

type Opening = { readonly page: OpenPage; readonly call: ZoomCall; readonly meeting: ZoomMeeting }

/** `dist` of the SDK's package; inside the packed app's archive too, which Electron's fs reads. */
export function sdkFolder(): string {
  return join(
    dirname(createRequire(import.meta.url).resolve('@zoom/meetingsdk/package.json')),
    'dist',
  )
}

/** The CSP that the SDK needs beyond our own pages' (measured: zoom.md); nothing loads from elsewhere, it only connects. */
export function zoomPolicy(
  serverOrigin: string,
  hosts: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const reach = hosts.flatMap((host) => [`https://${host}`, `https://*.${host}`, `wss://*.${host}`])
  return {
    'script-src': ["'self'", "'wasm-unsafe-eval'", 'blob:'],
    'worker-src': ['blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", serverOrigin.replace('http:', 'ws:'), ...reach],
  }
}

/** Also for a meeting from before a restart, and one whose view is gone. */
export async function endUnfinished(desk: ZoomDesk): Promise<Result<null, MeetingReason>> {
  const ends = await Promise.all(desk.unfinished().map((number) => desk.end(number)))
  return ends.find((ended) => !ended.ok) ?? ok()
}

export function createZoomMeeting(parts: ZoomProviderParts): MeetingProvider {
  const { desk } = parts
  const listeners = new Set<(event: MeetingEvent) => void>()
  let current: Opening | null = null

  parts.view.onCrash(() => current?.call.pageGone())

  function create(plan: MeetingPlan, meeting: ZoomMeeting, hosts: readonly string[]): Opening {
    let opening: Opening | null = null
    const isCurrent = (): boolean => opening !== null && current === opening
    const page = parts.server.open({
      page: 'meeting/zoom.html',
      framed: true,
      captures: true,
      csp: zoomPolicy(parts.server.origin, hosts),
      folders: { sdk: sdkFolder() },
      onMessage(message) {
        const read = FromZoomPageSchema.safeParse(message)
        if (!read.success || opening === null) return
        if (read.data.type === 'key') {
          parts.onKey(read.data.key)
          return
        }
        opening.call.fromPage(read.data)
      },
      onLine: (up) => opening?.call.pageLine(up),
    })
    const call = createZoomCall({
      clock: parts.clock,
      emit: (event) => {
        if (isCurrent()) for (const listener of [...listeners]) listener(event)
      },
      toPage: (message) => page.send(message),
      joinPlan: () => joinPlan(plan, meeting),
      log: parts.log,
    })
    opening = { page, call, meeting }
    return opening
  }

  async function joinPlan(
    plan: MeetingPlan,
    meeting: ZoomMeeting,
  ): Promise<Result<ZoomJoin, MeetingReason>> {
    const keys = await desk.keys(meeting)
    if (!keys.ok) return keys
    return ok({
      ...keys.value,
      meetingNumber: meeting.meetingNumber,
      password: meeting.passcode,
      userName: plan.displayName,
    })
  }

  async function destroy(): Promise<void> {
    const opening = current
    current = null
    if (opening !== null) {
      await opening.call.leave()
      opening.call.close()
      opening.page.close()
      desk.giveBack(opening.meeting.host)
    }
    await parts.view.destroy()
  }

  return {
    kind: 'zoom',
    async open(plan) {
      await destroy()
      const meeting = await desk.meetingFor(plan)
      if (!meeting.ok) return meeting
      const leased = await desk.lease(meeting.value.host)
      if (!leased.ok) return leased
      // One running meeting per host: an older one, of a crash or another booking, would keep this one shut (3000).
      await desk.endOthers(meeting.value.meetingNumber)
      const hosts = await meetingHosts(desk.endpoints())
      const opening = create(plan, meeting.value, hosts)
      current = opening
      desk.opened(meeting.value.meetingNumber)
      opening.call.start()
      try {
        await parts.view.open(opening.page.url, { hosts })
      } catch {
        await destroy()
        return fail('viewCrashed')
      }
      return ok({ url: opening.page.url })
    },
    person: async (act, guid) => current?.call.person(act, guid) ?? fail('noAnswer'),
    hush: (on) => void current?.page.send({ type: 'hush', on }),
    /** The SDK says "closed" without having heard from Zoom, so Zoom is asked whether the meeting still runs. */
    async end() {
      if (current === null) return desk.unfinished().length === 0 ? ok() : fail('noAnswer')
      const { call, meeting } = current
      const closed = await call.end()
      return closed.ok ? desk.confirmEnded(meeting.meetingNumber) : closed
    },
    destroyView: destroy,
    endByAccount: () => endUnfinished(desk),
    seekerAddress: () => null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
