/** The schedule room: bookings, the board, imports, contacts. main.ts builds it and hands it what it needs. */
import type { Cancel } from '../../shared/clock.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { rowScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ImportReason, UnreadRow } from '../../shared/schedule/import.ts'
import { cutText } from '../../shared/schedule/text.ts'
import type { BookingRetention, SchedulePort } from '../../shared/schedule/port.ts'
import { boardHandlers, FIRST_HELD } from './board.ts'
import { bookingHandlers } from './bookings.ts'
import { draftHandlers } from './draft-handlers.ts'
import { freeingHandlers } from './freeing.ts'
import { historyHandlers } from './history.ts'
import { createImporter } from './importing.ts'
import { judgingHandlers } from './judging.ts'
import { movingHandlers } from './moving.ts'
import { keepUpWithRules } from './keeping-up.ts'
import { bookingsOf } from './month.ts'
import { bookingRetention } from './retention.ts'
import { schedulePort } from './session-port.ts'
import { unansweredHandlers } from './unanswered.ts'
import { overruledHandlers } from './overruling.ts'
import { boundToSites, officeHandlers } from './office-handlers.ts'
import { watchSlots } from './notices.ts'
import { createTools, type ScheduleTools, type ScheduleRoomParts } from './tools.ts'

export type { ScheduleRoomParts } from './tools.ts'

export interface ScheduleRoom {
  readonly handlers: Handlers<'schedule'>
  readonly port: SchedulePort
  /** Sites that have bookings to come, or waiting for a person: they are not removed (K, preamble). */
  readonly sitesInUse: () => ReadonlySet<string>
  /** For the end of the retention period. */
  readonly retention: BookingRetention
  /** For the month's sheet. */
  readonly bookingsOf: ReturnType<typeof bookingsOf>
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

/** Letters of one cell that travel to a screen. */
const LONGEST_SHOWN = 1000

function shortened(row: UnreadRow): UnreadRow {
  const raw = row.raw.map(([title, cell]): [string, string] => [
    title,
    cell.length > LONGEST_SHOWN ? cutText(cell, LONGEST_SHOWN) : cell,
  ])
  return { ...row, raw }
}

type RowHandlers = Pick<Handlers<'schedule'>, 'schedule.unread' | 'schedule.dismissUnread'>

function rowHandlers(tools: ScheduleTools): RowHandlers {
  return {
    'schedule.unread': ({ limit = FIRST_HELD }) =>
      ok(tools.store.head().unread.slice(0, limit).map(shortened)),
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
      ...freeingHandlers(tools),
      ...unansweredHandlers(tools),
      ...historyHandlers(tools),
      ...officeHandlers(tools),
      ...judgingHandlers(tools),
      ...movingHandlers(tools),
      ...overruledHandlers(tools),
    },
    port: schedulePort(tools),
    sitesInUse: () => new Set(boundToSites(tools).keys()),
    retention: bookingRetention(tools),
    bookingsOf: bookingsOf(tools),
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
