/** Periods an office counts in. The fiscal year begins on 1 April. Pure; dates in Asia/Tokyo. */
import { addDays, type LocalDate } from '../../../shared/time/jst.ts'

export type Period = { readonly from: LocalDate; readonly to: LocalDate }

const APRIL = 4
const monthStart = (year: number, month: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
const parts = (date: LocalDate): readonly [number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
]

export function thisMonth(today: LocalDate): Period {
  const [year, month] = parts(today)
  const next = month === 12 ? monthStart(year + 1, 1) : monthStart(year, month + 1)
  return { from: monthStart(year, month), to: addDays(next, -1) }
}

export function lastMonth(today: LocalDate): Period {
  return thisMonth(addDays(thisMonth(today).from, -1))
}

export function fiscalYear(today: LocalDate): Period {
  const [year, month] = parts(today)
  const began = month < APRIL ? year - 1 : year
  return { from: monthStart(began, APRIL), to: addDays(monthStart(began + 1, APRIL), -1) }
}
