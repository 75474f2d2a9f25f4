/** The schedule room: bookings, the board, imports, contacts. main.ts builds it and hands it what it needs. */
import { type Cancel, SECOND } from '../../shared/clock.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { rowScope } from '../../shared/log/scope.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Booking, HoldReason } from '../../shared/schedule/booking.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import type { ImportReason } from '../../shared/schedule/import.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { boardHandlers, FIRST_HELD } from './board.ts'
import { bookingHandlers } from './bookings.ts'
import { draftHandlers } from './draft-handlers.ts'
import { historyHandlers } from './history.ts'
import { createImporter } from './importing.ts'
import { schedulePort } from './session-port.ts'
import { watchSlots } from './notices.ts'
import { createTools, type ScheduleTools, type ScheduleRoomParts } from './tools.ts'

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
  /** Stops everything that runs by the clock and writes the cache. */
  close(): void
}

type RowHandlers = Pick<Handlers<'schedule'>, 'schedule.unread' | 'schedule.dismissUnread'>

function rowHandlers(tools: ScheduleTools): RowHandlers {
  return {
    'schedule.unread': ({ limit = FIRST_HELD }) => ok(tools.store.head().unread.slice(0, limit)),
    'schedule.dismissUnread'({ rowId }, caller) {
      if (!tools.store.head().unread.some((row) => row.id === rowId)) return fail('notFound')
      const dismissed = tools.log.dismissRow({
        type: 'schedule.rowDismissed',
        scope: rowScope(rowId),
        actorId: signedIn(caller).id,
        payload: {},
      })
      return dismissed.ok ? ok() : fail('saveFailed', dismissed.details)
    },
  }
}

/** How soon it is tried again when it could not be written: a full disk must not leave a booking on a day that was closed. */
const RETRY_MS = 10 * SECOND

/** In order of arrival, so that of two that no longer fit the earlier one stays. */
function holdWhatNoLongerFits(tools: ScheduleTools): Result<null, 'saveFailed'> {
  const today = dateOf(tools.clock.wallMs())
  const index = tools.store.index()
  const events: NewEvent[] = []
  const full = new Map<string, number>()
  for (const entry of index.entries.values()) {
    const { booking } = entry
    if (booking.state !== 'live' || booking.date < today) continue
    const key = `${booking.date} ${booking.slot}`
    const place = (full.get(key) ?? 0) + 1
    const reasons: HoldReason[] = checkAgainst(index, tools.rules(), booking).filter(
      (reason) => reason !== 'slotFull',
    )
    if (place > tools.office.profile().boothsPerSlot) reasons.push('slotFull')
    if (reasons.length === 0) full.set(key, place)
    else {
      const held: Booking = {
        ...booking,
        state: 'held',
        holdReasons: reasons,
        updatedAtMs: tools.clock.wallMs(),
      }
      events.push(changedEvent(entry, { ...entry, booking: held }, 'heldByProfile', SYSTEM_ACTOR))
    }
  }
  return events.length === 0 ? ok() : tools.save(events)
}

/** Holds what no longer fits, now and after each change of the profile or of a restriction. Returns the way to stop. */
function keepUpWithRules(tools: ScheduleTools): Cancel {
  let cancelRetry: Cancel = () => {}
  function keepUp(): void {
    cancelRetry()
    if (!holdWhatNoLongerFits(tools).ok) cancelRetry = tools.clock.after(RETRY_MS, keepUp)
  }
  const deafen = [
    tools.bell.on('office.profile', () => {
      keepUp()
      // Slots, booths and closed days are on every board.
      tools.announce(new Set())
    }),
    tools.bell.on('review.restrictions', keepUp),
  ]
  keepUp()
  return () => {
    for (const stop of deafen) stop()
    cancelRetry()
  }
}

/** `notify` is platform.notify; `restricted` asks the store of restrictions. */
export function createScheduleRoom(parts: ScheduleRoomParts): ScheduleRoom {
  const tools = createTools(parts)
  const importer = createImporter(tools)
  let running: readonly Cancel[] = []
  return {
    handlers: {
      ...boardHandlers(tools),
      ...bookingHandlers(tools),
      ...importer.handlers,
      ...draftHandlers(tools),
      ...rowHandlers(tools),
      ...historyHandlers(tools),
    },
    port: schedulePort(tools),
    async importFile(file) {
      const asked = await importer.preview({ ...file, mapping: null })
      if (!asked.ok) return asked
      if (asked.value.kind === 'mapping') return fail('noHeader')
      const accepted = await importer.accept(asked.value.preview.previewId, 'system')
      return accepted.ok ? ok() : accepted
    },
    start() {
      tools.store.start()
      running = [tools.store.onChanged(tools.announce), keepUpWithRules(tools), watchSlots(tools)]
    },
    close() {
      for (const stop of running) stop()
      running = []
      tools.store.close()
    },
  }
}
