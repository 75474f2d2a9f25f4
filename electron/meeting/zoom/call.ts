/** One Zoom call: what the SDK's page says becomes events of the meeting, with time limits of our own. No I/O: clock and line are passed in. */
import { type Cancel, type Clock, MINUTE, SECOND } from '../../../shared/clock.ts'
import type { MeetingEvent, MeetingReason } from '../../../shared/meeting/provider.ts'
import type {
  FromZoomPage,
  Other,
  ToZoomPage,
  ZoomJoin,
} from '../../../shared/meeting/zoom-line.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type AskType, createAsks } from './asks.ts'
import { mediaReason, sdkReason } from './reasons.ts'

/** The page and the SDK's scripts, from our own disk. */
export const LOAD_MS = 30 * SECOND
/** From join() to being in the meeting; a server that never answers leaves join() unsettled for ever. */
export const JOIN_MS = 30 * SECOND
/** The SDK goes on reconnecting for ever. */
export const RECONNECT_MS = 2 * MINUTE
/** Admit and end: the SDK's promises may never settle. */
export const ASK_MS = 8 * SECOND
/** Our page's own line stays away this long: the page is gone. */
export const PAGE_GONE_MS = 10 * SECOND

export type CallParts = {
  readonly clock: Clock
  readonly emit: (event: MeetingEvent) => void
  readonly toPage: (message: ToZoomPage) => boolean
  /** Everything for one join; asked when the page is ready, and again for a page that was loaded anew. */
  readonly joinPlan: () => Promise<Result<ZoomJoin, MeetingReason>>
}

export interface ZoomCall {
  start(): void
  fromPage(message: FromZoomPage): void
  pageLine(up: boolean): void
  pageGone(): void
  admit(): Promise<Result<null, MeetingReason>>
  /** Resolves when the SDK says that it has closed the meeting; which is not yet Zoom's word. */
  end(): Promise<Result<null, MeetingReason>>
  /** Leave and free the devices; resolves when the page has, or after a moment. */
  leave(): Promise<void>
  close(): void
}

type Phase = 'loading' | 'joining' | 'in' | 'over'

export function createZoomCall(parts: CallParts): ZoomCall {
  const { clock } = parts
  let phase: Phase = 'loading'
  let connected = false
  let held: boolean | null = null
  let reconnecting = false
  let leaving = false
  let place: 'absent' | 'waiting' | 'in' = 'absent'
  const recording = { cloud: false, local: false }
  let recordingTold = false
  const asks = createAsks(clock, ASK_MS)
  let freed: () => void = idle
  let limit: Cancel = idle
  let lineLimit: Cancel = idle

  function limitTo(delayMs: number, reason: MeetingReason): void {
    limit()
    limit = clock.after(delayMs, () => over({ type: 'failed', reason }))
  }

  /** The end of this call, told once. */
  function over(event: MeetingEvent): void {
    if (phase === 'over') return
    phase = 'over'
    limit()
    lineLimit()
    asks.settleAll(event.type === 'ended' ? ok() : fail('noAnswer'))
    parts.emit(event)
  }

  /** Asked again after a wait: meanwhile the call may have gone on. */
  const isIn = (asked: typeof phase): boolean => phase === asked

  async function join(): Promise<void> {
    phase = 'joining'
    limitTo(JOIN_MS, 'noAnswer')
    const plan = await parts.joinPlan()
    if (!isIn('joining')) return
    if (!plan.ok) {
      over({ type: 'failed', reason: plan.reason })
      return
    }
    parts.toPage({ type: 'join', join: plan.value })
  }

  function loaded(busy: boolean): void {
    if (phase === 'loading') return void join()
    // The page was loaded anew: the SDK of before is gone, and with it the meeting.
    if (!busy && connected) over({ type: 'ended', by: 'crash' })
  }

  /** join() and 'Connected' come before admission: in is who is connected and known not to be held. */
  function settle(): void {
    if (phase !== 'joining' || !connected || held !== false) return
    phase = 'in'
    limit()
    parts.emit({ type: 'joined' })
    tellPlace(place, true)
    tellRecording()
  }

  function connection(state: string, reason: string, errorCode: number | null): void {
    if (state === 'Connected') {
      connected = true
      if (reconnecting) {
        reconnecting = false
        limit()
        parts.emit({ type: 'reconnected' })
      }
      return settle()
    }
    if (state === 'Reconnecting' && phase === 'in' && !reconnecting) {
      reconnecting = true
      limitTo(RECONNECT_MS, 'unreachable')
      return parts.emit({ type: 'connectionLost' })
    }
    if (state === 'Closed') return over({ type: 'ended', by: endedBy(reason) })
    if (state === 'Fail') over({ type: 'failed', reason: sdkReason(errorCode) })
  }

  function people(others: readonly Other[]): void {
    recording.local = others.some((other) => other.recording)
    tellRecording()
    tellPlace(
      others.some((other) => !other.waiting) ? 'in' : others.length > 0 ? 'waiting' : 'absent',
      false,
    )
  }

  function tellPlace(next: typeof place, first: boolean): void {
    const before = first ? 'absent' : place
    place = next
    if (phase !== 'in' || before === next) return
    if (next === 'in') {
      asks.settleAll(ok(), 'admit')
      return parts.emit({ type: 'otherJoined' })
    }
    // From the meeting back into the waiting room: gone first, then waiting.
    if (before !== 'absent') parts.emit({ type: 'otherLeft' })
    if (next === 'waiting') parts.emit({ type: 'waiting' })
  }

  function tellRecording(): void {
    const on = recording.cloud || recording.local
    if (phase !== 'in' || on === recordingTold) return
    recordingTold = on
    parts.emit({ type: 'recordingChanged', recording: on })
  }

  function ask(type: AskType): Promise<Result<null, MeetingReason>> {
    return asks.ask(type, (askId) => phase === 'in' && parts.toPage({ type, askId }))
  }

  function fromPage(message: FromZoomPage): void {
    switch (message.type) {
      case 'loaded':
        return loaded(message.busy)
      case 'notLoaded':
        return over({ type: 'failed', reason: 'viewCrashed' })
      case 'connection':
        return connection(message.state, message.reason, message.errorCode)
      case 'joinSettled':
        return message.ok
          ? undefined
          : over({ type: 'failed', reason: sdkReason(message.errorCode) })
      case 'others':
        return people(message.others)
      case 'ownHold':
        held = message.on
        return settle()
      case 'cloudRecording':
        recording.cloud = message.on
        return tellRecording()
      case 'answer':
        return asks.answer(message.askId, message.ok ? ok() : fail('noAnswer'))
      case 'mediaFailed': {
        // Before the meeting the counselor can still put it right and enter again; inside, the SDK's own screen says it.
        const reason = mediaReason(message.name)
        return reason === null || phase === 'in' ? undefined : over({ type: 'failed', reason })
      }
      case 'freed':
        return freed()
      case 'key':
        return
    }
  }

  return {
    fromPage,
    start: () => limitTo(LOAD_MS, 'viewCrashed'),
    pageLine(up) {
      lineLimit()
      lineLimit = idle
      if (phase === 'over' || leaving) return
      if (up) parts.toPage({ type: 'hello' })
      else if (phase !== 'loading')
        lineLimit = clock.after(PAGE_GONE_MS, () => over({ type: 'ended', by: 'crash' }))
    },
    pageGone: () => over({ type: 'ended', by: 'crash' }),
    admit: () => ask('admit'),
    end: () => (phase === 'over' ? Promise.resolve(ok()) : ask('end')),
    leave() {
      leaving = true
      if (!parts.toPage({ type: 'leave' })) return Promise.resolve()
      return new Promise((resolve) => {
        const cancel = clock.after(FREED_MS, resolve)
        freed = () => {
          cancel()
          resolve()
        }
      })
    },
    close() {
      phase = 'over'
      limit()
      lineLimit()
      asks.settleAll(fail('noAnswer'))
    },
  }
}

/** The page frees its devices at once; then the view goes in any case. */
const FREED_MS = SECOND

function idle(): void {}

/** The SDK's word for why it closed; none for an end or a leave of our own. */
function endedBy(reason: string): 'us' | 'host' | 'removed' {
  if (reason === '') return 'us'
  return reason === 'kicked by host' || reason === 'duplicated session' ? 'removed' : 'host'
}
