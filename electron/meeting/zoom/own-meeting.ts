/** A meeting that the booking brings along: ours to use only when it is this office's host's, and safe for a consultation. */
import { z } from 'zod'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import { type OwnSetting, OwnSettingSchema } from '../../../shared/meeting/own-check.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { userPath, type ZoomApi } from './api.ts'
import type { ZoomMeeting } from './ledger.ts'
import type { ZoomAccount } from './settings.ts'

/** What Zoom leaves out counts as off; a waiting room that it leaves out is none. */
const SettingsSchema = z.object({
  waiting_room: z.boolean().default(false),
  auto_recording: z.string().default('none'),
  auto_start_meeting_summary: z.boolean().default(false),
  auto_start_ai_companion_questions: z.boolean().default(false),
  allow_participants_to_transcribe_meetings_with_my_notes: z.boolean().default(false),
  continuous_meeting_chat: z
    .object({ enable: z.boolean().default(false) })
    .default({ enable: false }),
  meeting_authentication: z.boolean().default(false),
})
const FoundSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  host_id: z.string(),
  password: z.string().default(''),
  join_url: z.url({ protocol: /^https$/ }),
  settings: SettingsSchema.default(SettingsSchema.parse({})),
})
const UserSchema = z.object({ id: z.string() })

/** What speaks against it; empty: it can be used. Who is not signed in at Zoom could not come where that is asked. */
function against(settings: z.infer<typeof SettingsSchema>): OwnSetting[] {
  const wrong: Readonly<Record<OwnSetting, boolean>> = {
    waiting_room: !settings.waiting_room,
    auto_recording: settings.auto_recording !== 'none',
    auto_start_meeting_summary: settings.auto_start_meeting_summary,
    auto_start_ai_companion_questions: settings.auto_start_ai_companion_questions,
    allow_participants_to_transcribe_meetings_with_my_notes:
      settings.allow_participants_to_transcribe_meetings_with_my_notes,
    continuous_meeting_chat: settings.continuous_meeting_chat.enable,
    meeting_authentication: settings.meeting_authentication,
  }
  return OwnSettingSchema.options.filter((setting) => wrong[setting])
}

/** Which of the account's hosts has that id at Zoom; null: none. */
async function hostWith(
  api: ZoomApi,
  account: ZoomAccount,
  id: string,
): Promise<Result<string | null, AccountReason>> {
  for (const host of account.hosts) {
    const user = await api.call(account, { method: 'GET', path: userPath(host) })
    if (!user.ok) return user
    const read = UserSchema.safeParse(user.value)
    if (!read.success) return fail('refused')
    if (read.data.id === id) return ok(host)
  }
  return ok(null)
}

/** `ownMeetingElsewhere`: of another account or another host; `ownMeetingUnsafe`: its settings, named in `details.settings`, are none for a consultation. */
export async function findOwnMeeting(
  api: ZoomApi,
  account: ZoomAccount,
  own: OwnMeeting,
): Promise<Result<Omit<ZoomMeeting, 'bookingId' | 'startsAtMs'>, AccountReason>> {
  if (own.number === null) return fail('ownMeetingElsewhere')
  const meeting = await api.call(account, { method: 'GET', path: `/meetings/${own.number}` })
  if (!meeting.ok)
    return meeting.reason === 'meetingNotFound' || meeting.reason === 'otherAccount'
      ? fail('ownMeetingElsewhere')
      : meeting
  const found = FoundSchema.safeParse(meeting.value)
  if (!found.success) return fail('refused')
  const host = await hostWith(api, account, found.data.host_id)
  if (!host.ok) return host
  if (host.value === null) return fail('ownMeetingElsewhere')
  const wrong = against(found.data.settings)
  if (wrong.length > 0) return fail('ownMeetingUnsafe', { settings: wrong.join(', ') })
  return ok({
    meetingNumber: found.data.id,
    passcode: found.data.password === '' ? own.passcode : found.data.password,
    joinUrl: found.data.join_url,
    host: host.value,
    own,
  })
}
