/** What `npm run dev` hands its main process, in one variable of the environment: nobody else can set it from a page. */
import { z } from 'zod'

export const WISH_VARIABLE = 'SOUDAN_DEV'

const WishSchema = z.object({
  dataRoot: z.string().min(1),
  /** Of the app; the same one after each restart. */
  port: z.int().min(1),
  /** Opens a browser: at the first start alone. */
  open: z.boolean(),
  /** http://127.0.0.1:<port> of Vite. */
  vite: z.string().min(1),
  nonce: z.string().min(16),
  cookie: z.string().min(16),
})
export type DevWish = z.infer<typeof WishSchema>

/** Throws when the process was not started by `npm run dev`. */
export function readWish(environment: Readonly<Record<string, string | undefined>>): DevWish {
  return WishSchema.parse(JSON.parse(environment[WISH_VARIABLE] ?? 'null'))
}
