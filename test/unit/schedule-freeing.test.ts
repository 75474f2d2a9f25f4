/** A booking that another PC runs is given free only when that PC is gone, and what that PC held all the same counts. */
import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { FreeReason } from '../../shared/session/others.ts'
import {
  claim,
  closeBooking,
  counselor,
  DAY,
  openTestOffice,
  supervisor,
  type TestOffice,
  wish,
} from './schedule-helpers.ts'

async function bookOne({ room }: TestOffice): Promise<string> {
  const booked = await room.handlers['schedule.book']({ wish: wish() }, counselor)
  if (!booked.ok) throw new Error(booked.reason)
  return booked.value.id
}

/** One booking that another PC runs as r1; `answer`: what the server says. */
async function runElsewhere(
  answer: () => Promise<Result<null, FreeReason>>,
): Promise<{ readonly office: TestOffice; readonly id: string; readonly asked: string[] }> {
  const asked: string[] = []
  const office = openTestOffice({
    isOwn: () => false,
    freeElsewhere: (bookingId, recordId) => {
      asked.push(`${bookingId} ${recordId}`)
      return answer()
    },
  })
  const id = await bookOne(office)
  expect(claim(office, id).ok).toBe(true)
  return { office, id, asked }
}
const free = (office: TestOffice, bookingId: string) =>
  office.room.handlers['schedule.free']({ bookingId }, supervisor)

describe('a booking that another PC runs', () => {
  it('stands again when the server says that the PC is gone, by the name of who said so', async () => {
    const { office, id, asked } = await runElsewhere(() => Promise.resolve(ok()))
    expect(office.store.index().get(id)?.booking.state).toBe('inSession')
    const answer = await free(office, id)
    expect(answer).toMatchObject({ ok: true, value: { state: 'live', isElsewhere: false } })
    expect(asked).toEqual([`${id} r1`])
    expect(office.events.at(-1)).toMatchObject({
      type: 'schedule.changed',
      actorId: supervisor.account?.id,
      payload: { what: 'released' },
    })
    office.close()
  })

  it.each([
    ['that PC is there', () => Promise.resolve(fail('stillThere', { seenMs: 1 })), 'stillThere'],
    ['the server is away', () => Promise.resolve(fail('serverAway')), 'serverAway'],
  ] as const)('stays when %s', async (_why, answer, reason) => {
    const { office, id } = await runElsewhere(answer)
    expect(await free(office, id)).toMatchObject({ ok: false, reason })
    expect(office.store.index().get(id)?.booking.state).toBe('inSession')
    office.close()
  })

  it('stays closed when that PC tells how it ended while the server is asked', async () => {
    const { office, id } = await runElsewhere(() => {
      closeBooking(office, id, { outcome: 'completed', usedMs: 60_000 })
      return Promise.resolve(ok())
    })
    expect(await free(office, id)).toMatchObject({ ok: false, reason: 'notElsewhere' })
    expect(office.store.index().get(id)?.booking.state).toBe('closed')
    office.close()
  })

  it('comes back held where its day was closed meanwhile', async () => {
    const { office, id } = await runElsewhere(() => Promise.resolve(ok()))
    const overrides = [{ date: DAY, open: false, reason: '停電' }]
    office.profile = { ...office.profile, version: office.profile.version + 1, overrides }
    office.bell.ring('office.profile', { version: office.profile.version })
    expect(await free(office, id)).toMatchObject({
      value: { state: 'held', holdReasons: ['closedDay'] },
    })
    office.close()
  })

  it('is closed by the consultation that was held all the same, and counts for the day', async () => {
    const { office, id } = await runElsewhere(() => Promise.resolve(ok()))
    await free(office, id)
    expect(office.room.port.told(id, 'r1').elsewhere).toBe(true)
    closeBooking(office, id, { outcome: 'completed', usedMs: 60_000 })
    expect(office.store.index().get(id)?.booking).toMatchObject({
      ...{ state: 'closed', recordId: 'r1', outcome: 'completed', usedMs: 60_000 },
    })
    office.close()
  })

  it('stays free whatever else that PC says of it: nobody is called away by a PC that lost the booking', async () => {
    const { office, id } = await runElsewhere(() => Promise.resolve(ok()))
    await free(office, id)
    for (const outcome of ['deemedCancellation', 'officeReason', 'seekerCancelled'] as const)
      closeBooking(office, id, { outcome, usedMs: null })
    expect(office.store.index().get(id)?.booking).toMatchObject({ state: 'live', outcome: null })
    office.close()
  })

  it('is not closed by a record that lost it to another one', async () => {
    const { office, id } = await runElsewhere(() => Promise.resolve(ok()))
    await free(office, id)
    expect(claim(office, id, 'r2').ok).toBe(true)
    expect(
      office.room.port.closing(id, { recordId: 'r1', outcome: 'completed', usedMs: 1 }),
    ).toEqual([])
    expect(office.room.port.told(id, 'r1').elsewhere).toBe(true)
    expect(office.room.port.told(id, 'r2').elsewhere).toBe(false)
    office.close()
  })
})

describe('a booking that nobody else runs', () => {
  it('is not given free: it is this PC’s, or nobody’s', async () => {
    const office = openTestOffice()
    const id = await bookOne(office)
    expect(await free(office, id)).toMatchObject({ reason: 'notElsewhere' })
    claim(office, id)
    expect(await free(office, id)).toMatchObject({ reason: 'notElsewhere' })
    expect(await free(office, 'nothing')).toMatchObject({ reason: 'notFound' })
    office.close()
  })
})
