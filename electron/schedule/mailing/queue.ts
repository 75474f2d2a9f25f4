/**
 * The mails that wait, sent one after the other. What the server may have is written down before it gets it, and what became of it after:
 * whatever ends the program in between, nothing that was begun is ever begun again by itself (shared/log/mail.ts has the states).
 */
import { type Clock, SECOND, sleep } from '../../../shared/clock.ts'
import type { Contact } from '../../../shared/log/contact.ts'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { Mail } from '../../../shared/log/mail.ts'
import type { EventLog } from '../../../shared/log/port.ts'
import { bookingScope } from '../../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import { mailAddress } from '../../../shared/schedule/mail.ts'
import type { MailTrouble } from '../../../shared/schedule/mail-account.ts'
import { tellsTheWay } from '../../../shared/schedule/telling.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { Written } from '../telling/letters.ts'
import type { Addressed, Carried, MailCarrier } from './carrier.ts'

/** The office's other PCs, as far as nobody is to be mailed by two of them. */
export interface MailsOfOthers {
  /**
   * This PC alone sends that mail. @param turn turnOf: the how-manieth it would be. False: another PC has it. `away`: they cannot be asked now.
   * True where there are none.
   */
  claim(bookingId: string, mail: Mail, turn: number): Promise<Result<boolean, 'away'>>
  /** It is begun: no other PC gets it any more, whatever becomes of this one. False: it was not to be kept, and is not sent. */
  keep(bookingId: string, mail: Mail, turn: number): Promise<boolean>
  /** It was not begun after all. */
  giveBack(bookingId: string, mail: Mail, turn: number): void
}

export type QueueParts = {
  readonly clock: Clock
  /** Of the stamps: the practice office has its own. */
  readonly wallMs: () => number
  readonly find: (bookingId: string) => Booking | null
  readonly write: (booking: Booking, mail: Mail) => Promise<Result<Written>>
  readonly log: Pick<EventLog, 'append'>
  readonly others: MailsOfOthers
  readonly onChange: (date: LocalDate) => void
}

export type Waiting = {
  readonly bookingId: string
  readonly mail: Mail
  /** turnOf, as its person knew when they pressed: what another PC sent meanwhile makes this one no second sending. */
  readonly turn: number
}

export interface MailQueue {
  /** Written down as waiting, all or none, and sent from now on. Those that wait already stay before them. */
  add(mails: readonly Waiting[], carrier: MailCarrier): Result<null, 'saveFailed'>
  inHand(): ReadonlySet<string>
  /** Those that were not begun are not sent. */
  stop(): void
  /** What became of a mail, with its line in the contact log. @param by whoever says so */
  said(bookingId: string, mail: Mail, by: string): readonly NewEvent[]
  /** Nothing is begun any more, and nothing is under way when it is over; what was is then known, or unknown. */
  close(): Promise<void>
}

/** A full disk is emptied by somebody: until it is written what became of one mail, no other goes out. */
const RETRY_MS = 5 * SECOND
/** The program ends: so long for the server's word on the mail that is on its way. */
const CLOSING_MS = 5 * SECOND

export function createMailQueue(parts: QueueParts): MailQueue {
  const { clock, log } = parts
  const inHand = new Set<string>()
  let waiting: readonly (Waiting & { readonly carrier: MailCarrier })[] = []
  let running: Promise<void> | null = null
  /** Why the rest is not sent; null: it is. */
  let given: MailTrouble | null = null
  let current: MailCarrier | null = null
  const closing = Promise.withResolvers<null>()
  let isClosed = false
  const closed = (): boolean => isClosed

  const event = (bookingId: string, mail: Mail, actorId: string): NewEvent => ({
    type: 'schedule.mailing',
    scope: bookingScope(bookingId),
    actorId,
    payload: { mail },
  })

  function said(bookingId: string, mail: Mail, by: string): NewEvent[] {
    const result = mail.state === 'sent' ? 'sent' : mail.state === 'refused' ? 'notReached' : null
    if (result === null) return [event(bookingId, mail, by)]
    const { kind: about, when } = mail
    const contact: Contact = {
      ...{ atMs: parts.wallMs(), means: 'email', direction: 'toSeeker', result, note: '' },
      ...{ actorId: by, about, when },
    }
    const contacted: NewEvent = {
      type: 'schedule.contacted',
      scope: bookingScope(bookingId),
      actorId: by,
      payload: { contact },
    }
    return [event(bookingId, mail, by), contacted]
  }

  /** Tried until it is written, or the program ends. */
  async function settle(one: Waiting, carried: Carried, begun: boolean): Promise<void> {
    const { bookingId, mail } = one
    const why = carried.state === 'sent' ? null : carried.why
    const after: Mail = { ...mail, state: carried.state, why, begun, atMs: parts.wallMs() }
    while (!log.append(said(bookingId, after, mail.actorId)).ok) {
      if (closed()) return
      await Promise.race([sleep(clock, RETRY_MS), closing.promise])
    }
  }

  async function prepared({ bookingId, mail }: Waiting): Promise<Result<Addressed, MailTrouble>> {
    const booking = parts.find(bookingId)
    if (booking === null || !isStill(booking, mail)) return fail('changed')
    if (booking.email === null) return fail('noAddress')
    const to = mailAddress(booking.email)
    if (to === null) return fail('badAddress')
    const letter = await parts.write(booking, mail)
    if (!letter.ok) return fail('noMeeting')
    // Meetings are made over the network: it may be another booking by now.
    const now = parts.find(bookingId)
    if (now === null || !isStill(now, mail) || now.email !== booking.email) return fail('changed')
    return ok({ ...letter.value, to })
  }

  /** `isWritten`: what became of it stands in the log already. */
  type Ended = { readonly carried: Carried; readonly isWritten: boolean }
  const not = (why: MailTrouble): Ended => ({
    carried: { state: 'notSent', why, forAll: false },
    isWritten: false,
  })

  async function send(one: Waiting, carrier: MailCarrier): Promise<Ended> {
    const { bookingId, mail, turn } = one
    const letter = await prepared(one)
    if (!letter.ok) return not(letter.reason)
    const claimed = await parts.others.claim(bookingId, mail, turn)
    if (!claimed.ok) return not('serverAway')
    if (!claimed.value) return not('elsewhere')
    const begun: Mail = { ...mail, state: 'sending', begun: true, atMs: parts.wallMs() }
    // The others were asked over the network: meanwhile it may be off.
    const now = parts.find(bookingId)
    const stands = now !== null && isStill(now, mail)
    const reason = given ?? (closed() ? 'interrupted' : stands ? null : 'changed')
    if (reason !== null || !log.append([event(bookingId, begun, mail.actorId)]).ok) {
      parts.others.giveBack(bookingId, mail, turn)
      return not(reason ?? 'notSaved')
    }
    if (!(await parts.others.keep(bookingId, mail, turn))) {
      const { carried } = not('serverAway')
      await settle(one, carried, true)
      return { carried, isWritten: true }
    }
    const carried = await carrier.carry(letter.value, mail.id)
    await settle(one, carried, true)
    return { carried, isWritten: true }
  }

  async function handle(one: Waiting, carrier: MailCarrier): Promise<void> {
    const { carried, isWritten } = given === null ? await send(one, carrier) : not(given)
    if (!isWritten) await settle(one, carried, false)
    if (carried.state !== 'sent' && carried.forAll) given = carried.why
  }

  async function run(): Promise<void> {
    for (;;) {
      const [first, ...rest] = waiting
      if (first === undefined || closed()) break
      waiting = rest
      if (current !== null && current !== first.carrier) current.rest()
      current = first.carrier
      await handle(first, first.carrier)
      inHand.delete(first.mail.id)
      parts.onChange(first.mail.when.date)
    }
    current?.rest()
    current = null
    given = null
    running = null
  }

  return {
    inHand: () => inHand,
    said,
    add(mails, carrier) {
      if (closed()) return fail('saveFailed')
      // Before they are written: whoever hears of them finds them in hand.
      for (const { mail } of mails) inHand.add(mail.id)
      const saved = log.append(
        mails.map(({ bookingId, mail }) => event(bookingId, mail, mail.actorId)),
      )
      if (!saved.ok) {
        for (const { mail } of mails) inHand.delete(mail.id)
        return fail('saveFailed', saved.details)
      }
      waiting = [...waiting, ...mails.map((one) => ({ ...one, carrier }))]
      running ??= run()
      return ok()
    },
    stop() {
      if (running !== null) given ??= 'stopped'
    },
    async close() {
      isClosed = true
      closing.resolve(null)
      const cancel = clock.after(CLOSING_MS, () => current?.abort())
      await running
      cancel()
    },
  }
}

/** The booking is as the text says it, and is to be told that. */
function isStill(booking: Booking, { kind, when }: Mail): boolean {
  if (booking.date !== when.date || booking.slot !== when.slot) return false
  // Whoever is in the consultation is reminded of nothing.
  if (kind === 'reminder') return booking.state === 'live'
  return !tellsTheWay(kind) || booking.state === 'live' || booking.state === 'inSession'
}
