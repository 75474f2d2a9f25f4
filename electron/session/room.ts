/** The session room: the handlers of `session.*`, and what other rooms may ask of the live session. */
import type { ChannelName, Handlers, TopicName, TopicPayload } from '../../shared/contract.ts'
import type { Clock } from '../../shared/clock.ts'
import type { MeetingProvider } from '../../shared/meeting/provider.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { SessionStore } from '../../shared/records/port.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import type { Consent } from '../../shared/precall/terms.ts'
import type { SessionPort } from '../../shared/session/port.ts'
import { shownTo } from '../../shared/session/view.ts'
import type { LocalDate } from '../../shared/time/jst.ts'
import type { PowerEvent } from '../platform/platform.ts'
import { createHandlers } from './handlers.ts'
import { nextNoticeInMs } from './next-notice.ts'
import { createSessionPort } from './port.ts'
import { type Attention, createRunner, type Runner } from './runner.ts'

export type SessionRoomParts = {
  readonly clock: Clock
  /** Time limits of connections (real time); without it the office's clock, which in the practice office can be moved. */
  readonly lineClock?: Clock
  readonly store: SessionStore
  readonly schedule: SchedulePort
  readonly people: PeoplePort
  readonly office: OfficePort
  readonly meeting: MeetingProvider
  readonly keepAwake: (on: boolean) => void
  readonly publish: <T extends TopicName>(topic: T, payload: TopicPayload<T>) => void
  /** A supervisor's decision in force to refuse that number use on that day. */
  readonly restricted?: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** What this job seeker confirmed at the last session in which anything was; empty when there was none. */
  readonly earlierConsents?: (jobSeekerNumber: string) => readonly Consent[]
  /** A new random id for each record. */
  readonly ids: () => string
  /** Tell the counselor also when the window is in the background. */
  readonly attention?: (what: Attention) => void
}

export interface SessionRoom {
  readonly handlers: Handlers<'session'>
  readonly port: SessionPort
  onPower(event: PowerEvent): void
  /** Until the next thing the clock brings (no-show question, warning, cap), ms; null while it brings nothing. */
  nextWarningInMs(): number | null
  /** Publishes the snapshot again: after a sign-in, what may be shown has changed. */
  republish(): void
  dispose(): void
}

export type { Attention }
export type SessionChannel = Extract<ChannelName, `session.${string}`>

/**
 * Takes up a session that was live when the program stopped: same clock, same deadline. Throws when its state cannot be
 * read, which is a damaged store and no answer to anybody.
 */
export function createSessionRoom(parts: SessionRoomParts): SessionRoom {
  let runner: Runner | null = null

  function republish(): void {
    // null only while recovery runs inside createRunner; it is published right after.
    if (runner === null) return
    const snapshot = runner.snapshot()
    parts.publish(
      'session.snapshot',
      snapshot === null ? null : shownTo(snapshot, parts.people.present()),
    )
  }

  const running = createRunner({
    clock: parts.clock,
    lineClock: parts.lineClock ?? parts.clock,
    store: parts.store,
    schedule: parts.schedule,
    meeting: parts.meeting,
    nameOf: (accountId) => parts.people.nameOf(accountId),
    keepAwake: parts.keepAwake,
    changed: republish,
    attention: (what) => parts.attention?.(what),
  })
  runner = running
  if (running.live() !== null) republish()

  return {
    handlers: createHandlers(parts, running),
    port: createSessionPort(running),
    republish,
    nextWarningInMs: () => nextNoticeInMs(running.live(), running.moment()),
    onPower(event) {
      if (event === 'suspend' || event === 'ending' || event === 'shutdown') {
        running.tick()
        running.persist()
      }
      // Moments later nothing can be sent any more: the job seeker must not be left in a meeting without its host.
      if (event === 'ending' || event === 'shutdown') running.endByAccount()
      if (event === 'resume' || event === 'unlock') running.tick()
    },
    dispose: () => running.dispose(),
  }
}
