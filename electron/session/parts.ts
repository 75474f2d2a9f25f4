/** What the session room needs. */
import type { Clock } from '../../shared/clock.ts'
import type { MeetingPort } from '../../shared/meeting/provider.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { Consent } from '../../shared/precall/terms.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import type { OtherPcs } from '../../shared/session/others.ts'
import type { SessionStore } from '../../shared/session/store.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import type { Bell } from '../bell.ts'
import type { JobSiteHost, SharingView } from '../platform/platform.ts'
import type { Occupancy } from './occupancy.ts'
import type { PhraseDeskParts } from './phrase-desk.ts'
import type { Attention } from './runner-parts.ts'

export type SessionRoomParts = {
  readonly clock: Clock
  /** Time limits of connections (real time); without it the office's clock, which in the practice office can be moved. */
  readonly lineClock?: Clock
  readonly store: SessionStore
  readonly schedule: SchedulePort
  readonly people: PeoplePort
  readonly office: OfficePort
  readonly meeting: MeetingPort
  readonly keepAwake: (on: boolean) => void
  readonly bell: Pick<Bell, 'ring' | 'on'>
  /** Told whenever a session begins or is over. */
  readonly occupancy: Pick<Occupancy, 'tell'>
  /** A supervisor's decision in force to refuse that number use on that day. */
  readonly restricted?: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** What this job seeker confirmed at the last session in which anything was; empty when there was none. */
  readonly earlierConsents?: (jobSeekerNumber: string) => readonly Consent[]
  /** The window of the public job site; without it there is none. */
  readonly jobSite?: JobSiteHost
  /** Has the meeting's page show that window, or end it. */
  readonly share?: SharingView['share']
  /** Without it this PC is alone. */
  readonly others?: OtherPcs
  readonly log: PhraseDeskParts['log']
  /** A new random id for each record. */
  readonly ids: () => string
  /** Tell the counselor also when the window is in the background. */
  readonly attention?: (what: Attention) => void
}
