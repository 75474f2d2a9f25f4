/** Live bookings that a withdrawal could mean although its number says otherwise: nobody is told to come who took the booking back. Pure. */
import type { Entry, SourceRow } from './entry.ts'
import type { ScheduleIndex } from './index.ts'
import { importedNumber } from './number.ts'
import { samePerson } from './person.ts'

export interface Withdrawals {
  /** Bookings that stand, of that person that day or at that time, which no row of the file tells of as booked. */
  fitting(source: SourceRow, exceptId: string | null): readonly Entry[]
}

const stands = ({ booking: { state } }: Entry): boolean =>
  state === 'live' || state === 'held' || state === 'inSession'

/** @param toldBooked ids of known bookings of which the file itself says that they are booked */
export function createWithdrawals(
  index: ScheduleIndex,
  toldBooked: ReadonlySet<string>,
): Withdrawals {
  const days = new Map<string, readonly Entry[]>()
  const onDate = (date: string): readonly Entry[] => {
    const known = days.get(date)
    if (known !== undefined) return known
    const found = index.onDate(date).filter(stands)
    days.set(date, found)
    return found
  }

  return {
    fitting(source, exceptId) {
      const number = importedNumber(source.jobSeekerNumber ?? '')
      // Moved by hand: the source knows it on its old day.
      const moved = number === null ? [] : index.withNumber(number).filter(stands)
      const atThatTime = onDate(source.date).filter((entry) => {
        const likeness = samePerson(entry.booking, source)
        return likeness === 'same' || (likeness === 'unknown' && entry.booking.slot === source.slot)
      })
      const ofThatDay = moved.filter(
        ({ booking, seen }) => booking.date === source.date || seen?.date === source.date,
      )
      return [...new Set([...ofThatDay, ...atThatTime])].filter(
        ({ booking }) => booking.id !== exceptId && !toldBooked.has(booking.id),
      )
    },
  }
}
