/** The schedule room: bookings, the board, imports, contacts. main.ts builds it and hands it what it needs. */
import { type Cancel, SECOND } from '../../shared/clock.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HoldReason } from '../../shared/schedule/booking.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { ImportReason } from '../../shared/schedule/import.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { boardHandlers, FIRST_HELD, openUnread } from './board.ts'
import { bookingHandlers, schedulePort } from './bookings.ts'
import { draftHandlers } from './draft-handlers.ts'
import { createImporter } from './importing.ts'
import { watchSlots } from './notices.ts'
import { createDesk, type Desk, type ScheduleRoomParts } from './tools.ts'

export type { ScheduleRoomParts } from './tools.ts'

export interface ScheduleRoom {
  readonly handlers: Handlers<'schedule'>
  readonly port: SchedulePort
  /** Previews and accepts a file in one go, as the practice office's sample (`practiceFile`); the event names no person. */
  importFile(file: {
    readonly fileName: string
    readonly bytes: Uint8Array
  }): Promise<Result<null, ImportReason>>
  /**
   * From here on bookings that no longer may stand are held, now and whenever the profile or a restriction changes, and
   * slots are announced.
   */
  start(): void
  /** Stops the notices and everything else that runs by the clock. */
  close(): void
}

type KeepingHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.unread' | 'schedule.dismissUnread' | 'schedule.generations' | 'schedule.restore'
>

function keepingHandlers(desk: Desk): KeepingHandlers {
  return {
    'schedule.unread': ({ limit = FIRST_HELD }) => ok(openUnread(desk).slice(0, limit)),
    'schedule.dismissUnread'({ rowId }, caller) {
      const head = desk.store.head()
      const actorId = signedIn(caller).id
      if (!head.unread.some((row) => row.id === rowId && row.dismissed === null))
        return fail('notFound')
      const dismissed = { atMs: desk.clock.wallMs(), actorId }
      const unread = head.unread.map((row) => (row.id === rowId ? { ...row, dismissed } : row))
      return desk.save(
        [],
        [
          {
            type: 'schedule.changed',
            recordId: null,
            actorId,
            payload: { bookingId: rowId, what: 'unreadRowDismissed', booking: null },
          },
        ],
        { ...head, unread },
      )
    },
    'schedule.generations': () => ok(desk.store.generations()),
    'schedule.restore'({ revision }, caller) {
      const actorId = signedIn(caller).id
      if (
        [...desk.store.index().entries.values()].some(
          ({ booking }) => booking.state === 'inSession',
        )
      )
        return fail('sessionRunning')
      const log = (): Result<unknown, 'saveFailed'> =>
        desk.log.append([
          {
            type: 'schedule.changed',
            recordId: null,
            actorId,
            payload: { bookingId: '', what: 'restored', booking: { revision } },
          },
        ])
      const restored = desk.store.restore(revision, log, desk.notSaved(actorId))
      if (restored.ok) desk.announce([])
      return restored
    },
  }
}

/** How soon it is tried again when it could not be written: a full disk must not leave a booking on a day that was closed. */
const RETRY_MS = 10 * SECOND

/** In order of arrival, so that of two that no longer fit the earlier one stays. */
function holdWhatNoLongerFits(desk: Desk): Result<null, 'saveFailed'> {
  const today = dateOf(desk.clock.wallMs())
  const index = desk.store.index()
  const puts: Entry[] = []
  const full = new Map<string, number>()
  for (const entry of index.entries.values()) {
    const { booking } = entry
    if (booking.state !== 'live' || booking.date < today) continue
    const key = `${booking.date} ${booking.slot}`
    const place = (full.get(key) ?? 0) + 1
    const reasons: HoldReason[] = checkAgainst(index, desk.rules(), booking).filter(
      (reason) => reason !== 'slotFull',
    )
    if (place > desk.office.profile().boothsPerSlot) reasons.push('slotFull')
    if (reasons.length === 0) full.set(key, place)
    else
      puts.push({
        ...entry,
        booking: {
          ...booking,
          state: 'held',
          holdReasons: reasons,
          updatedAtMs: desk.clock.wallMs(),
        },
      })
  }
  return puts.length === 0
    ? ok()
    : desk.save(
        puts,
        puts.map((entry) => desk.changed(entry, 'heldByProfile', 'system')),
      )
}

/** Holds what no longer fits, now and after each change of the profile or of a restriction. Returns the way to stop. */
function keepUpWithRules(desk: Desk): Cancel {
  let cancelRetry: Cancel = () => {}
  function keepUp(): void {
    cancelRetry()
    if (!holdWhatNoLongerFits(desk).ok) cancelRetry = desk.clock.after(RETRY_MS, keepUp)
  }
  const deafen = [
    desk.bell.on('office.profile', () => {
      keepUp()
      // Slots, booths and closed days are on every board.
      desk.announce([])
    }),
    desk.bell.on('review.restrictions', keepUp),
  ]
  keepUp()
  return () => {
    for (const stop of deafen) stop()
    cancelRetry()
  }
}

/** `notify` is platform.notify; `restricted` asks the store of restrictions. */
export function createScheduleRoom(parts: ScheduleRoomParts): ScheduleRoom {
  const desk = createDesk(parts)
  const importer = createImporter(desk)
  let running: readonly Cancel[] = []
  return {
    handlers: {
      ...boardHandlers(desk),
      ...bookingHandlers(desk),
      ...importer.handlers,
      ...draftHandlers(desk),
      ...keepingHandlers(desk),
    },
    port: schedulePort(desk),
    async importFile(file) {
      const asked = await importer.preview({ ...file, mapping: null })
      if (!asked.ok) return asked
      if (asked.value.kind === 'mapping') return fail('noHeader')
      const accepted = await importer.accept(asked.value.preview.previewId, 'system')
      return accepted.ok ? ok() : accepted
    },
    start() {
      running = [keepUpWithRules(desk), watchSlots(desk)]
    },
    close() {
      for (const stop of running) stop()
      running = []
    },
  }
}
