/** The month's sheet as tables, the same on the screen, on paper and in the file. Pure. */
import { type Outcome, OutcomeSchema } from '../log/outcome.ts'
import type { CsvCell } from './csv.ts'
import type { MonthSheet } from './month-sheet.ts'
import { monthText as text } from './month-text.ts'
import { crossingIn, type OneWayId, type PublishedCell, rowIn } from './statistics.ts'
import { keyText, shown } from './statistics-rows.ts'
import { exportText, HIDDEN_MARK } from './text.ts'
import { unopenedKinds } from './unopened.ts'

/** One table: the first cell of each row names it, the last row is the sum. */
export type SheetTable = {
  readonly id: string
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

const CATEGORIES = ['1', '2', '3'] as const
const UNKNOWN = '0'

/** One decimal; of what is shown alone. */
function perDay(count: PublishedCell, openDays: number): CsvCell {
  if (count === null) return HIDDEN_MARK
  return openDays === 0 ? null : Math.round((count / openDays) * 10) / 10
}

/** The tables as they stand on the screen, on paper and in the file. */
export function sheetTables(sheet: MonthSheet): readonly SheetTable[] {
  const { statistics, unopened, openDays, names } = sheet
  const row = (table: OneWayId, key: string): PublishedCell => rowIn(statistics, table, key)
  const used = row('used', 'used')
  const keysOf = (table: OneWayId): string[] => statistics.tables[table].map(({ key }) => key)
  const without = (rows: typeof unopened.slots, key: string): PublishedCell => {
    const found = rows.find((one) => one.key === key)
    return found === undefined ? 0 : found.count
  }
  const union = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]
  const unopenedSlots = unopened.slots.map(({ key }) => key)
  const slots = union(sheet.slots, keysOf('slot'), unopenedSlots).sort()
  const sites = union(
    sheet.siteIds,
    keysOf('site'),
    unopened.sites.map(({ key }) => key),
  )
  const categories = keysOf('category').includes(UNKNOWN)
    ? [...CATEGORIES, UNKNOWN]
    : [...CATEGORIES]
  const outcomeLine = (outcome: Outcome): readonly CsvCell[] => [
    keyText('outcome', outcome, names),
    shown(row('outcome', outcome)),
    shown(crossingIn(statistics, 'outcomeUsed', outcome, 'used')),
  ]
  return [
    {
      id: 'outcomes',
      title: text.outcomes,
      header: [text.outcome, text.count, text.used],
      rows: [
        ...OutcomeSchema.options.map(outcomeLine),
        [exportText.total, shown(statistics.total), shown(used)],
      ],
    },
    {
      id: 'slots',
      title: text.slots,
      header: [text.slot, text.count, text.used, text.usedPerDay, text.unopened],
      rows: [
        ...slots.map((slot): readonly CsvCell[] => {
          const usedThen = crossingIn(statistics, 'slotUsed', slot, 'used')
          return [
            slot,
            shown(row('slot', slot)),
            shown(usedThen),
            perDay(usedThen, openDays),
            shown(without(unopened.slots, slot)),
          ]
        }),
        [
          exportText.total,
          shown(statistics.total),
          shown(used),
          perDay(used, openDays),
          shown(unopened.total),
        ],
      ],
    },
    {
      id: 'sites',
      title: text.sites,
      header: [
        text.site,
        ...categories.map((key) => keyText('category', key, names)),
        exportText.total,
        text.unopened,
      ],
      rows: [
        ...sites.map((site): readonly CsvCell[] => [
          keyText('site', site, names),
          ...categories.map((key) => shown(crossingIn(statistics, 'siteCategory', site, key))),
          shown(row('site', site)),
          shown(without(unopened.sites, site)),
        ]),
        [
          exportText.total,
          ...categories.map((key) => shown(row('category', key))),
          shown(statistics.total),
          shown(unopened.total),
        ],
      ],
    },
    {
      id: 'unopened',
      title: text.unopenedTitle,
      header: [text.why, ...unopenedSlots, exportText.total],
      rows: [
        ...unopenedKinds.map((kind, at): readonly CsvCell[] => [
          text.kinds[kind],
          ...(unopened.grid[at] ?? []).map(shown),
          shown(without(unopened.kinds, kind)),
        ]),
        [
          exportText.total,
          ...unopened.slots.map(({ count }) => shown(count)),
          shown(unopened.total),
        ],
      ],
    },
  ]
}

/** The sheet as lines of a spreadsheet: the same cells, nothing more. */
export function monthSheetRows(sheet: MonthSheet): CsvCell[][] {
  return [
    [text.title],
    [text.office, sheet.officeName],
    [exportText.period, sheet.from.replaceAll('-', '/'), sheet.to.replaceAll('-', '/')],
    [text.openDays, sheet.openDays],
    ...sheetTables(sheet).flatMap(({ title, header, rows }) => [
      [],
      [title],
      [...header],
      ...rows.map((line) => [...line]),
    ]),
    [],
    ...text.notes.map((note) => [note]),
    [exportText.footnote],
  ]
}
