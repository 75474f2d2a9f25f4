/** A list that did not say what the log says, and was made again from it: what is told of it. */
import { z } from 'zod'

export const ListSchema = z.enum(['accounts', 'restrictions', 'liveSession', 'profile', 'records'])
export type List = z.infer<typeof ListSchema>

/** missing: the log says more. altered: something else. stray: the log knows nothing of it. */
export const MendReasonSchema = z.enum(['missing', 'altered', 'stray'])
export type MendReason = z.infer<typeof MendReasonSchema>

/** `id`: of the account, the restriction, the record; the profile's version; '' : of the list as a whole. Random ids, nobody's data. `count`: so many alike, this the first. */
export const MendedSchema = z.object({
  list: ListSchema,
  id: z.string(),
  why: MendReasonSchema,
  count: z.int().min(2).optional(),
})
export type Mended = z.infer<typeof MendedSchema>
