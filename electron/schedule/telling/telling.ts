/** Telling job seekers: the text for each, handed to whoever carries it. What was sent is the counselor's word, in the contact log. */
import type { Clock } from '../../../shared/clock.ts'
import { type Handlers, type ReasonOf, signedIn } from '../../../shared/contract.ts'
import type { NewEvent } from '../../../shared/log/events.ts'
import { bookingScope } from '../../../shared/log/scope.ts'
import type { EventLog } from '../../../shared/log/port.ts'
import type { OfficePort } from '../../../shared/office/port.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import { mailAddress, mailtoOf } from '../../../shared/schedule/mail.ts'
import type { SchedulePort } from '../../../shared/schedule/port.ts'
import type { HolidayTable } from '../../../shared/schedule/holidays.ts'
import type { Letter } from '../../../shared/schedule/letter.ts'
import { tellsTheWay } from '../../../shared/schedule/telling.ts'
import { remindersDue } from './reminders.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { Handed, TellingWay } from '../../../shared/schedule/telling-channels.ts'
import type { Platform } from '../../platform/platform.ts'
import { createWriter, type Links, wentOutTo, type Written, writeLetter } from './letters.ts'
import { mailFile } from './mail-file.ts'

export type TellingParts = {
  readonly clock: Pick<Clock, 'wallMs'>
  readonly schedule: Pick<SchedulePort, 'find'>
  readonly office: Pick<OfficePort, 'kind' | 'profile'>
  readonly links: Links
  readonly log: Pick<EventLog, 'append'>
  readonly bookingsOn: (date: LocalDate) => Iterable<Booking>
  readonly holidays: HolidayTable
  readonly openMail: Platform['openMail']
  /** New random ids. */
  readonly ids: () => string
}

type Wish = Parameters<Handlers<'telling'>['telling.letter']>[0]
type Sent = Parameters<Handlers<'telling'>['telling.sent']>[0]['people'][number]
type Reason = ReasonOf<'telling.hand'>
type Addressed = Letter & { readonly to: string }

/** No file system minds it. */
const fileNameOf = ({ date, slot, name }: Booking): string =>
  `${date}_${slot.replace(':', '')}_${name.replace(/[^\p{L}\p{N}]+/gu, '_')}.eml`

type TellingHandlers = Pick<
  Handlers<'telling'>,
  'telling.letter' | 'telling.hand' | 'telling.sent' | 'telling.reminders'
>

export function createTelling(parts: TellingParts): { readonly handlers: TellingHandlers } {
  const written = createWriter(parts)

  /** The address leaves the office's data: what cannot be recorded is not given out (M15, M18). */
  function addressed(
    booking: Booking,
    letter: Written,
    actorId: string,
  ): Result<Addressed, Reason> {
    if (booking.email === null) return fail('noAddress')
    const to = mailAddress(booking.email)
    if (to === null) return fail('badAddress')
    const logged = parts.log.append([
      {
        type: 'schedule.numberShown',
        scope: 'office',
        actorId,
        payload: { bookingId: booking.id, field: 'email' },
      },
    ])
    return logged.ok ? ok({ ...letter, to }) : fail('saveFailed', logged.details)
  }

  async function openMail(letter: Addressed): Promise<Result<Handed, Reason>> {
    const { url, hasText } = mailtoOf(letter)
    const opened = await parts.openMail(url)
    if (opened === 'noProgram') return fail('noMailProgram')
    return ok({
      by: 'mail',
      url: opened === 'unsupported' ? url : null,
      paste: hasText ? null : letter.text,
    })
  }

  /** A practice mail goes nowhere. */
  function practised(booking: Booking, { subject, text }: Written): Handed {
    const to = booking.email === null ? null : mailAddress(booking.email)
    return { by: 'nobody', letter: { to, subject, text } }
  }

  async function handOver(
    booking: Booking,
    wish: Wish & { readonly way: TellingWay; readonly again?: boolean | undefined },
    actorId: string,
  ): Promise<Result<Handed, Reason>> {
    const { way, kind, again } = wish
    // Cancelled or held meanwhile, perhaps on another PC: they are sent to no meeting.
    if (tellsTheWay(kind) && booking.state !== 'live' && booking.state !== 'inSession')
      return fail('notExpected')
    if (again !== true && wentOutTo(booking, kind, parts.office.profile()))
      return fail('toldAlready')
    if (way !== 'paste') {
      if (booking.email === null) return fail('noAddress')
      if (mailAddress(booking.email) === null) return fail('badAddress')
    }
    const letter = await written(booking, wish)
    if (!letter.ok) return letter
    if (parts.office.kind === 'practice') return ok(practised(booking, letter.value))
    if (way === 'paste') return ok({ by: 'paste', text: letter.value.text })
    const mail = addressed(booking, letter.value, actorId)
    if (!mail.ok) return mail
    if (way === 'mail') return openMail(mail.value)
    const content = await mailFile(mail.value, parts.ids())
    return ok({ by: 'file', fileName: fileNameOf(booking), content })
  }

  /** In the log of its booking, for when the booking was in the text. */
  function contacted({ bookingId, kind, means, when }: Sent, actorId: string): NewEvent {
    return {
      type: 'schedule.contacted',
      scope: bookingScope(bookingId),
      actorId,
      payload: {
        contact: {
          ...{ atMs: parts.clock.wallMs(), means, direction: 'toSeeker', result: 'sent', note: '' },
          ...{ actorId, about: kind, when },
        },
      },
    }
  }

  return {
    handlers: {
      'telling.sent'({ people }, caller) {
        const actorId = signedIn(caller).id
        const events: NewEvent[] = []
        for (const sent of people) {
          if (parts.schedule.find(sent.bookingId) === null) return fail('notFound')
          events.push(contacted(sent, actorId))
        }
        const saved = parts.log.append(events)
        return saved.ok ? ok() : fail('saveFailed', saved.details)
      },
      async 'telling.letter'(wish) {
        const booking = parts.schedule.find(wish.bookingId)
        if (booking === null) return fail('notFound')
        const link = await parts.links.find(booking.id)
        const { subject, text, missing } = writeLetter(parts.office.profile(), booking, wish, link)
        return ok({ subject, text, missing: [...missing] })
      },
      'telling.reminders': ({ date }) => ok(remindersDue(parts, date)),
      async 'telling.hand'(wish, caller) {
        const booking = parts.schedule.find(wish.bookingId)
        if (booking === null) return fail('notFound')
        const { date, slot } = booking
        const handed = await handOver(booking, wish, signedIn(caller).id)
        return handed.ok ? ok({ handed: handed.value, when: { date, slot } }) : handed
      },
    },
  }
}
