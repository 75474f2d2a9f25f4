/** Reminders: from which day on, to whom and to whom not any more, over mail, hand-overs and several PCs. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { japaneseHolidays } from '../../electron/schedule/holidays.ts'
import { remindersDue } from '../../electron/schedule/telling/reminders.ts'
import type { Contact } from '../../shared/log/contact.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { dayKind } from '../../shared/schedule/calendar.ts'
import { awaitsReminder, isReminderDue, reminderDay } from '../../shared/schedule/reminding.ts'
import { addDays } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type MailServer, startMailServer } from '../fakes/smtp/mail-server.ts'
import { addressOf, type DeskWish, mailDesk, type MailDesk } from './mailing-helpers.ts'
import { counselor, DAY, value } from './schedule-helpers.ts'

const calendar = { overrides: [], holidays: japaneseHolidays }
const on = (remindOpenDays?: number) => ({ remindOpenDays })

describe('the day of the reminders', () => {
  it('is so many open days before, over weekends, holidays and the days that the office closed', () => {
    expect(reminderDay('2026-11-25', on(), calendar)).toBe(null)
    // Monday 23 November is a holiday.
    expect(reminderDay('2026-11-24', on(1), calendar)).toBe('2026-11-20')
    expect(reminderDay('2026-11-24', on(2), calendar)).toBe('2026-11-19')
    const closed = { overrides: [{ date: '2026-11-20', open: false, reason: '工事' }] }
    expect(reminderDay('2026-11-24', on(1), { ...calendar, ...closed })).toBe('2026-11-19')
    // The year's end.
    expect(reminderDay('2027-01-04', on(1), calendar)).toBe('2026-12-28')
  })

  it('is an open day before it, and never later for a later booking', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 5 }),
        (days, open) => {
          const date = addDays('2026-04-01', days)
          const from = reminderDay(date, on(open), calendar) ?? ''
          expect(from < date && dayKind(from, calendar).open).toBe(true)
          const after = reminderDay(addDays(date, 1), on(open), calendar) ?? ''
          expect(from <= after).toBe(true)
        },
      ),
    )
  })
})

describe('who is to be reminded', () => {
  const when = { date: '2026-11-25', slot: '10:00' }
  const from = '2026-11-24'
  const said = (day: string, more: Partial<Contact> = {}): Contact => ({
    ...{ atMs: instantOf(day, '09:00'), means: 'email', direction: 'toSeeker', result: 'sent' },
    ...{ note: '', actorId: 'c1', about: 'first', when },
    ...more,
  })
  const person = (contacts: readonly Contact[], more: object = {}) => ({
    ...when,
    ...{ contacts: [...contacts], state: 'live' as const, hasMeeting: false },
    ...more,
  })
  const awaits = (...contacts: readonly Contact[]) => awaitsReminder(person(contacts), {}, from)

  it('is whoever was told before that day, once', () => {
    expect(awaits(said('2026-11-20'))).toBe(true)
    expect(awaits(said('2026-11-20'), said('2026-11-24', { about: 'reminder' }))).toBe(false)
    // Sent too early by hand: a reminder all the same.
    expect(awaits(said('2026-11-18'), said('2026-11-19', { about: 'reminder' }))).toBe(false)
    expect(awaits(said('2026-11-20'), said('2026-11-24', { result: 'notReached' }))).toBe(true)
    // Of the time that the booking had before.
    const old = said('2026-11-20', { about: 'reminder', when: { ...when, slot: '15:00' } })
    expect(awaits(old, said('2026-11-20', { about: 'reschedule' }))).toBe(true)
  })

  it('is nobody who was told on that day or never, nor whoever is not expected', () => {
    expect(awaits()).toBe(false)
    expect(awaits(said('2026-11-24'))).toBe(false)
    expect(awaits(said('2026-11-20'), said('2026-11-20', { about: 'officeReason' }))).toBe(false)
    for (const state of ['held', 'cancelled', 'withdrawn', 'inSession', 'closed'] as const)
      expect(awaitsReminder(person([said('2026-11-20')], { state }), {}, from), state).toBe(false)
    const etumo = person([], { hasMeeting: true })
    expect(awaitsReminder(etumo, { linkToldBy: 'etumo' }, from)).toBe(true)
  })

  it('is due from that day until the booking’s time', () => {
    const due = (date: string, time: string) =>
      isReminderDue(person([said('2026-11-18')]), {}, from, { date, time })
    expect(due('2026-11-23', '18:00')).toBe(false)
    expect(due('2026-11-24', '08:30')).toBe(true)
    expect(due('2026-11-25', '09:59')).toBe(true)
    expect(due('2026-11-25', '10:00')).toBe(false)
    expect(due('2026-11-26', '08:30')).toBe(false)
  })
})

describe('in an office', () => {
  const open: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close()
  })
  async function desk(wish: Partial<DeskWish> = {}): Promise<MailDesk & { server: MailServer }> {
    const server = await startMailServer()
    open.push(() => server.close())
    const d = await mailDesk({ server, people: 4, ...wish })
    open.push(() => d.close())
    d.office.profile = { ...d.office.profile, remindOpenDays: 1 }
    return { ...d, server }
  }
  const goTo = ({ office: { clock } }: MailDesk, date: string, time: string): void =>
    clock.stepWall(instantOf(date, time) - clock.wallMs())
  const due = (d: MailDesk) =>
    remindersDue(
      {
        clock: d.office.clock,
        office: { profile: () => d.office.profile },
        holidays: japaneseHolidays,
        bookingsOn: (date) =>
          d.office.store
            .index()
            .onDate(date)
            .map(({ booking }) => booking),
      },
      DAY,
    )
  /** Two open days before their day everybody was told, and now it is the day before. */
  async function told(wish: Partial<DeskWish> = {}): Promise<MailDesk & { server: MailServer }> {
    const d = await desk(wish)
    goTo(d, '2027-03-19', '16:00')
    await d.press()
    await d.done()
    expect(due(d)).toEqual({ from: '2027-03-23', due: [] })
    goTo(d, '2027-03-23', '09:00')
    d.server.received.length = 0
    return d
  }
  const got = ({ server }: { server: MailServer }) => server.received.map(({ to }) => to).sort()

  it('everybody is reminded once, whoever presses how often', async () => {
    const d = await told()
    expect(due(d)).toEqual({ from: '2027-03-23', due: [{ date: DAY, count: 4 }] })
    await d.press('reminder')
    await d.done()
    const again = await d.press('reminder')
    await d.done()
    expect(got(d)).toEqual([0, 1, 2, 3].map(addressOf))
    expect([again.waiting, new Set(again.left.map(({ why }) => why))]).toEqual([
      0,
      new Set(['toldAlready']),
    ])
    expect(due(d).due).toEqual([])
    expect(d.find(d.ids[0] ?? '').contacts.at(-1)).toMatchObject({
      ...{ about: 'reminder', result: 'sent', means: 'email' },
    })
  })

  it('nobody is reminded who was cancelled or held while the mails were on their way', async () => {
    let d: Awaited<ReturnType<typeof told>> | null = null
    let seen = 0
    const others = {
      claim: async () => {
        seen += 1
        const [, second = ''] = d?.ids ?? []
        if (d !== null && seen === 6) {
          // Between the question to the others and the mail.
          const cancelled = { bookingId: second, by: 'seeker', means: 'phone' } as const
          await value(d.office.room.handlers['schedule.cancel'](cancelled, counselor))
          const closed = { date: DAY, open: false, reason: '停電' }
          d.office.profile = { ...d.office.profile, overrides: [closed] }
          d.office.bell.ring('office.profile', { version: 2 })
        }
        return { ok: true, value: true } as const
      },
      keep: () => Promise.resolve(true),
      giveBack: () => undefined,
    }
    d = await told({ others })
    d.office.room.start()
    seen = 4
    await d.press('reminder')
    await d.done()
    // The first was on its way already.
    expect(got(d)).toEqual([addressOf(0)])
    expect(d.ids.slice(1).map((id) => [d.state(id), d.mail(id)?.why])).toEqual([
      ['notSent', 'changed'],
      ['notSent', 'changed'],
      ['notSent', 'changed'],
    ])
    expect(due(d).due).toEqual([])
  })

  it('a list that is old on one PC sends nothing a second time', async () => {
    const d = await told()
    const [first = ''] = d.ids
    const { slot } = d.find(first)
    d.office.storage.log.append([
      {
        ...{ type: 'schedule.contacted', scope: bookingScope(first), actorId: 'c2' },
        payload: {
          contact: {
            ...{ atMs: d.office.clock.wallMs(), means: 'myPage', direction: 'toSeeker' },
            ...{ result: 'sent', note: '', actorId: 'c2', about: 'reminder' },
            when: { date: DAY, slot },
          },
        },
      },
    ])
    const { left } = await d.press('reminder')
    await d.done()
    expect(left).toEqual([{ bookingId: first, why: 'toldAlready' }])
    expect(got(d)).toEqual([1, 2, 3].map(addressOf))
  })
})
