/** What one office lays down for itself: sites, slots, cap, closures, checklist, terms in force. */
import { z } from 'zod'
import { OtherLanguageSchema } from './languages.ts'
import { RetentionSchema } from './retention.ts'
import { MINUTE, SECOND } from '../clock.ts'
import { MessageKindSchema } from '../log/contact.ts'
import { type MeetingKey, MeetingKeySchema } from '../meeting/keys.ts'
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

/**
 * A national holiday that the published list does not know yet (the law changes), has under another name, or has no more
 * (`name` null).
 */
export const HolidayChangeSchema = z.object({
  date: LocalDateSchema,
  name: z.string().trim().min(1).max(40).nullable(),
})
export type HolidayChange = z.infer<typeof HolidayChangeSchema>

/** When the office is open on an open day (M12-2-1), in Asia/Tokyo; an office closes before midnight. */
export const OpeningHoursSchema = z.object({ from: LocalTimeSchema, to: LocalTimeSchema })
export type OpeningHours = z.infer<typeof OpeningHoursSchema>

/** One line of the privacy-environment checklist, with the article it comes from, e.g. 「厚労省規約第20条第2項」. */
export const ChecklistItemSchema = z.object({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  side: z.enum(['own', 'seeker']),
  text: z.string().min(1).max(200),
  article: z.string().max(60),
  /** What is read aloud to ask it; without it the text itself. */
  ask: z.string().max(200).optional(),
  /** Items of one card are asked in one breath. */
  card: z.string().max(40).optional(),
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

/** Days for which a PC without its server lets counselors in. */
export const AWAY_DAYS = 7

/** The least that counts as having looked whether anybody waits (M12-2-6). */
export const LOOK_MINUTES = 5

/** Of a text to a job seeker, characters. */
export const LONGEST_MESSAGE = 2000

/** M12-2-1: one use is thirty minutes at most, and so is what an office may add to it. */
export const LONGEST_USE_MINUTES = 30
export const LONGEST_EXTENSION_MINUTES = 30
/** Less is no consultation; only practice and tests go below. */
export const SHORTEST_USE_MINUTES = 10

/** The key that opens the panel of prohibited acts, or none. */
export const ProhibitedKeySchema = z.enum([...MeetingKeySchema.options, 'off'])
export type ProhibitedKey = z.infer<typeof ProhibitedKeySchema>

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
  /** Minutes the office has to have looked into the meeting before anybody can be deemed to have cancelled; LOOK_MINUTES where it says nothing. */
  lookMinutes: z.int().min(LOOK_MINUTES).max(30).optional(),
  /** Who tells the job seeker where to come: e-TUMO by itself, or the office; where it says nothing, the office. */
  linkToldBy: z.enum(['office', 'etumo']).optional(),
  /** Only where the office lays it down (M12-2-1). */
  extension: z.object({
    allowed: z.boolean(),
    maxMinutes: z.int().min(1).max(LONGEST_EXTENSION_MINUTES),
  }),
  /** No consultation begins outside them, or so late that it would run past their end (M12-2-1). */
  openingHours: OpeningHoursSchema,
  /** What a supervisor may allow in the single case, signing in on the spot and saying why (M12-2-1, "unless the office lays down otherwise"). */
  exceptions: z.object({
    /** To begin before the booked time, outside the hours, or so late that it runs past closing. */
    outsideTimes: z.boolean(),
    /** A second use on one day. */
    onceADay: z.boolean(),
  }),
  /** Minutes without any input after which the screen locks; IDLE_LOCK_MINUTES where the office says nothing. */
  idleLockMinutes: z.int().min(1).max(60).optional(),
  /** Days after the last agreement with the office's server for which counselors can still sign in on a PC; AWAY_DAYS where it says nothing. */
  awayDays: z.int().min(1).max(60).optional(),
  /** Whose word it takes to begin while the office's server cannot be asked whether another PC did; where it says nothing, the counselor's. */
  awayStart: z.enum(['counselor', 'supervisor']).optional(),
  /** The key that opens the panel of prohibited acts during a session (M14), or none; F2 where the office says nothing. */
  prohibitedKey: ProhibitedKeySchema.optional(),
  /** How long records are kept; where the office says nothing, for ever. */
  retention: RetentionSchema.optional(),
  overrides: z.array(OverrideSchema).max(2000),
  /** What a change of the law makes of the published holidays, by date. */
  holidays: z.array(HolidayChangeSchema).max(200),
  checklist: z.object({
    version: z.int().min(1),
    items: z.array(ChecklistItemSchema).min(1).max(40),
  }),
  terms: z.array(TermsVersionSchema).min(1).max(100),
  /** Texts to send in plain Japanese, to be filled in (messages.ts); where the office wrote none, the draft counts. */
  messages: z.partialRecord(MessageKindSchema, z.string().max(LONGEST_MESSAGE)),
  /** The same in other languages. */
  otherMessages: z
    .partialRecord(
      OtherLanguageSchema,
      z.partialRecord(MessageKindSchema, z.string().max(LONGEST_MESSAGE)),
    )
    .optional(),
  /** The telephone number under which Zoom takes people into a meeting, as it is told to them; the office may have none. */
  zoomPhone: z.string().trim().min(1).max(40).optional(),
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

/** The key that opens the panel of prohibited acts; null where the office switched it off. */
export function prohibitedKeyOf({ prohibitedKey }: OfficeProfile): MeetingKey | null {
  return prohibitedKey === 'off' ? null : (prohibitedKey ?? 'F2')
}
