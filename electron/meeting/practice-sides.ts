/** What one practice call is told by its two sides and tells them; the rules in between are in practice-call.ts. */
import type { Clock } from '../../shared/clock.ts'
import type { AppKey } from '../../shared/meeting/keys.ts'
import type { FromPage, Persona, ToPage } from '../../shared/meeting/line.ts'
import type { PersonAct } from '../../shared/meeting/people.ts'
import type { MeetingEvent, MeetingReason } from '../../shared/meeting/provider.ts'

export type CallParts = {
  readonly clock: Clock
  readonly displayName: string
  /** Who the job seeker's page plays; null outside of the practice office. */
  readonly persona: Persona | null
  readonly emit: (event: MeetingEvent) => void
  /** A key of the app was pressed in the counselor's page. */
  readonly onKey: (key: AppKey) => void
  /** False while that page has no line. */
  readonly toCounselor: (message: ToPage) => boolean
  readonly toSeeker: (message: ToPage) => boolean
}

export interface PracticeCall {
  /** Waits for our page. */
  start(): void
  /** The view was opened anew after a crash. */
  reopened(): void
  counselorLine(up: boolean): void
  seekerLine(up: boolean): void
  fromCounselor(message: FromPage): void
  fromSeeker(message: FromPage): void
  /** False when that cannot be done about that person now. */
  person(act: PersonAct, guid: string): boolean
  /** Tells both pages to stop. */
  end(): void
  /** Our page confirmed that it stopped. */
  endedByUs(): void
  /** Our page crashed or stayed away. */
  counselorGone(): void
  crashed(): boolean
  over(): boolean
  /** No event and no timer after this. */
  close(): void
}

/** getUserMedia's error names (W3C Media Capture) as the meeting's reasons. */
export function mediaReason(name: string): MeetingReason {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'cameraRefused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'noCamera'
    case 'NotReadableError':
    case 'AbortError':
      return 'cameraInUse'
    default:
      return 'unknown'
  }
}
