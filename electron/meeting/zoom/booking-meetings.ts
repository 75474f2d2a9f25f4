/**
 * Which meeting is a booking's: the one it brings along, the one that stands for all PCs of the office, the one this PC made before, or a
 * new one. In a second one the counselor would wait where nobody was told to come. And whose licence
 * it takes: of one time no two bookings have the same host, for one of them could not be opened.
 */
import { isDeepStrictEqual } from 'node:util'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import type { Licence, MeetingsOfOthers } from '../../../shared/meeting/others.ts'
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
    host: string,
    wish: MeetingWish,
  ) => Promise<Result<Omit<ZoomMeeting, 'bookingId'>, AccountReason>>
  readonly remove: (account: ZoomAccount, meetingNumber: string) => Promise<unknown>
}

type Ensured = Promise<Result<ZoomMeeting, AccountReason>>
/** `stands`: for all PCs of the office. */
type Before = { readonly meeting: ZoomMeeting; readonly stands: boolean }

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
  /** Licences of meetings that are being made here, by booking. */
  const making = new Map<string, Licence>()

  /** A meeting that was removed in Zoom's own portal is made anew. */
  async function stillThere(account: ZoomAccount, meeting: ZoomMeeting): Promise<boolean> {
    const answer = await api.call(account, {
      method: 'GET',
      path: `/meetings/${meeting.meetingNumber}`,
    })
    return answer.ok || answer.reason !== 'meetingNotFound'
  }

  /** What belonged to the booking before, in the office or here. */
  async function foundFor(
    account: ZoomAccount,
    bookingId: string,
    text: string | null,
  ): Promise<Before | null> {
    const found = text === null ? null : readMeeting(text)
    if (found !== null && (await stillThere(account, found)))
      return { meeting: found, stands: true }
    const known = ledger.of(bookingId)
    if (known === undefined || known.own !== null) return null
    return (await stillThere(account, known)) ? { meeting: known, stands: false } : null
  }

  async function kept(meeting: ZoomMeeting): Ensured {
    if (ledger.of(meeting.bookingId) === meeting) return ok(meeting)
    ledger.keep(meeting)
    await ledger.whenKept()
    return ok(meeting)
  }

  /**
   * Of two that were made at once one stands, and the other one goes before anybody is told of it. Null: another booking has the
   * licence at that time. @param gone what was found there and is none any more
   */
  async function standing(
    account: ZoomAccount,
    mine: ZoomMeeting,
    gone: string | null,
    held: Licence | null,
  ): Promise<Awaited<Ensured> | null> {
    if (!others.isOffice()) return kept(mine)
    const stands = await others.stand(mine.bookingId, JSON.stringify(mine), gone, held)
    if (stands.ok && stands.value === null) return null
    const other = stands.ok && stands.value !== null ? readMeeting(stands.value) : null
    if (other === null || other.meetingNumber === mine.meetingNumber) return kept(mine)
    await parts.remove(account, mine.meetingNumber)
    return kept(other)
  }

  /**
   * Takes the first of the hosts that has no other booking's meeting at that time, until the meeting is in the list; null: none has.
   * One look and one step, so that two that are asked for at once do not both take it.
   */
  async function take(wish: MeetingWish, hosts: readonly string[]): Promise<Licence | null> {
    const { bookingId, startsAtMs, lastsMs } = wish
    const there = others.isOffice() ? await others.taken(hosts, startsAtMs) : []
    const here = [
      ...ledger.meetings(),
      ...[...making].map(([id, licence]) => ({ ...licence, bookingId: id })),
    ]
      .filter((one) => one.bookingId !== bookingId)
      .filter((one) => Math.abs(one.startsAtMs - startsAtMs) < lastsMs)
      .map(({ host }) => host)
    const host = hosts.find((one) => !there.includes(one) && !here.includes(one))
    if (host === undefined) return null
    const licence = { host, startsAtMs }
    making.set(bookingId, licence)
    return licence
  }

  /** The meeting that the booking had stays its own, for the time it has now. Null: its licence is another booking's at that time. */
  async function staying(
    account: ZoomAccount,
    wish: MeetingWish,
    { meeting: before, stands }: Before,
    text: string | null,
  ): Promise<Awaited<Ensured> | null> {
    const { startsAtMs } = wish
    if (before.startsAtMs !== startsAtMs) {
      const held = await take(wish, [before.host])
      return held === null ? null : standing(account, { ...before, startsAtMs }, text, held)
    }
    if (stands) return kept(before)
    const stood = await standing(account, before, text, { host: before.host, startsAtMs })
    // A link that somebody was told for this time stays theirs: the licence is asked for once more when it is opened.
    return stood === null && parts.isTold(wish.bookingId)
      ? standing(account, before, text, null)
      : stood
  }

  async function made(account: ZoomAccount, wish: MeetingWish, text: string | null): Ensured {
    let hosts: readonly string[] = account.hosts
    for (;;) {
      const held = await take(wish, hosts)
      if (held === null) return fail('noFreeHost', { hosts: account.hosts.length })
      const created = await parts.create(account, held.host, wish)
      if (!created.ok) return created
      const mine = { bookingId: wish.bookingId, ...created.value }
      const stood = await standing(account, mine, text, held)
      if (stood !== null) return stood
      // Another PC was quicker with this licence.
      await parts.remove(account, mine.meetingNumber)
      hosts = hosts.filter((host) => host !== held.host)
    }
  }

  async function ofItsOwn(account: ZoomAccount, wish: MeetingWish, own: OwnMeeting): Ensured {
    const found = await findOwnMeeting(api, account, own)
    if (!found.ok) return found
    const { bookingId, startsAtMs } = wish
    const meeting = { bookingId, startsAtMs, ...found.value }
    ledger.keep(meeting)
    return ok(meeting)
  }

  async function ofTheOffice(account: ZoomAccount, wish: MeetingWish): Ensured {
    const { bookingId } = wish
    const isRead = await ledger.whenRead()
    const there = others.isOffice() ? await others.find(bookingId) : ok(null)
    const text = there.ok ? there.value : null
    const before = await foundFor(account, bookingId, text)
    const stays = before === null ? null : await staying(account, wish, before, text)
    if (stays !== null) return stays
    if (!isRead) return fail('linksHeld')
    if (!there.ok && parts.isTold(bookingId)) return fail('serverAway')
    const anew = await made(account, wish, text)
    // Who holds its link is told the new one with the new time.
    if (anew.ok && before !== null) await parts.remove(account, before.meeting.meetingNumber)
    return anew
  }

  return async (account, wish) => {
    const { bookingId, own = null } = wish
    if (own !== null) return ofItsOwn(account, wish, own)
    try {
      return await ofTheOffice(account, wish)
    } finally {
      making.delete(bookingId)
    }
  }
}
