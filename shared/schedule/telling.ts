/** Whether a job seeker was told when and where to come (M12-2-6). Pure. */
import type { Contact, MessageKind } from '../log/contact.ts'
import type { OfficeProfile } from '../office/profile.ts'
import type { Booking } from './booking.ts'

/** Texts that tell the way into the meeting; the others tell that there is none. */
const INVITES: ReadonlySet<MessageKind> = new Set([
  'first',
  'reminder',
  'reschedule',
  'movedByOffice',
])
export const tellsTheWay = (kind: MessageKind): boolean => INVITES.has(kind)

export type Telling =
  | { readonly state: 'told'; readonly contact: Contact }
  /** e-TUMO tells the link by itself, and the booking brings its meeting along. */
  | { readonly state: 'etumo' }
  /** `before`: what was told of another time, the booking having been moved since; null: nothing. */
  | { readonly state: 'untold'; readonly before: Contact | null }

type Asked = Pick<Booking, 'contacts' | 'date' | 'slot' | 'officeMove'> & {
  readonly hasMeeting: boolean
}

const wentOut = ({ direction, result }: Contact): boolean =>
  direction === 'toSeeker' && result !== 'notReached'

/** A contact that went out and told the way; one in own words counts as such. */
function invites(contact: Contact): boolean {
  return wentOut(contact) && (contact.about === undefined || INVITES.has(contact.about))
}

/** One that says that it is off, or not as it was told. */
function callsOff(contact: Contact): boolean {
  return wentOut(contact) && (contact.about === 'officeReason' || contact.about === 'outage')
}

/**
 * What the contacts say; the latest counts. Whoever was told another time since, or that it is off, has not been told of this time: nobody is
 * expected where the office said that nobody would be (M12-2-4). A contact from before they said for when they were is taken for this time.
 */
export function tellingOf(
  { contacts, date, slot, hasMeeting, officeMove = null }: Asked,
  { linkToldBy }: Pick<OfficeProfile, 'linkToldBy'>,
): Telling {
  const latest = contacts.findLast((contact) => invites(contact) || callsOff(contact))
  const isOfThis =
    latest?.when === undefined || (latest.when.date === date && latest.when.slot === slot)
  if (latest !== undefined && invites(latest) && isOfThis) return { state: 'told', contact: latest }
  // e-TUMO tells of the time that was booked there.
  const isOff = (latest !== undefined && callsOff(latest) && isOfThis) || officeMove !== null
  if (linkToldBy === 'etumo' && hasMeeting && !isOff) return { state: 'etumo' }
  return { state: 'untold', before: contacts.findLast(invites) ?? null }
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

/** They know what that text says, in whatever words they were told. */
export const isInformed = (
  booking: Pick<Asked, 'contacts' | 'date' | 'slot'>,
  kind: MessageKind,
  telling: Telling,
): boolean => (tellsTheWay(kind) ? telling.state !== 'untold' : isToldOf(booking, kind, telling))
