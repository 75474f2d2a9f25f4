/** The account behind the meetings, in the session's words: the booking's meeting, the keys of one join, the end from outside. */
import type { Clock } from '../../../shared/clock.ts'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import type { MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import type { MeetingPlan, MeetingReason } from '../../../shared/meeting/provider.ts'
import type { AccountReason, ZoomEndpoints } from '../../../shared/meeting/zoom-account.ts'
import type { ZoomJoin } from '../../../shared/meeting/zoom-line.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Fetch } from './http.ts'
import type { ZoomMeeting, ZoomMeetings } from './meetings.ts'
import { accountReason } from './reasons.ts'
import type { ZoomAccount, ZoomSettings } from './settings.ts'
import { signatureFor } from './signature.ts'

/** What of a plan its booking's meeting is found or made by. */
export type BookingPlan = Pick<MeetingPlan, 'bookingId' | 'topic' | 'startsAtMs' | 'lastsMs'>

export interface ZoomDesk {
  endpoints(): ZoomEndpoints | null
  meetingFor(plan: BookingPlan): Promise<Result<ZoomMeeting, MeetingReason>>
  /** Before one is opened: what was opened earlier and is not known to have ended is ended. */
  endOthers(but: string): Promise<Result<null, MeetingReason>>
  /** Before one is opened: its host's licence is this PC's for as long as it runs. `hostBusy`: another PC of the office has it. */
  lease(host: string): Promise<Result<null, MeetingReason>>
  readonly giveBack: (host: string) => void
  /** Ends whatever runs at the host of that booking's meeting. */
  endRunning(plan: BookingPlan): Promise<Result<null, MeetingReason>>
  /** The address that starts it as host: handed on at once, kept nowhere. */
  startUrl(meetingNumber: string): Promise<Result<string, MeetingReason>>
  /** A fresh signature and host's key for one join. */
  keys(
    meeting: ZoomMeeting,
  ): Promise<Result<Pick<ZoomJoin, 'signature' | 'zak' | 'webEndpoint'>, MeetingReason>>
  /** Zoom's own word that the meeting does not run. */
  confirmEnded(meetingNumber: string): Promise<Result<null, MeetingReason>>
  unfinished(): readonly string[]
  opened(meetingNumber: string): void
  end(meetingNumber: string): Promise<Result<null, MeetingReason>>
}

const HOST = 1

export function createZoomDesk(parts: {
  readonly settings: ZoomSettings
  readonly meetings: ZoomMeetings
  readonly clock: Clock
  readonly fetch: Fetch
  readonly zoomNowMs: () => number
  /** A meeting that the booking itself brings along. */
  readonly ownMeeting: (bookingId: string) => OwnMeeting | null
  readonly others: MeetingsOfOthers
}): ZoomDesk {
  const { meetings, others } = parts

  /** Nobody's consultation elsewhere is ended by this one's. */
  async function leased(host: string): Promise<Result<null, 'hostBusy'>> {
    if (!others.isOffice()) return ok()
    return (await others.lease(host)) ? ok() : fail('hostBusy')
  }

  function giveBack(host: string): void {
    if (others.isOffice()) others.giveBack(host)
  }

  const meetingOf = (account: ZoomAccount, plan: BookingPlan): ReturnType<ZoomMeetings['ensure']> =>
    meetings.ensure(account, { ...plan, own: parts.ownMeeting(plan.bookingId) })

  async function withAccount<T>(
    work: (account: ZoomAccount) => Promise<Result<T, AccountReason>>,
  ): Promise<Result<T, MeetingReason>> {
    const account = parts.settings.account()
    if (account === null) return fail('notConfigured')
    const done = await work(account)
    return done.ok ? done : fail(accountReason(done.reason), done.details)
  }

  return {
    endpoints: () => parts.settings.account()?.endpoints ?? null,
    meetingFor: (plan) => withAccount((account) => meetingOf(account, plan)),
    endOthers: (but) => withAccount((account) => meetings.endOthers(account, but)),
    lease: leased,
    giveBack,
    endRunning: (plan) =>
      withAccount(async (account) => {
        const meeting = await meetingOf(account, plan)
        if (!meeting.ok) return meeting
        const { host } = meeting.value
        const own = await leased(host)
        if (!own.ok) return own
        const ended = await meetings.endRunning(account, host)
        // Whoever opens one afterwards asks for it again.
        giveBack(host)
        return ended
      }),
    startUrl: (meetingNumber) =>
      withAccount((account) => meetings.startUrl(account, meetingNumber)),
    keys: ({ meetingNumber, host }) =>
      withAccount(async (account) => {
        const [zak, signature] = await Promise.all([
          meetings.zak(account, host),
          signatureFor(parts, account, meetingNumber, HOST),
        ])
        if (!zak.ok) return zak
        return signature.ok
          ? ok({ signature: signature.value, zak: zak.value, webEndpoint: account.endpoints.web })
          : signature
      }),
    confirmEnded: (meetingNumber) =>
      withAccount((account) => meetings.confirmEnded(account, meetingNumber)),
    unfinished: () => meetings.unfinished(),
    opened: (meetingNumber) => meetings.opened(meetingNumber),
    end: (meetingNumber) => withAccount((account) => meetings.end(account, meetingNumber)),
  }
}
