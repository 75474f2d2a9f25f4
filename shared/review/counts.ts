/** What the statistics are made of: counts out of the projections, before anything is suppressed. Never leaves the main process. */
import { z } from 'zod'
import { OutcomeSchema } from '../log/outcome.ts'
import { LocalDateSchema } from '../time/day.ts'

/** `records`: how many of them have any. */
const PostingsSchema = z.object({ count: z.int().min(0), records: z.int().min(0) })
const SumSchema = z.object({ count: z.int().min(0), totalMs: z.number().min(0) })

export const CountsSchema = z.object({
  /** Closed records by all that the tables ask of them; combinations without a record are left out. */
  cells: z.array(
    z.object({
      date: LocalDateSchema,
      slot: z.string(),
      counselorId: z.string(),
      outcome: OutcomeSchema,
      siteId: z.string(),
      /** 1 to 3 (M3). */
      category: z.int(),
      /** Whether it reached consulting. */
      consulted: z.boolean(),
      count: z.int().min(1),
    }),
  ),
  /** Records in which the service was used at all, and their length in ms. */
  used: SumSchema,
  /** From the counselor's entering to the job seeker's coming, ms. */
  waited: SumSchema,
  /** Job postings in closed records, by what was done with them. */
  postings: z.object({ introduced: PostingsSchema, shown: PostingsSchema }),
})
export type Counts = z.infer<typeof CountsSchema>
