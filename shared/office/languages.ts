/** The languages in which an office can write to a job seeker. */
import { z } from 'zod'

/** ja: plain Japanese; easy: やさしい日本語, for who reads a little. */
export const languages = ['ja', 'easy', 'en', 'zh', 'pt', 'vi'] as const
export const LanguageSchema = z.enum(languages)
export type Language = z.infer<typeof LanguageSchema>

/** All but plain Japanese, which the profile has kept from the beginning. */
export const OtherLanguageSchema = LanguageSchema.exclude(['ja'])
