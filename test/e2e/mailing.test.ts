/** A real office tells its people through a real mail server: set up and tested on the screen, read back where it arrived, with everything that can go wrong said of each. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { systemClock } from '../../shared/clock.ts'
import { contract } from '../../shared/contract.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { type MailServer, startMailServer } from '../fakes/smtp/mail-server.ts'
import { credentials } from '../fakes/zoom/rest.ts'
import { shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as settings from './pages/settings.ts'
import * as telling from './pages/telling.ts'
import { closeDialog, dialogOn, press, shows } from './pages/ui.ts'
import { zoomTest } from './zoom-support.ts'

const it = zoomTest()
const { check, noFaults } = createScreens()
const DaySchema = contract['schedule.day'].answer
const MANY = 12
const nameOf = (at: number): string => `架空 ${'一二三四五六七八九十壱弐'[at] ?? ''}郎`
const addressOf = (at: number): string => `kakuu${at}@example.jp`

async function bookDay(page: Page): Promise<string> {
  const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
  await ask(page, 'office.saveProfile', { profile: { ...profile, boothsPerSlot: 3 } })
  const now = DaySchema.parse(
    await ask(page, 'schedule.day', { date: dateOf(systemClock.wallMs()) }),
  )
  const date = now.nextOpenDay
  for (let at = 0; at < MANY; at += 1)
    await ask(page, 'schedule.book', {
      wish: {
        ...{
          date,
          slot: now.slots[at % now.slots.length] ?? '10:00',
          siteId: 'kanazawa',
          name: nameOf(at),
        },
        ...{ kana: null, jobSeekerNumber: `17010-${String(at + 1).padStart(8, '0')}`, category: 1 },
        ...{
          residence: 'notApplicable',
          companions: null,
          phone: null,
          email: addressOf(at),
          meeting: null,
        },
      },
    })
  return date
}

describe('a mail server', () => {
  let server: MailServer
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterAll(() => server.close())

  it('is entered and tested step by step on the screen', async ({ page }) => {
    await office.setUp(page)
    await office.writeDownKey(page)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    // Three people come at one time: each meeting has a host of its own.
    credentials.hosts = ['host1@fake.test', 'host2@fake.test', 'host3@fake.test']
    await settings.enterZoomAccount(page)
    await settings.openTab(page, 'メール')
    await shows(page, 'メールサーバーは登録されていません')
    await check(page, 'mail server: none')
    await press(page, '保存する')
    await shows(page, '入力してください')
    await check(page, 'mail server: errors')
    await settings.enterMailServer(page, server.account)
    server.refuses.login = true
    await press(page, 'テスト送信')
    await shows(page, 'メールサーバーにログインできません。')
    await shoot(page, 'mailing-test-failed')
    server.refuses.login = false
    await press(page, 'テスト送信')
    await shows(page, 'メールを送信できます。差出人のアドレスに')
    await check(page, 'mail server: tested')
    await shoot(page, 'mailing-test')
    expect(server.received.map(({ to }) => to)).toEqual([server.account.from])
    server.received.length = 0
    noFaults()
  })

  it('tells twelve people, and says of each what became of it', async ({ page }) => {
    await bookDay(page)
    await people.signOut(page, supervisor)
    await people.signIn(page, counselor)
    server.fault = (to) =>
      to === addressOf(1)
        ? 'addressRefused'
        : to === addressOf(2)
          ? 'takeAndDrop'
          : to === addressOf(3)
            ? 'dropBefore'
            : null
    await telling.openFrom(page)
    await check(page, 'telling: before')
    await press(page, /^メールで送信（12名）$/)
    await check(page, 'telling: sure?')
    await press(dialogOn(page), '送信する')
    await shows(page, '9名に送信しました')
    await shows(page, '2名に送信できていません')
    await shows(page, '送れたか分からないメールが1件あります')
    await telling.row(page, nameOf(2)).getByText('送れたか分からない').waitFor()
    await telling.row(page, nameOf(1)).getByText('宛先が受け付けられなかった').waitFor()
    await telling.isTold(telling.row(page, nameOf(0)))
    await check(page, 'telling: sent')
    await shoot(page, 'mailing-sent')
    noFaults()
  })

  it('brings everybody their own text and link, and nobody a second one', async ({ page }) => {
    server.fault = () => null
    // One address is none, of one nobody knows, and one is pressed for again by itself: that alone goes out.
    await telling.choose(page, nameOf(1)).press('Space')
    await press(page, /^メールで送信（1名）$/)
    await press(dialogOn(page), '送信する')
    await shows(page, '1名に送信しました')
    // It stands in the person's own booking as well, and is decided there.
    await board.openBooking(page, nameOf(2))
    await dialogOn(page).getByText('送れたか分からないメールが1件あります').waitFor()
    await check(page, 'booking: undecided mail')
    await shoot(page, 'mailing-booking')
    await press(dialogOn(page), `${nameOf(2)}さんに届いていた`)
    await dialogOn(page)
      .getByText(/送信した・最初の案内/)
      .waitFor()
    await closeDialog(page)
    await telling.isTold(telling.row(page, nameOf(2)))
    await until('eleven of twelve', async () => server.received.length === MANY - 1)
    const tos = server.received.map(({ to }) => to)
    expect(new Set(tos).size).toBe(tos.length)
    expect(tos).not.toContain(addressOf(1))
    const links = new Set<string>()
    for (const { to, mail } of server.received) {
      const at = Number(/\d+/.exec(to)?.[0])
      expect(mail.text).toContain(`${nameOf(at)} 様`)
      expect(mail.text).not.toMatch(/[{}]/)
      links.add(/https:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
    }
    expect(links.size).toBe(MANY - 1)
    expect(links).not.toContain('')
    await shoot(page, 'mailing-done')
  })
})
