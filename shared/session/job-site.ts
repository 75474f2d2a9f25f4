/** What a screen sees of the window of the public job site. */
import { z } from 'zod'

export const JobSiteSchema = z.object({
  /** False on the browser platform, which has no window of its own. */
  possible: z.boolean(),
  open: z.boolean(),
  /** The number that was last asked for in it. */
  number: z.string().nullable(),
  /** So often something was refused in it since it was opened. */
  refusals: z.int(),
})
export type JobSite = z.infer<typeof JobSiteSchema>

export const noJobSiteSeen: JobSite = { possible: false, open: false, number: null, refusals: 0 }
