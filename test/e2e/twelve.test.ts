/** A day of twelve bookings in a real office, from 案内 and the reminders (a real mail server) over what becomes of each to signature, statistics and the month’s sheet. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { systemClock } from '../../shared/clock.ts'
import { contract } from '../../shared/contract.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { monthOf, thisMonth } from '../../shared/time/day.ts'
import { monthWords } from '../../shared/time/words.ts'
import { dateOf, instantOf } from '../../shared/time/instant.ts'
import { type MailServer, startMailServer } from '../fakes/smtp/mail-server.ts'
import { credentials } from '../fakes/zoom/rest.ts'
import { shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { createScreens } from '../support/screens.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as inMeeting from './pages/people-in-meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import * as telling from './pages/telling.ts'
import { pick, press, question, row, shows, tab } from './pages/ui.ts'
import { seekerComes, type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest()
const { check, noFaults } = createScreens()
const DaySchema = contract['schedule.day'].answer
const StatisticsAnswer = contract['review.statistics'].answer
const SheetAnswer = contract['review.monthSheet'].answer
const MANY = 12
const nameOf = (at: number): string => `架空 ${'一二三四五六七八九十壱弐'[at] ?? ''}郎`
const numberOf = (at: number): string => `17010-${String(at + 1).padStart(8, '0')}`
const addressOf = (at: number): string => `kakuu${at}@example.jp`
const slotOf = (at: number): string => ['10:00', '11:00', '14:00', '15:00'][at % 4] ?? ''
const INTERPRETER = '見本 通訳'

/** What becomes of each: 0, 2 and 8 (with an interpreter) consult, 1 is stopped, 5 does not come, the rest is said without a session. */
const ANSWERS = {
  3: 'seekerCancelled',
  6: 'contactedNoShow',
  7: 'officeReason',
  9: 'officeReason',
  10: 'contactedNoShow',
  11: 'systemFailure',
} as const

describe('twelve bookings', () => {
  let server: MailServer
  let date = ''
  let before = ''
  let ids: readonly string[] = []
  const links = new Map<string, string>()
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterAll(() => server.close())

  const bookingsOf = async (page: Page) =>
    DaySchema.parse(await ask(page, 'schedule.day', { date })).bookings
  const at = (day: ZoomDay, time: string): Promise<void> => day.goTo(instantOf(date, time))
  const linkIn = (text = ''): string => /https:\/\/\S+/.exec(text)?.[0] ?? ''
  /** Everybody who got a mail since, by number; each exactly one. */
  function received(): readonly number[] {
    const tos = server.received.map(({ to }) => Number(/\d+/.exec(to)?.[0]))
    expect(new Set(tos).size, 'nobody got two').toBe(tos.length)
    return tos.toSorted((one, other) => one - other)
  }

  it.beforeAll(async ({ page }) => {
    await office.setUp(page)
    await office.writeDownKey(page)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    // Three people come at one time: each meeting has a host of its own.
    credentials.hosts = ['host1@fake.test', 'host2@fake.test', 'host3@fake.test']
    await settings.enterZoomAccount(page)
    await ask(page, 'telling.saveMail', { wish: server.account })
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
    await ask(page, 'office.saveProfile', {
      profile: { ...profile, boothsPerSlot: 3, remindOpenDays: 1 },
    })
    const next = async (day: string): Promise<string> =>
      DaySchema.parse(await ask(page, 'schedule.day', { date: day })).nextOpenDay
    before = await next(dateOf(systemClock.wallMs()))
    date = await next(before)
    for (let one = 0; one < MANY; one += 1)
      await ask(page, 'schedule.book', {
        wish: {
          ...{ date, slot: slotOf(one), siteId: 'kanazawa', name: nameOf(one) },
          ...{ kana: null, jobSeekerNumber: numberOf(one), category: 1 },
          ...{ residence: 'notApplicable', companions: one === 8 ? '通訳' : null },
          ...{ phone: null, email: addressOf(one), meeting: null },
        },
      })
    const booked = await bookingsOf(page)
    ids = Array.from({ length: MANY }, (_, one) => {
      return booked.find(({ name }) => name === nameOf(one))?.id ?? ''
    })
    await people.signOut(page, supervisor)
    await people.signIn(page, counselor)
  })

  it('are told by mail, each their own name, time and link', async ({ page }) => {
    await board.goToDay(page, date)
    await telling.openFrom(page)
    await shows(page, 'から送れます')
    await telling.send(page)
    await shows(page, '12名に送信しました')
    expect(received()).toEqual(Array.from({ length: MANY }, (_, one) => one))
    for (const { to, mail } of server.received) {
      const one = Number(/\d+/.exec(to)?.[0])
      expect(mail.text).toContain(`${nameOf(one)} 様`)
      expect(mail.text).toContain(`${slotOf(one)}から`)
      expect(mail.text).not.toMatch(/[{}]/)
      links.set(to, linkIn(mail.text))
    }
    expect(new Set(links.values()).size).toBe(MANY)
    expect([...links.values()]).not.toContain('')
    await shoot(page, 'twelve-told')
  })

  it('are reminded on the day before, but for the one who has cancelled', async ({ page, day }) => {
    await day.goTo(instantOf(before, '09:00'))
    await ask(page, 'schedule.cancel', { bookingId: ids[4] ?? '', by: 'seeker', means: 'phone' })
    server.received.length = 0
    await press(page, '予約ボードに戻る')
    await press(page, '今日')
    await page.getByRole('button', { name: /^案内: .*予約のお知らせ11名/ }).waitFor()
    await shoot(page, 'twelve-board')
    await check(page, 'board: reminders are due')
    await telling.openFrom(page)
    await shows(page, 'まだの人が11名います')
    await shoot(page, 'twelve-remind')
    await check(page, 'telling: reminders')
    noFaults()
    await telling.send(page)
    await shows(page, '11名に送信しました')
    await shows(page, 'まだの人はいません')
    expect(received()).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
    // The way in is the one that they know.
    for (const { to, mail } of server.received) expect(linkIn(mail.text)).toBe(links.get(to))
    expect(await page.getByRole('button', { name: 'メールで送信（0名）' }).isDisabled()).toBe(true)
  })

  it('consult, one with an interpreter who was announced', async ({ page, day }) => {
    await at(day, '10:00')
    await press(page, '予約ボードに戻る')
    await begin(page, day, 0)
    await session.writeNote(page, '架空の求人を案内した。')
    await at(day, '10:20')
    await end(page)
    await precall.toTheDoor(page, nameOf(8))
    await precall.enterMeeting(page)
    day.fake.meeting.knocks('seeker', nameOf(8))
    await inMeeting.admit(page, nameOf(8))
    await inMeeting.isIn(page, nameOf(8))
    day.fake.meeting.knocks('interpreter', INTERPRETER)
    await inMeeting.admit(page, INTERPRETER)
    await inMeeting.isIn(page, INTERPRETER)
    const seeker = page.getByRole('button', { name: `${nameOf(8)}さんは求職者`, exact: true })
    if (await seeker.isVisible()) await seeker.click()
    await inMeeting.isCompanion(page, INTERPRETER)
    await precall.checkAndBegin(page, numberOf(8))
    await session.writeNote(page, '通訳と一緒に応募書類を見た。')
    await shoot(page, 'twelve-companion')
    await end(page)
  })

  it('stop for a prohibited act, and wait in vain for whoever does not come', async ({
    page,
    day,
  }) => {
    await at(day, '11:00')
    await begin(page, day, 1)
    await session.openActs(page)
    await press(page, /第14条第11号/)
    await shows(page, '禁止行為等のため中止しました')
    await session.closeRecord(page, '本人が画面を録画していると話した。')
    await precall.toTheDoor(page, nameOf(5))
    await precall.enterMeeting(page)
    await at(day, '11:12')
    await shows(page, '求職者から連絡はありましたか')
    await page.getByRole('checkbox', { name: /取下げがないことを確かめました/ }).press('Space')
    await press(page, /連絡はなかった/)
    await press(page, 'キャンセルとみなして終了する')
    await shows(page, '連絡がなかったため、キャンセルとして終了しました')
    await session.closeRecord(page)
    await at(day, '14:00')
    await begin(page, day, 2)
    await session.writeNote(page, '面接の日を決めた。')
    await end(page)
  })

  it('of whom nobody was met are answered for without a session', async ({ page, day }) => {
    await at(day, '16:00')
    await shows(page, '6件')
    for (const [one, outcome] of Object.entries(ANSWERS))
      await ask(page, 'schedule.answerSlot', { bookingId: ids[Number(one)] ?? '', outcome })
    const states = (await bookingsOf(page)).map(({ name, state, outcome }) => [
      name,
      state === 'closed' ? outcome : state,
    ])
    expect(Object.fromEntries(states)).toEqual({
      [nameOf(0)]: 'completed',
      [nameOf(1)]: 'prohibitedAct',
      [nameOf(2)]: 'completed',
      [nameOf(4)]: 'cancelled',
      [nameOf(5)]: 'deemedCancellation',
      [nameOf(8)]: 'completed',
      ...Object.fromEntries(
        Object.entries(ANSWERS).map(([one, outcome]) => [nameOf(Number(one)), outcome]),
      ),
    })
    await shoot(page, 'twelve-after')
  })

  it('stand before the supervisor, who returns one record and signs the others off', async ({
    page,
  }) => {
    await people.signOut(page, counselor)
    await people.signIn(page, supervisor)
    await desk.go(page, '今日')
    await shows(page, '今、進行中の相談はありません')
    const due = (what: string, count: string): Promise<void> =>
      page
        .getByRole('listitem')
        .filter({ hasText: what })
        .getByText(count, { exact: true })
        .waitFor()
    await due('結果が未回答の枠', '0件')
    await due('確認待ちの記録', '5件')
    await shoot(page, 'twelve-today')
    await desk.go(page, '記録の確認')
    await records.shows(page, nameOf(1))
    const rows = await page.getByRole('row').allInnerTexts()
    expect(rows[1], 'prohibited acts come first').toContain(nameOf(1))
    await records.open(page, nameOf(2))
    await review.openReturn(page)
    await page.getByLabel('相談員への連絡事項').fill('面接の日を書いてください。')
    await page.getByRole('button', { name: '差し戻す' }).last().click()
    await shows(page, '差し戻しました')
    for (const one of [1, 0, 5, 8]) {
      await desk.go(page, '相談記録')
      await desk.go(page, '記録の確認')
      await records.open(page, nameOf(one))
      await review.signOff(page)
    }
    await people.signOut(page, supervisor)
    await people.signIn(page, counselor)
    await desk.go(page, '相談記録')
    await records.open(page, nameOf(2))
    await page.getByLabel('補足したメモ').fill('面接の日を12月10日に決めた。')
    await page.getByLabel('統括への回答').fill('書きました。')
    await press(page, '補足して回答する')
    await shows(page, '回答しました')
    await people.signOut(page, counselor)
    await people.signIn(page, supervisor)
    await desk.go(page, '記録の確認')
    await records.open(page, nameOf(2))
    await review.signOff(page)
    await shows(page, '確認待ちの記録はありません')
  })

  it('are counted as what became of them', async ({ page }) => {
    const { from, to } = thisMonth(date)
    const { statistics } = StatisticsAnswer.parse(
      await ask(page, 'review.statistics', { from, to }),
    )
    const outcomes = Object.fromEntries(
      statistics.tables.outcome
        .filter(({ count }) => count !== 0)
        .map(({ key, count }) => [key, count]),
    )
    expect(outcomes).toEqual({ completed: 3, prohibitedAct: 1, deemedCancellation: 1 })
    expect(statistics.tables.day.find(({ key }) => key === date)?.count).toBe(5)
    await desk.go(page, '統計')
    await shoot(page, 'twelve-statistics')
  })

  it('stand in the sheet of the month, the screen’s and the list’s figures the same', async ({
    page,
  }) => {
    const month = monthOf(date)
    const { sheet, isOver } = SheetAnswer.parse(await ask(page, 'review.monthSheet', { month }))
    expect([isOver, sheet.statistics.total, sheet.unopened.total]).toEqual([false, 5, MANY - 5])
    const kinds = sheet.unopened.kinds.filter(({ count }) => count !== 0)
    expect(Object.fromEntries(kinds.map(({ key, count }) => [key, count]))).toEqual({
      // One before the day, one answered for.
      ...{ seekerCancelled: 2, contactedNoShow: 2, officeReason: 2, systemFailure: 1 },
    })
    await tab(page, '月報（労働局）')
    await pick(page.getByRole('main'), '対象の月', `${monthWords(month)}（集計中）`)
    await shows(page.getByRole('article'), monthWords(month))
    const cellsOf = async (name: string): Promise<string[]> =>
      (await row(page, name).first().innerText()).split(/\s+/)
    expect(await cellsOf('完了')).toEqual(['完了', '3', '3'])
    expect(await cellsOf('禁止行為等で中止')).toEqual(['禁止行為等で中止', '1', '1'])
    expect(await cellsOf('連絡なしキャンセル')).toEqual(['連絡なしキャンセル', '1', '0'])
    await shoot(page, 'twelve-month')
  })
})

async function begin(page: Page, day: ZoomDay, one: number): Promise<void> {
  await precall.toTheDoor(page, nameOf(one))
  await precall.enterMeeting(page)
  await seekerComes(day)
  await precall.checkAndBegin(page, numberOf(one))
}

async function end(page: Page): Promise<void> {
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await session.hasEnded(page)
  await session.closeRecord(page)
}
