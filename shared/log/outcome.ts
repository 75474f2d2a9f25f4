/** How a session can end and what comes of it. */
import { z } from 'zod'

/** The counselor's (or the machine's) final word on a session. */
export const OutcomeSchema = z.enum([
  'completed',
  'capReached',
  'seekerLeft',
  'prohibitedAct',
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'systemFailure',
  'officeReason',
  'deemedCancellation',
  'seekerCancelled',
  'contactedNoShow',
  'noConsent',
])
export type Outcome = z.infer<typeof OutcomeSchema>

/** What can be said of a slot without a session: nothing that is a mark against the job seeker, for nobody has looked. */
export const SlotAnswerSchema = z.enum([
  'officeReason',
  'systemFailure',
  'contactedNoShow',
  'seekerCancelled',
])
export type SlotAnswer = z.infer<typeof SlotAnswerSchema>

/** What made the meeting end. */
export const EndCauseSchema = z.enum([
  'cap',
  'prohibitedAct',
  'systemFailure',
  'seekerLeft',
  'counselorEnded',
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'deemedCancellation',
  'officeReason',
  'seekerCancelled',
  'contactedNoShow',
  'noConsent',
  'givenBack',
])
export type EndCause = z.infer<typeof EndCauseSchema>

/** M14-1 to 14 and M20-1. */
export const ProhibitedActSchema = z.enum([
  'M14-1',
  'M14-2',
  'M14-3',
  'M14-4',
  'M14-5',
  'M14-6',
  'M14-7',
  'M14-8',
  'M14-9',
  'M14-10',
  'M14-11',
  'M14-12',
  'M14-13',
  'M14-14',
  'M20-1',
])
export type ProhibitedAct = z.infer<typeof ProhibitedActSchema>

/** One step of the ending ladder: the provider's end, the view's destruction, the account's REST end. */
export const LadderStepSchema = z.object({
  step: z.enum(['endForEverybody', 'destroyView', 'endByAccount']),
  atMs: z.number(),
  result: z.enum(['sent', 'confirmed', 'notConfirmed', 'notConfigured', 'failed']),
})
export type LadderStep = z.infer<typeof LadderStepSchema>

/** Ends that are never counted against the job seeker, however far it had come: the day is still free (M12-2-1, M12-2-4). */
const UNCOUNTED: ReadonlySet<string> = new Set<Outcome>([
  'deemedCancellation',
  'seekerCancelled',
  'officeReason',
  'systemFailure',
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'contactedNoShow',
  'noConsent',
])

/** Whether a session that ended so is the day's use: only one that reached consulting (M12-2-1). */
export function countsAsUse(outcome: string | null, consulted: boolean): boolean {
  return consulted && !UNCOUNTED.has(outcome ?? '')
}
