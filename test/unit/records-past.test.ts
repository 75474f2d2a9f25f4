/** 「前回まで」: what a counselor is told of earlier consultations, before it is known who is there and after (M12-2-3, M15, M18). */
import { describe, expect, it } from 'vitest'
import { createPast } from '../../electron/records/past.ts'
import type { Account, Role } from '../../shared/people/account.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { booking } from './session-helpers.ts'
import {
  addRecord,
  closed,
  ichiro,
  newOffice,
  opened,
  takahashi,
  value,
} from './storage-helpers.ts'

const account = (id: string, role: Role = 'counselor'): Account => ({
  id,
  loginName: id,
  displayName: `架空 ${id}`,
  role,
  disabled: false,
})
const anna = account('anna')
const sup = account('sup', 'supervisor')

/** Anna's and Bert's consultations with Ichiro, one with somebody else, and Ichiro's booking of that day. */
function stage(who: { known: boolean } = { known: false }) {
  const { storage } = newOffice()
  const add = (recordId: string, counselorId: string, date: string, note: string): void =>
    void value(
      storage.log.append([
        opened({ recordId, counselorId, date }),
        closed({ recordId, counselorId, date }, note),
      ]),
    )
  add('first', 'anna', '2026-09-01', '求人票を見た。')
  add('second', 'bert', '2026-10-01', '応募書類を直した。')
  addRecord(storage, { recordId: 'other', counselorId: 'anna', seeker: takahashi })
  value(storage.log.append([opened({ recordId: 'now', counselorId: 'anna' })]))
  const bookings = new Map<string, Booking>([
    ['b1', booking({ jobSeekerNumber: ichiro.jobSeekerNumber, recordId: 'now' })],
    ['none', booking({ id: 'none', jobSeekerNumber: null, category: 3 })],
  ])
  const past = createPast({
    storage,
    nameOf: (id) => `架空 ${id}`,
    findBooking: (id) => bookings.get(id) ?? null,
    identified: (id, by) =>
      who.known && id === 'b1' && (by.id === 'anna' || by.role === 'supervisor') ? 'now' : null,
  })
  const reads = (recordId: string): number =>
    storage.log.eventsOf(`record/${recordId}`).filter(({ type }) => type === 'records.read').length
  return { storage, past, reads }
}

describe('what was before with the person of a booking', () => {
  it('is date, outcome and counselor of the earlier consultations, newest first, and nothing that was said', async () => {
    const { past, reads } = stage()
    const answer = value(await past.past('b1', anna))
    expect(answer).toEqual({
      hasNumber: true,
      rows: [
        {
          recordId: 'second',
          date: '2026-10-01',
          slot: '10:00',
          outcome: 'completed',
          counselorName: '架空 bert',
          readable: false,
        },
        {
          recordId: 'first',
          date: '2026-09-01',
          slot: '10:00',
          outcome: 'completed',
          counselorName: '架空 anna',
          readable: true,
        },
      ],
    })
    expect(JSON.stringify(answer)).not.toContain(ichiro.jobSeekerNumber)
    expect(reads('first') + reads('second')).toBe(0)
  })

  it('cannot be told of a person without a number, nor of a booking that is not there', async () => {
    const { past } = stage()
    for (const id of ['none', 'gone'])
      expect(value(await past.past(id, anna))).toEqual({ hasNumber: false, rows: [] })
  })

  it('keeps the note to itself until the identity check is done, whoever asks', () => {
    const { past, reads } = stage()
    for (const by of [anna, sup])
      expect(past.note('b1', 'first', by)).toEqual({ ok: false, reason: 'notIdentified' })
    expect(reads('first')).toBe(0)
  })

  it('shows it then to whoever may read that record, and records the reading once', () => {
    const { past, reads } = stage({ known: true })
    for (let again = 0; again < 2; again += 1)
      expect(past.note('b1', 'first', anna)).toEqual({
        ok: true,
        value: { note: '求人票を見た。', followUp: '' },
      })
    expect(reads('first')).toBe(1)
    expect(past.note('b1', 'second', anna)).toEqual({ ok: false, reason: 'notYours' })
    expect(reads('second')).toBe(0)
    expect(value(past.note('b1', 'second', sup)).note).toBe('応募書類を直した。')
    expect(reads('second')).toBe(1)
  })

  it('shows nothing of anybody else by way of a booking', () => {
    const { past, reads } = stage({ known: true })
    expect(past.note('b1', 'other', anna)).toEqual({ ok: false, reason: 'notFound' })
    expect(past.note('b1', 'nothing', anna)).toEqual({ ok: false, reason: 'notFound' })
    expect(reads('other')).toBe(0)
  })
})
