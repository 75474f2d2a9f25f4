/** What a practice call is made of: its state, what can happen to it, and what it has done. The machine is practice-call.ts. */
import type { SeekerPlace, ToPage } from './line.ts'
import type { Person, PersonAct } from './people.ts'
import type { MeetingEvent, MeetingReason } from './provider.ts'

/** There is one person in a practice call. */
export const PRACTICE_GUID = 'practice-seeker'

export type PracticeCallState = {
  readonly state: 'open' | 'crashed' | 'ending' | 'ended' | 'closed'
  /** As the job seeker's page is called; '' outside of the practice office. */
  readonly seekerName: string
  readonly joined: boolean
  readonly counselorReady: boolean
  readonly seekerReady: boolean
  readonly place: SeekerPlace
  /** Both have been connected since the job seeker was last admitted. */
  readonly together: boolean
  /** Of the peer connection that was asked for last. */
  readonly round: number
  readonly recording: boolean
  readonly lostTold: boolean
  /** Why the line counts as lost right now. */
  readonly broken: { readonly page: boolean; readonly peer: boolean; readonly cut: boolean }
  readonly peopleTold: readonly Person[]
}

/** What the job seeker's page says. */
export type BySeeker =
  | { readonly type: 'seekerReady' | 'knock' | 'leave' | 'cut' | 'restore' }
  /** It records, or no longer. */
  | { readonly type: 'recording'; readonly on: boolean }

/** What our page says or what becomes of it, and what the counselor wants. */
export type ByCounselor =
  | { readonly type: 'started' | 'counselorReady' | 'counselorGone' | 'retry' }
  | { readonly type: 'counselorLine'; readonly up: boolean }
  | { readonly type: 'mediaFailed'; readonly reason: MeetingReason }
  | { readonly type: 'peer'; readonly round: number; readonly up: boolean }
  /** Whoever it is about is where it can be done. */
  | { readonly type: 'person'; readonly act: PersonAct }

export type PracticeHappening =
  | BySeeker
  | ByCounselor
  | { readonly type: 'reopened' | 'end' | 'stopped' | 'close' | 'noAnswer' }
  | { readonly type: 'seekerLine'; readonly up: boolean }
  /** The job seeker's page stays away. */
  | { readonly type: 'seekerGone' }

/** page: of our page's line; seeker: of the other's; retry: of the peer connection. */
export type PracticeTimer = 'page' | 'seeker' | 'retry'

/** What is to be done, in this order. */
export type PracticeEffect =
  | { readonly type: 'tell'; readonly event: MeetingEvent }
  | { readonly type: 'toCounselor' | 'toSeeker'; readonly message: ToPage }
  /** The first words to a page whose line is up: who the counselor is and where the job seeker stands. */
  | { readonly type: 'greetCounselor' | 'greetSeeker'; readonly seeker: SeekerPlace }
  | {
      readonly type: 'wait'
      readonly timer: PracticeTimer
      readonly ms: number
      readonly then: PracticeHappening
    }
  | { readonly type: 'stop'; readonly timer: PracticeTimer }

export type PracticeStep = {
  readonly state: PracticeCallState
  readonly effects: readonly PracticeEffect[]
}

/** Nothing of the line is broken. */
export const WHOLE = { page: false, peer: false, cut: false } as const

export const newPracticeCall = (seekerName: string): PracticeCallState => ({
  ...{ state: 'open', seekerName, joined: false, counselorReady: false, seekerReady: false },
  ...{ place: 'absent', together: false, round: 0, recording: false, lostTold: false },
  ...{ broken: WHOLE, peopleTold: [] },
})
