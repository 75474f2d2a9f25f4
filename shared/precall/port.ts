/** What the precall room needs of the live session. */
import type { Check } from '../log/checks.ts'
import type { DeviceTest } from '../log/device.ts'
import type { Earlier } from '../log/earlier.ts'
import type { Gate } from './gate.ts'
import type { Result } from '../result.ts'
import type { Account } from '../people/account.ts'

/** Facts for the gate; the session machine records each as an event. `earlier`: what it rests on where it is not made anew. */
export type GateFact =
  | { readonly type: 'devicesTested'; readonly test: DeviceTest; readonly earlier?: Earlier }
  | {
      readonly type: 'itemTicked'
      readonly itemId: string
      readonly ticked: boolean
      readonly earlier?: Earlier
    }
  | { readonly type: 'identityTried'; readonly matched: boolean }
  | { readonly type: 'heard' }
  | { readonly type: 'nameConfirmed' }
  | {
      readonly type: 'identityExcepted'
      readonly supervisorId: string
      readonly reason: string
      readonly checkedInstead: string
    }
  | {
      readonly type: 'consented'
      readonly kind: string
      readonly effectiveFrom: string
      readonly earlier?: Earlier
    }
  | { readonly type: 'takenBack'; readonly check: Check }
  | { readonly type: 'companionsSeen'; readonly seen: 'asAnnounced' | 'unannounced' }

/** Why something cannot be done with the live session, whatever it is. */
export const liveReasons = ['noSession', 'wrongState', 'notYourSession', 'saveFailed'] as const
export type LiveReason = (typeof liveReasons)[number]

export type GateSight = {
  readonly gate: Gate
  /** null for a person without a number (M3 category 3). */
  readonly expectedNumber: string | null
  readonly date: string
  /** Ids of the checklist and terms in force, as frozen when this session was prepared. */
  readonly itemIds: readonly string[]
  /** Of these, the counselor's own side. */
  readonly ownItems: readonly string[]
  readonly terms: readonly { readonly kind: string; readonly effectiveFrom: string }[]
}

export interface SessionPort {
  /** The live session's gate and what the identity check compares against; fails when `recordId` is not the live session or not this counselor's. */
  gate(recordId: string, by: Account): Result<GateSight, LiveReason>
  record(recordId: string, by: Account, fact: GateFact): Result<null, LiveReason>
  /** A session is live in any state before closed. */
  running(): boolean
}
