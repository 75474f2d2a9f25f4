/** What a job seeker needs to come into a booking's meeting. */
import { z } from 'zod'

export const MeetingLinkSchema = z.object({
  joinUrl: z.string(),
  /** Empty where the meeting has none. */
  passcode: z.string(),
  meetingNumber: z.string(),
})
export type MeetingLink = z.infer<typeof MeetingLinkSchema>
