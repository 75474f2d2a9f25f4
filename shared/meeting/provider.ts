/** The meeting as the session sees it: Zoom and practice are two providers behind this one interface. */
import { z } from 'zod'
import type { Result } from '../result.ts'

export type MeetingEvent =
  | { readonly type: 'joined' }
  /** The job seeker is in the waiting room. */
  | { readonly type: 'waiting' }
  | { readonly type: 'otherJoined' }
  | { readonly type: 'otherLeft' }
  | { readonly type: 'recordingChanged'; readonly recording: boolean }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'reconnected' }
  | { readonly type: 'ended'; readonly by: 'us' | 'host' | 'removed' | 'crash' }
  | { readonly type: 'failed'; readonly reason: MeetingReason }

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
  admit(): Promise<Result<null, MeetingReason>>
  end(): Promise<Result<null, MeetingReason>>
  destroyView(): Promise<void>
  /** Third step of the ladder: from outside, through the account (REST). */
  endByAccount(): Promise<Result<null, MeetingReason>>
  /** Address of a window that plays the job seeker (practice only). */
  seekerAddress(): string | null
  subscribe(listener: (event: MeetingEvent) => void): () => void
}
