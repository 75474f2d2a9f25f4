/** A schedule's room with a real log, and its mailing through a real SMTP server: what a person presses, and what became of it. */
import { randomUUID } from 'node:crypto'
import { createMailing, type Mailing } from '../../electron/schedule/mailing/mailing.ts'
import type { MailsOfOthers } from '../../electron/schedule/mailing/queue.ts'
import { createWriter } from '../../electron/schedule/telling/letters.ts'
import { systemClock } from '../../shared/clock.ts'
import type { MessageKind } from '../../shared/log/contact.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { Mail, MailState } from '../../shared/log/mail.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { mailsOf, standingOf } from '../../shared/schedule/mailing.ts'
import type { MailServer } from '../fakes/smtp/mail-server.ts'
import { until } from '../support/until.ts'
import { counselor, openTestOffice, type TestOffice, value, wish } from './schedule-helpers.ts'

export const alone: MailsOfOthers = {
  claim: () => Promise.resolve(ok(true)),
  keep: () => Promise.resolve(true),
  giveBack: () => undefined,
}

const SLOTS = ['10:00', '11:00', '14:00', '15:00']
export const addressOf = (at: number): string => `kakuu${at}@example.jp`

export type MailDesk = {
  readonly office: TestOffice
  mailing(): Mailing
  readonly ids: readonly string[]
  readonly lines: string[]
  find(id: string): Booking
  /** As a screen shows the latest mail of that booking; null: there is none. */
  state(id: string): MailState | null
  mail(id: string): Mail | undefined
  press(
    kind?: MessageKind,
    ids?: readonly string[],
  ): Promise<{ waiting: number; left: readonly { bookingId: string; why: string }[] }>
  /** Nothing is in hand any more. */
  done(): Promise<void>
  /** `after`: so many events are written, then the program is gone, and its line with it. */
  killAfter(appends: number): void
  isDead(): boolean
  /** The program is started again on the same folder. */
  again(): Promise<void>
  close(): Promise<void>
}

export type DeskWish = {
  readonly server: Pick<MailServer, 'account' | 'cut'> | null
  readonly people?: number
  readonly kind?: 'office' | 'practice'
  readonly others?: MailsOfOthers
  readonly answerMs?: number
}

export async function mailDesk(given: DeskWish): Promise<MailDesk> {
  const { server, people = 4, kind = 'office' } = given
  const office = openTestOffice()
  office.profile = { ...office.profile, boothsPerSlot: 8 }
  const ids: string[] = []
  for (let at = 0; at < people; at += 1) {
    const answer = office.room.handlers['schedule.book'](
      {
        wish: wish({
          ...{
            slot: SLOTS[at % SLOTS.length] ?? '10:00',
            name: `架空 ${at}番`,
            email: addressOf(at),
          },
          jobSeekerNumber: `17010-${String(at + 1).padStart(8, '0')}`,
        }),
      },
      counselor,
    )
    ids.push((await value(answer)).id)
  }
  const lines: string[] = []
  let left: number | null = null
  let life = { dead: false }
  let mailing = open()
  if (server !== null)
    await value(mailing.handlers['telling.saveMail']({ wish: server.account }, counselor))

  function open(): Mailing {
    const mine = { dead: false }
    life = mine
    const { log, outbox } = office.storage
    const { store } = office
    const append = (events: readonly NewEvent[]): Result<never[], 'saveFailed'> => {
      if (mine.dead) return fail('saveFailed', { cause: 'other' })
      const saved = office.faults.log
        ? fail('saveFailed', { cause: 'diskFull' })
        : log.append(events)
      if (!saved.ok) return fail('saveFailed', saved.details)
      if (left !== null && (left -= 1) <= 0) {
        left = null
        mine.dead = true
        // A program that is gone sends nothing more.
        server?.cut('gone')
      }
      return ok([])
    }
    const made = createMailing({
      clock: office.clock,
      lineClock: systemClock,
      office: { kind, profile: () => office.profile },
      log: { append, reader: log.reader },
      find: (id) => store.index().get(id)?.booking ?? null,
      entries: () => store.index().entries.values(),
      write: createWriter({
        office: { profile: () => office.profile },
        links: {
          make: async (id) =>
            ok({
              joinUrl: `https://zoom.example/j/${id}`,
              passcode: '482913',
              meetingNumber: '91234567890',
            }),
        },
      }),
      others: given.others ?? alone,
      devices: () => outbox.devices(),
      ids: randomUUID,
      onChange: () => undefined,
      technicalLog: (line) => lines.push(line),
      times: { connectMs: 2_000, answerMs: given.answerMs ?? 2_000 },
    })
    made.start()
    return made
  }

  const find = (id: string): Booking => {
    const booking = office.room.port.find(id)
    if (booking === null) throw new Error('no such booking')
    return booking
  }
  async function inHand(): Promise<readonly string[]> {
    return (await value(mailing.handlers['telling.sending']({}, counselor))).inHand
  }
  return {
    office,
    ids,
    lines,
    find,
    mailing: () => mailing,
    mail: (id) => mailsOf(find(id)).at(-1),
    state(id) {
      const mail = mailsOf(find(id)).at(-1)
      const device = office.storage.outbox.devices().at(-1) ?? ''
      if (mail === undefined) return null
      return standingOf(mail, { device, inHand: new Set(), nowMs: office.clock.wallMs() })
    },
    press: async (about = 'first', who = ids) =>
      value(
        mailing.handlers['telling.send'](
          { kind: about, people: who.map((bookingId) => ({ bookingId, language: 'ja' })) },
          counselor,
        ),
      ),
    done: () => until('nothing is in hand', async () => (await inHand()).length === 0 || life.dead),
    killAfter(appends) {
      left = appends
    },
    isDead: () => life.dead,
    async again() {
      life.dead = true
      server?.cut('gone')
      await mailing.close()
      office.kill()
      server?.cut('back')
      mailing = open()
    },
    async close() {
      await mailing.close()
      office.close()
    },
  }
}
