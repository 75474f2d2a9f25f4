/** A day of an office as fast as it goes, in a process of its own: says what is done once it was acknowledged; its parent kills it in the middle. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createRecordsRoom } from '../../electron/records/room.ts'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { createSessionRoom } from '../../electron/session/room.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { HOUR } from '../../shared/clock.ts'
import { keepEverything } from '../../shared/office/retention.ts'
import type { BookingWish } from '../../shared/schedule/booking.ts'
import {
  counselor,
  csv,
  DAY,
  importText,
  openTestOffice,
  supervisor,
  value,
  wish,
} from '../unit/schedule-helpers.ts'
import { Meeting, people } from '../unit/session-helpers.ts'

const [folder = '', run = '0'] = process.argv.slice(2)
const office = openTestOffice({ ids: randomUUID }, folder)
office.profile = { ...office.profile, boothsPerSlot: 20 }
office.clock.advance(HOUR)
const profile = (): typeof office.profile => ({
  ...office.profile,
  retention: { ...keepEverything, office: 12 },
})
const session = createSessionRoom({
  clock: office.clock,
  log: office.storage.log,
  store: office.storage.sessionStore,
  schedule: office.room.port,
  people,
  office: { kind: 'office', profile },
  meeting: new Meeting(office.clock, () => undefined),
  keepAwake: () => undefined,
  bell: office.bell,
  occupancy: createOccupancy(),
  ids: randomUUID,
})
session.start()
const records = createRecordsRoom({
  storage: office.storage,
  people,
  bookings: office.room.retention,
  office: { profile },
  clock: office.clock,
  sessionRunning: () => false,
  notify: () => undefined,
  verify: startVerify,
  ring: () => undefined,
})

const done = (what: string, id: string): void => void writeSync(1, `${what} ${id}\n`)

/** Whoever consults is another person each time, so that no rule stands against it. */
async function booked(n: number, more: Partial<BookingWish> = {}): Promise<string> {
  const number = `17010-${run.padStart(4, '0')}${String(n).padStart(4, '0')}`
  const made = await value(
    office.room.handlers['schedule.book'](
      { wish: wish({ jobSeekerNumber: number, date: '2027-03-25', ...more }) },
      counselor,
    ),
  )
  done('booked', made.id)
  return made.id
}

async function closeLive(): Promise<void> {
  const live = await value(session.handlers['session.current']({}, counselor))
  if (live === null) return
  const { recordId } = live
  if (live.state !== 'closing')
    await value(session.handlers['session.end']({ recordId, cause: 'officeReason' }, counselor))
  await value(
    session.handlers['session.close'](
      { recordId, outcome: 'officeReason', note: '架空の都合', followUp: '' },
      counselor,
    ),
  )
  done('closed', live.bookingId)
}

await closeLive()
for (let n = 1; ; n += 1) {
  const consulted = await booked(2 * n, { date: DAY, slot: '10:00' })
  await value(session.handlers['session.prepare']({ bookingId: consulted }, counselor))
  done('prepared', consulted)
  await closeLive()
  const cancelled = await booked(2 * n + 1)
  await value(
    office.room.handlers['schedule.cancel'](
      { bookingId: cancelled, by: 'office', means: null },
      counselor,
    ),
  )
  done('cancelled', cancelled)
  const file = `${run}x${n}`
  await importText(
    office,
    csv([
      ...Array.from({ length: 60 }, (_, row) => ({
        receipt: `${file}r${row}`,
        date: '2027-04-05',
      })),
      { receipt: `${file}past`, date: '2024-01-10' },
    ]),
  )
  done('imported', file)
  await value(
    records.handlers['records.dispose'](
      { kind: 'office', ids: ['2024-01'], reason: '満了' },
      supervisor,
    ),
  )
  done('disposed', file)
}
