/** The meeting as the session sees it: Zoom and practice are two providers behind this one interface. */
import { z } from 'zod'
import type { DeviceKind } from '../log/device.ts'
import type { Result } from '../result.ts'
import type { Person, PersonAct } from './people.ts'

export type MeetingEvent =
  | { readonly type: 'joined' }
  /** Everybody else who waits or is in the meeting, anew with every change. */
  | { readonly type: 'people'; readonly people: readonly Person[] }
  /** Somebody is in the waiting room, and nobody in the meeting. */
  | { readonly type: 'waiting' }
  /** The first of the others is connected with the counselor. */
  | { readonly type: 'otherJoined' }
  /** The last of the others is not any more. */
  | { readonly type: 'otherLeft' }
  /** Whether the counselor has the meeting in hand; said after joining and at each change. */
  | { readonly type: 'hostChanged'; readonly host: boolean }
  /** The counselor is put back into the waiting room, or let in again. */
  | { readonly type: 'held'; readonly held: boolean }
  | { readonly type: 'recordingChanged'; readonly recording: boolean }
  /** The counselor's own camera or microphone went away, or works again (the same or another one). */
  | { readonly type: 'deviceLost' | 'deviceBack'; readonly kind: DeviceKind }
  /** The counselor's page shows the window of the job site, or not any more. */
  | { readonly type: 'sharing'; readonly on: boolean }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'reconnected' }
  | { readonly type: 'ended'; readonly by: 'us' | 'host' | 'removed' | 'timeLimit' | 'crash' }
  | { readonly type: 'failed'; readonly reason: MeetingReason; readonly detail?: MeetingDetail }

/** What is said beside a reason. */
export const MeetingDetailSchema = z.object({
  /** The service's own number for it. */
  code: z.int().nullable(),
  /** How long the service wants us to wait, seconds. */
  seconds: z.int().nullable(),
})
export type MeetingDetail = z.infer<typeof MeetingDetailSchema>

export const MeetingReasonSchema = z.enum([
  'notConfigured',
  'cameraRefused',
  'cameraInUse',
  'noCamera',
  'unreachable',
  'wrongPasscode',
  'meetingNotFound',
  'meetingNotStarted',
  'signatureInvalid',
  'signatureExpired',
  'roleRefused',
  'appKeyWrong',
  'locked',
  'heldOutside',
  'anotherRuns',
  'sdkTooOld',
  'browserJoinOff',
  'joinRefused',
  'hostMissing',
  'appOff',
  'meetingOver',
  'meetingFull',
  'removedBefore',
  'timeLimit',
  'tooManyTries',
  'zakRefused',
  'signInNeeded',
  'registrationNeeded',
  'personGone',
  'notHost',
  'noAnswer',
  'viewCrashed',
  'unknown',
  // The Zoom account's (REST) and the signing service's:
  'wrongCredentials',
  'scopesMissing',
  'otherAccount',
  'rateLimited',
  'hostNotFound',
  'signingRefused',
  'meetingBusy',
  'ownMeetingElsewhere',
  'ownMeetingUnsafe',
  // The office's own list of meetings:
  'linksHeld',
  // The office's licences: another PC uses it; all of them have a meeting at that time. What other PCs told cannot be asked.
  'hostBusy',
  'noFreeHost',
  'serverAway',
])
export type MeetingReason = z.infer<typeof MeetingReasonSchema>

/** practice: the loopback; zoom: the SDK in its own view; zoomApp: the installed Zoom app, of which we see nothing. */
export const ProviderKindSchema = z.enum(['practice', 'zoom', 'zoomApp'])
export type ProviderKind = z.infer<typeof ProviderKindSchema>

/** What a meeting is opened for. `displayName` is the counselor's name as the job seeker sees it. */
export type MeetingPlan = {
  readonly recordId: string
  readonly bookingId: string
  readonly topic: string
  readonly displayName: string
  readonly startsAtMs: number
  /** How long the use may last (the profile's cap). */
  readonly lastsMs: number
}

/**
 * One live meeting at a time. `open` shows the view; `end` ends it for everybody and resolves when the provider
 * confirmed it (the caller puts its own time limit on it); `destroyView` frees camera and microphone in any case.
 */
export interface MeetingProvider {
  readonly kind: ProviderKind
  /** `url` null: there is no view of ours. */
  open(plan: MeetingPlan): Promise<Result<{ readonly url: string | null }, MeetingReason>>
  /** Lets one person in who waits, turns one out who waits or is in (for good), or puts one back to wait. Each by itself: none waits for another. */
  person(act: PersonAct, guid: string): Promise<Result<null, MeetingReason>>
  /** Nobody is heard or seen, here or there, until it is said again; nothing ends. What has no view of ours cannot. */
  hush(on: boolean): void
  end(): Promise<Result<null, MeetingReason>>
  destroyView(): Promise<void>
  /** Third step of the ladder: from outside, through the account (REST). */
  endByAccount(): Promise<Result<null, MeetingReason>>
  /** Address of a window that plays the job seeker (practice only). */
  seekerAddress(): string | null
  subscribe(listener: (event: MeetingEvent) => void): () => void
}

/** What the session drives, whichever provider carries the meeting. */
export interface MeetingPort extends MeetingProvider {
  /** False in a real office without a Zoom account: nobody could come to a meeting opened there (M12-2-4). */
  possible(): boolean
}
