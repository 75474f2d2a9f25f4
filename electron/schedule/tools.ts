/** What the schedule's room is given, and the tools that its handlers share. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { BookingChange } from '../../shared/log/change.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { EventLog } from '../../shared/log/port.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { Head } from '../../shared/schedule/head.ts'
import type { HolidayTable } from '../../shared/schedule/holidays.ts'
import type { Rules } from '../../shared/schedule/overlay.ts'
import type { Bell } from '../bell.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { japaneseHolidays } from './holidays.ts'
import { breathe, type Breathe } from '../slices.ts'
import type { ScheduleStore } from './store.ts'

export type ScheduleRoomParts = {
  readonly store: ScheduleStore
  readonly clock: Clock
  readonly office: OfficePort
  /** Display name of an account. */
  readonly nameOf: PeoplePort['nameOf']
  readonly log: EventLog
  /** New random ids. */
  readonly ids: () => string
  readonly bell: Pick<Bell, 'ring' | 'on'>
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void
  /** The published list of holidays unless another is given. */
  readonly holidays?: HolidayTable
  /** A supervisor's decision in force to refuse that number further use; without it nobody is refused. */
  readonly restricted?: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** What long work waits for between two pieces; the event loop's next turn unless another is given. */
  readonly breathe?: Breathe
}

export interface ScheduleTools extends Required<ScheduleRoomParts> {
  rules(): Rules
  /** One step: log, disk, memory, and the screens are told. `date` null: more than one day is touched. */
  save(
    puts: readonly Entry[],
    events: readonly NewEvent[],
    head?: Head | null,
  ): Result<null, 'saveFailed'>
  changed(entry: Entry, what: BookingChange, actorId: string): NewEvent
  notSaved(actorId: string): () => void
  announce(puts: readonly Entry[]): void
}

export function createTools(given: ScheduleRoomParts): ScheduleTools {
  const parts: Required<ScheduleRoomParts> = {
    holidays: japaneseHolidays,
    restricted: () => false,
    breathe,
    ...given,
  }

  function notSaved(actorId: string): () => void {
    return () => {
      parts.log.append([
        {
          type: 'schedule.changed',
          scope: 'office',
          actorId,
          payload: { bookingId: '', what: 'notSaved', booking: null },
        },
      ])
    }
  }

  function announce(puts: readonly Entry[]): void {
    const dates = new Set(puts.map((entry) => entry.booking.date))
    parts.bell.ring('schedule.changed', { date: dates.size === 1 ? ([...dates][0] ?? null) : null })
  }

  return {
    ...parts,
    notSaved,
    announce,
    rules() {
      return {
        profile: parts.office.profile(),
        holidays: parts.holidays,
        today: dateOf(parts.clock.wallMs()),
        restricted: parts.restricted,
      }
    },
    save(puts, events, head = null) {
      const actorId = events[0]?.actorId ?? 'system'
      const log = (): Result<unknown, 'saveFailed'> =>
        events.length === 0 ? ok() : parts.log.append(events)
      const saved = parts.store.commit({ puts, head, log, unlog: notSaved(actorId) })
      if (saved.ok) announce(puts)
      return saved
    },
    changed(entry, what, actorId) {
      return {
        type: 'schedule.changed',
        scope: 'office',
        actorId,
        payload: { bookingId: entry.booking.id, what, booking: entry.booking },
      }
    },
  }
}
