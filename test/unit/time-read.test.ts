/** Dates and times as they are written in Japan. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayNumber, LocalDateSchema } from '../../shared/time/day.ts'
import {
  parseDate,
  parseDateTime,
  parseTime,
  readTypedDate,
  typedDate,
} from '../../shared/time/read.ts'

const DAY = '2025-03-25'

describe('dates as they are written in Japan', () => {
  it.each([
    '令和7年3月25日',
    '令和7年3月25日(火)',
    '令和７年３月２５日（火）',
    '令和 7年 3月 25日（火曜日）',
    'R7.3.25',
    'R07/03/25',
    'r7-3-25',
    'Ｒ７．３．２５',
    'R7年3月25日',
    '2025-03-25',
    '2025/3/25',
    '2025/03/25',
    '2025.3.25',
    '２０２５／３／２５',
    '2025年3月25日',
    '2025年03月25日 火曜日',
    '20250325',
    '2025/3/25(火)',
    '2025-03-25（火・祝）',
    '2025/3/25 0:00',
    '2025/03/25 00:00:00',
    '2025-03-25T00:00:00',
    '2025−03−25',
  ])('reads %s', (text) => {
    expect(parseDate(text)).toBe(DAY)
  })

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['令和元年12月31日', '2019-12-31'],
    ['平成31年4月30日', '2019-04-30'],
    ['H31.4.30', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['令和10年2月29日', '2028-02-29'],
    ['R8.1.5', '2026-01-05'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each([
    '',
    '未定',
    '2025-02-30',
    '令和7年13月1日',
    '2025/2/29',
    '3月25日',
    '25/3/2025',
    '3/25/2025',
    '令和0年1月1日x',
    '45741',
    '明日',
  ])('does not guess at %s', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

describe('times as they are written in Japan', () => {
  it.each([
    ['10:00', '10:00'],
    ['１０：００', '10:00'],
    ['10時', '10:00'],
    ['10時00分', '10:00'],
    ['１０時', '10:00'],
    ['10時半', '10:30'],
    ['10:00～10:30', '10:00'],
    ['10:00〜10:30', '10:00'],
    ['10:00-10:30', '10:00'],
    ['１０：００～１０：３０', '10:00'],
    ['10時00分～10時30分', '10:00'],
    ['10時から10時30分', '10:00'],
    ['午後2時', '14:00'],
    ['午後２時００分', '14:00'],
    ['午前10時', '10:00'],
    ['2:00 PM', '14:00'],
    ['10:00:00', '10:00'],
    ['9:30', '09:30'],
    ['14：00', '14:00'],
    ['午後0時30分', '12:30'],
    ['午後3:00', '15:00'],
  ])('reads %s as %s', (text, time) => {
    expect(parseTime(text)).toBe(time)
  })

  it.each(['', '10', '午前', '25:00', '10:75', '10時75分', '終日', '0.4166667', '午後14時'])(
    'does not guess at %s',
    (text) => {
      expect(parseTime(text)).toBeNull()
    },
  )
})

describe('date and time in one cell', () => {
  it.each([
    '令和7年3月25日（火）10:00～10:30',
    '2025/03/25 10:00',
    '2025-03-25T10:00',
    '２０２５年３月２５日（火）　１０時',
    'R7.3.25 10:00',
    '2025/3/25(火) 10時00分～',
    '20250325 10:00',
  ])('reads %s', (text) => {
    expect(parseDateTime(text)).toEqual({ date: DAY, time: '10:00' })
  })

  it('says which half is missing', () => {
    expect(parseDateTime('令和7年3月25日')).toEqual({ date: DAY, time: null })
    expect(parseDateTime('未定')).toEqual({ date: null, time: null })
  })
})

describe('the time zone of the computer', () => {
  const script = `
    import { addDays, weekdayOf } from './shared/time/day.ts'
import { dateOf, instantOf, timeOf } from './shared/time/instant.ts'
import { formatDate } from './shared/time/words.ts'
    import { parseDate, parseDateTime } from './shared/time/read.ts'
    import { dayKind, nextOpenDay } from './shared/schedule/calendar.ts'
    import { japaneseHolidays } from './electron/schedule/holidays.ts'
    const calendar = { overrides: [], holidays: japaneseHolidays }
    console.log(JSON.stringify([
      parseDate('令和7年3月25日'), parseDateTime('2025/3/9 2:30'), dateOf(Date.UTC(2025, 2, 24, 15, 0)), dateOf(Date.UTC(2025, 2, 24, 14, 59)), timeOf(Date.UTC(2025, 2, 25, 1, 0)),
      instantOf('2025-03-25', '10:00'), addDays('2025-03-08', 1), addDays('2025-11-02', 1), weekdayOf('2025-03-25'), formatDate('2025-03-25'),
      dayKind('2025-05-06', calendar), nextOpenDay('2025-12-26', calendar),
    ]))`

  it('changes nothing', () => {
    const node = join(import.meta.dirname, '../../node_modules/.bin/node')
    const answers = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo'].map((TZ) =>
      spawnSync(
        node,
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
        { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, TZ }, encoding: 'utf8' },
      ),
    )
    expect(answers.map((answer) => answer.stderr)).toEqual(['', '', ''])
    const expected = [
      DAY,
      { date: '2025-03-09', time: '02:30' },
      '2025-03-25',
      '2025-03-24',
      '10:00',
      Date.UTC(2025, 2, 25, 1, 0),
      '2025-03-09',
      '2025-11-03',
      2,
      '令和7年3月25日（火）',
      { date: '2025-05-06', open: false, reason: '祝日（振替休日）' },
      '2026-01-05',
    ]
    for (const answer of answers) expect(JSON.parse(answer.stdout)).toEqual(expected)
  })
})

describe('what is typed into a field for a date', () => {
  const TODAY = '2026-11-28'

  it.each([
    ['令和8年11月28日（土）', '2026-11-28'],
    ['Ｒ８．１１．２８', '2026-11-28'],
    ['2026/11/28', '2026-11-28'],
    ['11/28', '2026-11-28'],
    ['１１／２８', '2026-11-28'],
    ['11月28日（土）', '2026-11-28'],
    ['11-28', '2026-11-28'],
    ['12.3', '2026-12-03'],
    ['8-1-15', '2026-01-15'],
    ['８．１１．２４', '2026-11-24'],
    ['08/11/24', '2026-11-24'],
    ['8年11月24日（火）', '2026-11-24'],
    ['26-11-24', '2026-11-24'],
    ['25/4/1', '2025-04-01'],
    ['10-2-28', '2028-02-28'],
    ['1/5', '2027-01-05'],
    ['10/1', '2026-10-01'],
    ['28', '2026-11-28'],
    ['３日', '2026-11-03'],
    [' 30 ', '2026-11-30'],
  ])('reads %s as %s', (typed, date) => {
    expect(readTypedDate(typed, TODAY)).toBe(date)
  })

  it.each([
    '',
    '31',
    '0',
    '13/1',
    '11/31',
    '2/30',
    '11/28/2026',
    '8-13-1',
    '8-2-29',
    '0-1-15',
    '8-1-',
    '28-1-15-2',
    '1128',
    'あした',
    '11月',
    '8年',
  ])('does not guess at %s', (typed) => {
    expect(readTypedDate(typed, TODAY)).toBeNull()
  })

  it('finds a day of a leap year only where one is near', () => {
    expect(readTypedDate('2/29', '2027-06-01')).toBe('2028-02-29')
    expect(readTypedDate('2/29', TODAY)).toBeNull()
  })

  const day = fc.integer({ min: -30_000, max: 60_000 }).map((days) => addDays('1990-01-01', days))

  it('reads back every date that it writes', () => {
    fc.assert(
      fc.property(day, day, (date, today) => {
        expect(readTypedDate(typedDate(date), today)).toBe(date)
      }),
    )
    for (const date of ['1919-12-31', '1926-12-25', '1989-01-07', '2019-05-01', '2117-12-31'])
      for (const one of [addDays(date, -1), date, addDays(date, 1)])
        expect(readTypedDate(typedDate(one), TODAY)).toBe(one)
  })

  it('takes two figures for 令和 or for the century, whichever year is nearer', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -8, max: 8 }), (today, years) => {
        const date = addMonths(today, years * 12)
        const [year = 0, month, inMonth] = date.split('-').map(Number)
        for (const figures of [year - 2018, year - 2000])
          if (figures >= 1 && figures <= 99)
            expect(readTypedDate(`${figures}-${month}-${inMonth}`, today)).toBe(date)
      }),
    )
  })

  it('never reads anything but a date that exists, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom(...Array.from('0123456789年月日元令和RH/.-‐（火） ')), {
              maxLength: 14,
            })
            .map((letters) => letters.join('')),
        ),
        day,
        (typed, today) => {
          const read = readTypedDate(typed, today)
          if (read !== null) expect(LocalDateSchema.safeParse(read).success).toBe(true)
        },
      ),
    )
  })

  it('takes a month and a day for one at most half a year away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -180, max: 180 }), (today, away) => {
        const date = addDays(today, away)
        const [, month, inMonth] = date.split('-').map(Number)
        const read = readTypedDate(`${month}/${inMonth}`, today)
        // 29 February lies where the next leap year is.
        if (read !== null) expect(Math.abs(dayNumber(read) - dayNumber(today))).toBeLessThan(367)
        if (!(month === 2 && inMonth === 29)) expect(read).toBe(date)
      }),
    )
  })
})
