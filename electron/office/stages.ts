/** The stage as the main process keeps it, and what a failed opening means for it. */
import type { AnswerTo } from '../../shared/contract.ts'
import type {
  OfficeKind,
  OfficeStatus,
  OfficeTrouble,
  recoveryReasons,
} from '../../shared/office/status.ts'
import type { StageOf } from '../../shared/office/stages.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { LiveOffice, OpeningFailure, RecoveryFailure } from './opening.ts'

/** The office machine of shared/office/stages.ts with an open office of the main process. */
export type Stage<H> = StageOf<LiveOffice<H>>

export type RecoveryReason = (typeof recoveryReasons)[number]

/** The office whose key stands in the way; null: none does. */
export function keyMissingFor<H>(now: Stage<H>): OfficeKind | null {
  if (now.stage === 'unlock') return now.kind
  return now.stage === 'trouble' &&
    (now.trouble === 'keyUnavailable' || now.trouble === 'keyDamaged')
    ? now.kind
    : null
}

/** For the technical log. */
export function describeStage<H>(now: Stage<H>): string {
  switch (now.stage) {
    case 'choose':
      return now.stage
    case 'unlock':
      return `${now.stage} ${now.kind}`
    case 'trouble':
      return `${now.stage} ${now.kind} ${now.trouble}`
    case 'accounts':
    case 'ready':
      return `${now.stage} ${now.office.kind}`
  }
}

export function troubleOf(reason: OpeningFailure | RecoveryFailure): OfficeTrouble {
  switch (reason) {
    case 'passphraseNeeded':
    case 'wrongPassphrase':
    case 'alreadyExists':
    case 'wrongRecoveryKey':
    case 'typo':
    case 'length':
      return 'keyUnavailable'
    default:
      return reason
  }
}

/** What the person at the screen can put right in the same form; null: the trouble lies elsewhere. */
export function mistyped(reason: OpeningFailure | RecoveryFailure): RecoveryReason | null {
  switch (reason) {
    case 'typo':
      return 'recoveryKeyTypo'
    case 'length':
      return 'recoveryKeyLength'
    case 'wrongRecoveryKey':
    case 'passphraseNeeded':
      return reason
    default:
      return null
  }
}

export function withoutPassphrase(
  opened: AnswerTo<'office.unlock'>,
): Result<OfficeStatus, OfficeTrouble> {
  return opened.ok ? opened : fail(troubleOf(opened.reason))
}
