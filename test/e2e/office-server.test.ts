/** One office on three PCs and a real PostgreSQL: it joins, each sees what the others do, nobody is served twice, and it goes on without a server. */
// Three apps at once, started by hand: the fixtures start one.
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test as it } from 'vitest'
import { z } from 'zod'
import type { Connection } from '../../electron/office/server/connection.ts'
import { joiningFile } from '../../electron/office/server/joining-file.ts'
import { inviteTo, setUpServer } from '../../electron/office/server/setting-up.ts'
import { HOUR, MINUTE, SECOND, systemClock } from '../../shared/clock.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { addDays } from '../../shared/time/day.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import { problemsOf, saidByFailed } from './fixtures.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import * as settings from './pages/settings.ts'
import { field, press } from './pages/ui.ts'

const { check, noFaults } = createScreens()

async function look(page: Page, screen: string): Promise<void> {
  await shoot(page, screen)
  await check(page, screen)
}

const AnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

/** What the page would ask of the main process. */
async function ask(
  page: Page,
  channel: string,
  payload: unknown,
): Promise<z.infer<typeof AnswerSchema>> {
  return AnswerSchema.parse(
    await page.evaluate(([name, wish]) => window.soudan.call(name, wish), [
      channel,
      payload,
    ] as const),
  )
}
async function must(page: Page, channel: string, payload: unknown): Promise<unknown> {
  const answer = await ask(page, channel, payload)
  if (!answer.ok) throw new Error(`${channel}: ${answer.reason}`)
  return answer.value
}

const seeker = {
  ...{ siteId: 'kanazawa', name: '架空 一郎', kana: 'カクウ イチロウ' },
  ...{ jobSeekerNumber: '17010-00012345', category: 1, residence: 'notApplicable' },
  ...{ companions: null, phone: null, email: null, meeting: null },
}
const OpenedSchema = z.object({ recordId: z.string() })
const BookedSchema = z.object({ id: z.string() })
const DaySchema = z.object({
  bookings: z.array(z.looseObject({ id: z.string(), name: z.string(), state: z.string() })),
})

/** Its slot would end on the next day. */
const isTooLate = timeOf(systemClock.wallMs()) >= '23:40'

describe.skipIf(isTooLate)('an office on three PCs (not in the last minutes of a day)', () => {
  const folders = [freshFolder(), freshFolder(), freshFolder()] as const
  const today = dateOf(systemClock.wallMs())
  const tomorrow = addDays(today, 1)
  /** The slot of now, in which a consultation may be prepared at once. */
  const slot = timeOf(Math.floor(systemClock.wallMs() / (5 * MINUTE)) * 5 * MINUTE)
  let server: TestServer
  let admin: Connection
  let place = ''
  let recoveryKey = ''
  const apps: RunningApp[] = []
  /** The PC that runs the consultation. */
  let runs: 0 | 1 = 0
  const problems: (readonly string[])[] = []

  const pageOf = (pc: number): Page => {
    const page = apps[pc]?.page
    if (page === undefined) throw new Error(`PC ${pc} is not there`)
    return page
  }
  async function start(pc: 0 | 1 | 2): Promise<Page> {
    const app = await startApp(folders[pc])
    app.page.setDefaultTimeout(30_000)
    apps[pc] = app
    problems.push(problemsOf(app.page))
    return app.page
  }
  /** A joining file on the disk, as IT hands it over. */
  async function invited(name: string, whole: boolean): Promise<string> {
    const login = await inviteTo(admin, place, 'joining', whole)
    if (!login.ok) throw new Error(login.reason)
    const file = join(folders[0], name)
    const address = { ...server.address, ...login.value }
    writeFileSync(file, joiningFile(address, place, systemClock.wallMs() + HOUR))
    return file
  }
  const chooseFile = (page: Page, file: string): Promise<void> =>
    page.locator('input[type="file"]').first().setInputFiles(file)
  const serverState = async (page: Page): Promise<string> =>
    z.object({ state: z.string() }).parse(await must(page, 'office.server', {})).state
  const bookings = async (page: Page): Promise<z.infer<typeof DaySchema>['bookings']> =>
    DaySchema.parse(await must(page, 'schedule.day', { date: today })).bookings

  beforeAll(async () => {
    server = await startPostgres()
    admin = await server.connect()
    const made = await setUpServer(admin)
    if (!made.ok || made.value.office === null) throw new Error('no office was made')
    place = made.value.office
  })
  it.afterEach(({ task }) => Promise.all(apps.map(({ page }) => saidByFailed(task, page))))
  afterAll(async () => {
    for (const app of apps) await app.close()
    await server.close()
    for (const folder of folders) removeFolder(folder)
  })

  it('begins on one PC, which joins with what it has', async () => {
    const page = await start(0)
    await office.setUp(page)
    recoveryKey = await office.writeDownKey(page)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    const profile = OfficeProfileSchema.parse(await must(page, 'office.profile', {}))
    const open = [today, tomorrow].map((date) => ({ date, open: true, reason: '架空の開庁' }))
    await must(page, 'office.saveProfile', {
      profile: {
        ...profile,
        ...{ slots: [slot], boothsPerSlot: 4, capSeconds: (10 * MINUTE) / SECOND },
        openingHours: { from: '00:00', to: '23:59' },
        overrides: open,
      },
    })
    await must(page, 'schedule.book', { wish: { ...seeker, date: today, slot } })

    await settings.openTab(page, '事務所のサーバー')
    await look(page, '110-server-alone')
    await chooseFile(page, await invited('pc0.json', true))
    await page.getByText('すべて正常です').waitFor()
    await look(page, '111-server-tested')
    await press(page, 'このパソコンから参加する')
    await page.getByText('接続中').waitFor()
    await until('it is sent', async () => (await serverState(page)) === 'connected')
    await look(page, '112-server-joined')
  })

  it('is joined by another PC with the file and the recovery key, and by no other key', async () => {
    const page = await start(1)
    await press(page, 'ほかのパソコンの事務所に参加する')
    await look(page, '113-join')
    await press(page, '参加する')
    await page.getByText('参加ファイルを選んでください').waitFor()
    await chooseFile(page, await invited('pc1.json', false))
    await field(page, '復旧キー').fill(office.mistyped(recoveryKey))
    await field(page, 'データのパスフレーズ').fill(office.VAULT)
    await field(page, 'もう一度').fill(office.VAULT)
    await press(page, '参加する')
    await page
      .getByText(/番目のまとまりに、入力の間違いがあります/)
      .first()
      .waitFor()
    await look(page, '114-join-mistyped')
    await field(page, '復旧キー').fill(recoveryKey)
    await press(page, '参加する')
    await people.signInIsOpen(page)
    await people.signIn(page, counselor)
    await board.isOpen(page)
    await board.shows(page, seeker.name)
    await shoot(page, '115-joined-board')

    const third = await start(2)
    await press(third, 'ほかのパソコンの事務所に参加する')
    await chooseFile(third, await invited('pc2.json', true))
    await field(third, '復旧キー').fill(recoveryKey)
    await field(third, 'データのパスフレーズ').fill(office.VAULT)
    await field(third, 'もう一度').fill(office.VAULT)
    await press(third, '参加する')
    await people.signInIsOpen(third)
    await people.signIn(third, supervisor)
    await board.shows(third, seeker.name)
  })

  it('shows on every board within a second what one of them does', async () => {
    const wish = {
      ...seeker,
      ...{ date: today, slot, name: '髙橋 架空', kana: null, jobSeekerNumber: '17010-00067890' },
    }
    await must(pageOf(0), 'schedule.book', { wish })
    const began = performance.now()
    await Promise.all([1, 2].map((pc) => board.shows(pageOf(pc), wish.name)))
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('lets the supervisor at another desk read a record and return it, and shows that to the counselor', async () => {
    const mine = pageOf(1)
    const other = (await bookings(mine)).find(({ name }) => name !== seeker.name)
    const opened = OpenedSchema.parse(await must(mine, 'session.prepare', { bookingId: other?.id }))
    await must(mine, 'session.end', { ...opened, cause: 'officeReason' })
    await must(mine, 'session.close', {
      ...{ ...opened, outcome: 'officeReason', note: '架空の停電のため', followUp: '' },
    })
    const theirs = pageOf(2)
    await desk.go(theirs, '記録の確認')
    await records.shows(theirs, '髙橋 架空')
    await look(theirs, '123-queue-of-others')
    await records.open(theirs, '髙橋 架空')
    await theirs.getByText('架空の停電のため').first().waitFor()
    await review.openReturn(theirs)
    await field(theirs, '相談員への連絡事項').fill('いつからかを補ってください。')
    await theirs.getByRole('button', { name: '差し戻す' }).last().click()
    await theirs
      .getByText(/差し戻しました/)
      .first()
      .waitFor()
    await desk.go(mine, '相談記録')
    await records.open(mine, '髙橋 架空')
    await mine.getByText('いつからかを補ってください。').first().waitFor()
    await look(mine, '124-returned-by-another-desk')
    for (const page of [mine, theirs]) await desk.go(page, '予約ボード')
  })

  it('lets one PC begin a consultation and tells the other who was too late', async () => {
    const [first] = await bookings(pageOf(1))
    if (first === undefined) throw new Error('there is no booking')
    const both = await Promise.all([
      ask(pageOf(0), 'session.prepare', { bookingId: first.id }),
      ask(pageOf(1), 'session.prepare', { bookingId: first.id }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    // Asked of the server, or told by what has come meanwhile.
    const refused = both.flatMap((answer) => (answer.ok ? [] : answer.reason))
    expect(['takenElsewhere', 'notLive']).toContain(refused[0])
    await until('the third board says that it is being run', async () =>
      (await bookings(pageOf(2))).some(({ id, state }) => id === first.id && state === 'inSession'),
    )
    // What the person is told who presses where another one was faster.
    const late = both[0].ok ? 1 : 0
    runs = both[0].ok ? 0 : 1
    await shoot(pageOf(late), '116-taken-elsewhere')
  })

  it('shows the supervisor at another desk who prepares, and says nothing of the person', async () => {
    const page = pageOf(2)
    await desk.go(page, '今日')
    const line = page.getByRole('row').filter({ hasText: /準備中|事務所が遅れている/ })
    await line.first().waitFor()
    expect(await page.getByRole('table').innerText()).not.toContain('まだ入室していない')
    await look(page, '127-today-of-another-desk')
    await desk.go(page, '予約ボード')
  })

  it('goes on when the server is away, says so, and agrees when it is back', async () => {
    await server.crash()
    const page = pageOf(2)
    await page
      .getByText(/事務所のサーバーに/)
      .first()
      .waitFor()
    await look(page, '117-server-away')
    await settings.openTab(page, '事務所のサーバー')
    await page.getByText('相談は、このまま続けられます').waitFor()
    await look(page, '118-server-away-settings')
    const wish = {
      ...seeker,
      ...{ date: today, slot, name: '架空 花子', kana: null, jobSeekerNumber: '17010-00055555' },
    }
    BookedSchema.parse(await must(page, 'schedule.book', { wish }))
    await server.start()
    admin = await server.connect()
    await press(page, 'もう一度接続する')
    await page.getByText('接続中').waitFor()
    for (const pc of [0, 1] as const) {
      await must(pageOf(pc), 'office.tryServer', {})
      await until('the booking has come', async () =>
        (await bookings(pageOf(pc))).some(({ name }) => name === wish.name),
      )
    }
    const all = await Promise.all(
      [0, 1, 2].map(async (pc) =>
        // Where it is run is another thing on each of them.
        (await bookings(pageOf(pc))).map((booking) => ({ ...booking, isElsewhere: null })),
      ),
    )
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
  })

  it('puts side by side what two PCs did of one booking without knowing of each other', async () => {
    const idle = runs === 0 ? 1 : 0
    const wish = {
      ...seeker,
      ...{ date: today, slot, name: '架空 重', kana: null, jobSeekerNumber: '17010-00066666' },
    }
    const { id } = BookedSchema.parse(await must(pageOf(idle), 'schedule.book', { wish }))
    await until('it has come', async () =>
      (await bookings(pageOf(2))).some((booking) => booking.id === id),
    )
    await server.crash()
    for (const [pc, cause, note] of [
      [idle, 'officeReason', '架空の停電のため'],
      [2, 'systemFailure', '架空の回線の不具合のため'],
    ] as const) {
      const page = pageOf(pc)
      const opened = OpenedSchema.parse(await must(page, 'session.prepare', { bookingId: id }))
      await must(page, 'session.end', { ...opened, cause })
      await must(page, 'session.close', { ...opened, outcome: cause, note, followUp: '' })
    }
    await server.start()
    admin = await server.connect()
    const page = pageOf(2)
    for (const pc of [idle, 2] as const) await must(pageOf(pc), 'office.tryServer', {})
    await desk.go(page, '記録の確認')
    await page.getByText('内容が重なる記録が1組あります').waitFor()
    await look(page, '127-conflict')
    await press(page, '並べて確認する')
    for (const note of ['架空の停電のため', '架空の回線の不具合のため'])
      await page.getByText(note).first().waitFor()
    await look(page, '128-side-by-side')
    await press(page, '記録の確認に戻る')
    await desk.go(page, '予約ボード')
  })

  it('gives back, by the supervisor’s word, what a PC had taken that is gone', async () => {
    const page = pageOf(2)
    const state = async (): Promise<unknown> =>
      (await bookings(page)).find(({ name }) => name === seeker.name)?.state
    expect(await state()).toBe('inSession')
    await apps[runs]?.kill()
    await press(page, '予約ボード')
    await board.openBooking(page, seeker.name)
    await look(page, '119-run-elsewhere')
    const giveBack = async (): Promise<void> => {
      await press(page, 'パソコンが止まったので、予約を元に戻す')
      await press(page, /^元に戻す$/)
    }
    // It was heard a moment ago.
    await giveBack()
    await page.getByText(/まで動いていました/).waitFor()
    await look(page, '120-still-there')
    expect(await state()).toBe('inSession')
    // Ten minutes pass on the server, in which the others are heard.
    const passed = await admin.run(`
      UPDATE soudan.presence SET seen = seen - interval '11 minutes' WHERE device IN (SELECT device FROM soudan.claims);
      UPDATE soudan.claims SET at = at - interval '11 minutes';
      UPDATE soudan.events SET received_at = received_at - interval '11 minutes';
      CREATE OR REPLACE FUNCTION soudan.up_since() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT now() - interval '1 hour' $$`)
    expect(passed).toMatchObject({ ok: true })
    await giveBack()
    await until('it stands again', async () => (await state()) === 'live')
    await look(page, '121-stands-again')

    const other = runs === 0 ? 1 : 0
    const [booking] = (await bookings(pageOf(other))).filter(({ name }) => name === seeker.name)
    const taken = OpenedSchema.parse(
      await must(pageOf(other), 'session.prepare', { bookingId: booking?.id }),
    )
    // The PC that was taken for gone comes back: it goes on with what it had, and is told.
    const back = await start(runs)
    await office.unlock(back, office.VAULT)
    // Nobody leads from here to the board: a session that runs comes before where the day begins.
    await people.comeIn(back, runs === 0 ? supervisor : counselor)
    await back.getByText('この予約は、このパソコンのものではなくなっています').waitFor()
    await look(back, '122-no-longer-its-own')
    await must(pageOf(other), 'session.giveBack', taken)
  })

  it('takes a PC in again whose disk was put back to an older state, with all that it wrote', async () => {
    const pc = runs === 0 ? 1 : 0
    const image = `${folders[pc]}-image`
    const book = (name: string, jobSeekerNumber: string): Promise<unknown> =>
      must(pageOf(pc), 'schedule.book', {
        wish: { ...seeker, date: tomorrow, slot, name, kana: null, jobSeekerNumber },
      })
    await apps[pc]?.close()
    cpSync(folders[pc], image, { recursive: true })
    const signedIn = async (): Promise<Page> => {
      const page = await start(pc)
      await office.unlock(page, office.VAULT)
      await people.signIn(page, supervisor)
      return page
    }
    await signedIn()
    await book('架空 先', '17010-00071111')
    const names = async (page: Page): Promise<readonly string[]> =>
      DaySchema.parse(await must(page, 'schedule.day', { date: tomorrow }))
        .bookings.map(({ name }) => name)
        .toSorted()
    await until('it was sent', async () => (await names(pageOf(2))).includes('架空 先'))
    await apps[pc]?.close()
    rmSync(folders[pc], { recursive: true })
    cpSync(image, folders[pc], { recursive: true })
    rmSync(image, { recursive: true })

    const page = await signedIn()
    expect(await names(page)).toEqual([])
    await book('架空 後', '17010-00072222')
    await page.getByText('事務所のサーバーに参加し直してください').first().waitFor()
    await settings.openTab(page, '事務所のサーバー')
    await look(page, '125-older-copy')
    await press(page, '参加し直す')
    await look(page, '126-join-anew')
    await page.getByRole('dialog').getByRole('button', { name: '参加し直す' }).click()
    await office.unlock(page, office.VAULT)
    await people.signIn(page, supervisor)
    await until('it has both', async () => (await names(page)).length === 2)
    await until('the others have both', async () => (await names(pageOf(2))).length === 2)
    expect(await serverState(page)).toBe('connected')
  })

  it('met no fault, and each log verifies', async () => {
    noFaults()
    expect(problems.flat()).toEqual([])
    for (const [pc, app] of apps.entries()) {
      await app.close()
      expect(verify(join(folders[pc] ?? '', 'office')).report).toMatchObject({ ok: true })
    }
    apps.length = 0
  })
})
