/** The calendar on date-fns, day by day from 2000 to 2060, against the arithmetic it takes the place of. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { yearBefore } from '../../electron/review/parts.ts'
import { mondayOf as oldMondayOf } from '../../renderer/schedule/board/now.ts'
import * as oldPeriods from '../../renderer/review/statistics/period.ts'
import { shortDate as oldShortDate } from '../../renderer/schedule/text/board.ts'
import { placeOf } from '../../shared/records/place.ts'
import { periodEnd } from '../../shared/records/retention.ts'
import { computeHolidays, FIRST_COMPUTED_YEAR } from '../../shared/schedule/holidays.ts'
import * as day from '../../shared/time/day.ts'
import * as instant from '../../shared/time/instant.ts'
import * as oldRead from '../../shared/time/japanese.ts'
import * as old from '../../shared/time/jst.ts'
import * as read from '../../shared/time/read.ts'
import * as words from '../../shared/time/words.ts'

const FIRST = '2000-01-01'
const LAST = '2060-12-31'
const days: string[] = []

beforeAll(() => {
  for (let date = FIRST; date <= LAST; date = old.addDays(date, 1)) days.push(date)
})

/** Days on which the two say different things. */
function differing(one: (date: string) => unknown, other: (date: string) => unknown): string[] {
  return days.filter((date) => JSON.stringify(one(date)) !== JSON.stringify(other(date)))
}

describe('old and new, on every day from 2000 to 2060', () => {
  it('there are as many days as there are', () => {
    expect(days.length).toBe(22_281)
  })

  it('agree on the days around, the weekday and the week', () => {
    for (const by of [-400, -31, -1, 0, 1, 28, 366])
      expect(
        differing(
          (date) => day.addDays(date, by),
          (date) => old.addDays(date, by),
        ),
        `${by} days`,
      ).toEqual([])
    expect(differing(day.weekdayOf, old.weekdayOf)).toEqual([])
    expect(differing(words.weekdayName, old.weekdayName)).toEqual([])
    expect(differing(day.mondayOf, oldMondayOf)).toEqual([])
  })

  it('agree on months before, the year before and the periods of statistics', () => {
    for (const months of [1, 2, 11, 12, 60, 1200])
      expect(
        differing(
          (date) => day.addMonths(date, -months),
          (date) => periodEnd(date, months),
        ),
        `${months} months`,
      ).toEqual([])
    expect(differing((date) => day.addMonths(date, -12), yearBefore)).toEqual([])
    expect(differing(day.thisMonth, oldPeriods.thisMonth)).toEqual([])
    expect(differing(day.lastMonth, oldPeriods.lastMonth)).toEqual([])
    expect(differing(day.fiscalYear, oldPeriods.fiscalYear)).toEqual([])
  })

  it('agree on the place in the list and on the holidays that fall on a Monday', () => {
    expect(
      differing(
        (date) => (day.dayNumber(date) * 24 + 10) * 60 + 30,
        (date) => placeOf(date, '10:30'),
      ),
    ).toEqual([])
    for (let year = FIRST_COMPUTED_YEAR; year <= 2060; year += 1) {
      const holidays = computeHolidays(year)
      const mondays = [
        ['01', 2, '成人の日'],
        ['07', 3, '海の日'],
        ['09', 3, '敬老の日'],
        ['10', 2, 'スポーツの日'],
      ] as const
      for (const [month, nth, name] of mondays)
        expect(holidays.get(day.nthMonday(`${year}-${month}-01`, nth))).toBe(name)
    }
  })

  it('agree on instants: the ends of the day, the slots, and any other', () => {
    for (const time of ['00:00', '08:59', '10:00', '23:59'])
      expect(
        differing(
          (date) => instant.instantOf(date, time),
          (date) => old.instantOf(date, time),
        ),
        time,
      ).toEqual([])
    for (const after of [0, 86_399_999, 33_333_333]) {
      const at = (date: string): number => old.instantOf(date, '00:00') + after
      const both = [
        [instant.dateOf, old.dateOf],
        [instant.timeOf, old.timeOf],
        [instant.timeOfSeconds, old.timeOfSeconds],
        [instant.monthStampOf, (ms: number) => old.dateOf(ms).slice(0, 7)],
      ] as const
      for (const [one, other] of both)
        expect(
          differing(
            (date) => one(at(date)),
            (date) => other(at(date)),
          ),
          `${one.name} ${after}`,
        ).toEqual([])
    }
  }, 60_000)

  it('agree on the words of a date from Reiwa on, and on the short ones', () => {
    const reiwa = days.filter((date) => date >= '2019-05-01')
    expect(reiwa.filter((date) => words.formatDate(date) !== old.formatDate(date))).toEqual([])
    expect(differing(words.shortDate, oldShortDate)).toEqual([])
  })

  it('agree on durations', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000_000 }), (ms) => {
        expect(words.formatDuration(ms)).toBe(old.formatDuration(ms))
      }),
    )
  })

  it('agree on what people write', () => {
    const forms = (date: string): string[] => {
      const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
      return [
        date,
        `${year}/${month}/${dayOfMonth} 0:00`,
        date.replaceAll('-', ''),
        `平成${year - 1988}年${month}月${dayOfMonth}日`,
        `R${year - 2018}.${month}.${dayOfMonth}`,
        `${year}/${month}/${dayOfMonth + 3} 14:00～14:30`,
        old.formatDate(date),
      ]
    }
    const said = (way: typeof read) => (date: string) =>
      forms(date).map((text) => [way.parseDate(text), way.parseDateTime(text)])
    expect(differing(said(read), said(oldRead))).toEqual([])
  }, 60_000)
})
