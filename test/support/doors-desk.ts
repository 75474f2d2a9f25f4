/**
 * One PC without a window: both loopback servers, and a session on the real clock and the real store that ends at its cap.
 * argv: out/renderer-like folder, bridge script, cap in seconds. Speaks JSON lines; a line on stdin throws a bug that nobody catches.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMeetingServer } from '../../electron/meeting/server.ts'
import { createBrowserPlatform } from '../../electron/platform/browser.ts'
import { createLastResort, hearBugs } from '../../electron/platform/last-resort.ts'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { appText } from '../../electron/platform/text.ts'
import { openBell } from './bell.ts'
import { createPrecallRoom } from '../../electron/precall/room.ts'
import { createSessionRoom } from '../../electron/session/room.ts'
import { createStorage } from '../../electron/storage/storage.ts'
import { MINUTE, systemClock as clock } from '../../shared/clock.ts'
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

const [rendererFolder = '', bridgeScript = '', cap = ''] = process.argv.slice(2)
const capSeconds = Number(cap)
const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`)

hearBugs(
  process,
  createLastResort({
    clock,
    log: (line) => say({ bug: line }),
    sessionRunning: () => true,
    end: () => process.exit(1),
  }),
)
process.stdin.on('data', () => {
  setImmediate(() => {
    throw new Error('架空の不具合')
  })
  void Promise.reject(new Error('架空の拒否'))
})

const folder = mkdtempSync(join(tmpdir(), 'soudan-doors-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const keyStore = {
  available: () => false,
  wrap: () => new Uint8Array(),
  unwrap: () => ({ ok: false, reason: 'keyUnavailable' }) as const,
}
const made = createStorage({ folder, keyStore, vaultPassphrase: null, kind: 'practice', clock })
if (!made.ok) throw new Error(made.reason)

const server = await createMeetingServer({ rendererFolder, ancestors: () => [], clock })
const page = server.open({
  page: 'meeting/practice.html',
  framed: true,
  captures: false,
  onMessage: () => undefined,
  onLine: () => undefined,
})
await createBrowserPlatform({
  dataRoot: folder,
  rendererFolder,
  bridgeScript,
  openBrowser: async () => false,
  meetingOrigin: () => server.origin,
  clock,
  log: (line) => say({ line }),
}).start({
  call: async (_channel, payload) => ({ ok: true, value: payload }),
  onCloseRequested: () => 'close',
  onQuit: async () => {},
  texts: appText,
})

let startedMs = 0
const meeting = new Meeting(clock, (call) => {
  if (call === 'end') say({ endedAfterMs: clock.monotonicMs() - startedMs })
})
const schedule = new Schedule()
const soon = clock.wallMs() + MINUTE
schedule.bookings.set('b1', booking({ date: dateOf(soon), slot: timeOf(soon) }))
bookIn(made.value.storage.log, schedule)
const office = {
  kind: 'practice' as const,
  profile: () => profile({ capSeconds, warningMinutes: [1] }),
}
const bell = openBell()
const room = createSessionRoom({
  clock,
  log: made.value.storage.log,
  store: followedBy(made.value.storage.sessionStore, schedule),
  schedule,
  people,
  office,
  meeting,
  keepAwake: () => undefined,
  ids: () => 'r1',
  occupancy: createOccupancy(),
  bell,
})
room.start()
const precall = createPrecallRoom({ session: room.port, people, clock, bell }).handlers
const r1 = { recordId: 'r1' }
await room.handlers['session.prepare']({ bookingId: 'b1' }, asCounselor)
await precall['precall.devicesTested'](
  { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
  asCounselor,
)
await precall['precall.tick']({ ...r1, itemId: 'ownRoom', ticked: true }, asCounselor)
await room.handlers['session.enter'](r1, asCounselor)
meeting.emit({ type: 'joined' })
startedMs = clock.monotonicMs()
meeting.connected()
say({ meetingPage: page.url })
