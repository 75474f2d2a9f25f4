/** Telling job seekers through the office's mail server: what sends, the queue, and a person's word on what nobody knows. */
import type { Clock } from '../../../shared/clock.ts'
import { type Handlers, signedIn } from '../../../shared/contract.ts'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { Mail } from '../../../shared/log/mail.ts'
import type { OfficePort } from '../../../shared/office/port.ts'
import { SYSTEM_ACTOR } from '../../../shared/people/account.ts'
import { LanguageSchema } from '../../../shared/office/languages.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import type { Entry } from '../../../shared/schedule/entry.ts'
import { mailTestSteps } from '../../../shared/schedule/mail-account.ts'
import {
  against,
  type Here,
  mailsOf,
  standingOf,
  turnOf,
} from '../../../shared/schedule/mailing.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { Log } from '../../storage/log/log.ts'
import { wentOutTo } from '../telling/letters.ts'
import { mailTestText } from '../text.ts'
import type { WriteLetter } from '../telling/letters.ts'
import { openMailSettings } from './account.ts'
import type { MailCarrier } from './carrier.ts'
import { checkMail } from './check.ts'
import { createPracticeMails } from './practice.ts'
import { createMailQueue, type MailsOfOthers, type Waiting } from './queue.ts'
import { createSmtpCarrier, type SmtpParts, type SmtpTimes, smtpTimes } from './smtp.ts'

export type MailingParts = {
  /** The office's; connections live in real time. */
  readonly clock: Pick<Clock, 'wallMs'>
  readonly lineClock: Clock
  readonly office: Pick<OfficePort, 'kind' | 'profile'>
  readonly log: Pick<Log, 'append' | 'reader'>
  readonly find: (bookingId: string) => Booking | null
  /** All bookings that are on a list. */
  readonly entries: () => Iterable<Entry>
  readonly write: WriteLetter
  readonly others: MailsOfOthers
  /** Every name under which this PC wrote into the log; the last one is today's. */
  readonly devices: () => readonly string[]
  readonly ids: () => string
  /** This PC has another mail in hand, of a booking on that day. */
  readonly onChange: (date: LocalDate) => void
  readonly technicalLog: (line: string) => void
  readonly times?: SmtpTimes
}

type MailingHandlers = Pick<
  Handlers<'telling'>,
  | 'telling.sending'
  | 'telling.send'
  | 'telling.stopSending'
  | 'telling.decide'
  | 'telling.mail'
  | 'telling.saveMail'
  | 'telling.testMail'
>

type LeftWhy = 'underWay' | 'undecided' | 'noAddress' | 'toldAlready'

export interface Mailing {
  readonly handlers: MailingHandlers
  /** What this PC had in hand when it ended is written down: not begun, or nobody knows. */
  start(): void
  close(): Promise<void>
}

export function createMailing(parts: MailingParts): Mailing {
  const { clock, office, log } = parts
  const settings = openMailSettings(log)
  const practice = office.kind === 'practice' ? createPracticeMails() : null
  const wallMs = (): number => clock.wallMs()
  const queue = createMailQueue({
    ...{ wallMs, log, find: parts.find, others: parts.others, onChange: parts.onChange },
    clock: parts.lineClock,
    write: (booking, { kind, language }) =>
      parts.write(booking, { kind, language: LanguageSchema.catch('ja').parse(language) }),
  })
  const device = (): string => parts.devices().at(-1) ?? ''
  const here = (): Here => ({ device: device(), inHand: queue.inHand(), nowMs: wallMs() })

  function smtpParts(): SmtpParts | null {
    const account = settings.account()
    if (account === null) return null
    const { officeName } = office.profile()
    const times = parts.times ?? smtpTimes
    return {
      account,
      officeName,
      times,
      wallMs: () => parts.lineClock.wallMs(),
      log: parts.technicalLog,
    }
  }

  function carrier(): MailCarrier | null {
    if (practice !== null) return practice.carrier
    const smtp = smtpParts()
    return smtp === null ? null : createSmtpCarrier(smtp)
  }

  const handlers: MailingHandlers = {
    'telling.sending': () =>
      ok({
        by: practice !== null ? 'practice' : settings.account() === null ? 'none' : 'server',
        device: device(),
        inHand: [...queue.inHand()],
        practised: [...(practice?.letters() ?? [])],
      }),
    'telling.send'({ kind, people }, caller) {
      const by = carrier()
      if (by === null) return fail('noMailServer')
      const actorId = signedIn(caller).id
      const waiting = new Map<string, Waiting>()
      const left: { bookingId: string; why: LeftWhy }[] = []
      for (const { bookingId, language, again } of people) {
        const booking = parts.find(bookingId)
        if (booking === null) return fail('notFound')
        const when = { date: booking.date, slot: booking.slot }
        const stands = against(mailsOf(booking), { kind, when }, here())
        const isTold = again !== true && wentOutTo(booking, kind, office.profile())
        const why = stands ?? (isTold ? 'toldAlready' : booking.email === null ? 'noAddress' : null)
        if (why !== null) left.push({ bookingId, why })
        else {
          const mail = newMail({ kind, language, when, actorId })
          waiting.set(bookingId, { bookingId, mail, turn: turnOf(mailsOf(booking), mail) })
        }
      }
      if (waiting.size > 0) {
        const added = queue.add([...waiting.values()], by)
        if (!added.ok) return added
      }
      return ok({ waiting: waiting.size, left })
    },
    'telling.stopSending'() {
      queue.stop()
      return ok()
    },
    'telling.decide'({ bookingId, mailId, arrived }, caller) {
      const booking = parts.find(bookingId)
      const mail = booking === null ? undefined : mailsOf(booking).find(({ id }) => id === mailId)
      if (mail === undefined) return fail('notFound')
      if (standingOf(mail, here()) !== 'unknown') return fail('notUnknown')
      const word: Mail = {
        ...mail,
        ...(arrived ? { state: 'sent', why: null } : { state: 'notSent', why: 'saidNotSent' }),
        atMs: wallMs(),
      }
      const saved = log.append(queue.said(bookingId, word, signedIn(caller).id))
      return saved.ok ? ok() : fail('saveFailed', saved.details)
    },
    'telling.mail': () => ok(settings.view()),
    'telling.saveMail'({ wish }, caller) {
      const { id } = signedIn(caller)
      return wish === null ? settings.remove(id) : settings.save(wish, id)
    },
    async 'telling.testMail'({ step: asked }) {
      const step = mailTestSteps.find((one) => one === asked)
      if (practice !== null) return fail('inPractice')
      const smtp = smtpParts()
      if (smtp === null || step === undefined) return fail('noMailServer')
      const letter = mailTestText(office.profile().officeName)
      return ok({ trouble: await checkMail({ ...smtp, ids: parts.ids, letter }, step) })
    },
  }

  function newMail(of: Pick<Mail, 'kind' | 'language' | 'when' | 'actorId'>): Mail {
    const state = { state: 'waiting', begun: false, why: null } as const
    return { ...of, ...state, id: parts.ids(), atMs: wallMs(), device: device() }
  }

  return {
    handlers,
    start() {
      const own = new Set(parts.devices())
      const events: NewEvent[] = []
      for (const { booking } of parts.entries())
        for (const mail of mailsOf(booking)) {
          if (!own.has(mail.device)) continue
          const state = standingOf(mail, { ...here(), device: mail.device })
          if (state === mail.state || (state !== 'unknown' && state !== 'notSent')) continue
          const after: Mail = { ...mail, state, why: 'interrupted', atMs: wallMs() }
          events.push(...queue.said(booking.id, after, SYSTEM_ACTOR))
        }
      // Where it cannot be written it is seen all the same, and tried again at the next start.
      if (events.length > 0) log.append(events)
    },
    close: () => queue.close(),
  }
}
