/** What the schedule's room is given, and the tools that its handlers share. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { BookingChange } from '../../shared/log/change.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { EventLog, SaveReason } from '../../shared/log/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { Tag } from '../../shared/schedule/ids.ts'
import type { HolidayTable } from '../../shared/schedule/holidays.ts'
import type { Rules } from '../../shared/schedule/overlay.ts'
import type { Bell } from '../bell.ts'
import type { OtherPcs } from '../../shared/session/others.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { japaneseHolidays } from './holidays.ts'
import { breathe, type Breathe } from '../slices.ts'
import type { LogReader } from '../storage/log/reader.ts'
import type { ScheduleStore } from './store.ts'

export interface ScheduleLog extends EventLog {
  /** Writes that the row was dismissed, and destroys its key in the same transaction. */
  dismissRow(event: NewEvent): Result<unknown, SaveReason>
}

export type ScheduleRoomParts = {
  readonly store: ScheduleStore
  readonly clock: Clock
  readonly office: OfficePort
  /** Display name of an account. */
  readonly nameOf: PeoplePort['nameOf']
  /** A supervisor's sign-in on the spot. */
  readonly authorise: PeoplePort['authorise']
  readonly log: ScheduleLog
  /** For the history. */
  readonly reader: LogReader
  /** New random ids. */
  readonly ids: () => string
  /** A keyed hash under the office's key. */
  readonly tag: Tag
  readonly bell: Pick<Bell, 'ring' | 'on'>
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void
  /** The published list of holidays unless another is given. */
  readonly holidays?: HolidayTable
  /** A supervisor's decision in force to refuse that number further use; without it nobody is refused. */
  readonly restricted?: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** Whether a record says that the number's use of that day was had; without it nobody's was. */
  readonly used?: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** Whether other PCs of the office write the same bookings; without it there are none. */
  readonly isShared?: () => boolean
  /** Whether the session of that record was begun in this folder; without it every one was. */
  readonly isOwn?: (recordId: string) => boolean
  /** A supervisor says that the PC which runs that record is gone; without it there is no other PC. */
  readonly freeElsewhere?: OtherPcs['free']
  /** What long work waits for between two pieces; the event loop's next turn unless another is given. */
  readonly breathe?: Breathe
}

export interface ScheduleTools extends Required<ScheduleRoomParts> {
  rules(): Rules
  /**
   * The rules for what is written without a person: alike on every PC of the office. Which records there are is not: where one PC holds
   * a booking for a use that another has no record of, they would undo each other for ever. Whoever takes it is asked of both.
   */
  commonRules(): Rules
  /** Into the log, and with that in force. */
  save(events: readonly NewEvent[]): Result<null, 'saveFailed'>
  /** A booking as it is to be, in place of the one before; the entry as it is then. */
  change(
    before: Entry,
    after: Entry,
    what: BookingChange,
    actorId: string,
  ): Result<Entry, 'saveFailed'>
  /** The days that changed; more than one: all lists are told. */
  readonly announce: (dates: ReadonlySet<LocalDate>) => void
}

export function createTools(given: ScheduleRoomParts): ScheduleTools {
  const parts: Required<ScheduleRoomParts> = {
    holidays: japaneseHolidays,
    restricted: () => false,
    used: () => false,
    isShared: () => false,
    isOwn: () => true,
    freeElsewhere: () => Promise.resolve(fail('serverAway')),
    breathe,
    ...given,
  }

  function save(events: readonly NewEvent[]): Result<null, 'saveFailed'> {
    const saved = parts.log.append(events)
    return saved.ok ? ok() : saved
  }

  const rules = (): Rules => ({
    profile: parts.office.profile(),
    holidays: parts.holidays,
    today: dateOf(parts.clock.wallMs()),
    now: timeOf(parts.clock.wallMs()),
    restricted: parts.restricted,
    used: parts.used,
  })

  return {
    ...parts,
    save,
    announce(dates) {
      const [date = null] = dates
      parts.bell.ring('schedule.changed', { date: dates.size === 1 ? date : null })
    },
    rules,
    commonRules: () => (parts.isShared() ? { ...rules(), used: () => false } : rules()),
    change(before, after, what, actorId) {
      const saved = save([changedEvent(before, after, what, actorId)])
      return saved.ok ? ok(parts.store.index().get(before.booking.id) ?? after) : saved
    },
  }
}
