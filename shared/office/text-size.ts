/** How large everything on the screens of this PC is written. */
import { z } from 'zod'

/** Of this PC, and so there before anybody has signed in: who sits at it sets it with two presses. */
export const TextSizeSchema = z.enum(['standard', 'large', 'largest'])
export type TextSize = z.infer<typeof TextSizeSchema>
