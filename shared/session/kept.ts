/** What a session keeps of who is who, of the office's own look, and of what the bookings know. Written with the session's state. */
import { z } from 'zod'

/** People by guid. `since`: when each who is in was connected with the counselor, steady clock (ms). */
export const WhoSchema = z.object({
  seeker: z.array(z.string()),
  companions: z.array(z.string()),
  strangers: z.array(z.string()),
  since: z.record(z.string(), z.number()),
})
export type Who = z.infer<typeof WhoSchema>

export const nobodyNamed: Who = { seeker: [], companions: [], strangers: [], since: {} }

/** The counselor's own look. `sinceMs`: unbroken since then, steady clock; null: is not looking, it is not time, or somebody is there. */
export const LookSchema = z.object({
  sinceMs: z.number().nullable(),
  /** Wall clock at which the counselor first was in the meeting; null: never. */
  enteredAtMs: z.number().nullable(),
  /** The office entered too late, or has not entered though it is time (M12-2-4). */
  late: z.boolean(),
})
export type Look = z.infer<typeof LookSchema>

export const notLooking: Look = { sinceMs: null, enteredAtMs: null, late: false }

/** Who was there from when to when, wall clock (ms); `guid` null: the counselor. `untilMs` null: still. */
export const PresenceSchema = z.object({
  guid: z.string().nullable(),
  name: z.string(),
  fromMs: z.number(),
  untilMs: z.number().nullable(),
})
export type Presence = z.infer<typeof PresenceSchema>

/** A prohibited act that was chosen and can still be taken back, until `untilMs` on the steady clock. */
export const PendingActSchema = z.object({ atMs: z.number(), untilMs: z.number() })

/** What still speaks against a deemed cancellation. */
export const DoubtSchema = z.enum([
  'tooEarly',
  'notLooked',
  'notInformed',
  'withdrawn',
  'withdrawalNotRead',
])
export type Doubt = z.infer<typeof DoubtSchema>
