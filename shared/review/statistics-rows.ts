/** The published statistics as lines of a spreadsheet: exactly the cells on the screen, nothing more. Pure. */
import { outcomeText } from '../log/outcome-text.ts'
import { OutcomeSchema } from '../log/outcome.ts'
import { MINUTE } from '../clock.ts'
import { formatDate, monthWords } from '../time/words.ts'
import type { CsvCell } from './csv.ts'
import {
  margins,
  type OneWayId,
  oneWayIds,
  type PublishedCell,
  type Statistics,
  type TwoWayId,
  twoWayIds,
} from './statistics.ts'
import { exportText, HIDDEN_MARK, tableText } from './text.ts'

/** Minutes with one decimal, from ms. */
export function minutes(ms: number): number {
  return Math.round((ms / MINUTE) * 10) / 10
}

/** What a row or column is called. @param names of the counselors by account id, and of the sites */
export function keyText(
  table: OneWayId,
  key: string,
  names: Readonly<Record<string, string>>,
): string {
  switch (table) {
    case 'counselor':
      return names[key] ?? key
    case 'weekday':
      return exportText.weekday(key)
    case 'outcome': {
      const outcome = OutcomeSchema.safeParse(key)
      return outcome.success ? outcomeText[outcome.data] : key
    }
    case 'day':
      return formatDate(key)
    case 'month':
      return monthWords(key)
    case 'site':
      return names[key] ?? key
    case 'category':
      return exportText.category(key)
    case 'used':
      return key === 'used' ? exportText.used : exportText.notUsed
    case 'slot':
      return key
  }
}

export const shown = (cell: PublishedCell): CsvCell => cell ?? HIDDEN_MARK

function oneWay(
  statistics: Statistics,
  table: OneWayId,
  names: Readonly<Record<string, string>>,
): CsvCell[][] {
  return [
    [tableText[table], exportText.count],
    // A day stays a date that a spreadsheet can count with.
    ...statistics.tables[table].map(({ key, count }) => [
      table === 'day' ? key.replaceAll('-', '/') : keyText(table, key, names),
      shown(count),
    ]),
    [exportText.total, shown(statistics.total)],
  ]
}

function twoWay(
  statistics: Statistics,
  table: TwoWayId,
  names: Readonly<Record<string, string>>,
): CsvCell[][] {
  const [rows, columns] = [
    statistics.tables[margins[table][0]],
    statistics.tables[margins[table][1]],
  ]
  return [
    [
      tableText[table],
      ...columns.map(({ key }) => keyText(margins[table][1], key, names)),
      exportText.total,
    ],
    ...rows.map(({ key, count }, at) => [
      keyText(margins[table][0], key, names),
      ...(statistics.grids[table][at] ?? []).map(shown),
      shown(count),
    ]),
    [exportText.total, ...columns.map(({ count }) => shown(count)), shown(statistics.total)],
  ]
}

/** The figures ahead of the tables, each with its name. */
export function figureRows({ figures }: Statistics): readonly (readonly [string, CsvCell])[] {
  const words = exportText.figures
  const length = (ms: number | null): CsvCell => (ms === null ? HIDDEN_MARK : minutes(ms))
  return [
    [words.averageUse, length(figures.averageUseMs)],
    [words.averageWait, length(figures.averageWaitMs)],
    [words.capShare, shown(figures.capShare)],
    [words.deemed, shown(figures.deemedCancellations)],
    [words.deemedShare, shown(figures.deemedShare)],
    [words.introducedPostings, shown(figures.introducedPostings)],
    [words.shownPostings, shown(figures.shownPostings)],
  ]
}

export function statisticsRows(
  statistics: Statistics,
  names: Readonly<Record<string, string>>,
): CsvCell[][] {
  return [
    [exportText.statisticsTitle],
    [exportText.period, statistics.from.replaceAll('-', '/'), statistics.to.replaceAll('-', '/')],
    [exportText.total, shown(statistics.total)],
    ...figureRows(statistics).map((row) => [...row]),
    ...oneWayIds.flatMap((table) => [[], ...oneWay(statistics, table, names)]),
    ...twoWayIds.flatMap((table) => [[], ...twoWay(statistics, table, names)]),
    [],
    [exportText.footnote],
  ]
}
