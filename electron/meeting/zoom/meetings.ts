/** The account's meetings: made when a booking first needs one, ended, taken away when the booking is off or over. */
import { z } from 'zod'
import { type Clock, DAY, SECOND, sleep } from '../../../shared/clock.ts'
import type { MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { type Failed, fail, ok, type Result } from '../../../shared/result.ts'
import { userPath, type ZoomApi } from './api.ts'
import { type BookingMeetingWish, createBookingMeetings, knownMeeting } from './booking-meetings.ts'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import { type Ledger, openLedger, type ZoomMeeting } from './ledger.ts'
import { meetingBody, type MeetingWish, newPasscode } from './meeting-body.ts'
import type { SealedFile } from '../../storage/keys/sealed-file.ts'
import type { ZoomAccount } from './settings.ts'

export type { ZoomMeeting } from './ledger.ts'
export type { MeetingWish } from './meeting-body.ts'

const CreatedSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  password: z.string().optional(),
  join_url: z.url({ protocol: /^https$/ }),
})
const StatusSchema = z.object({ status: z.string() })
const StartSchema = z.object({ start_url: z.url({ protocol: /^https$/ }) })
const ZakSchema = z.object({ token: z.string().min(1) })
const LiveSchema = z.object({
  meetings: z.array(z.object({ id: z.union([z.number(), z.string()]).transform(String) }).loose()),
})

/** Zoom's status lags behind an end; so often it is asked before the end counts as not confirmed, with this wait between. */
const STATUS_TRIES = 4
const STATUS_WAIT_MS = SECOND / 2
/** After that long Zoom has dropped a meeting by itself. */
const GIVE_UP_MS = 30 * DAY

/** Zoom's no to a deletion, which another try will not change; a server in trouble has said nothing. */
function isFinal({ reason, details }: Failed<AccountReason>): boolean {
  if (reason === 'refused') return Number(details?.['status'] ?? 500) < 500
  return reason === 'meetingNotFound' || reason === 'otherAccount' || reason === 'hostNotFound'
}

export interface ZoomMeetings {
  /** The booking's meeting: its own where it brings one along, else made now if there is none. */
  ensure(
    account: ZoomAccount,
    wish: BookingMeetingWish,
  ): Promise<Result<ZoomMeeting, AccountReason>>
  /** The booking's meeting as far as it is known, without asking Zoom; null: none is. */
  known(bookingId: string, own: OwnMeeting | null): Promise<ZoomMeeting | null>
  /** A meeting that no booking needs, for the connection test; the caller ends and deletes it. */
  create(
    account: ZoomAccount,
    host: string,
    wish: Omit<MeetingWish, 'bookingId'>,
  ): Promise<Result<Omit<ZoomMeeting, 'bookingId'>, AccountReason>>
  remove(account: ZoomAccount, meetingNumber: string): Promise<Result<null, AccountReason>>
  /** Key to start as the host; lives two hours, so fetched just before. */
  zak(account: ZoomAccount, host: string): Promise<Result<string, AccountReason>>
  /** The address that starts the meeting as its host; holds a key, so it is handed on at once and kept nowhere. */
  startUrl(account: ZoomAccount, meetingNumber: string): Promise<Result<string, AccountReason>>
  /** Zoom's own word that the meeting does not run, asked a few times; `refused` while it does. */
  confirmEnded(account: ZoomAccount, meetingNumber: string): Promise<Result<null, AccountReason>>
  /** Ends the meeting for everybody from outside, asked again before it counts as failed; also fine when it does not run (any more). */
  end(account: ZoomAccount, meetingNumber: string): Promise<Result<null, AccountReason>>
  /** Ends every meeting that was opened here and is not known to have ended, but that one. */
  endOthers(account: ZoomAccount, but: string | null): Promise<Result<null, AccountReason>>
  /** Ends whatever runs at this host, also what was opened elsewhere. */
  endRunning(account: ZoomAccount, host: string): Promise<Result<null, AccountReason>>
  /** Numbers of the meetings that were opened and are not known to have ended, also from before a restart. */
  unfinished(): readonly string[]
  opened(meetingNumber: string): void
  /** Takes away the meetings of bookings for which `over` says so, without a mail to anybody. What fails is tried the next time, unless Zoom said no. */
  tidy(account: ZoomAccount, over: (bookingId: string) => boolean): Promise<void>
}

export function createZoomMeetings(parts: {
  readonly api: ZoomApi
  readonly file: SealedFile
  readonly clock: Clock
  readonly others: MeetingsOfOthers
  /** Whether the job seeker was told of a meeting of that booking. */
  readonly isTold: (bookingId: string) => boolean
}): ZoomMeetings {
  const { api, clock, others } = parts
  const ledger: Ledger = openLedger(parts.file)
  const ensure = createBookingMeetings({ ...parts, ledger, create, remove })
  const making = new Map<string, Promise<Result<ZoomMeeting, AccountReason>>>()
  let tidying = false

  async function create(
    account: ZoomAccount,
    host: string,
    wish: Omit<MeetingWish, 'bookingId'>,
  ): Promise<Result<Omit<ZoomMeeting, 'bookingId'>, AccountReason>> {
    const passcode = newPasscode()
    const made = await api.call(account, {
      method: 'POST',
      path: `${userPath(host)}/meetings`,
      body: meetingBody({ ...wish, bookingId: '' }, passcode, api.zoomNowMs()),
    })
    if (!made.ok) return made
    const created = CreatedSchema.safeParse(made.value)
    if (!created.success) return fail('refused')
    const { id, password, join_url } = created.data
    return ok({
      meetingNumber: id,
      passcode: password ?? passcode,
      joinUrl: join_url,
      startsAtMs: wish.startsAtMs,
      host,
      own: null,
    })
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

  async function confirmEnded(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<null, AccountReason>> {
    for (let tries = 1; ; tries += 1) {
      const runs = await running(account, meetingNumber)
      if (runs.ok && !runs.value) {
        ledger.ended(meetingNumber)
        return ok()
      }
      if (tries === STATUS_TRIES) return runs.ok ? fail('refused') : runs
      await sleep(clock, STATUS_WAIT_MS)
    }
  }

  async function putEnd(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<null, AccountReason>> {
    const put = await api.call(account, {
      method: 'PUT',
      path: `/meetings/${meetingNumber}/status`,
      body: { action: 'end' },
    })
    if (put.ok) {
      ledger.ended(meetingNumber)
      return ok()
    }
    // Zoom refuses to end what does not run; that is an end all the same.
    const runs = await running(account, meetingNumber)
    if (!runs.ok || runs.value) return put
    ledger.ended(meetingNumber)
    return ok()
  }

  async function end(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<null, AccountReason>> {
    const first = await putEnd(account, meetingNumber)
    if (first.ok) return first
    await sleep(clock, STATUS_WAIT_MS)
    return putEnd(account, meetingNumber)
  }

  async function endAll(
    account: ZoomAccount,
    numbers: readonly string[],
  ): Promise<Result<null, AccountReason>> {
    const ends = await Promise.all(numbers.map((number) => end(account, number)))
    return ends.find((ended) => !ended.ok) ?? ok()
  }

  async function remove(
    account: ZoomAccount,
    meetingNumber: string,
  ): Promise<Result<null, AccountReason>> {
    const gone = await api.call(account, {
      method: 'DELETE',
      path: `/meetings/${meetingNumber}?schedule_for_reminder=false&cancel_meeting_reminder=false`,
    })
    return gone.ok ? ok() : gone
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
    known: (bookingId, own) => knownMeeting({ ledger, others }, bookingId, own),
    create,
    remove,
    async zak(account, host) {
      const answer = await api.call(account, {
        method: 'GET',
        path: `${userPath(host)}/token?type=zak`,
      })
      if (!answer.ok) return answer
      const zak = ZakSchema.safeParse(answer.value)
      return zak.success ? ok(zak.data.token) : fail('refused')
    },
    async startUrl(account, meetingNumber) {
      const answer = await api.call(account, { method: 'GET', path: `/meetings/${meetingNumber}` })
      if (!answer.ok) return answer
      const start = StartSchema.safeParse(answer.value)
      return start.success ? ok(start.data.start_url) : fail('refused')
    },
    end,
    confirmEnded,
    endOthers: (account, but) =>
      endAll(
        account,
        ledger.open().filter((number) => number !== but),
      ),
    async endRunning(account, host) {
      const live = await api.call(account, {
        method: 'GET',
        path: `${userPath(host)}/meetings?type=live`,
      })
      const read = live.ok ? LiveSchema.safeParse(live.value) : null
      const found = read?.data?.meetings.map(({ id }) => id) ?? []
      const numbers = [...new Set([...found, ...ledger.open()])]
      if (numbers.length === 0 && !live.ok) return live
      return endAll(account, numbers)
    },
    unfinished: () => ledger.open(),
    opened: (meetingNumber) => ledger.opened(meetingNumber),
    async tidy(account, over) {
      if (tidying) return
      tidying = true
      try {
        for (const meeting of ledger.meetings().filter(({ bookingId }) => over(bookingId))) {
          const isOurs = meeting.own === null
          const old = clock.wallMs() - meeting.startsAtMs > GIVE_UP_MS
          const gone = isOurs && !old ? await remove(account, meeting.meetingNumber) : ok()
          if (!gone.ok && !isFinal(gone)) continue
          ledger.drop(meeting.bookingId)
          others.drop(meeting.bookingId)
        }
      } finally {
        tidying = false
      }
    },
  }
}
