/** What a thread is given that opens the office's file by itself: in the same process, so that the key goes nowhere else. */
import { z } from 'zod'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
/** `secret`: this PC's own, with which it opens the later keys out of the log (log/keyring.ts); null: it has none. */
export const ThreadStartSchema = z.object({
  file: z.string(),
  dataKey: bytes,
  secret: bytes.nullable(),
})
export type ThreadStart = z.infer<typeof ThreadStartSchema>
