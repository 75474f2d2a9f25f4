/**
 * The machine of one Zoom call, by the SDK's own words and time limits of ours. The main process owns the only live instance.
 *
 *   loading -> joining -> in -> over
 *
 *   loading:  the page and the SDK come up       joining: join() was asked; also while we ourselves wait to be let in
 *   in:       in the meeting, by the SDK's own word (isInMeeting); a lost line and being put back to wait are states within it
 *   over:     said once why; nothing changes any more
 *
 * Every edge, with the happenings that lead along it (a test compares this list with the reducer):
 *
 *   loading -> joining : loaded
 *   loading -> over    : closed, refused, mediaFailed, pageGone, timeUp, shut
 *   joining -> in      : connected, standing
 *   joining -> over    : loaded, closed, refused, mediaFailed, pageGone, timeUp, shut
 *   in      -> over    : loaded, closed, refused, pageGone, timeUp, shut
 *
 * join() and 'Connected' come before admission, so that in is who is connected and in by the SDK's own word.
 */
import { MINUTE, SECOND } from '../clock.ts'
import type { MeetingDetail, MeetingEvent, MeetingReason } from './provider.ts'

/** The page and the SDK's scripts, from our own disk. */
export const LOAD_MS = 30 * SECOND
/** From join() to being in the meeting; a server that never answers leaves join() unsettled for ever. */
export const JOIN_MS = 30 * SECOND
/** The SDK goes on reconnecting for ever. */
export const RECONNECT_MS = 2 * MINUTE
/** A line that is being lost looks like being put back to wait for a moment. */
export const HOLD_MS = SECOND
/** Our page's own line stays away this long: the page is gone, or was loaded anew and cannot come back (its address is forgotten). */
export const PAGE_GONE_MS = 4 * SECOND

type Facts = {
  /** The SDK's 'Connected'. */
  readonly connected: boolean
  /** The SDK's isInMeeting; null: not said yet. */
  readonly inMeeting: boolean | null
  readonly cloud: boolean
  readonly local: boolean
  /** We leave by ourselves: that the page's line goes says nothing. */
  readonly leaving: boolean
}
export type ZoomCallState = Facts &
  (
    | { readonly state: 'loading' | 'joining' | 'over' }
    | {
        readonly state: 'in'
        readonly reconnecting: boolean
        /** As it was told. */
        readonly held: boolean
        readonly recording: boolean
      }
  )
type In = Extract<ZoomCallState, { readonly state: 'in' }>

export type ZoomHappening =
  | { readonly type: 'started' }
  /** The SDK is there; `busy`: with a join of before. */
  | { readonly type: 'loaded'; readonly busy: boolean }
  | { readonly type: 'connected' | 'reconnecting' }
  | { readonly type: 'closed'; readonly by: 'us' | 'host' | 'removed' | 'timeLimit' }
  /** By the SDK, the account or the page: it cannot be. */
  | { readonly type: 'refused'; readonly reason: MeetingReason; readonly detail?: MeetingDetail }
  | { readonly type: 'mediaFailed'; readonly reason: MeetingReason }
  | { readonly type: 'standing'; readonly inMeeting: boolean }
  | { readonly type: 'recording'; readonly where: 'cloud' | 'local'; readonly on: boolean }
  /** Our page's own line. */
  | { readonly type: 'line'; readonly up: boolean }
  | { readonly type: 'pageGone' }
  | { readonly type: 'timeUp'; readonly timer: ZoomTimer }
  | { readonly type: 'left' }
  /** Taken away by whoever holds it; nobody is told. */
  | { readonly type: 'shut' }

/** limit: of the state; page: of our page's line; hold: of being put back to wait. */
export type ZoomTimer = 'limit' | 'page' | 'hold'

/** What is to be done, in this order, once the state is the new one. */
export type ZoomEffect =
  | { readonly type: 'tell'; readonly event: MeetingEvent }
  | { readonly type: 'wait'; readonly timer: ZoomTimer; readonly ms: number }
  | { readonly type: 'stop'; readonly timer: ZoomTimer }
  /** The keys of one join are fetched and handed to the page. */
  | { readonly type: 'join' }
  | { readonly type: 'greetPage' }
  /** From here on who is there is told. */
  | { readonly type: 'beginPeople' }
  | { readonly type: 'lookAtHost' | 'hostLineIsBack' }
  /** The end of this call: timers and questions with it; null: nobody is told. */
  | { readonly type: 'over'; readonly event: MeetingEvent | null }

export type ZoomStep = { readonly state: ZoomCallState; readonly effects: readonly ZoomEffect[] }

export const newZoomCall: ZoomCallState = {
  ...{ state: 'loading', connected: false, inMeeting: null },
  ...{ cloud: false, local: false, leaving: false },
}

const stays = (state: ZoomCallState): ZoomStep => ({ state, effects: [] })
const tell = (event: MeetingEvent): ZoomEffect => ({ type: 'tell', event })
const ended = (by: 'us' | 'host' | 'removed' | 'timeLimit' | 'crash'): MeetingEvent => ({
  type: 'ended',
  by,
})

/** The only way a call changes. What says nothing in this state changes nothing. */
export function nextZoomCall(now: ZoomCallState, happening: ZoomHappening): ZoomStep {
  if (happening.type === 'left') return stays({ ...now, leaving: true })
  if (happening.type === 'shut') return over(now, null)
  if (now.state === 'over') return stays(now)
  switch (happening.type) {
    case 'started':
      return { state: now, effects: [{ type: 'wait', timer: 'limit', ms: LOAD_MS }] }
    case 'loaded':
      return loaded(now, happening.busy)
    case 'connected':
      return connected(now)
    case 'reconnecting':
      return reconnecting(now)
    case 'closed':
      return over(now, ended(happening.by))
    case 'refused':
      return failed(now, happening)
    case 'mediaFailed':
      // Before the meeting the counselor can still put it right and enter again; inside, the SDK's own screen says it.
      return now.state === 'in' ? stays(now) : failed(now, happening)
    case 'standing':
      return settled({ ...now, inMeeting: happening.inMeeting })
    case 'recording':
      return told({ ...now, [happening.where]: happening.on })
    case 'line':
      return line(now, happening.up)
    case 'pageGone':
      return over(now, ended('crash'))
    case 'timeUp':
      return timeUp(now, happening.timer)
  }
}

function over(now: ZoomCallState, event: MeetingEvent | null): ZoomStep {
  const { connected: was, inMeeting, cloud, local, leaving } = now
  return {
    state: { state: 'over', connected: was, inMeeting, cloud, local, leaving },
    effects: [{ type: 'over', event }],
  }
}

function failed(
  now: ZoomCallState,
  { reason, detail }: { readonly reason: MeetingReason; readonly detail?: MeetingDetail },
): ZoomStep {
  return over(now, { type: 'failed', reason, ...(detail === undefined ? {} : { detail }) })
}

function loaded(now: ZoomCallState, busy: boolean): ZoomStep {
  if (now.state === 'loading')
    return {
      state: { ...now, state: 'joining' },
      effects: [{ type: 'wait', timer: 'limit', ms: JOIN_MS }, { type: 'join' }],
    }
  // The page was loaded anew: the SDK of before is gone, and with it the meeting.
  return !busy && now.connected ? over(now, ended('crash')) : stays(now)
}

function connected(now: ZoomCallState): ZoomStep {
  const isBack = now.state === 'in' && now.reconnecting
  const next = settled(
    now.state === 'in'
      ? { ...now, connected: true, reconnecting: false }
      : { ...now, connected: true },
  )
  const back: readonly ZoomEffect[] = isBack
    ? [{ type: 'hostLineIsBack' }, { type: 'stop', timer: 'limit' }, tell({ type: 'reconnected' })]
    : []
  return { state: next.state, effects: [...back, ...next.effects, { type: 'lookAtHost' }] }
}

function reconnecting(now: ZoomCallState): ZoomStep {
  if (now.state !== 'in' || now.reconnecting) return stays(now)
  return {
    state: { ...now, reconnecting: true },
    effects: [
      { type: 'stop', timer: 'hold' },
      { type: 'wait', timer: 'limit', ms: RECONNECT_MS },
      tell({ type: 'connectionLost' }),
    ],
  }
}

/** What follows from being connected and from the SDK's word. */
function settled(now: ZoomCallState): ZoomStep {
  if (now.state === 'joining' && now.connected && now.inMeeting === true) return entered(now)
  const effects: readonly ZoomEffect[] = [{ type: 'stop', timer: 'hold' }]
  if (now.state !== 'in' || !seemsTurned(now)) return { state: now, effects }
  if (!now.held)
    return { state: now, effects: [...effects, { type: 'wait', timer: 'hold', ms: HOLD_MS }] }
  return {
    state: { ...now, held: false },
    effects: [...effects, tell({ type: 'held', held: false })],
  }
}

/** The SDK's word is another than what was told; while the line is being lost it says nothing. */
const seemsTurned = ({ reconnecting: lost, inMeeting, held }: In): boolean =>
  !lost && inMeeting === held

function entered(now: ZoomCallState): ZoomStep {
  const { state, effects } = told({
    ...now,
    ...{ state: 'in', reconnecting: false, held: false, recording: false },
  })
  return {
    state,
    effects: [
      { type: 'stop', timer: 'limit' },
      tell({ type: 'joined' }),
      { type: 'beginPeople' },
      ...effects,
      { type: 'lookAtHost' },
    ],
  }
}

/** Recording is told from being in on, and when it becomes another. */
function told(now: ZoomCallState): ZoomStep {
  const recording = now.cloud || now.local
  if (now.state !== 'in' || recording === now.recording) return stays(now)
  return { state: { ...now, recording }, effects: [tell({ type: 'recordingChanged', recording })] }
}

function line(now: ZoomCallState, up: boolean): ZoomStep {
  const stop: ZoomEffect = { type: 'stop', timer: 'page' }
  if (now.leaving) return { state: now, effects: [stop] }
  if (up) return { state: now, effects: [stop, { type: 'greetPage' }] }
  return now.state === 'loading'
    ? { state: now, effects: [stop] }
    : { state: now, effects: [stop, { type: 'wait', timer: 'page', ms: PAGE_GONE_MS }] }
}

function timeUp(now: ZoomCallState, timer: ZoomTimer): ZoomStep {
  if (timer === 'page') return over(now, ended('crash'))
  if (timer === 'limit') return failed(now, { reason: lateReason(now) })
  if (now.state !== 'in' || !seemsTurned(now)) return stays(now)
  const held = !now.held
  return { state: { ...now, held }, effects: [tell({ type: 'held', held })] }
}

/** Why it took too long. Connected and not in is held: Zoom does not take us for the host. */
function lateReason(now: ZoomCallState): MeetingReason {
  if (now.state === 'loading') return 'viewCrashed'
  if (now.state === 'in') return 'unreachable'
  return now.connected && now.inMeeting === false ? 'heldOutside' : 'noAnswer'
}
