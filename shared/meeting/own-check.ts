/** Whether a meeting that a booking brings along can be used for it, as told before anybody enters it. */
import { z } from 'zod'

/** Settings of a meeting that are none for a consultation (M14-11, M15, M20-2), by their names at Zoom. */
export const OwnSettingSchema = z.enum([
  'waiting_room',
  'auto_recording',
  'auto_start_meeting_summary',
  'auto_start_ai_companion_questions',
  'allow_participants_to_transcribe_meetings_with_my_notes',
  'continuous_meeting_chat',
  'meeting_authentication',
])
export type OwnSetting = z.infer<typeof OwnSettingSchema>

/**
 * fine: it is the office's host's, and safe. elsewhere: of another account or host. unsafe: `settings` speak against it.
 * unknown: Zoom could not be asked.
 */
export const OwnCheckSchema = z.object({
  verdict: z.enum(['fine', 'elsewhere', 'unsafe', 'unknown']),
  settings: z.array(OwnSettingSchema),
})
export type OwnCheck = z.infer<typeof OwnCheckSchema>
