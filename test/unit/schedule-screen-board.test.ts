/** The places of bookings on the board of a day. */
import { describe, expect, it } from 'vitest'
import {
  currentSlot,
  firstFreeSlot,
  mayPrepare,
  minutesUntil,
  nextBooking,
  phaseOf,
} from '../../renderer/schedule/board/now.ts'
import { placeInBooths } from '../../renderer/schedule/board/place.ts'
import { tellingText } from '../../renderer/schedule/words/telling.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import { mondayOf } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'

const DATE = '2026-11-24'
const SLOTS = ['10:00', '11:00', '14:00', '15:00']
const CAP_SECONDS = 1800

function booking(id: string, slot: string, more: Partial<BoardBooking> = {}): BoardBooking {
  return {
    id,
    receiptNumber: null,
    date: DATE,
    slot,
    siteId: 'kanazawa',
    name: `架空 ${id}`,
    kana: null,
    category: 1,
    residence: 'notApplicable',
    companions: null,
    state: 'live',
    holdReasons: [],
    allowed: [],
    source: 'manual',
    recordId: null,
    counselorId: null,
    isElsewhere: false,
    outcome: null,
    corrected: false,
    usedMs: null,
    hasMeeting: false,
    mark: '',
    cancelled: null,
    contacts: [],
    createdAtMs: 1,
    updatedAtMs: 1,
    hasNumber: true,
    hasPhone: false,
    hasEmail: false,
    earlierNoShows: 0,
    counselorName: null,
    ...more,
  }
}
const names = (cells: readonly (BoardBooking | null)[]): (string | null)[] =>
  cells.map((cell) => cell?.id ?? null)

describe('placing bookings at the booths', () => {
  it('keeps the place of a booking when a later one is added', () => {
    const first = booking('a', '10:00', { createdAtMs: 1 })
    const second = booking('b', '10:00', { createdAtMs: 2 })
    expect(names(placeInBooths([first], SLOTS, 2).rows[0]?.cells ?? [])).toEqual(['a', null])
    expect(names(placeInBooths([second, first], SLOTS, 2).rows[0]?.cells ?? [])).toEqual(['a', 'b'])
  })

  it('shows a counselor in one column all day', () => {
    const { rows, counselors } = placeInBooths(
      [
        booking('a', '10:00', {
          counselorId: 'x',
          counselorName: '相談員X',
          state: 'closed',
          createdAtMs: 1,
        }),
        booking('b', '10:00', {
          counselorId: 'y',
          counselorName: '相談員Y',
          state: 'closed',
          createdAtMs: 2,
        }),
        booking('c', '11:00', { counselorId: 'y', counselorName: '相談員Y', state: 'inSession' }),
      ],
      SLOTS,
      2,
    )
    expect(names(rows[1]?.cells ?? [])).toEqual([null, 'c'])
    expect(counselors).toEqual(['相談員X', '相談員Y'])
  })

  it('leaves out what takes up no place and loses nobody when there are more bookings than booths', () => {
    const { rows } = placeInBooths(
      [
        booking('a', '10:00'),
        booking('b', '10:00'),
        booking('c', '10:00'),
        booking('d', '10:00', { state: 'held' }),
        booking('e', '10:00', { state: 'cancelled' }),
      ],
      SLOTS,
      2,
    )
    expect(names(rows[0]?.cells ?? [])).toEqual(['a', 'b', 'c'])
  })

  it('gives a row to a booking whose slot the office no longer has', () => {
    expect(placeInBooths([booking('a', '13:00')], SLOTS, 1).rows.map((row) => row.slot)).toEqual([
      '10:00',
      '11:00',
      '13:00',
      '14:00',
      '15:00',
    ])
  })
})

describe('where the day stands', () => {
  const at = (time: string): number => instantOf(DATE, time)
  const day = { date: DATE, slots: SLOTS, capSeconds: CAP_SECONDS }

  it('marks the running slot, else the next one, and nothing on another day', () => {
    expect(currentSlot(day, at('09:52'))).toBe('10:00')
    expect(currentSlot(day, at('10:29'))).toBe('10:00')
    expect(currentSlot(day, at('10:30'))).toBe('11:00')
    expect(currentSlot(day, at('15:30'))).toBeNull()
    expect(currentSlot({ ...day, date: '2026-11-25' }, at('10:00'))).toBeNull()
    expect(SLOTS.map((slot) => phaseOf(slot, day, at('11:05')))).toEqual([
      'past',
      'now',
      'ahead',
      'ahead',
    ])
  })

  it('holds a slot for over when the office’s own cap is over', () => {
    const short = { ...day, capSeconds: 20 * 60 }
    expect(currentSlot(short, at('10:19'))).toBe('10:00')
    expect(currentSlot(short, at('10:20'))).toBe('11:00')
    expect(phaseOf('10:00', short, at('10:20'))).toBe('past')
    expect(nextBooking([booking('a', '10:00')], 20 * 60, at('10:20'))).toBeNull()
  })

  it('counts whole minutes down to the start and stops there', () => {
    expect(minutesUntil('10:00', DATE, at('09:52'))).toBe(8)
    expect(minutesUntil('10:00', DATE, at('09:59') + 1)).toBe(1)
    expect(minutesUntil('10:00', DATE, at('10:00'))).toBeNull()
  })

  it('picks the earliest live booking of today, and never one of another day', () => {
    const bookings = [
      booking('late', '11:00'),
      booking('done', '10:00', { state: 'closed' }),
      booking('other', '10:00', { date: '2026-11-25' }),
    ]
    expect(nextBooking(bookings, CAP_SECONDS, at('09:52'))?.id).toBe('late')
    expect(nextBooking(bookings, CAP_SECONDS, at('11:30'))).toBeNull()
  })

  it('takes the booking at the first booth when several are next', () => {
    const bookings = [
      booking('b', '10:00', { receiptNumber: '12' }),
      booking('a', '10:00', { receiptNumber: '11' }),
    ]
    expect(nextBooking(bookings, CAP_SECONDS, at('09:52'))?.id).toBe('a')
    expect(names(placeInBooths(bookings, SLOTS, 2).rows[0]?.cells ?? [])).toEqual(['a', 'b'])
    expect(
      names(
        placeInBooths(
          bookings.map((b) => ({ ...b, receiptNumber: null })),
          SLOTS,
          2,
        ).rows[0]?.cells ?? [],
      ),
    ).toEqual(['a', 'b'])
  })

  it('offers the first slot ahead that has a free booth', () => {
    const free = {
      slots: SLOTS,
      boothsPerSlot: 1,
      bookings: [booking('a', '11:00'), booking('b', '14:00', { state: 'cancelled' })],
    }
    expect(firstFreeSlot(free, DATE, at('09:52'))).toBe('10:00')
    expect(firstFreeSlot(free, DATE, at('10:00'))).toBe('14:00')
    expect(firstFreeSlot(free, DATE, at('15:00'))).toBeNull()
  })

  it('lets a forgotten booking of an earlier slot still be prepared', () => {
    const forgotten = booking('f', '10:00')
    const next = booking('n', '14:00')
    expect(mayPrepare(forgotten, next, at('12:00'))).toBe(true)
    expect(mayPrepare(booking('l', '15:00'), next, at('12:00'))).toBe(false)
    expect(mayPrepare(booking('y', '10:00', { date: '2026-11-23' }), next, at('12:00'))).toBe(false)
  })

  it('starts the week on Monday, also from a Sunday', () => {
    expect(mondayOf('2026-11-24')).toBe('2026-11-23')
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })

  it('says of a day without bookings that there are none, not that all of nobody are told', () => {
    const { openFor } = tellingText
    expect(openFor('あした', 0, 0, 0)).toBe('案内: あしたの予約はありません')
    expect(openFor('あした', 2, 0, 0)).toBe('案内: あしたの2名（全員案内済み）')
    expect(openFor('あした', 2, 1, 0)).toBe('案内: あしたの2名（未案内1名）')
  })
})
