/** Which day's people are told: the one that was picked, else the next open day, or today while nobody is booked then. */
import type { Failed } from '../../../shared/result.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { useAnswer } from '../../state/answers.ts'
import type { Day } from '../board/day-board.tsx'

const anybodyLive = (day: Day | null): boolean =>
  day?.bookings.some(({ state }) => state === 'live') ?? false

/** @param picked null: nobody picked one */
export function useTellingDay(
  picked: LocalDate | null,
  today: LocalDate,
): { readonly day: Day | null; readonly failure: Failed | null; readonly reload: () => void } {
  const now = useAnswer('schedule.day', picked === null ? { date: today } : null)
  const date = picked ?? now.data?.nextOpenDay ?? null
  const then = useAnswer('schedule.day', date === null ? null : { date })
  const isToday = picked === null && !anybodyLive(then.data) && anybodyLive(now.data)
  return {
    day: then.data !== null && isToday ? now.data : then.data,
    failure: now.failure ?? then.failure,
    reload() {
      void now.reload()
      void then.reload()
    },
  }
}
