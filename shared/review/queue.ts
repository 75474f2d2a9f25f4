/** What the supervisor's queue says of its records. Apart from the rules, which know every event: the first screen loads this. */
import { z } from 'zod'

/**
 * So many of what waits are shown and can be signed off at once, the most urgent first: the next ones come when these are done.
 * The list of records, filtered by its state, has all of them.
 */
export const QUEUE_SHOWN = 100

/** Why a record has to be read and judged by itself, the weightiest first. */
export const JudgeReasonSchema = z.enum([
  'ownRecord',
  'incident',
  // Two sessions that could not know of each other (conflict.ts): both stay, and a supervisor looks at both.
  'conflict',
  'answered',
  'outcome',
  'exception',
  'warning',
  'unreadable',
])
export type JudgeReason = z.infer<typeof JudgeReasonSchema>
