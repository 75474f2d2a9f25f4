/** What other PCs touched, made again from the log in the order that all PCs share. */
import type { LoggedEvent } from '../../shared/log/events.ts'
import { idIn } from '../../shared/log/scope.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { foldHead } from '../../shared/schedule/fold.ts'
import type { Head } from '../../shared/schedule/head.ts'
import type { ScheduleIndex } from '../../shared/schedule/index.ts'
import type { Slices } from '../slices.ts'
import type { LogReader } from '../storage/log/reader.ts'
import { type Arriving, bookingNow, type ClosedAt, inOrder, rowNow } from './folding.ts'

/** Bookings read from the log and folded between two breaths: some ten ms. */
const REFOLDED = 100
/** Bookings put in their place between two breaths. */
const BREATH = 1000

export type FoldedLog = { readonly reader: LogReader; readonly closedAt: ClosedAt }

/** Bookings as the log has them now; those that began behind that position stand in the order in which they did, behind all others. */
export function* refoldBookings(
  { reader, closedAt }: FoldedLog,
  index: ScheduleIndex,
  ids: ReadonlySet<string>,
  since: number,
  onEntry: (id: string, before: Entry | null, after: Entry | null) => void,
): Slices<null> {
  const late: Arriving[] = []
  let done = 0
  for (const id of ids) {
    if ((done += 1) % REFOLDED === 0) yield done
    const before = index.get(id) ?? null
    const now = bookingNow(reader, closedAt, id)
    onEntry(id, before, now?.entry ?? null)
    if (now === null || now.atTurn > since) index.remove(id)
    else index.put(now.entry)
    if (now !== null && now.atTurn > since) late.push(now)
  }
  for (const { entry } of late.sort(inOrder)) {
    if ((done += 1) % BREATH === 0) yield done
    index.put(entry)
  }
  return null
}

/** What stands beside the bookings: rows as the log has them now, in the order in which they came; imports as they are told. */
export function headSince(
  { reader, closedAt }: FoldedLog,
  head: Head,
  told: readonly LoggedEvent[],
  since: number,
): Head {
  const ids = new Set(told.flatMap(({ scope }) => idIn(scope, 'row') ?? []))
  const now = new Map([...ids].map((id) => [id, rowNow(reader, closedAt, id)]))
  const isLate = (id: string): boolean => (now.get(id)?.atTurn ?? 0) > since
  const early = head.unread.filter(({ id }) => !ids.has(id) || !isLate(id))
  const late = [...now.values()].filter(({ id }) => isLate(id)).sort(inOrder)
  const unread = [
    ...early.flatMap((row) => (ids.has(row.id) ? (now.get(row.id)?.row ?? []) : row)),
    ...late.flatMap(({ row }) => row ?? []),
  ]
  const dismissed = new Set([
    ...head.dismissed,
    ...[...now.values()].flatMap((row) => (row.dismissed ? row.id : [])),
  ])
  const imports = told.filter(({ scope }) => idIn(scope, 'row') === null)
  return foldHead({ ...head, unread, dismissed: [...dismissed] }, imports)
}
