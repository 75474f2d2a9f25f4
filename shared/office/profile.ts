/** What one office lays down for itself: sites, slots, cap, closures, checklist, terms in force. */
import { z } from 'zod'
import { RetentionSchema } from './retention.ts'
import { MINUTE, SECOND } from '../clock.ts'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'

/** A site counts as the same office for the once-a-day rule (Kanazawa, preamble). */
export const SiteSchema = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
})
export type Site = z.infer<typeof SiteSchema>

/** A day the office opened or closed itself. */
export const OverrideSchema = z.object({
  date: LocalDateSchema,
  open: z.boolean(),
  reason: z.string().trim().min(1).max(100),
})
export type Override = z.infer<typeof OverrideSchema>

/** One line of the privacy-environment checklist, with the article it comes from, e.g. 「厚労省規約第20条第2項」. */
export const ChecklistItemSchema = z.object({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  side: z.enum(['own', 'seeker']),
  text: z.string().min(1).max(200),
  article: z.string().max(60),
})
export type ChecklistItem = z.infer<typeof ChecklistItemSchema>

/** In force from the beginning: nobody has told the office since when (Zoom's own terms name no date). */
export const UNDATED = ''

/** A version of one set of terms; in force from `effectiveFrom` until a later one of the same `kind` (K5, M22). */
export const TermsVersionSchema = z.object({
  kind: z.enum(['ministry', 'office', 'zoom']),
  title: z.string().min(1).max(100),
  effectiveFrom: LocalDateSchema.or(z.literal(UNDATED)),
})
export type TermsVersion = z.infer<typeof TermsVersionSchema>

/** A PC left alone is locked after this many minutes, unless the office lays down another number. */
export const IDLE_LOCK_MINUTES = 10

/** The situations for which the office keeps a text to send to a job seeker. */
export const messageKinds = ['reminder', 'outage', 'officeReason', 'reschedule', 'noShow'] as const
export type MessageKind = (typeof messageKinds)[number]

/** M12-2-1: one use is thirty minutes at most, and so is what an office may add to it. */
export const LONGEST_USE_MINUTES = 30
export const LONGEST_EXTENSION_MINUTES = 30
/** Less is no consultation; only practice and tests go below. */
export const SHORTEST_USE_MINUTES = 10

export const OfficeProfileSchema = z.object({
  /** Goes up by one with each saved change. */
  version: z.int().min(1),
  officeName: z.string().trim().min(1).max(60),
  sites: z.array(SiteSchema).min(1).max(20),
  /** Start times of the day (K3-1), ascending. */
  slots: z.array(LocalTimeSchema).min(1).max(12),
  /** How many sessions one slot holds: the number of counters with a counselor. */
  boothsPerSlot: z.int().min(1).max(20),
  /** How long one use may last (M12-2-1); shorter is the office's choice. */
  capSeconds: z
    .int()
    .min(10)
    .max((LONGEST_USE_MINUTES * MINUTE) / SECOND),
  capStartsAt: z.enum(['bothConnected', 'consulting']),
  /** Minutes before the end at which the counselor is told; 10 is optional. */
  warningMinutes: z.array(z.int().min(1).max(29)).min(1).max(5),
  /** Minutes after the booked time at which a deemed cancellation becomes possible (M12-2-6). */
  noShowMinutes: z.int().min(10).max(60),
  /** Only where the office lays it down (M12-2-1). */
  extension: z.object({
    allowed: z.boolean(),
    maxMinutes: z.int().min(1).max(LONGEST_EXTENSION_MINUTES),
  }),
  /** Minutes without any input after which the screen locks; IDLE_LOCK_MINUTES where the office says nothing. */
  idleLockMinutes: z.int().min(1).max(60).optional(),
  /** How long records are kept; where the office says nothing, for ever. */
  retention: RetentionSchema.optional(),
  overrides: z.array(OverrideSchema).max(2000),
  checklist: z.object({
    version: z.int().min(1),
    items: z.array(ChecklistItemSchema).min(1).max(40),
  }),
  terms: z.array(TermsVersionSchema).min(1).max(100),
  /** Texts to send, with {name} {date} {time} {office} to be filled in. */
  messages: z.record(z.enum(messageKinds), z.string().max(2000)),
})
export type OfficeProfile = z.infer<typeof OfficeProfileSchema>

/** Which versions of the terms apply on a date: for each kind the latest that has come into force. */
export function termsInForce(terms: readonly TermsVersion[], date: string): TermsVersion[] {
  const latest = new Map<string, TermsVersion>()
  for (const version of terms) {
    const known = latest.get(version.kind)
    if (
      version.effectiveFrom <= date &&
      (known === undefined || known.effectiveFrom < version.effectiveFrom)
    ) {
      latest.set(version.kind, version)
    }
  }
  return [...latest.values()]
}
