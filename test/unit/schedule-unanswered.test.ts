/** Slots nobody answered for, and withdrawals that arrive too late (M12-2-4, M12-2-6): asked until somebody says what came of them. */
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../shared/clock.ts'
import {
  claim,
  closeBooking,
  counselor,
  csv,
  DAY,
  importText,
  openTestOffice,
  supervisor,
  value,
  wish,
} from './schedule-helpers.ts'
import { instantOf } from '../../shared/time/instant.ts'

const atTheDesk = () => {
  const office = openTestOffice()
  const until = (time: string): void =>
    office.clock.advance(instantOf(DAY, time) - office.clock.wallMs())
  const waiting = async () =>
    (await value(office.room.handlers['schedule.unanswered']({}, counselor))).map(({ id }) => id)
  return { ...office, until, waiting }
}

describe('a slot that is over', () => {
  it('is asked about at its end, until somebody says what came of it, which needs no session', async () => {
    const office = atTheDesk()
    const { id } = await value(
      office.room.handlers['schedule.book']({ wish: wish({ slot: '10:00' }) }, counselor),
    )
    office.until('10:29')
    expect(await office.waiting()).toEqual([])
    office.until('10:30')
    expect(await office.waiting()).toEqual([id])
    await value(
      office.room.handlers['schedule.answerSlot'](
        { bookingId: id, outcome: 'officeReason' },
        counselor,
      ),
    )
    expect(await office.waiting()).toEqual([])
    expect(office.room.port.find(id)).toMatchObject({
      state: 'closed',
      outcome: 'officeReason',
      recordId: null,
      usedMs: null,
    })
    expect(
      await office.room.handlers['schedule.answerSlot'](
        { bookingId: id, outcome: 'seekerCancelled' },
        counselor,
      ),
    ).toMatchObject({ reason: 'notUnanswered' })
    // Nobody looked: the day is free, and no mark is made.
    await value(office.room.handlers['schedule.book']({ wish: wish({ slot: '14:00' }) }, counselor))
  })

  it('is still asked about on the next morning, and not while it is being run', async () => {
    const office = atTheDesk()
    const { id } = await value(
      office.room.handlers['schedule.book']({ wish: wish({ slot: '10:00' }) }, counselor),
    )
    claim(office, id)
    office.clock.advance(3 * HOUR)
    expect(await office.waiting()).toEqual([])
    const other = await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '15:00', jobSeekerNumber: '17010-99' }) },
        counselor,
      ),
    )
    office.clock.advance(24 * HOUR)
    expect(await office.waiting()).toEqual([other.id])
  })
})

describe('a deemed cancellation', () => {
  it('comes before the supervisor when e-TUMO tells of a withdrawal afterwards', async () => {
    const office = atTheDesk()
    const row = { receipt: '1', name: '架空 一郎', time: '10:00' }
    await importText(office, csv([row]))
    const [entry] = [...office.store.index().entries.values()]
    const id = entry?.booking.id ?? ''
    claim(office, id)
    office.clock.advance(20 * MINUTE)
    closeBooking(office, id, { outcome: 'deemedCancellation', usedMs: null })
    const late = async () =>
      (await value(office.room.handlers['schedule.withdrawnAfter']({}, supervisor))).map(
        (booking) => booking.recordId,
      )
    expect(await late()).toEqual([])
    await importText(office, csv([{ ...row, status: '取下げ' }]))
    expect(await late()).toEqual(['r1'])
    const corrected = office.room.port.correcting(id, {
      recordId: 'r1',
      outcome: 'seekerCancelled',
      by: 's1',
    })
    expect(office.storage.log.append(corrected).ok).toBe(true)
    expect(await late()).toEqual([])
    expect(office.room.port.find(id)).toMatchObject({ outcome: 'seekerCancelled', corrected: true })
  })
})

describe('what the bookings tell a running session', () => {
  it('is whether the job seeker was told where to come, and a withdrawal as soon as it is read', async () => {
    const office = atTheDesk()
    const row = { receipt: '1', name: '架空 一郎', time: '10:00' }
    await importText(office, csv([row]))
    const [entry] = [...office.store.index().entries.values()]
    const id = entry?.booking.id ?? ''
    expect(office.room.port.told(id, null)).toMatchObject({ informed: null, withdrawn: false })
    const contact = (result: 'notReached' | 'sent') =>
      office.room.handlers['schedule.contact'](
        {
          bookingId: id,
          contact: { means: 'email', direction: 'toSeeker', result, note: '' },
        },
        counselor,
      )
    await value(contact('notReached'))
    expect(office.room.port.told(id, null).informed).toBeNull()
    await value(contact('sent'))
    expect(office.room.port.told(id, null).informed).toBe('contact')
    claim(office, id)
    office.clock.advance(MINUTE)
    await importText(office, csv([{ ...row, status: '取下げ' }]))
    expect(office.room.port.told(id, null)).toMatchObject({
      withdrawn: true,
      readAtMs: office.clock.wallMs(),
    })
  })
})
