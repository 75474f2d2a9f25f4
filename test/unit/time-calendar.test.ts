/** The calendar and the clock, on every day from 2000 to 2060, against Intl and fixed facts, and in five time zones. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../shared/clock.ts'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  fiscalYear,
  lastMonth,
  mondayOf,
  nthMonday,
  thisMonth,
  timeWith,
  weekdayOf,
} from '../../shared/time/day.ts'
import {
  dateOf,
  fileStampOf,
  instantOf,
  monthStampOf,
  timeOf,
  timeOfSeconds,
  utcStampOf,
} from '../../shared/time/instant.ts'
import { parseDate, readTypedTime } from '../../shared/time/read.ts'
import {
  formatDate,
  formatDuration,
  formatInstant,
  hoursWords,
  dateWithoutWeekday,
  lengthWords,
  minutesWords,
  shortDate,
  slashDate,
} from '../../shared/time/words.ts'

const days: string[] = []
const number = (date: string): number => Date.parse(date) / DAY

beforeAll(() => {
  for (let at = number('2000-01-01'); at <= number('2060-12-31'); at += 1)
    days.push(new Date(at * DAY).toISOString().slice(0, 10))
})

const failing = (holds: (date: string) => boolean): string[] => days.filter((day) => !holds(day))

describe('every day from 2000 to 2060', () => {
  it('is there, and follows the one before', () => {
    expect(days.length).toBe(22_281)
    for (const by of [-400, -1, 1, 366])
      expect(failing((date) => number(addDays(date, by)) === number(date) + by)).toEqual([])
    expect(failing((date) => dayNumber(date) === number(date))).toEqual([])
  })

  it('has its weekday, and its Monday', () => {
    // 1 January 1970 was a Thursday.
    expect(failing((date) => weekdayOf(date) === (number(date) + 4) % 7)).toEqual([])
    const back = (date: string): number => number(date) - number(mondayOf(date))
    expect(
      failing((date) => weekdayOf(mondayOf(date)) === 1 && back(date) >= 0 && back(date) < 7),
    ).toEqual([])
  })

  it('has months around it that end where they end', () => {
    for (const by of [-60, -12, -1, 1])
      expect(
        failing((date) => {
          const there = addMonths(date, by)
          const months = (day: string): number =>
            Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
          const same = there.slice(8) === date.slice(8)
          const last = addDays(there, 1).endsWith('-01')
          return (
            months(there) - months(date) === by &&
            (same || (last && there.slice(8) < date.slice(8)))
          )
        }),
        `${by} months`,
      ).toEqual([])
    expect(
      failing((date) => {
        const { from, to } = thisMonth(date)
        return from === `${date.slice(0, 7)}-01` && to >= date && addDays(to, 1).endsWith('-01')
      }),
    ).toEqual([])
  })

  it('begins and ends in Tokyo when the zone itself says so', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Tokyo',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    for (const after of [0, DAY - 1, 10 * 60 * MINUTE + 7 * SECOND])
      expect(
        failing((date) => {
          const at = instantOf(date, '00:00') + after
          const said = zone.format(at)
          return (
            said === `${dateOf(at)} ${timeOfSeconds(at)}` &&
            said.startsWith(`${date} ${timeOf(at)}`) &&
            monthStampOf(at) === date.slice(0, 7)
          )
        }),
        `${after} ms after midnight`,
      ).toEqual([])
  }, 60_000)

  it('is read back from its own words', () => {
    expect(failing((date) => parseDate(formatDate(date)) === date)).toEqual([])
  })
})

describe('periods', () => {
  it('of statistics are months and the year from April', () => {
    expect(lastMonth('2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(lastMonth('2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(fiscalYear('2026-03-31')).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(fiscalYear('2026-04-01')).toEqual({ from: '2026-04-01', to: '2027-03-31' })
    expect(fiscalYear('2028-02-29')).toEqual({ from: '2027-04-01', to: '2028-03-31' })
  })

  it('of months before end on a day that exists', () => {
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-11-24', -1200)).toBe('1926-11-24')
  })

  it('knows the Mondays that are holidays', () => {
    expect(nthMonday('2026-01-01', 2)).toBe('2026-01-12')
    // The first of the month is a Monday itself.
    expect(nthMonday('2026-06-30', 1)).toBe('2026-06-01')
  })

  it('has no day and no time that no calendar and no clock shows', () => {
    expect([dayOf(2028, 2, 29), dayOf(2027, 2, 29), dayOf(2027, 13, 1), dayOf(27, 1, 1)]).toEqual([
      '2028-02-29',
      null,
      null,
      null,
    ])
    expect([timeWith(9, 5), timeWith(24, 0), timeWith(10, 60)]).toEqual(['09:05', null, null])
  })
})

describe('words', () => {
  it.each([
    ['2026-11-24', '令和8年11月24日（火）'],
    ['2019-12-31', '令和元年12月31日（火）'],
    ['2019-05-01', '令和元年5月1日（水）'],
    ['2019-04-30', '平成31年4月30日（火）'],
    ['1989-01-08', '平成元年1月8日（日）'],
    ['1989-01-07', '昭和64年1月7日（土）'],
    ['1926-12-25', '昭和元年12月25日（土）'],
  ])('of %s name its era: %s', (date, words) => {
    expect(formatDate(date)).toBe(words)
    expect(dateWithoutWeekday(date)).toBe(words.replace(/（.）$/u, ''))
    expect(parseDate(words)).toBe(date)
  })

  it('of narrow places and of instants', () => {
    const at = instantOf('2026-01-05', '09:05')
    expect([shortDate('2026-01-05'), slashDate('2026-01-05')]).toEqual(['1/5（月）', '01/05'])
    expect(formatInstant(at)).toBe('令和8年1月5日（月） 09:05')
    expect([fileStampOf(at + 7 * SECOND), utcStampOf(at)]).toEqual([
      '20260105-090507',
      '2026-01-05T00:05:00Z',
    ])
  })

  it('of durations', () => {
    expect([0, -1, 61_999, 60 * MINUTE].map(formatDuration)).toEqual([
      '00:00',
      '00:00',
      '01:01',
      '60:00',
    ])
    expect([25 * MINUTE, 61_999, -1, 60 * MINUTE].map(lengthWords)).toEqual([
      '25分00秒',
      '1分01秒',
      '0分00秒',
      '60分00秒',
    ])
    expect([30 * MINUTE, 90 * SECOND, 45 * SECOND, 60 * MINUTE, 0].map(minutesWords)).toEqual([
      '30分',
      '1分30秒',
      '45秒',
      '60分',
      '0秒',
    ])
    expect([45, 120, 125].map((minutes) => hoursWords(minutes * MINUTE))).toEqual([
      '45分',
      '2時間',
      '2時間5分',
    ])
  })

  it.each([
    ['9:30', '09:30'],
    ['９：３０', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['9時30分', '09:30'],
    ['午後2時', '14:00'],
    ['2560', null],
    ['昼', null],
  ])('typed for a time: %s is %s', (typed, time) => {
    expect(readTypedTime(typed)).toBe(time)
  })
})

describe('the time zone of the computer', () => {
  /** A hash of what the functions say from 2010 to 2030; Apia had no 30 December 2011, São Paulo no midnight in some Octobers. */
  const script = `
    import { createHash } from 'node:crypto'
    import { addDays, addMonths, dayOf, fiscalYear, mondayOf, nthMonday, thisMonth, weekdayOf } from './shared/time/day.ts'
    import { dateOf, fileStampOf, instantOf, monthStampOf, timeOf, utcStampOf } from './shared/time/instant.ts'
    import { formatDate, shortDate } from './shared/time/words.ts'
    const hash = createHash('sha256')
    for (let date = '2010-01-01'; date < '2031-01-01'; date = addDays(date, 1)) {
      const at = instantOf(date, '02:30')
      const [year, month, day] = date.split('-').map(Number)
      hash.update(JSON.stringify([date, at, dateOf(at), timeOf(at), monthStampOf(at), fileStampOf(at), utcStampOf(at), addMonths(date, -13),
        dayOf(year, month, day), fiscalYear(date), mondayOf(date), nthMonday(date, 2), thisMonth(date), weekdayOf(date), formatDate(date), shortDate(date)]))
    }
    console.log(hash.digest('hex'))`

  it('changes nothing', () => {
    const root = join(import.meta.dirname, '../..')
    const zones = ['Asia/Tokyo', 'UTC', 'America/Los_Angeles', 'Pacific/Apia', 'America/Sao_Paulo']
    const answers = zones.map((TZ) =>
      spawnSync(
        join(root, 'node_modules/.bin/node'),
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
        { cwd: root, env: { ...process.env, TZ }, encoding: 'utf8' },
      ),
    )
    expect(answers.map((answer) => answer.stderr)).toEqual(zones.map(() => ''))
    expect(answers[0]?.stdout).toMatch(/^[0-9a-f]{64}\n$/)
    expect(new Set(answers.map((answer) => answer.stdout)).size).toBe(1)
  }, 120_000)
})
