/** Which Zoom meeting belongs to which booking: made when it is first needed, taken away when the booking is off or over. Kept sealed. */
import { z } from 'zod'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { utcStampOf } from '../../../shared/time/instant.ts'
import type { ZoomApi } from './api.ts'
import type { SealedFile, ZoomAccount } from './settings.ts'

const MeetingSchema = z.object({
  bookingId: z.string(),
  meetingNumber: z.string(),
  passcode: z.string(),
  joinUrl: z.string(),
  startsAtMs: z.number(),
})
export type ZoomMeeting = z.infer<typeof MeetingSchema>
/** `open`: the meeting that was opened last and not yet known to have ended; after a crash it can still be ended. */
const LedgerSchema = z.object({ meetings: z.array(MeetingSchema), open: z.string().nullable() })

const CreatedSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  password: z.string().default(''),
  join_url: z.url({ protocol: /^https$/ }),
})
const StatusSchema = z.object({ status: z.string() })
const ZakSchema = z.object({ token: z.string().min(1) })

export type MeetingWish = {
  readonly bookingId: string
  readonly topic: string
  readonly startsAtMs: number
  /** How long the use may last: what Zoom shows as the meeting's length. */
  readonly lastsMs: number
}

export interface ZoomMeetings {
  /** The booking's meeting, made now if there is none. */
  ensure(account: ZoomAccount, wish: MeetingWish): Promise<Result<ZoomMeeting, AccountReason>>
  /** Key to start as the host; lives two hours, so fetched just before. */
  zak(account: ZoomAccount): Promise<Result<string, AccountReason>>
  /** Zoom's own word that the meeting does not run; `refused` while it does. */
  confirmEnded(account: ZoomAccount, meetingNumber: string): Promise<Result<null, AccountReason>>
  /** Ends the meeting for everybody from outside; also fine when it does not run (any more). */
  end(account: ZoomAccount, meetingNumber: string): Promise<Result<null, AccountReason>>
  /** Number of the meeting that was opened and is not known to have ended, also from before a restart. */
  unfinished(): string | null
  opened(meetingNumber: string): void
  /** Takes away the meetings of bookings for which `over` says so. What fails is tried the next time. */
  tidy(account: ZoomAccount, over: (bookingId: string) => boolean): Promise<void>
}

export function createZoomMeetings(parts: {
  readonly api: ZoomApi
  readonly file: SealedFile
  readonly clock: Clock
}): ZoomMeetings {
  const { api } = parts
  const read = parts.file.read()
  const ledger = (read.ok ? LedgerSchema.safeParse(read.value).data : undefined) ?? {
    meetings: [],
    open: null,
  }
  const known = new Map(ledger.meetings.map((meeting) => [meeting.bookingId, meeting]))
  let open = ledger.open
  const making = new Map<string, Promise<Result<ZoomMeeting, AccountReason>>>()
  let tidying = false

  const save = (): void => void parts.file.write({ meetings: [...known.values()], open })

  function ended(meetingNumber: string): void {
    if (open !== meetingNumber) return
    open = null
    save()
  }

  async function make(
    account: ZoomAccount,
    wish: MeetingWish,
  ): Promise<Result<ZoomMeeting, AccountReason>> {
    const made = await api.call(account, {
      method: 'POST',
      path: `/users/${encodeURIComponent(account.hostUser)}/meetings`,
      body: {
        topic: wish.topic,
        type: 2,
        start_time: utcStampOf(wish.startsAtMs),
        timezone: 'Asia/Tokyo',
        duration: Math.ceil(wish.lastsMs / MINUTE),
        default_password: false,
        settings: {
          waiting_room: true,
          join_before_host: false,
          auto_recording: 'none',
          host_video: true,
          participant_video: true,
          mute_upon_entry: false,
          approval_type: 2,
          audio: 'both',
        },
      },
    })
    if (!made.ok) return made
    const created = CreatedSchema.safeParse(made.value)
    if (!created.success) return fail('refused')
    const { id, password, join_url } = created.data
    const meeting = {
      bookingId: wish.bookingId,
      meetingNumber: id,
      passcode: password,
      joinUrl: join_url,
      startsAtMs: wish.startsAtMs,
    }
    known.set(wish.bookingId, meeting)
    save()
    return ok(meeting)
  }

  async function running(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<boolean, AccountReason>> {
    const answer = await api.call(account, { method: 'GET', path: `/meetings/${meetingNumber}` })
    if (!answer.ok) return answer.reason === 'meetingNotFound' ? ok(false) : answer
    const status = StatusSchema.safeParse(answer.value)
    return status.success ? ok(status.data.status === 'started') : fail('refused')
  }

  async function end(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<null, AccountReason>> {
    const put = await api.call(account, {
      method: 'PUT',
      path: `/meetings/${meetingNumber}/status`,
      body: { action: 'end' },
    })
    const runs: Result<boolean, AccountReason> = put.ok
      ? ok(false)
      : await running(account, meetingNumber)
    // Zoom refuses to end what does not run; that is an end all the same.
    if (!put.ok && (!runs.ok || runs.value)) return put
    ended(meetingNumber)
    return ok()
  }

  /** A meeting that was removed in Zoom's own portal is made anew. */
  async function stillThere(account: ZoomAccount, meeting: ZoomMeeting): Promise<boolean> {
    const answer = await api.call(account, {
      method: 'GET',
      path: `/meetings/${meeting.meetingNumber}`,
    })
    return answer.ok || answer.reason !== 'meetingNotFound'
  }

  async function ensure(
    account: ZoomAccount,
    wish: MeetingWish,
  ): Promise<Result<ZoomMeeting, AccountReason>> {
    const meeting = known.get(wish.bookingId)
    if (meeting !== undefined && (await stillThere(account, meeting))) return ok(meeting)
    return make(account, wish)
  }

  return {
    async ensure(account, wish) {
      const mine = making.get(wish.bookingId) ?? ensure(account, wish)
      making.set(wish.bookingId, mine)
      try {
        return await mine
      } finally {
        making.delete(wish.bookingId)
      }
    },
    async zak(account) {
      const answer = await api.call(account, {
        method: 'GET',
        path: `/users/${encodeURIComponent(account.hostUser)}/token?type=zak`,
      })
      if (!answer.ok) return answer
      const zak = ZakSchema.safeParse(answer.value)
      return zak.success ? ok(zak.data.token) : fail('refused')
    },
    end,
    async confirmEnded(account, meetingNumber) {
      const runs = await running(account, meetingNumber)
      if (!runs.ok) return runs
      if (runs.value) return fail('refused')
      ended(meetingNumber)
      return ok()
    },
    unfinished: () => open,
    opened(meetingNumber) {
      open = meetingNumber
      save()
    },
    async tidy(account, over) {
      if (tidying) return
      tidying = true
      try {
        for (const meeting of [...known.values()].filter(({ bookingId }) => over(bookingId))) {
          const gone = await api.call(account, {
            method: 'DELETE',
            path: `/meetings/${meeting.meetingNumber}`,
          })
          if (!gone.ok && gone.reason !== 'meetingNotFound') continue
          known.delete(meeting.bookingId)
          save()
        }
      } finally {
        tidying = false
      }
    },
  }
}
