/** The labour bureau's sheet of one month: the statistics, and the bookings of which no session was opened. */
import { z } from 'zod'
import { LocalDateSchema } from '../time/day.ts'
import { CellSchema, GridSchema, RowsSchema, StatisticsSchema } from './statistics.ts'

/** They are nobody's records: no sum of the statistics has a part in these tables. */
export const UnopenedTablesSchema = z.object({
  total: CellSchema,
  kinds: RowsSchema,
  slots: RowsSchema,
  sites: RowsSchema,
  /** Kinds by slots. */
  grid: GridSchema,
})
export type UnopenedTables = z.infer<typeof UnopenedTablesSchema>

export const MonthSheetSchema = z.object({
  from: LocalDateSchema,
  to: LocalDateSchema,
  officeName: z.string(),
  practice: z.boolean(),
  /** Days on which the office is open, by its calendar as it is now. */
  openDays: z.int().min(0),
  /** The office's own slots, whether or not anybody came. */
  slots: z.array(z.string()),
  siteIds: z.array(z.string()),
  statistics: StatisticsSchema,
  unopened: UnopenedTablesSchema,
  /** Of counselors by account id, and of sites by id. */
  names: z.record(z.string(), z.string()),
})
export type MonthSheet = z.infer<typeof MonthSheetSchema>
