/** What a meeting is created with: every setting that touches a job seeker is named, since Zoom fills what is left out from the host's own defaults. */
import { randomInt } from 'node:crypto'
import { MINUTE } from '../../../shared/clock.ts'
import { utcStampOf } from '../../../shared/time/instant.ts'

export type MeetingWish = {
  readonly bookingId: string
  readonly topic: string
  readonly startsAtMs: number
  /** How long the use may last: what Zoom shows as the meeting's length. */
  readonly lastsMs: number
}

/** Without letters and digits that are taken for each other when read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'
/** Zoom takes ten at most. */
const PASSCODE_LENGTH = 10

/** Ours, so that no default of the account decides whether there is one; has a letter and a digit, as accounts may want. */
export function newPasscode(): string {
  const pick = (from: string): string => from[randomInt(from.length)] ?? ''
  const rest = Array.from({ length: PASSCODE_LENGTH - 2 }, () => pick(LETTERS + DIGITS))
  return [pick(LETTERS), ...rest, pick(DIGITS)].join('')
}

/** No meeting begins in the past: Zoom refuses it. @param nowMs Zoom's time, ms since 1970 UTC */
export function meetingBody(wish: MeetingWish, passcode: string, nowMs: number): object {
  return {
    topic: wish.topic,
    type: 2,
    start_time: utcStampOf(Math.max(wish.startsAtMs, nowMs + MINUTE)),
    timezone: 'Asia/Tokyo',
    duration: Math.ceil(wish.lastsMs / MINUTE),
    password: passcode,
    default_password: false,
    settings: {
      waiting_room: true,
      waiting_room_options: { mode: 'custom', who_goes_to_waiting_room: 'everyone' },
      join_before_host: false,
      meeting_authentication: false,
      use_pmi: false,
      auto_recording: 'none',
      auto_start_meeting_summary: false,
      auto_start_ai_companion_questions: false,
      allow_participants_to_transcribe_meetings_with_my_notes: false,
      continuous_meeting_chat: {
        enable: false,
        auto_add_invited_external_users: false,
        auto_add_meeting_participants: false,
      },
      host_video: true,
      participant_video: true,
      mute_upon_entry: false,
      approval_type: 2,
      audio: 'both',
      email_notification: false,
    },
  }
}
