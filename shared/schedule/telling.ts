/** Whether a job seeker was told when and where to come (M12-2-6). Pure. */
import type { Contact, MessageKind } from '../log/contact.ts'
import type { OfficeProfile } from '../office/profile.ts'
import type { Booking } from './booking.ts'

/** Texts that tell the way into the meeting; the others tell that there is none. */
const INVITES: ReadonlySet<MessageKind> = new Set(['first', 'reminder', 'reschedule'])
export const tellsTheWay = (kind: MessageKind): boolean => INVITES.has(kind)

export type Telling =
  | { readonly state: 'told'; readonly contact: Contact }
  /** e-TUMO tells the link by itself, and the booking brings its meeting along. */
  | { readonly state: 'etumo' }
  /** `before`: what was told of another time, the booking having been moved since; null: nothing. */
  | { readonly state: 'untold'; readonly before: Contact | null }

type Asked = Pick<Booking, 'contacts' | 'date' | 'slot'> & { readonly hasMeeting: boolean }

/** A contact that went out and told the way; one in own words counts as such. */
function invites({ direction, result, about }: Contact): boolean {
  return (
    direction === 'toSeeker' &&
    result !== 'notReached' &&
    (about === undefined || INVITES.has(about))
  )
}

/** What the contacts say; the latest counts. A contact from before they said for when they were is taken for this time. */
export function tellingOf(
  { contacts, date, slot, hasMeeting }: Asked,
  { linkToldBy }: Pick<OfficeProfile, 'linkToldBy'>,
): Telling {
  const all = contacts.filter(invites)
  const contact = all.findLast(
    ({ when }) => when === undefined || (when.date === date && when.slot === slot),
  )
  if (contact !== undefined) return { state: 'told', contact }
  if (linkToldBy === 'etumo' && hasMeeting) return { state: 'etumo' }
  return { state: 'untold', before: all.at(-1) ?? null }
}

/** Whether that text went out to them already, for the time that the booking has: of the first notice, whatever told the way. */
export function isToldOf(
  { contacts, date, slot }: Pick<Asked, 'contacts' | 'date' | 'slot'>,
  kind: MessageKind,
  telling: Telling,
): boolean {
  if (kind === 'first') return telling.state !== 'untold'
  return contacts.some(
    ({ direction, result, about, when }) =>
      direction === 'toSeeker' &&
      result !== 'notReached' &&
      about === kind &&
      when?.date === date &&
      when.slot === slot,
  )
}
