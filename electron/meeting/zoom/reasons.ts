/** Why it did not work, in the session's words: from the SDK's error codes and from the account's refusals. */
import type { MeetingReason } from '../../../shared/meeting/provider.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'

/** The SDK's error codes as measured (zoom.md); 4006 is a locked meeting. */
const CODES: Readonly<Record<number, MeetingReason>> = {
  3712: 'signatureInvalid',
  3705: 'signatureExpired',
  3707: 'meetingNotFound',
  3001: 'meetingNotFound',
  3708: 'roleRefused',
  3711: 'otherAccount',
  3704: 'appKeyWrong',
  3008: 'meetingNotStarted',
  3004: 'wrongPasscode',
  4006: 'locked',
  [-3000]: 'unreachable',
}

export function sdkReason(errorCode: number | null): MeetingReason {
  return errorCode === null ? 'unknown' : (CODES[errorCode] ?? 'unknown')
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
  refused: 'unknown',
} as const satisfies Record<AccountReason, MeetingReason>

export function accountReason(reason: AccountReason): MeetingReason {
  return ACCOUNT[reason]
}
