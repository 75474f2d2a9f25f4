/** One session of a bench: the real session room on a clock that runs as time does and a real sealed store, up to its cap. */
import { createPrecallRoom } from '../../electron/precall/room.ts'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { createSessionRoom } from '../../electron/session/room.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { type Clock, MINUTE } from '../../shared/clock.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { openBell } from '../support/bell.ts'
import {
  asCounselor,
  booking,
  bookIn,
  followedBy,
  Meeting,
  people,
  profile,
  Schedule,
} from '../unit/session-helpers.ts'

const recordId = 'cap-session'

/** Runs one session whose note is typed and saved all the while. Says how many ms after the cap the end command left. */
export async function runToTheCap(parts: {
  readonly storage: Pick<Storage, 'log' | 'sessionStore'>
  readonly clock: Clock
  readonly capSeconds: number
  /** What the screens are told. */
  readonly tell: (topic: string, payload: unknown) => void
  /** Both are connected: the cap counts. */
  readonly onStarted?: () => void
}): Promise<number> {
  const { storage, clock, capSeconds } = parts
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
  const bell = openBell(parts.tell)
  const room = createSessionRoom({
    clock,
    log: storage.log,
    store: followedBy(storage.sessionStore, schedule),
    schedule,
    people,
    office,
    meeting,
    keepAwake: () => undefined,
    ids: () => recordId,
    occupancy: createOccupancy(),
    bell,
  })
  room.start()
  const precall = createPrecallRoom({ session: room.port, people, clock, bell }).handlers
  await room.handlers['session.prepare']({ bookingId: 'b1' }, asCounselor)
  await precall['precall.devicesTested'](
    { recordId, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
    asCounselor,
  )
  await precall['precall.tick']({ recordId, itemId: 'ownRoom', ticked: true }, asCounselor)
  await room.handlers['session.enter']({ recordId }, asCounselor)
  meeting.emit({ type: 'joined' })
  parts.onStarted?.()
  startedMs = clock.monotonicMs()
  meeting.connected()
  // What a counselor does meanwhile: types a note that is saved as it is typed.
  const typing = clock.every(
    400,
    () =>
      void room.handlers['session.note'](
        { recordId, text: '相談の記録。'.repeat(50) },
        asCounselor,
      ),
  )
  const lateMs = await end
  typing()
  room.dispose()
  return lateMs
}
