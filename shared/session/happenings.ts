/** The words of the session machine: what can happen to a session, what follows from it, and why it may be refused. */
import type { EndCause, LadderStep, Outcome, ProhibitedAct } from '../log/outcome.ts'
import type { Posting } from '../log/posting.ts'
import type { Role } from '../log/who-was-there.ts'
import type { MeetingEvent, ProviderKind } from '../meeting/provider.ts'
import type { GateFact } from '../precall/port.ts'
import { ok, type Result } from '../result.ts'
import type { Fact } from './facts.ts'
import type { Told } from '../log/told.ts'
import type { Session } from './state.ts'

/**
 * When it happened: wall clock (ms since 1970 UTC), elapsed use (ms since both were connected, 0 before), and a steady clock
 * (ms since the computer started), which no setting of the wall clock moves.
 */
export type Moment = {
  readonly wallMs: number
  readonly elapsedMs: number
  readonly steadyMs: number
}

export type Happening =
  | { readonly type: 'enter' }
  | { readonly type: 'meeting'; readonly event: MeetingEvent; readonly provider: ProviderKind }
  | { readonly type: 'fact'; readonly fact: GateFact }
  | { readonly type: 'begin' }
  /** Who somebody in the meeting is, as the counselor says (M20-2). */
  | { readonly type: 'role'; readonly guid: string; readonly role: Role }
  /** What the bookings say has changed. */
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'pause' }
  /** Why it was paused, said afterwards. */
  | { readonly type: 'explainPause'; readonly why: string }
  | { readonly type: 'exceptTime'; readonly supervisorId: string; readonly reason: string }
  | { readonly type: 'resume' }
  | {
      readonly type: 'extend'
      readonly supervisorId: string
      readonly minutes: number
      readonly reason: string
    }
  /** `confirmed`: the counselor looked into e-TUMO and found no withdrawal. */
  | {
      readonly type: 'answerNoShow'
      readonly contacted: boolean
      readonly confirmed: boolean
    }
  /** Nobody was met: the booking is to stand again. */
  | { readonly type: 'giveBack' }
  /** Its meeting is ended: now it does. */
  | { readonly type: 'givenBack' }
  | { readonly type: 'prohibited'; readonly act: ProhibitedAct }
  | { readonly type: 'takeBackProhibited' }
  /** It was a slip; said in the closing form. */
  | { readonly type: 'mistaken' }
  | { readonly type: 'posting'; readonly act: PostingAct }
  | { readonly type: 'end'; readonly cause: EndCause }
  | { readonly type: 'timePassed' }
  | { readonly type: 'ladderStep'; readonly step: LadderStep }
  | { readonly type: 'ladderDone'; readonly viewGone: boolean }
  | { readonly type: 'recovered' }
  /** The wall clock was set by so much, ms (negative: back). */
  | { readonly type: 'clockStepped'; readonly byMs: number }
  | {
      readonly type: 'close'
      readonly outcome: Outcome
      readonly note: string
      readonly followUp: string
    }

/** `was`: the number under which it stands (null: it is added); `now`: what is to stand in its place (null: it is withdrawn). */
export type PostingAct = { readonly was: string | null; readonly now: Posting | null }

export type SessionEvent = Moment & Happening

/** What the owner of the machine has to do. `attention`: tell the counselor also when the window is in the background. */
export type Effect =
  | { readonly type: 'openMeeting' | 'forgetView' | 'closeView' | 'endMeeting' }
  /** `agoMs`: both have been connected for so long already. */
  | { readonly type: 'startClock'; readonly agoMs: number }
  /** Nobody is heard or seen any more, on either side; or they are again. */
  | { readonly type: 'hush'; readonly on: boolean }
  | { readonly type: 'letGo' }
  | { readonly type: 'attention'; readonly what: AttentionKind }

export type AttentionKind =
  | 'warning'
  | 'recording'
  | 'noShow'
  | 'lookFirst'
  | 'withdrawn'
  | 'stranger'
  | 'lineLost'
  | 'deviceLost'

export type Transition = {
  readonly session: Session
  readonly records: readonly Fact[]
  readonly effects: readonly Effect[]
}
export type Refusal =
  | 'wrongState'
  | 'noMeeting'
  | 'gateClosed'
  | 'untimely'
  | 'exceptionNotAllowed'
  | 'devicesNotTested'
  | 'ownItemsOpen'
  | 'extensionNotAllowed'
  | 'overMaximum'
  | 'outcomeNotPossible'
  | 'noShowDoubts'
  | 'somebodyThere'
  | 'noteNeeded'
  | 'postingThere'
  | 'postingGone'
  | 'tooManyPostings'
/** What the machine answers: where the session stands now, or why it stays as it is. */
export type Reduced = Result<Transition, Refusal>

/** The session as it is now, what is written of it, and what is to be done. */
export const to = (
  session: Session,
  records: readonly Fact[] = [],
  effects: readonly Effect[] = [],
): Reduced => ok({ session, records, effects })
