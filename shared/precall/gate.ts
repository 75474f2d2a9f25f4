/**
 * The gate between verifying and consulting: what must be recorded before counselling may begin
 * (M2, M11, M12-2-3, M14, M20). Pure: state in, what is missing out.
 */
import { z } from 'zod'
import { DeviceTestSchema } from '../log/device.ts'
import { EarlierSchema } from '../log/earlier.ts'

export const MAX_IDENTITY_ATTEMPTS = 3

/** One confirmation that rests on an earlier one; `id`: of the item, or kind of the terms. */
export const RestSchema = EarlierSchema.extend({
  what: z.enum(['devices', 'item', 'consent']),
  id: z.string(),
})
export type Rest = z.infer<typeof RestSchema>

export const GateSchema = z.object({
  devices: DeviceTestSchema.nullable(),
  /** The other side said that the counselor is heard. */
  heard: z.boolean(),
  identity: z.object({
    /** Attempts so far; what was typed is never kept (M12-2-3). */
    attempts: z.int(),
    numberMatched: z.boolean(),
    nameConfirmed: z.boolean(),
    /** Alternative route authorised by a supervisor on the spot (M3 category 3, or no number at hand). */
    exception: z
      .object({ supervisorId: z.string(), reason: z.string(), checkedInstead: z.string() })
      .nullable(),
  }),
  /** Ticked item ids of the profile's checklist, both sides. */
  ticked: z.array(z.string()),
  checklistVersion: z.int(),
  /** Kinds of terms confirmed, with the versions in force. */
  consents: z.array(z.object({ kind: z.string(), effectiveFrom: z.string() })),
  /** Which of the above were not made anew. A session from before this was kept has none. */
  rests: z.array(RestSchema).default([]),
  companions: z.object({
    announced: z.string().nullable(),
    /** Companions as seen: none or as announced, or somebody who was not announced (leads to a pause). */
    seen: z.enum(['unanswered', 'asAnnounced', 'unannounced']),
  }),
  /** `allowed`: it is no or unknown, and a supervisor allowed the use (M20-4). */
  residence: z.enum(['yes', 'no', 'notApplicable', 'unknown', 'allowed']),
})
export type Gate = z.infer<typeof GateSchema>

/** One thing that is still missing, in the order of the screen. */
export const OutstandingSchema = z.object({
  what: z.enum([
    'devices',
    'ownItem',
    'entered',
    'seekerPresent',
    /** Somebody is in of whom it is not said who it is, or who does not belong there. */
    'people',
    'heard',
    'identityNumber',
    'identityName',
    'seekerItem',
    'consent',
    'companions',
    'residence',
    'paused',
    'time',
  ]),
  /** Item id, kind of terms, or what is wrong with the time, where `what` has several. */
  id: z.string().nullable(),
})
export type Outstanding = z.infer<typeof OutstandingSchema>
