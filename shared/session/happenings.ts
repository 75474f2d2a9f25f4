/** The words of the session machine: what can happen to a session, what follows from it, and why it may be refused. */
import type { EndCause, LadderStep, Outcome, ProhibitedAct } from '../log/outcome.ts'
import type { MeetingEvent, ProviderKind } from '../meeting/provider.ts'
import type { GateFact } from '../precall/port.ts'
import { ok, type Result } from '../result.ts'
import type { Fact } from './facts.ts'
import type { Session } from './state.ts'

/** When it happened: wall clock (ms since 1970 UTC) and elapsed use (ms since both were connected, 0 before). */
export type Moment = { readonly wallMs: number; readonly elapsedMs: number }

export type Happening =
  | { readonly type: 'enter' }
  | { readonly type: 'meeting'; readonly event: MeetingEvent; readonly provider: ProviderKind }
  | { readonly type: 'fact'; readonly fact: GateFact }
  | { readonly type: 'begin' }
  | { readonly type: 'pause'; readonly why: string }
  | { readonly type: 'resume' }
  | {
      readonly type: 'extend'
      readonly supervisorId: string
      readonly minutes: number
      readonly reason: string
    }
  | { readonly type: 'answerNoShow'; readonly contacted: boolean }
  | { readonly type: 'prohibited'; readonly act: ProhibitedAct }
  | { readonly type: 'end'; readonly cause: EndCause }
  | { readonly type: 'timePassed' }
  | { readonly type: 'ladderStep'; readonly step: LadderStep }
  | { readonly type: 'ladderDone'; readonly viewGone: boolean }
  | { readonly type: 'recovered' }
  | {
      readonly type: 'close'
      readonly outcome: Outcome
      readonly note: string
      readonly followUp: string
    }

export type SessionEvent = Moment & Happening

/** What the owner of the machine has to do. `attention`: tell the counselor also when the window is in the background. */
export type Effect =
  | { readonly type: 'openMeeting' | 'startClock' | 'forgetView' | 'closeView' | 'endMeeting' }
  | { readonly type: 'closeBooking'; readonly outcome: Outcome; readonly usedMs: number }
  | { readonly type: 'attention'; readonly what: 'warning' | 'recording' | 'noShow' | 'lineLost' }

export type Transition = {
  readonly session: Session
  readonly records: readonly Fact[]
  readonly effects: readonly Effect[]
}
export type Refusal =
  | 'wrongState'
  | 'gateClosed'
  | 'devicesNotTested'
  | 'ownItemsOpen'
  | 'extensionNotAllowed'
  | 'overMaximum'
  | 'outcomeNotPossible'
  | 'noteNeeded'
/** What the machine answers: where the session stands now, or why it stays as it is. */
export type Reduced = Result<Transition, Refusal>

/** The session as it is now, what is written of it, and what is to be done. */
export const to = (
  session: Session,
  records: readonly Fact[] = [],
  effects: readonly Effect[] = [],
): Reduced => ok({ session, records, effects })
