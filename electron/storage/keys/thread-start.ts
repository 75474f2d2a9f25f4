/** What a thread is given that opens the office's file by itself: in the same process, so that the key goes nowhere else. */
import { z } from 'zod'

export const ThreadStartSchema = z.object({
  file: z.string(),
  dataKey: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
})
export type ThreadStart = z.infer<typeof ThreadStartSchema>
