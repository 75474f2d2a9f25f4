/** Every refusal of the SDK 6.2.0 by its number, and what it means for us. The numbers are those of its own table (zoom.md). */
import type { MeetingReason } from '../../../shared/meeting/provider.ts'

export const SDK_CODES: Readonly<Record<number, MeetingReason>> = {
  // The signature and the app it was made with.
  3704: 'appKeyWrong',
  3705: 'signatureExpired',
  3708: 'roleRefused',
  3710: 'appOff',
  3712: 'signatureInvalid',
  3713: 'joinRefused',
  // The meeting.
  3610: 'meetingNotFound',
  3703: 'meetingNotFound',
  3706: 'meetingNotFound',
  3707: 'meetingNotFound',
  3004: 'wrongPasscode',
  3008: 'meetingNotStarted',
  3000: 'anotherRuns',
  4004: 'meetingOver',
  4005: 'meetingFull',
  4006: 'locked',
  // The host.
  3003: 'roleRefused',
  3265: 'zakRefused',
  3623: 'zakRefused',
  3624: 'hostMissing',
  3625: 'hostMissing',
  3627: 'hostMissing',
  3702: 'hostMissing',
  3709: 'hostMissing',
  // Another account.
  3711: 'otherAccount',
  4011: 'otherAccount',
  4012: 'otherAccount',
  4013: 'otherAccount',
  4014: 'otherAccount',
  4015: 'otherAccount',
  4017: 'otherAccount',
  4018: 'otherAccount',
  // The account's settings.
  3603: 'browserJoinOff',
  3604: 'browserJoinOff',
  3608: 'browserJoinOff',
  3609: 'browserJoinOff',
  3611: 'browserJoinOff',
  3032: 'registrationNeeded',
  3099: 'registrationNeeded',
  3606: 'registrationNeeded',
  3005: 'signInNeeded',
  3034: 'signInNeeded',
  3051: 'signInNeeded',
  3052: 'signInNeeded',
  3082: 'signInNeeded',
  3100: 'signInNeeded',
  6024: 'signInNeeded',
  3620: 'joinRefused',
  4007: 'joinRefused',
  // Ourselves.
  3009: 'removedBefore',
  4008: 'anotherRuns',
  // The service.
  403: 'unreachable',
  3621: 'unreachable',
  3622: 'unreachable',
  4001: 'unreachable',
  [-3000]: 'unreachable',
  3633: 'tooManyTries',
  3634: 'tooManyTries',
  10_000: 'sdkTooOld',
  // The page.
  3635: 'viewCrashed',
  5000: 'viewCrashed',
  5001: 'viewCrashed',
}

/** For what the SDK gives as 200 and tells apart in Zoom's sentence alone; the first that fits. */
export const SENTENCES: readonly (readonly [RegExp, MeetingReason])[] = [
  [/\bzak\b|zoom access key/i, 'zakRefused'],
  [/not belong|cross.?account|other account|external account/i, 'otherAccount'],
  [/\b(?:obf|authorized user)/i, 'otherAccount'],
  [/sign.?in|log.?in|login|authenticat/i, 'signInNeeded'],
  [/regist/i, 'registrationNeeded'],
  [/host.*(?:not|inactive|exist)|user.*(?:inactive|not exist)/i, 'hostMissing'],
  [/not (?:the )?host|no host/i, 'roleRefused'],
  [
    /(?:meeting|number).*(?:not (?:found|exist)|invalid|wrong|expired)|does not exist/i,
    'meetingNotFound',
  ],
  [/token.*(?:invalid|expired)|(?:invalid|expired).*token/i, 'zakRefused'],
  [/permission|not allow|disabled/i, 'joinRefused'],
]
