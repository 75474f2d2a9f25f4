/** Counts made into tables: the true figures, or those of one month as they may leave, in which nobody can be recognised (M23-2). Pure. */
import { countsAsUse } from '../log/outcome.ts'
import { SECOND } from '../clock.ts'
import { monthOf, type Period, thisMonth, weekdayOf } from '../time/day.ts'
import type { Counts } from './counts.ts'
import { cellId, ringTables, TOTAL } from './ring.ts'
import {
  type Keys,
  margins,
  type OneWayId,
  oneWayIds,
  orderedKeys,
  type PublishedCell,
  type Statistics,
  twoWayIds,
  writtenOut,
} from './statistics.ts'
import { hiddenCells, isSmall, SMALLEST_SHOWN } from './suppression.ts'

type Cell = Counts['cells'][number]
const keyOf: Readonly<Record<OneWayId, (cell: Cell) => string>> = {
  day: (cell) => cell.date,
  slot: (cell) => cell.slot,
  weekday: (cell) => String(weekdayOf(cell.date)),
  month: (cell) => monthOf(cell.date),
  counselor: (cell) => cell.counselorId,
  outcome: (cell) => cell.outcome,
  site: (cell) => cell.siteId,
  category: (cell) => String(cell.category),
  used: (cell) => (countsAsUse(cell.outcome, cell.consulted) ? 'used' : 'notUsed'),
}

function tally(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  const add = (id: string, count: number): unknown => sums.set(id, (sums.get(id) ?? 0) + count)
  for (const cell of cells) {
    add(TOTAL, cell.count)
    for (const id of oneWayIds) add(cellId(id, keyOf[id](cell)), cell.count)
    for (const id of twoWayIds)
      add(cellId(id, keyOf[margins[id][0]](cell), keyOf[margins[id][1]](cell)), cell.count)
  }
  return sums
}

/**
 * The ring of one month: day, weekday, slot, used, outcome, counselor, then site and category, which share nothing with the others but
 * the total. Each day has one weekday. The month itself is the total once more, and its outcomes are the outcomes.
 */
function hiddenOfMonth(
  keys: Keys,
  valueOf: (id: string) => number,
  month: string,
): ReadonlySet<string> {
  const into = (table: OneWayId) => (key: string) => `into ${table} ${key}`
  const outOf = (table: OneWayId) => (key: string) => `out of ${table} ${key}`
  const all = (): string => 'all'
  const { margin, crossing, total } = ringTables(valueOf)
  const { day, weekday, slot, used, outcome, counselor, site, category } = keys
  const toWeekday = (date: string): string => into('weekday')(String(weekdayOf(date)))
  const inside = (table: OneWayId) => margin(table, keys[table], into(table), outOf(table))
  const hidden = new Set(
    hiddenCells([
      total('end', 'start'),
      ...margin('day', day, () => 'start', toWeekday, 'inner'),
      ...inside('weekday'),
      ...crossing('slotWeekday', slot, weekday, {
        fromColumn: outOf('weekday'),
        toRow: into('slot'),
      }),
      ...inside('slot'),
      ...crossing('slotUsed', slot, used, { fromRow: outOf('slot'), toColumn: into('used') }),
      ...inside('used'),
      // Which ends are no use is known to everybody: an empty cell here hides nothing.
      ...crossing('outcomeUsed', outcome, used, {
        fromColumn: outOf('used'),
        toRow: into('outcome'),
      }).filter(({ value }) => value > 0),
      ...inside('outcome'),
      ...crossing('counselorOutcome', counselor, outcome, {
        fromColumn: outOf('outcome'),
        toRow: into('counselor'),
      }),
      ...margin('counselor', counselor, into('counselor'), all),
      ...margin('site', site, all, outOf('site')),
      ...crossing('siteCategory', site, category, {
        fromRow: outOf('site'),
        toColumn: into('category'),
      }),
      ...margin('category', category, into('category'), () => 'end'),
    ]),
  )
  if (hidden.has(TOTAL)) hidden.add(cellId('month', month))
  for (const key of outcome)
    if (hidden.has(cellId('outcome', key))) hidden.add(cellId('monthOutcome', month, key))
  return hidden
}

/** The true figures, for a supervisor's screen and nothing that leaves it. */
export function trueFigures(counts: Counts, period: Pick<Period, 'from' | 'to'>): Statistics {
  return statisticsOf(counts, period, () => new Set())
}

/** What of one month may leave. @param counts of its days alone */
export function publishMonth(
  counts: Counts,
  { from, to }: Pick<Period, 'from' | 'to'>,
): Statistics {
  const month = thisMonth(from)
  if (month.from !== from || month.to !== to) throw new Error('not one whole month')
  return statisticsOf(
    counts,
    month,
    (keys, valueOf) => hiddenOfMonth(keys, valueOf, monthOf(from)),
    SMALLEST_SHOWN,
  )
}

/**
 * An average is shown when the published counts of completed uses reach the limit (and the true number does): whether it is shown tells
 * nothing of hidden cells either. Job postings are counted apart from all tables, so that no sum gives them back; few people's are left
 * out, however many they were.
 * @param fewest of how many an average is made at least; 1: the true figures
 */
function statisticsOf(
  counts: Counts,
  period: Pick<Period, 'from' | 'to'>,
  hiddenOf: (keys: Keys, valueOf: (id: string) => number) => ReadonlySet<string>,
  fewest = 1,
): Statistics {
  const sums = tally(counts.cells)
  const keys = orderedKeys((id) => counts.cells.map(keyOf[id]))
  const valueOf = (id: string): number => sums.get(id) ?? 0
  const hidden = hiddenOf(keys, valueOf)
  const shown = (id: string): PublishedCell => (hidden.has(id) ? null : valueOf(id))
  const ended = (outcome: string): number => shown(cellId('outcome', outcome)) ?? 0
  const surelyUsed = ended('completed') + ended('capReached')
  const average = ({ count, totalMs }: Counts['used']): number | null =>
    (surelyUsed >= fewest || fewest === 1) && count >= fewest
      ? Math.round(totalMs / count / SECOND) * SECOND
      : null
  const postings = ({ count, records }: Counts['postings']['shown']): PublishedCell =>
    fewest > 1 && isSmall(records) ? null : count
  return writtenOut(period, keys, {
    total: shown(TOTAL),
    row: (table, key) => shown(cellId(table, key)),
    crossing: (table, row, column) => shown(cellId(table, row, column)),
    figures: {
      averageUseMs: average(counts.used),
      averageWaitMs: average(counts.waited),
      introducedPostings: postings(counts.postings.introduced),
      shownPostings: postings(counts.postings.shown),
    },
  })
}
