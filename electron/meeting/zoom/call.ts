/** One Zoom call: the machine (shared/meeting/zoom-call.ts) with its clock, its line to the SDK's page and its questions. No I/O: clock and line are passed in. */
import { type Cancel, type Clock, SECOND } from '../../../shared/clock.ts'
import { canDo, isDone, type PersonAct } from '../../../shared/meeting/people.ts'
import type {
  MeetingDetail,
  MeetingEvent,
  MeetingReason,
} from '../../../shared/meeting/provider.ts'
import {
  newZoomCall,
  nextZoomCall,
  type ZoomCallState,
  type ZoomEffect,
  type ZoomHappening,
  type ZoomTimer,
} from '../../../shared/meeting/zoom-call.ts'
import type { FromZoomPage, ToZoomPage, ZoomJoin } from '../../../shared/meeting/zoom-line.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type Answer, createAsks } from './asks.ts'
import { createHostKeeper } from './host-keeper.ts'
import { createZoomPeople } from './people.ts'
import { codeWord, mediaReason, sdkReason } from './reasons.ts'

export {
  HOLD_MS,
  JOIN_MS,
  LOAD_MS,
  PAGE_GONE_MS,
  RECONNECT_MS,
} from '../../../shared/meeting/zoom-call.ts'
/** Each try of admitting, removing, putting back, reclaiming, ending: the SDK's promises may never settle. */
export const ASK_MS = 4 * SECOND
/** What is asked about a person is asked twice before it counts as failed. */
const TRIES = 2
/** The page frees its devices at once; then the view goes in any case. */
const FREED_MS = SECOND

export type CallParts = {
  readonly clock: Clock
  readonly emit: (event: MeetingEvent) => void
  readonly toPage: (message: ToZoomPage) => boolean
  /** Everything for one join; asked when the page is ready, and again for a page that was loaded anew. */
  readonly joinPlan: () => Promise<Result<ZoomJoin, MeetingReason>>
  /** One line for the technical log: codes and states, nobody's data. */
  readonly log: (line: string) => void
}

export interface ZoomCall {
  start(): void
  fromPage(message: FromZoomPage): void
  pageLine(up: boolean): void
  pageGone(): void
  person(act: PersonAct, guid: string): Promise<Answer>
  /** Resolves when the SDK says that it has closed the meeting; which is not yet Zoom's word. `notHost`: ours alone would close. */
  end(): Promise<Answer>
  /** Leave and free the devices; resolves when the page has, or after a moment. */
  leave(): Promise<void>
  close(): void
}

export function createZoomCall(parts: CallParts): ZoomCall {
  const { clock } = parts
  let now: ZoomCallState = newZoomCall
  const is = (state: ZoomCallState['state']): boolean => now.state === state
  const asks = createAsks(clock, ASK_MS)
  const people = createZoomPeople({ clock, emit: parts.emit })
  const host = createHostKeeper({
    isIn: () => is('in'),
    canAsk: () => now.state === 'in' && !now.reconnecting,
    reclaim() {
      parts.log('zoom: not host, asks it back')
      return asks.ask({ type: 'reclaim', guid: '' }, (askId) =>
        parts.toPage({ type: 'reclaim', askId }),
      )
    },
    tell: (isHost) => parts.emit({ type: 'hostChanged', host: isHost }),
  })
  const timers: Record<ZoomTimer, Cancel> = { limit: idle, page: idle, hold: idle }
  let freed: () => void = idle

  function happen(happening: ZoomHappening): void {
    const before = now.state
    const { state, effects } = nextZoomCall(now, happening)
    now = state
    for (const effect of effects) carryOut(effect, before)
  }

  /** @param before the state in which it happened */
  function carryOut(effect: ZoomEffect, before: ZoomCallState['state']): void {
    switch (effect.type) {
      case 'tell':
        return parts.emit(effect.event)
      case 'wait':
        timers[effect.timer]()
        timers[effect.timer] = clock.after(effect.ms, () =>
          happen({ type: 'timeUp', timer: effect.timer }),
        )
        return
      case 'stop':
        return timers[effect.timer]()
      case 'join':
        return void join()
      case 'greetPage':
        return void parts.toPage({ type: 'hello' })
      case 'beginPeople':
        return people.begin()
      case 'lookAtHost':
        return host.look()
      case 'hostLineIsBack':
        return host.lineIsBack()
      case 'over':
        return over(effect.event, before)
    }
  }

  function over(event: MeetingEvent | null, before: ZoomCallState['state']): void {
    if (event?.type === 'ended') parts.log(`zoom: ended by ${event.by} while ${before}`)
    if (event?.type === 'failed') {
      const code = codeWord(event.detail?.code ?? null)
      parts.log(`zoom: failed code ${code} ${event.reason} while ${before}`)
    }
    for (const cancel of Object.values(timers)) cancel()
    people.close()
    asks.settle(({ type }) => (event?.type === 'ended' && type === 'end' ? ok() : fail('noAnswer')))
    if (event !== null) parts.emit(event)
  }

  async function join(): Promise<void> {
    const plan = await parts.joinPlan()
    if (!is('joining')) return
    if (plan.ok) parts.toPage({ type: 'join', join: plan.value })
    else refuse(plan.reason, detailOf(plan.details))
  }

  function refuse(reason: MeetingReason, detail?: MeetingDetail): void {
    happen({ type: 'refused', reason, ...(detail === undefined ? {} : { detail }) })
  }

  /** By the SDK. */
  function refused(errorCode: number | null, sentence: string): void {
    refuse(sdkReason(errorCode, sentence), { code: errorCode, seconds: null })
  }

  function connection(state: string, reason: string, errorCode: number | null): void {
    if (state === 'Connected') return happen({ type: 'connected' })
    if (state === 'Reconnecting') return happen({ type: 'reconnecting' })
    if (state === 'Closed') return happen({ type: 'closed', by: endedBy(reason) })
    if (state === 'Fail') refused(errorCode, reason)
  }

  async function person(act: PersonAct, guid: string): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      if (
        !canDo(
          act,
          people.now().find((one) => one.guid === guid),
        )
      )
        return fail('personGone')
      const answer = await asks.ask(
        { type: act, guid },
        (askId) => is('in') && parts.toPage({ type: act, askId, guid }),
      )
      if (answer.ok || isDone(act, guid, people.now())) return ok()
      if (tries === TRIES || !is('in')) return answer
    }
  }

  function fromPage(message: FromZoomPage): void {
    switch (message.type) {
      case 'loaded':
        return happen({ type: 'loaded', busy: message.busy })
      case 'notLoaded':
        return refuse('viewCrashed')
      case 'connection':
        return connection(message.state, message.reason, message.errorCode)
      case 'joinSettled':
        return message.ok ? undefined : refused(message.errorCode, message.reason)
      case 'people':
        people.told(message.people)
        happen({ type: 'recording', where: 'local', on: people.now().some((one) => one.recording) })
        return asks.settle(({ type, guid }) =>
          type !== 'end' && type !== 'reclaim' && isDone(type, guid, people.now()) ? ok() : null,
        )
      case 'standing':
        host.said(message.host)
        happen({ type: 'standing', inMeeting: message.inMeeting })
        return host.look()
      case 'cloudRecording':
        return happen({ type: 'recording', where: 'cloud', on: message.on })
      case 'answer':
        return asks.answer(message.askId, message.ok ? ok() : fail('noAnswer'))
      case 'mediaFailed': {
        const reason = mediaReason(message.name)
        return reason === null ? undefined : happen({ type: 'mediaFailed', reason })
      }
      case 'freed':
        return freed()
      case 'device':
        if (is('in'))
          parts.emit({ type: message.lost ? 'deviceLost' : 'deviceBack', kind: message.kind })
        return
      case 'sharing':
        if (is('in') || !message.on) parts.emit({ type: 'sharing', on: message.on })
        return
      case 'key':
        return
    }
  }

  return {
    fromPage,
    start: () => happen({ type: 'started' }),
    pageLine: (up) => happen({ type: 'line', up }),
    pageGone: () => happen({ type: 'pageGone' }),
    person,
    end() {
      if (is('over')) return Promise.resolve(ok())
      if (is('in') && !host.isHost()) return Promise.resolve(fail('notHost'))
      return asks.ask(
        { type: 'end', guid: '' },
        (askId) => is('in') && parts.toPage({ type: 'end', askId }),
      )
    },
    leave() {
      happen({ type: 'left' })
      if (!parts.toPage({ type: 'leave' })) return Promise.resolve()
      return new Promise((resolve) => {
        const cancel = clock.after(FREED_MS, resolve)
        freed = () => {
          cancel()
          resolve()
        }
      })
    },
    close: () => happen({ type: 'shut' }),
  }
}

function idle(): void {}

/** How long to wait, where the account said so. */
function detailOf(
  details: Readonly<Record<string, unknown>> | undefined,
): MeetingDetail | undefined {
  const seconds = details?.['seconds']
  return typeof seconds === 'number' ? { code: null, seconds } : undefined
}

/** The SDK's word for why it closed; none for an end or a leave of our own. */
function endedBy(reason: string): 'us' | 'host' | 'removed' | 'timeLimit' {
  if (reason === '' || reason === 'user request') return 'us'
  if (reason === 'free meeting ended') return 'timeLimit'
  return ['kicked by host', 'expeled by host', 'duplicated session'].includes(reason)
    ? 'removed'
    : 'host'
}
