/** The part of the office profile that one session runs by, frozen when it is prepared: a change of the profile meanwhile changes nothing for it. */
import { z } from 'zod'
import { MINUTE, SECOND } from '../clock.ts'
import { LOOK_MINUTES, type OfficeProfile, termsInForce } from '../office/profile.ts'
import type { LocalDate } from '../time/day.ts'
import { instantOf } from '../time/instant.ts'

export const SessionRulesSchema = z.object({
  /** Thirty minutes at most (M12-2-1), ms. */
  capMs: z.number(),
  capStartsAt: z.enum(['bothConnected', 'consulting']),
  /** Minutes before the end, longest first. */
  warningMinutes: z.array(z.int()),
  /** M12-2-6, ms after the booked time. */
  noShowMs: z.number(),
  /** How long the office has to have looked before it asks (M12-2-6), ms. */
  lookMs: z.number(),
  extension: z.object({ allowed: z.boolean(), maxMinutes: z.int() }),
  /** Opening and closing on the day of the session, wall clock in ms since 1970 UTC (M12-2-1). */
  hours: z.object({
    opensAtMs: z.number(),
    closesAtMs: z.number(),
    exceptionAllowed: z.boolean(),
  }),
  checklistVersion: z.int(),
  ownItems: z.array(z.string()),
  seekerItems: z.array(z.string()),
  /** Terms in force on the day of the session (K2, M2, K5). */
  terms: z.array(z.object({ kind: z.string(), effectiveFrom: z.string() })),
})
export type SessionRules = z.infer<typeof SessionRulesSchema>

/** How long before the booked time a session can be prepared, ms. Long enough to test devices and room, short enough not to take the wrong booking. */
export const PREPARE_EARLIEST_MS = 30 * MINUTE

/** @param date the day of the session in Asia/Tokyo: decides which terms are in force */
export function sessionRules(profile: OfficeProfile, date: LocalDate): SessionRules {
  const idsOf = (side: 'own' | 'seeker'): string[] =>
    profile.checklist.items.filter((item) => item.side === side).map((item) => item.id)
  return {
    capMs: profile.capSeconds * SECOND,
    capStartsAt: profile.capStartsAt,
    warningMinutes: [...new Set(profile.warningMinutes)].sort((a, b) => b - a),
    noShowMs: profile.noShowMinutes * MINUTE,
    lookMs: (profile.lookMinutes ?? LOOK_MINUTES) * MINUTE,
    extension: profile.extension,
    hours: {
      opensAtMs: instantOf(date, profile.openingHours.from),
      closesAtMs: instantOf(date, profile.openingHours.to),
      exceptionAllowed: profile.exceptions.outsideTimes,
    },
    checklistVersion: profile.checklist.version,
    ownItems: idsOf('own'),
    seekerItems: idsOf('seeker'),
    terms: termsInForce(profile.terms, date).map(({ kind, effectiveFrom }) => ({
      kind,
      effectiveFrom,
    })),
  }
}
