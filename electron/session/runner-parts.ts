/** What the runner of the live session needs and offers. */
import type { AnswerTo, ReasonOf } from '../../shared/contract.ts'
import type { LiveReason } from '../../shared/precall/port.ts'
import type { Clock } from '../../shared/clock.ts'
import type { PersonAct } from '../../shared/meeting/people.ts'
import type { MeetingProvider, MeetingReason } from '../../shared/meeting/provider.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { SessionStore } from '../../shared/session/store.ts'
import type { Result } from '../../shared/result.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import type { Effect, Happening, Moment, Refusal } from '../../shared/session/machine.ts'
import type { JobSite } from '../../shared/session/job-site.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { Live } from '../../shared/session/state.ts'

/** knock: somebody is in the waiting room who was not there before. */
export type Attention = Extract<Effect, { type: 'attention' }>['what'] | 'knock'

export type RunnerParts = {
  readonly clock: Clock
  /** Time limits of connections: real time, also where the office's clock is moved by hand. */
  readonly lineClock: Clock
  readonly store: SessionStore
  readonly schedule: Pick<SchedulePort, 'closing' | 'releasing' | 'givingBack' | 'told'>
  readonly meeting: MeetingProvider
  /** Name of the counselor as the job seeker sees it. */
  readonly nameOf: (accountId: string) => string
  readonly keepAwake: (on: boolean) => void
  /** Something changed, or it is time to send the clock again; null: no session is live. */
  readonly tell: (snapshot: SessionSnapshot | null) => void
  readonly attention: (what: Attention) => void
  /** What is seen of the job site's window. */
  readonly jobSite: () => JobSite
  /** A session is live, or no longer; told before anything follows from it. */
  readonly occupied: (running: boolean) => void
}

export interface Runner {
  /**
   * Takes up a session that was live when the program stopped: same clock, same deadline. Throws when its state cannot be
   * read, which is a damaged store and no answer to anybody.
   */
  readonly start: () => void
  live(): Live | null
  /** The bookings have changed. */
  told(): void
  /** Takes a newly prepared session over, with its first events. */
  adopt(live: Live, events: readonly NewEvent[]): Result<null, 'saveFailed'>
  /** A person's call: refused, or on disk and done. */
  ask(happening: Happening, actorId: string): Result<null, Refusal | LiveReason>
  /** `ask` for entering the meeting; answers when the meeting is open or has failed. */
  enter(actorId: string): Promise<Result<null, Refusal | ReasonOf<'session.enter'>>>
  readonly person: (act: PersonAct, guid: string) => Promise<Result<null, MeetingReason>>
  /** Waits for the end in the last second before the cap: a slow disk must not hold it up. */
  saveNote(
    recordId: string,
    typed: { readonly text: string; readonly followUp?: string | undefined },
  ): Promise<AnswerTo<'session.note'>>
  /** Brings everything up to the present moment: warnings, cap, no-show. */
  tick(): void
  /** Writes elapsed time and everything owed, now. */
  persist(): void
  /** The wall clock was set by so much, ms (negative: back): the record says so, and what is on disk is reckoned by the new one. */
  clockStepped(byMs: number): void
  /** The computer is about to go down: an open meeting is ended by its account at once; the session itself goes on. */
  endByAccount(): void
  /** Resolves when no ladder is running. */
  settled(): Promise<void>
  snapshot(): SessionSnapshot | null
  moment(): Moment
  dispose(): void
}
