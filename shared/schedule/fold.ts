/** The lists of the schedule as folds over the log: whoever folds the same events in the same order has the same lists. Pure. */
import type { EventType, LoggedEvent } from '../log/events.ts'
import { idIn } from '../log/scope.ts'
import { mailsOf, withMail } from './mailing.ts'
import { standing } from './standing.ts'
import type { UnreadRow } from '../log/unread.ts'
import type { Entry } from './entry.ts'
import type { Head } from './head.ts'

/** The batch an event belongs to; null: it counts at once. */
export function batchOf(event: LoggedEvent): string | null {
  switch (event.type) {
    case 'schedule.booked':
    case 'schedule.changed':
    case 'schedule.unbooked':
    case 'schedule.rowUnread':
    case 'schedule.rowRead':
      return event.payload.batch
    default:
      return null
  }
}

/** What closes a batch. */
export const CLOSES: ReadonlySet<string> = new Set<EventType>([
  'schedule.imported',
  'schedule.importUndone',
  'schedule.wentBack',
])

/** The batch an event closes, and how many events belong to it; null: it closes none. */
export function closedBy(
  event: LoggedEvent,
): { readonly batch: string; readonly events: number } | null {
  switch (event.type) {
    case 'schedule.imported':
    case 'schedule.importUndone':
    case 'schedule.wentBack':
      return { batch: idIn(event.scope, 'batch') ?? '', events: event.payload.events }
    default:
      return null
  }
}

/** One booking after one event of its scope; null: it is not there. */
export function foldBooking(entry: Entry | null, event: LoggedEvent): Entry | null {
  switch (event.type) {
    case 'schedule.booked':
      // Two PCs, the same file: the same booking, and nothing changes twice.
      return entry ?? event.payload.entry
    case 'schedule.unbooked':
    case 'schedule.bookingDisposed':
      return null
    case 'schedule.changed': {
      if (entry === null) return null
      const { seen } = event.payload
      const set = standing(entry.booking, event.payload)
      return {
        booking: { ...entry.booking, ...set },
        seen: seen === undefined ? entry.seen : seen,
      }
    }
    case 'schedule.contacted': {
      if (entry === null) return null
      const { contact } = event.payload
      const contacts = [...entry.booking.contacts, contact]
      return { ...entry, booking: { ...entry.booking, contacts, updatedAtMs: contact.atMs } }
    }
    case 'schedule.mailing': {
      if (entry === null) return null
      const mails = withMail(mailsOf(entry.booking), event.payload.mail)
      return { ...entry, booking: { ...entry.booking, mails } }
    }
    default:
      return entry
  }
}

const HEAD_TYPES: ReadonlySet<string> = new Set<EventType>([
  'schedule.rowUnread',
  'schedule.rowRead',
  'schedule.rowDismissed',
  'schedule.imported',
])

/** What stands beside the bookings after these events, in their order. */
export function foldHead(head: Head, events: readonly LoggedEvent[]): Head {
  const telling = events.filter(({ type }) => HEAD_TYPES.has(type))
  if (telling.length === 0) return head
  const unread = new Map<string, UnreadRow>(head.unread.map((row) => [row.id, row]))
  const dismissed = new Set(head.dismissed)
  let { mappings, lastImport, outputs } = head
  for (const event of telling) {
    const rowId = idIn(event.scope, 'row') ?? ''
    switch (event.type) {
      case 'schedule.rowUnread':
        if (!dismissed.has(rowId) && !unread.has(rowId)) unread.set(rowId, event.payload.row)
        break
      case 'schedule.rowRead':
        unread.delete(rowId)
        break
      case 'schedule.rowDismissed':
        unread.delete(rowId)
        dismissed.add(rowId)
        break
      case 'schedule.imported': {
        const { fileName, columns, output } = event.payload
        lastImport = { fileName, atMs: event.atMs }
        if (output !== null && output.at > (outputs[output.fingerprint] ?? ''))
          outputs = { ...outputs, [output.fingerprint]: output.at }
        if (columns !== null) mappings = { ...mappings, [columns.fingerprint]: columns.columns }
        break
      }
      default:
    }
  }
  return {
    mappings,
    lastImport,
    outputs,
    unread: [...unread.values()],
    dismissed: [...dismissed],
  }
}
