/**
 * One PC of the cap benchmark: the real session room on the real clock and the real sealed store, pushing snapshots to
 * a renderer over a real socket. Runs one session up to the cap and prints how late the end command left.
 * argv: cap in seconds, `blocked` or `free`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import { createPrecallRoom } from '../../electron/precall/room.ts'
import { createSessionRoom } from '../../electron/session/room.ts'
import { createStorage } from '../../electron/storage/storage.ts'
import { MINUTE, sleep, systemClock } from '../../shared/clock.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import {
  asCounselor,
  booking,
  bookIn,
  Meeting,
  people,
  profile,
  followedBy,
  Schedule,
} from '../unit/session-helpers.ts'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { openBell } from '../support/bell.ts'

const capSeconds = Number(process.argv[2])
const blocked = process.argv[3] === 'blocked'
const r1 = { recordId: 'r1' }

/** A renderer that reads every snapshot, or hangs in a loop after the first and reads nothing any more. */
function startRenderer(port: number): ChildProcess {
  const script = `new WebSocket('ws://127.0.0.1:${port}').onmessage = () => { ${blocked ? 'for (;;);' : ''} }`
  return spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
}

async function run(): Promise<{ lateMs: number; bareLateMs: number }> {
  const clock = systemClock
  const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-cap-'))
  const keyStore = {
    available: () => false,
    wrap: () => new Uint8Array(),
    unwrap: () => ({ ok: false, reason: 'keyUnavailable' }) as const,
  }
  const made = createStorage({ folder, keyStore, vaultPassphrase: null, kind: 'practice', clock })
  if (!made.ok) throw new Error(made.reason)
  const { storage } = made.value
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => sockets.once('listening', resolve))
  const address = sockets.address()
  const renderer = startRenderer(typeof address === 'object' && address !== null ? address.port : 0)

  let startedMs = 0
  let ended: (lateMs: number) => void = () => undefined
  const end = new Promise<number>((resolve) => {
    ended = resolve
  })
  const meeting = new Meeting(clock, (call) => {
    if (call === 'end') ended(clock.monotonicMs() - startedMs - capSeconds * 1000)
  })
  const schedule = new Schedule()
  const soon = clock.wallMs() + MINUTE
  schedule.bookings.set('b1', booking({ date: dateOf(soon), slot: timeOf(soon) }))
  bookIn(storage.log, schedule)
  const office = {
    kind: 'practice' as const,
    profile: () => profile({ capSeconds, warningMinutes: [1] }),
  }
  const room = createSessionRoom({
    clock,
    store: followedBy(storage.sessionStore, schedule),
    schedule,
    people,
    office,
    meeting,
    keepAwake: () => undefined,
    ids: () => 'r1',
    occupancy: createOccupancy(),
    bell: openBell((topic, payload) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ topic, payload }))
    }),
  })
  room.start()
  const precall = createPrecallRoom({ session: room.port, people, office, clock }).handlers
  await room.handlers['session.prepare']({ bookingId: 'b1' }, asCounselor)
  await precall['precall.devicesTested'](
    { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
    asCounselor,
  )
  await precall['precall.tick']({ ...r1, itemId: 'ownRoom', ticked: true }, asCounselor)
  await room.handlers['session.enter'](r1, asCounselor)
  meeting.emit({ type: 'joined' })

  // The bare counterpart, half a second before, so that neither waits for the other.
  const bareFromMs = clock.monotonicMs()
  const bareMs = capSeconds * 1000 - 500
  const bare = sleep(clock, bareMs).then(() => clock.monotonicMs() - bareFromMs - bareMs)
  startedMs = clock.monotonicMs()
  meeting.emit({ type: 'otherJoined' })
  // What a counselor does meanwhile: types a note that is saved as it is typed.
  const typing = clock.every(
    400,
    () =>
      void room.handlers['session.note']({ ...r1, text: '相談の記録。'.repeat(50) }, asCounselor),
  )
  const lateMs = await end
  const bareLateMs = await bare
  typing()
  room.dispose()
  renderer.kill('SIGKILL')
  sockets.close()
  storage.close()
  rmSync(folder, { recursive: true, force: true })
  return { lateMs, bareLateMs }
}

process.stdout.write(`${JSON.stringify(await run())}\n`, () => process.exit(0))
