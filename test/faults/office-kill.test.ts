/** The process killed within preparing, closing, cancelling, importing, disposal: nothing acknowledged is lost, nothing is half done, no booking is stuck. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { createSessionRoom } from '../../electron/session/room.ts'
import { asLogged } from '../../electron/storage/log/event-row.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { systemClock } from '../../shared/clock.ts'
import { openTestOffice, type TestOffice } from '../unit/schedule-helpers.ts'
import { entries } from '../unit/schedule-steps.ts'
import { Meeting, people } from '../unit/session-helpers.ts'
import { temporaryFolder } from '../unit/storage-helpers.ts'

/** SOUDAN_DAY_KILLS=200 makes two hundred. */
const KILLS = Number(process.env['SOUDAN_DAY_KILLS'] ?? 8)
/** An office grows with each run. */
const RUNS_PER_OFFICE = 20
const ROWS = 60
const child = path.join(import.meta.dirname, 'office-day-child.ts')

type Said = readonly { readonly what: string; readonly id: string }[]

/** What a day acknowledged until it was killed, `afterMs` after its first word. */
async function dayAndKill(folder: string, run: number, afterMs: number): Promise<Said> {
  const running = spawn(process.execPath, [child, folder, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  running.stdout.on('data', (chunk: Buffer) => {
    if (output === '') systemClock.after(afterMs, () => running.kill('SIGKILL'))
    output += chunk.toString()
  })
  const code = await new Promise((resolve) => running.on('close', resolve))
  // Not by an error of its own.
  expect(code).toBeNull()
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [what = '', id = ''] = line.split(' ')
      return { what, id }
    })
}

/** As the app starts after the kill. */
function opened(folder: string): TestOffice {
  const office = openTestOffice({ ids: randomUUID }, folder)
  const session = createSessionRoom({
    clock: office.clock,
    log: office.storage.log,
    store: office.storage.sessionStore,
    schedule: office.room.port,
    people,
    office: { kind: 'office', profile: () => office.profile },
    meeting: new Meeting(office.clock, () => undefined),
    keepAwake: () => undefined,
    bell: office.bell,
    occupancy: createOccupancy(),
    ids: randomUUID,
  })
  session.start()
  session.dispose()
  return office
}

function check(office: TestOffice, said: Said): void {
  const bookings = new Map(entries(office).map(({ booking }) => [booking.id, booking]))
  const live = office.storage.sessionStore.load()?.recordId ?? null
  const last = new Map(
    said.filter(({ what }) => what !== 'prepared').map(({ id, what }) => [id, what]),
  )
  for (const { state, recordId } of bookings.values())
    if (state === 'inSession') expect(recordId).toBe(live)
  const rows = new Map<string, number>()
  for (const { receiptNumber } of bookings.values()) {
    const file = receiptNumber?.split('r')[0]
    if (file !== undefined && receiptNumber?.includes('r') === true)
      rows.set(file, (rows.get(file) ?? 0) + 1)
  }
  // All of a file or nothing of it.
  expect(new Set(rows.values())).toEqual(new Set(rows.size === 0 ? [] : [ROWS]))
  for (const { what, id } of said) {
    if (what === 'booked') expect(bookings.has(id)).toBe(true)
    if (what === 'cancelled') expect(bookings.get(id)?.state).toBe('cancelled')
    if (what === 'prepared') expect(['inSession', 'closed']).toContain(bookings.get(id)?.state)
    if (what === 'closed') {
      const booking = bookings.get(id)
      expect(booking).toMatchObject({ state: 'closed', outcome: 'officeReason' })
      const record = office.storage.records.find(booking?.recordId ?? '')
      expect(record).toMatchObject({ outcome: 'officeReason', review: 'waiting' })
    }
    if (what === 'imported') expect(rows.get(id)).toBe(ROWS)
    if (what === 'disposed')
      expect(
        [...bookings.values()].some(({ receiptNumber }) => receiptNumber === `${id}past`),
      ).toBe(false)
  }
  expect(last.size).toBeGreaterThan(0)
  // Nobody's booking was used twice.
  const used = [...bookings.values()].flatMap(({ recordId }) => recordId ?? [])
  expect(new Set(used).size).toBe(used.length)
  const sessions = [...office.storage.log.reader.byScope('record')].flatMap(({ event }) => {
    const logged = asLogged(event)
    return logged?.type === 'session.opened' ? [logged.payload.bookingId] : []
  })
  expect(new Set(sessions).size).toBe(sessions.length)
}

describe('killing the app in the middle of a day', () => {
  it(
    'leaves no booking stuck, uses none twice, and loses nothing that was acknowledged',
    async () => {
      let folder = temporaryFolder()
      for (let run = 0; run < KILLS; run += 1) {
        if (run % RUNS_PER_OFFICE === 0) folder = temporaryFolder()
        const said = await dayAndKill(folder, run, 3 + ((run * 67) % 409))
        const office = opened(folder)
        check(office, said)
        office.close()
        expect(verifyFolder(folder)).toMatchObject({ ok: true, firstBad: null })
      }
    },
    120_000 + KILLS * 10_000,
  )
})
