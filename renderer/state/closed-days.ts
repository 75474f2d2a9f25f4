/** On which days the office is closed, for a calendar that is open. */
import { useMemo, useState } from 'react'
import type { LocalDate } from '../../shared/time/day.ts'
import { useAnswer } from './answers.ts'

export type ClosedDays = {
  /** Why, by date; a day of which nothing is known (yet) is not there. */
  readonly reasons: ReadonlyMap<LocalDate, string>
  /** The calendar shows the month that begins on this day. */
  readonly onMonth: (first: LocalDate) => void
}

/** Asks the schedule for the month that is shown. For whoever is signed in as counselor or supervisor. */
export function useClosedDays(): ClosedDays {
  const [first, setFirst] = useState<LocalDate | null>(null)
  const { data } = useAnswer('schedule.closedDays', first === null ? null : { date: first })
  const reasons = useMemo(
    () => new Map((data ?? []).map(({ date, reason }) => [date, reason ?? ''])),
    [data],
  )
  return { reasons, onMonth: setFirst }
}
