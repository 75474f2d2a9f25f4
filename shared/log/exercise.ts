/** The exercises that one person can do alone in the practice office. */
import { z } from 'zod'

export const ExerciseSchema = z.enum(['day', 'nobody', 'recording', 'lineLost', 'companion'])
export type Exercise = z.infer<typeof ExerciseSchema>
