/** The words the texts are keyed by, so that a new one without a text does not compile. */
import type { z } from 'zod'
import type { EncodingSchema, Verdict } from '../../../shared/schedule/import.ts'

export type VerdictName = Verdict
export type EncodingName = z.infer<typeof EncodingSchema>
