/** The text for one job seeker: the office's own or its draft, filled in with the booking and the way into its meeting. */
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { MeetingLink } from '../../../shared/meeting/link.ts'
import { drafts, messageText } from '../../../shared/office/drafts/index.ts'
import type { Language } from '../../../shared/office/languages.ts'
import {
  dateWords,
  fillMessage,
  phoneWords,
  placeholdersIn,
} from '../../../shared/office/messages.ts'
import type { Placeholder } from '../../../shared/office/placeholders.ts'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import type { OfficePort } from '../../../shared/office/port.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import { isToldOf, tellingOf } from '../../../shared/schedule/telling.ts'

export type Written = {
  readonly subject: string
  readonly text: string
  readonly missing: readonly Placeholder[]
}

/** Whether the text tells the way into the meeting. The telephone alone needs none: its line stands without the meeting's number. */
export function wantsLink(profile: OfficeProfile, kind: MessageKind, language: Language): boolean {
  const wanted = placeholdersIn(messageText(profile, kind, language))
  return wanted.includes('url') || wanted.includes('passcode')
}

/** Whether that text, or of the first notice whatever told the way, went out to them for the time that the booking has. */
export function wentOutTo(booking: Booking, kind: MessageKind, profile: OfficeProfile): boolean {
  const telling = tellingOf({ ...booking, hasMeeting: booking.meeting !== null }, profile)
  return isToldOf(booking, kind, telling)
}

/** Stands for a passcode where the meeting has none. */
const NO_PASSCODE = '-'

/** @param link null: there is no meeting yet */
export function writeLetter(
  profile: OfficeProfile,
  { name, date, slot }: Pick<Booking, 'name' | 'date' | 'slot'>,
  wish: { readonly kind: MessageKind; readonly language: Language },
  link: MeetingLink | null,
): Written {
  const { kind, language } = wish
  const passcode = link?.passcode === '' ? NO_PASSCODE : (link?.passcode ?? null)
  return {
    subject: drafts[language].subjects[kind],
    ...fillMessage(messageText(profile, kind, language), {
      name,
      date: dateWords(date, language),
      time: slot,
      office: profile.officeName,
      url: link?.joinUrl ?? null,
      passcode,
      phone: phoneWords(profile.zoomPhone, link?.meetingNumber ?? null),
    }),
  }
}

/** The way into the meetings: as far as it is known, and made where there is none. */
export type Links = {
  find(bookingId: string): Promise<MeetingLink | null>
  make(bookingId: string): Promise<Result<MeetingLink, 'notFound' | 'notZoom' | 'meetingFailed'>>
}

export type WriteLetter = (
  booking: Booking,
  wish: { readonly kind: MessageKind; readonly language: Language },
) => Promise<Result<Written, 'notFound' | 'notZoom' | 'meetingFailed'>>

/** With a meeting where the text wants one: nobody is sent to a meeting that is not there. */
export function createWriter(parts: {
  readonly office: Pick<OfficePort, 'profile'>
  readonly links: Pick<Links, 'make'>
}): WriteLetter {
  return async (booking, wish) => {
    const profile = parts.office.profile()
    if (!wantsLink(profile, wish.kind, wish.language))
      return ok(writeLetter(profile, booking, wish, null))
    const link = await parts.links.make(booking.id)
    return link.ok ? ok(writeLetter(profile, booking, wish, link.value)) : link
  }
}
