/** The month that a date field opens: every day of it once, and where the keys lead. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayByKey, weeksOf } from '../../renderer/ui/month-grid.ts'
import { addDays, thisMonth, weekdayOf } from '../../shared/time/day.ts'

const day = fc.integer({ min: -30_000, max: 60_000 }).map((days) => addDays('1990-01-01', days))

describe('the month of a date field', () => {
  it('shows every day of the month once, under its weekday, Sunday first', () => {
    fc.assert(
      fc.property(day, (date) => {
        const weeks = weeksOf(date)
        const { from, to } = thisMonth(date)
        const days = weeks.flat().filter((one) => one !== null)
        expect(days[0]).toBe(from)
        expect(days.at(-1)).toBe(to)
        expect(days).toEqual(days.map((_, after) => addDays(from, after)))
        for (const week of weeks)
          for (const [weekday, one] of week.entries())
            if (one !== null) expect(weekdayOf(one)).toBe(weekday)
      }),
    )
  })

  it('keeps its size', () => {
    for (const date of ['2026-02-10', '2026-11-28', '2027-05-01'])
      expect(weeksOf(date)).toHaveLength(6)
  })
})

describe('the keys of the calendar', () => {
  const from = '2026-11-28'
  it.each([
    ['ArrowLeft', false, '2026-11-27'],
    ['ArrowRight', false, '2026-11-29'],
    ['ArrowUp', false, '2026-11-21'],
    ['ArrowDown', false, '2026-12-05'],
    ['Home', false, '2026-11-22'],
    ['End', false, '2026-11-28'],
    ['PageUp', false, '2026-10-28'],
    ['PageDown', false, '2026-12-28'],
    ['PageUp', true, '2025-11-28'],
    ['PageDown', true, '2027-11-28'],
    ['Tab', false, null],
    ['1', false, null],
  ])('%s (shift: %s) leads to %s', (key, shift, to) => {
    expect(dayByKey(from, key, shift)).toBe(to)
  })

  it('comes to the last day of a shorter month', () => {
    expect(dayByKey('2027-03-31', 'PageUp', false)).toBe('2027-02-28')
    expect(dayByKey('2028-02-29', 'PageDown', true)).toBe('2029-02-28')
  })

  it('Home and End stay in the week', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [first, last] = [dayByKey(date, 'Home', false), dayByKey(date, 'End', false)]
        if (first === null || last === null) throw new Error('both are keys of the calendar')
        expect(weekdayOf(first)).toBe(0)
        expect(last).toBe(addDays(first, 6))
        expect(first <= date && date <= last).toBe(true)
      }),
    )
  })
})
