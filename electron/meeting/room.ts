/** The meeting room: one port for the session, whichever provider carries the meeting, and the meeting's channels. */
import type { Handlers } from '../../shared/contract.ts'
import type {
  MeetingEvent,
  MeetingPlan,
  MeetingPort,
  MeetingProvider,
} from '../../shared/meeting/provider.ts'
import { fail, ok } from '../../shared/result.ts'
import { needsMeeting } from '../../shared/schedule/booking.ts'
import type { Ring } from '../bell.ts'
import { SECOND } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { sessionText } from '../../shared/session/text.ts'
import { instantOf } from '../../shared/time/instant.ts'
import type { MeetingViewHost } from '../platform/platform.ts'
import { createLinks, type MeetingLinks } from './links.ts'
import type { Zoom } from './zoom/zoom.ts'

export type MeetingRoomParts = {
  /** null in a real office: nobody can come to a practice meeting. */
  readonly practice: MeetingProvider | null
  readonly zoom: Zoom
  readonly ring: Ring
  readonly view: MeetingViewHost
  /** The platform's second window; false: the renderer opens the address itself. */
  readonly openWindow: (url: string) => Promise<boolean>
  /** An https address to whatever the OS opens it with (the Zoom app); false: the renderer opens it itself. */
  readonly openExternal: (url: string) => Promise<boolean>
  readonly schedule: Pick<SchedulePort, 'find'>
  readonly office: Pick<OfficePort, 'profile'>
  /** Whether the practice meeting's page answers. Never rejects. */
  readonly reachable: () => Promise<boolean>
}

export type MeetingRoom = {
  readonly handlers: Handlers<'meeting'>
  /** What the session drives. `kind` is that of the meeting opened last. */
  readonly port: MeetingPort
  /** The way into the meetings, for who tells the job seekers. */
  readonly links: MeetingLinks
  /** When the office closes: frees everything. */
  close(): Promise<void>
}

/** What the meeting of a booking is made from; null for one that needs none. */
function planOf(
  { schedule, office }: Pick<MeetingRoomParts, 'schedule' | 'office'>,
  bookingId: string,
): Omit<MeetingPlan, 'recordId' | 'displayName'> | null {
  const booking = schedule.find(bookingId)
  if (booking === null || !needsMeeting(booking)) return null
  const { date, slot } = booking
  return {
    bookingId,
    topic: sessionText.meetingTopic(slot),
    startsAtMs: instantOf(date, slot),
    lastsMs: office.profile().capSeconds * SECOND,
  }
}

export function createMeetingRoom(parts: MeetingRoomParts): MeetingRoom {
  const { zoom } = parts
  // Without an account Zoom's provider opens nothing and says why (notConfigured).
  const otherwise = parts.practice ?? zoom.provider
  const providers = new Set([otherwise, zoom.provider, zoom.app])
  const listeners = new Set<(event: MeetingEvent) => void>()
  // After a restart in the middle of a Zoom meeting that meeting is the one to end.
  let active = zoom.unfinished() ? zoom.provider : otherwise
  let openRecord: string | null = null
  let lastPlan: MeetingPlan | null = null
  /** The counselor asked for the Zoom app; counts for one opening. */
  let appWanted: string | null = null

  function choose(plan: MeetingPlan): MeetingProvider {
    const wanted = appWanted
    appWanted = null
    if (!zoom.configured()) return otherwise
    return wanted === plan.recordId ? zoom.app : zoom.provider
  }

  function carrier(): 'zoom' | 'practice' | 'none' {
    if (zoom.configured()) return 'zoom'
    return parts.practice === null ? 'none' : 'practice'
  }

  const links = createLinks({
    ...{ carrier, zoom, planOf: (bookingId) => planOf(parts, bookingId) },
    onMade: (bookingId) => parts.ring('meeting.made', { bookingId }),
  })

  const unsubscribe = [...providers].map((provider) =>
    provider.subscribe((event) => {
      if (provider !== active) return
      for (const listener of [...listeners]) listener(event)
    }),
  )

  async function destroyView(): Promise<void> {
    openRecord = null
    await active.destroyView()
  }

  const port: MeetingPort = {
    possible: () => carrier() !== 'none',
    get kind() {
      return active.kind
    },
    async open(plan) {
      const chosen = choose(plan)
      lastPlan = plan
      if (chosen !== active) await active.destroyView()
      active = chosen
      openRecord = plan.recordId
      const opened = await active.open(plan)
      if (!opened.ok) openRecord = null
      return opened
    },
    person: (act, guid) => active.person(act, guid),
    hush: (on) => active.hush(on),
    end: () => active.end(),
    destroyView,
    endByAccount: () => active.endByAccount(),
    seekerAddress: () => active.seekerAddress(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  return {
    port,
    links,
    handlers: {
      ...zoom.handlers,
      async 'meeting.reach'() {
        const by = carrier()
        const within =
          by === 'zoom' ? await zoom.reachable() : by === 'practice' && (await parts.reachable())
        return ok({ line: within ? 'none' : 'unreachable' })
      },
      'meeting.openSeekerWindow': async ({ recordId }) => {
        if (openRecord !== recordId) return fail('noSession')
        const url = active.seekerAddress()
        if (url === null) return fail('notPractice')
        return ok({ url: (await parts.openWindow(url)) ? null : url })
      },
      'meeting.openZoomApp': async ({ recordId }) => {
        if (lastPlan?.recordId !== recordId) return fail('noSession')
        if (!zoom.configured()) return fail('notZoom')
        const meeting = await zoom.meetingFor(lastPlan)
        if (!meeting.ok) return fail('meetingFailed', { reason: meeting.reason })
        appWanted = recordId
        const { meetingNumber, joinUrl } = meeting.value
        // The guest's link would wait for a host for ever; the host's own holds a key, so only the system itself gets it.
        const start = await zoom.startUrl(meetingNumber)
        if (start.ok && (await parts.openExternal(start.value)))
          return ok({ url: null, asHost: true })
        return ok({
          url: (await parts.openExternal(joinUrl)) ? null : joinUrl,
          asHost: false,
        })
      },
      'meeting.tellSelf': ({ recordId, isIn }) =>
        openRecord === recordId && active === zoom.app && zoom.app.tellSelf(isIn)
          ? ok()
          : fail('noSession'),
      'meeting.endPrevious': async ({ recordId }) => {
        if (lastPlan?.recordId !== recordId) return fail('noSession')
        if (!zoom.configured()) return fail('notZoom')
        const ended = await zoom.endRunning(lastPlan)
        return ended.ok ? ok() : fail('meetingFailed', { reason: ended.reason })
      },
      'meeting.carrier': () =>
        ok({ carrier: carrier(), sdk: zoom.configured() ? zoom.sdkAge() : 'fine' }),
      'meeting.invitation': ({ bookingId }) => links.make(bookingId),
      'meeting.linked': async ({ bookingIds }) => {
        const found = await Promise.all(bookingIds.map((bookingId) => links.find(bookingId)))
        return ok({ linked: bookingIds.filter((_, at) => found[at] !== null) })
      },
      'meeting.ownMeeting': async ({ bookingId }) => ok({ check: await zoom.checkOwn(bookingId) }),
      'meeting.tellSeekerIn': ({ recordId }) =>
        openRecord === recordId && active === zoom.app && zoom.app.tellSeekerIn()
          ? ok()
          : fail('noSession'),
      'meeting.place': ({ x, y, width, height, visible }) => {
        parts.view.place({ x, y, width, height }, visible)
        return ok()
      },
    },
    async close() {
      for (const stop of unsubscribe) stop()
      listeners.clear()
      await destroyView()
    },
  }
}
