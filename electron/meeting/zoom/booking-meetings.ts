/**
 * Which meeting is a booking's: the one it brings along, the one that stands for all PCs of the office, the one this PC made before, or a
 * new one. In a second one the counselor would wait where nobody was told to come.
 */
import { isDeepStrictEqual } from 'node:util'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import type { MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ZoomApi } from './api.ts'
import { type Ledger, MeetingSchema, type ZoomMeeting } from './ledger.ts'
import type { MeetingWish } from './meeting-body.ts'
import { findOwnMeeting } from './own-meeting.ts'
import type { ZoomAccount } from './settings.ts'

export type BookingMeetingWish = MeetingWish & { readonly own?: OwnMeeting | null | undefined }

export type BookingMeetingsParts = {
  readonly api: ZoomApi
  readonly ledger: Ledger
  readonly others: MeetingsOfOthers
  /** Whether the job seeker was told of a meeting of that booking. */
  readonly isTold: (bookingId: string) => boolean
  readonly create: (
    account: ZoomAccount,
    wish: MeetingWish,
  ) => Promise<Result<Omit<ZoomMeeting, 'bookingId'>, AccountReason>>
  readonly remove: (account: ZoomAccount, meetingNumber: string) => Promise<unknown>
}

type Ensured = Promise<Result<ZoomMeeting, AccountReason>>

/** As another PC wrote it; null: it is none of this version. */
function readMeeting(text: string): ZoomMeeting | null {
  try {
    return MeetingSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * The booking's meeting as far as it is known here and at the office's other PCs, without asking Zoom or making one; null: none is.
 * @param own the meeting that the booking brings along: another one that was found before is none any more
 */
export async function knownMeeting(
  { ledger, others }: Pick<BookingMeetingsParts, 'ledger' | 'others'>,
  bookingId: string,
  own: OwnMeeting | null,
): Promise<ZoomMeeting | null> {
  const known = ledger.of(bookingId)
  if (known !== undefined && isDeepStrictEqual(known.own, own)) return known
  if (own !== null || !others.isOffice()) return null
  const there = await others.find(bookingId)
  return there.ok && there.value !== null ? readMeeting(there.value) : null
}

export function createBookingMeetings(
  parts: BookingMeetingsParts,
): (account: ZoomAccount, wish: BookingMeetingWish) => Ensured {
  const { api, ledger, others } = parts

  /** A meeting that was removed in Zoom's own portal is made anew. */
  async function stillThere(account: ZoomAccount, meeting: ZoomMeeting): Promise<boolean> {
    const answer = await api.call(account, {
      method: 'GET',
      path: `/meetings/${meeting.meetingNumber}`,
    })
    return answer.ok || answer.reason !== 'meetingNotFound'
  }

  async function kept(meeting: ZoomMeeting): Ensured {
    if (ledger.of(meeting.bookingId) === meeting) return ok(meeting)
    ledger.keep(meeting)
    await ledger.whenKept()
    return ok(meeting)
  }

  /** Of two that were made at once one stands, and the other one goes before anybody is told of it. @param gone what was found there and is none any more */
  async function standing(account: ZoomAccount, mine: ZoomMeeting, gone: string | null): Ensured {
    if (!others.isOffice()) return kept(mine)
    const stands = await others.stand(mine.bookingId, JSON.stringify(mine), gone)
    const other = stands.ok ? readMeeting(stands.value) : null
    if (other === null || other.meetingNumber === mine.meetingNumber) return kept(mine)
    await parts.remove(account, mine.meetingNumber)
    return kept(other)
  }

  async function ofItsOwn(account: ZoomAccount, wish: MeetingWish, own: OwnMeeting): Ensured {
    const found = await findOwnMeeting(api, account, own)
    if (!found.ok) return found
    const { bookingId, startsAtMs } = wish
    const meeting = { bookingId, startsAtMs, ...found.value }
    ledger.keep(meeting)
    return ok(meeting)
  }

  return async (account, wish) => {
    const { bookingId, own = null } = wish
    if (own !== null) return ofItsOwn(account, wish, own)
    const isRead = await ledger.whenRead()
    const there = others.isOffice() ? await others.find(bookingId) : ok(null)
    const text = there.ok ? there.value : null
    const found = text === null ? null : readMeeting(text)
    if (found !== null && (await stillThere(account, found))) return kept(found)
    const known = ledger.of(bookingId)
    if (known !== undefined && known.own === null && (await stillThere(account, known)))
      return standing(account, known, text)
    if (!isRead) return fail('linksHeld')
    if (!there.ok && parts.isTold(bookingId)) return fail('serverAway')
    const made = await parts.create(account, wish)
    return made.ok ? standing(account, { bookingId, ...made.value }, text) : made
  }
}
