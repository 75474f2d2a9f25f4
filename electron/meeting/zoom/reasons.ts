/** Why it did not work, in the session's words: from the SDK's error codes and from the account's refusals. */
import type { MeetingReason } from '../../../shared/meeting/provider.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { SDK_CODES, SENTENCES } from './sdk-codes.ts'

/** What the SDK's refusal means. @param sentence Zoom's own words, which alone tell some apart; never shown or logged */
export function sdkReason(errorCode: number | null, sentence = ''): MeetingReason {
  if (errorCode === null) return 'unknown'
  const known = SDK_CODES[errorCode]
  if (known !== undefined || errorCode !== 200) return known ?? 'unknown'
  return SENTENCES.find(([pattern]) => pattern.test(sentence))?.[1] ?? 'unknown'
}

/** The number as the technical log lets it pass: no more than four digits in a row. */
export function codeWord(code: number | null): string {
  return code === null ? 'none' : String(code).replace(/(\d)(?=(?:\d{4})+$)/g, '$1.')
}

/** getUserMedia's refusals; null for one that says nothing about the device. */
export function mediaReason(name: string): MeetingReason | null {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'cameraRefused'
  if (name === 'NotReadableError' || name === 'AbortError') return 'cameraInUse'
  return name === 'NotFoundError' ? 'noCamera' : null
}

const ACCOUNT = {
  notConfigured: 'notConfigured',
  wrongCredentials: 'wrongCredentials',
  scopesMissing: 'scopesMissing',
  otherAccount: 'otherAccount',
  rateLimited: 'rateLimited',
  unreachable: 'unreachable',
  meetingNotFound: 'meetingNotFound',
  hostNotFound: 'hostNotFound',
  signingRefused: 'signingRefused',
  meetingBusy: 'meetingBusy',
  ownMeetingElsewhere: 'ownMeetingElsewhere',
  ownMeetingUnsafe: 'ownMeetingUnsafe',
  linksHeld: 'linksHeld',
  hostBusy: 'hostBusy',
  noFreeHost: 'noFreeHost',
  serverAway: 'serverAway',
  refused: 'unknown',
} as const satisfies Record<AccountReason, MeetingReason>

export function accountReason(reason: AccountReason): MeetingReason {
  return ACCOUNT[reason]
}
