/** Which mails to a job seeker are under way, and whether another one may follow: nobody is mailed twice without a person's word. Pure. */
import { MINUTE } from '../clock.ts'
import type { MessageKind } from '../log/contact.ts'
import { type Mail, MailSchema, type MailState } from '../log/mail.ts'
import type { Booking } from './booking.ts'

/** A booking's mails, in the order of their beginning. What is no mail, by another version of the app, is left out. */
export const mailsOf = ({ mails = [] }: Pick<Booking, 'mails'>): readonly Mail[] =>
  mails.flatMap((mail) => MailSchema.safeParse(mail).data ?? [])

/** What nothing but a person's word, or the sending PC's own, changes any more. */
const SETTLED: ReadonlySet<MailState> = new Set(['sent', 'refused', 'notSent'])

/** Longer than a PC that is there takes with one mail, its waiting for the server's answer included. */
export const GIVEN_UP_MS = 10 * MINUTE

/**
 * The mails after one more word about one of them. PCs hear of each other late: that a mail was begun, or is not known, says nothing
 * against what became of it, and one that went out has gone out.
 */
export function withMail(mails: readonly Mail[], said: Mail): Mail[] {
  const before = mails.find(({ id }) => id === said.id)
  if (before === undefined) return [...mails, said]
  const begun = before.begun || said.begun
  const stays = before.state === 'sent' || (SETTLED.has(before.state) && !SETTLED.has(said.state))
  const after = stays ? { ...before, begun } : { ...said, begun }
  return mails.map((mail) => (mail.id === said.id ? after : mail))
}

/** Of one text for one time. */
export type LetterOf = {
  readonly kind: MessageKind
  readonly when: { readonly date: string; readonly slot: string }
}

/** Who asks: what this PC is called, and which mails it has in hand. */
export type Here = {
  readonly device: string
  readonly inHand: ReadonlySet<string>
  readonly nowMs: number
}

const isOf = (mail: Mail, { kind, when }: LetterOf): boolean =>
  mail.kind === kind && mail.when.date === when.date && mail.when.slot === when.slot

/** Whether the PC that had it in hand has it no more: this one was started anew, or the other was silent for long. A stamp that lies ahead says nothing. */
function isLeft({ id, device, atMs }: Mail, { nowMs, ...here }: Here): boolean {
  if (here.inHand.has(id)) return false
  return device === here.device || nowMs - atMs > GIVEN_UP_MS || atMs > nowMs
}

/** How a mail stands for whoever asks: what was begun and left is unknown, what was not begun and left was not sent. */
export function standingOf(mail: Mail, here: Here): MailState {
  if (mail.state === 'sending' && isLeft(mail, here)) return 'unknown'
  if (mail.state === 'waiting' && isLeft(mail, here)) return 'notSent'
  return mail.state
}

/** What stands against sending that text to this person: it is under way, or a person has to say first what became of an earlier one. */
export function against(
  mails: readonly Mail[],
  letter: LetterOf,
  here: Here,
): 'underWay' | 'undecided' | null {
  const states = mails.filter((mail) => isOf(mail, letter)).map((mail) => standingOf(mail, here))
  if (states.includes('unknown')) return 'undecided'
  return states.includes('waiting') || states.includes('sending') ? 'underWay' : null
}

/**
 * The how-manieth sending of that text to this person it would be, by what is known here: of one number only one PC may send. A PC that has
 * not heard of the other's sending asks for the same number, and is refused.
 */
export function turnOf(mails: readonly Mail[], mail: Pick<Mail, 'id'> & LetterOf): number {
  return mails.filter(({ id, begun, ...one }) => {
    return id !== mail.id && begun && isOf({ id, begun, ...one }, mail)
  }).length
}

/** The latest of each text for that time, the latest first: what is shown of a person. */
export function latestMails(
  mails: readonly Mail[],
  when: { readonly date: string; readonly slot: string },
): readonly Mail[] {
  const latest = new Map<MessageKind, Mail>()
  for (const mail of mails)
    if (isOf(mail, { kind: mail.kind, when })) {
      latest.delete(mail.kind)
      latest.set(mail.kind, mail)
    }
  return [...latest.values()].reverse()
}
