/** A list that did not say what the log says, and was made again from it: what is told of it. */
import { z } from 'zod'

export const ListSchema = z.enum(['accounts', 'restrictions', 'liveSession', 'profile'])
export type List = z.infer<typeof ListSchema>

/** missing: the log says more. altered: something else. stray: the log knows nothing of it. */
export const MendReasonSchema = z.enum(['missing', 'altered', 'stray'])

/** `id`: of the account, the restriction, the record; the profile's version. Random ids, nobody's data. */
export const MendedSchema = z.object({ list: ListSchema, id: z.string(), why: MendReasonSchema })
export type Mended = z.infer<typeof MendedSchema>
