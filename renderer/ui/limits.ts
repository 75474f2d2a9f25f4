/** How much a field takes. Nothing that is typed or pasted is ever cut: what is too long is said, and not sent. Pure. */
import { fieldText } from './field-words.ts'

/** From this share of the limit on the count is shown. */
const NEAR = 0.8
/** Below this limit a count helps nobody. */
const COUNTED = 100

export const isTooLong = (typed: string, most: number): boolean => typed.length > most

/** Something is typed, and the field takes it. */
export const isFilled = (typed: string, most: number): boolean =>
  typed.trim() !== '' && !isTooLong(typed, most)

/** What to say at the field; null: it fits. */
export const tooLongWords = (typed: string, most: number): string | null =>
  isTooLong(typed, most) ? fieldText.tooLong(typed.length - most, most) : null

/** How far it is filled, in words; null while there is plenty of room, and where it is too full, which is said in other words. */
export const countWords = (typed: string, most: number): string | null =>
  most >= COUNTED && typed.length >= most * NEAR && !isTooLong(typed, most)
    ? fieldText.count(typed.length, most)
    : null
