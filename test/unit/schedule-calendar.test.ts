/** Holidays, open days and slots (K3-1). */
import { describe, expect, it } from 'vitest'
import { listedHolidays, japaneseHolidays } from '../../electron/schedule/holidays.ts'
import { calendarOf, dayKind, holidaysOf, nextOpenDay } from '../../shared/schedule/calendar.ts'
import { computeHolidays, holidayTable } from '../../shared/schedule/holidays.ts'
import { addDays } from '../../shared/time/day.ts'

const calendar = { overrides: [], holidays: japaneseHolidays }

/** As the Cabinet Office publishes them: the dates of its syukujitsu.csv (edition of February 2026, 21,538 bytes, up to 2027), read day by day. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  2025: [
    '01-01',
    '01-13',
    '02-11',
    '02-23',
    '02-24',
    '03-20',
    '04-29',
    '05-03',
    '05-04',
    '05-05',
    '05-06',
    '07-21',
    '08-11',
    '09-15',
    '09-23',
    '10-13',
    '11-03',
    '11-23',
    '11-24',
  ],
  2026: [
    '01-01',
    '01-12',
    '02-11',
    '02-23',
    '03-20',
    '04-29',
    '05-03',
    '05-04',
    '05-05',
    '05-06',
    '07-20',
    '08-11',
    '09-21',
    '09-22',
    '09-23',
    '10-12',
    '11-03',
    '11-23',
  ],
  2027: [
    '01-01',
    '01-11',
    '02-11',
    '02-23',
    '03-21',
    '03-22',
    '04-29',
    '05-03',
    '05-04',
    '05-05',
    '07-19',
    '08-11',
    '09-20',
    '09-23',
    '10-11',
    '11-03',
    '11-23',
  ],
}

describe('national holidays', () => {
  it.each(Object.entries(PUBLISHED))(
    'of %s are those the Cabinet Office published',
    (year, days) => {
      expect([...computeHolidays(Number(year)).keys()].map((date) => date.slice(5)).sort()).toEqual(
        days,
      )
      expect(
        Object.keys(listedHolidays)
          .filter((date) => date.startsWith(year))
          .map((date) => date.slice(5))
          .sort(),
      ).toEqual(days)
    },
  )

  it.each([2025, 2026, 2027, 2028, 2029, 2030])(
    'of %i are the same by list and by rule, day and name',
    (year) => {
      const listed = Object.entries(listedHolidays).filter(([date]) =>
        date.startsWith(String(year)),
      )
      const computed = [...computeHolidays(year)].sort(([left], [right]) =>
        left.localeCompare(right),
      )
      expect(computed).toEqual(listed.sort(([left], [right]) => left.localeCompare(right)))
    },
  )

  it('come from the rule where no list reaches', () => {
    const table = holidayTable({ '2025-01-01': '元日' })
    expect(table('2025-11-03')).toBeNull()
    expect(table('2032-09-21')).toBe('国民の休日')
    expect(table('2060-01-01')).toBe('元日')
    expect(table('2100-01-01')).toBeNull()
  })
})

describe('open days', () => {
  it.each([
    ['2025-03-25', true, null],
    ['2025-03-22', false, '土曜日'],
    ['2025-03-23', false, '日曜日'],
    ['2025-03-20', false, '祝日（春分の日）'],
    ['2025-05-06', false, '祝日（振替休日）'],
    ['2026-09-22', false, '祝日（国民の休日）'],
    ['2025-12-26', true, null],
    ['2025-12-29', false, '年末年始（12月29日から1月3日）'],
    ['2025-12-31', false, '年末年始（12月29日から1月3日）'],
    ['2026-01-02', false, '年末年始（12月29日から1月3日）'],
    ['2026-01-05', true, null],
  ])('%s is open: %s', (date, open, reason) => {
    expect(dayKind(date, calendar)).toEqual({ date, open, reason })
  })

  it('follow the office in both directions, the latest word counting', () => {
    const overrides = [
      { date: '2025-03-25', open: false, reason: '庁舎の停電' },
      { date: '2025-03-22', open: true, reason: '土曜相談会' },
      { date: '2025-03-26', open: false, reason: '停電' },
      { date: '2025-03-26', open: true, reason: '復旧' },
    ]
    expect(dayKind('2025-03-25', { ...calendar, overrides })).toEqual({
      date: '2025-03-25',
      open: false,
      reason: '臨時閉庁（庁舎の停電）',
    })
    expect(dayKind('2025-03-22', { ...calendar, overrides })).toEqual({
      date: '2025-03-22',
      open: true,
      reason: '臨時開庁（土曜相談会）',
    })
    expect(dayKind('2025-03-26', { ...calendar, overrides }).open).toBe(true)
  })

  it('know what the office says of holidays to come: one more, one less, another name', () => {
    const holidays = [
      { date: '2028-06-05', name: '環境の日' },
      { date: '2028-07-17', name: null },
      { date: '2028-11-23', name: '感謝の日' },
    ]
    const later = calendarOf({ overrides: [], holidays }, japaneseHolidays)
    expect(dayKind('2028-06-05', calendar).open).toBe(true)
    expect(dayKind('2028-06-05', later)).toMatchObject({ open: false, reason: '祝日（環境の日）' })
    expect(nextOpenDay('2028-06-02', later)).toBe('2028-06-06')
    expect(dayKind('2028-07-17', calendar)).toMatchObject({ open: false, reason: '祝日（海の日）' })
    expect(dayKind('2028-07-17', later)).toEqual({ date: '2028-07-17', open: true, reason: null })
    expect(dayKind('2028-11-23', later).reason).toBe('祝日（感謝の日）')
    expect(dayKind('2028-02-11', later)).toEqual(dayKind('2028-02-11', calendar))

    const published = ['2028-07-17', '2028-11-23', '2029-01-01'].map((date) => ({
      date,
      name: japaneseHolidays(date) ?? '',
    }))
    const changes = [...holidays, { date: '2028-03-01', name: null }]
    expect(holidaysOf(published, changes, '2028')).toEqual([
      { date: '2028-06-05', name: '環境の日', kind: 'added' },
      { date: '2028-07-17', name: '海の日', kind: 'removed' },
      { date: '2028-11-23', name: '感謝の日', kind: 'renamed' },
    ])
  })

  it('finds the next one over the turn of the year', () => {
    expect(nextOpenDay('2025-12-26', calendar)).toBe('2026-01-05')
    expect(nextOpenDay('2025-03-21', calendar)).toBe('2025-03-24')
  })

  it('gives up where an office never opens', () => {
    const overrides = Array.from({ length: 500 }, (_, days) => ({
      date: addDays('2025-03-25', days),
      open: false,
      reason: '改修',
    }))
    expect(nextOpenDay('2025-03-25', { ...calendar, overrides })).toBe('2025-03-25')
  })
})
