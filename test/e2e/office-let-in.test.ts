/** A second PC comes into an office on a supervisor's word, with six digits and without the recovery key; later it is lost and shut out. */
// Two apps at once, started by hand: the fixtures start one.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test as it } from 'vitest'
import { z } from 'zod'
import type { Connection } from '../../electron/office/server/connection.ts'
import { joiningFile } from '../../electron/office/server/joining-file.ts'
import { inviteTo, setUpServer } from '../../electron/office/server/setting-up.ts'
import { HOUR, systemClock } from '../../shared/clock.ts'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import { problemsOf, saidByFailed } from './fixtures.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as settings from './pages/settings.ts'
import { field, press } from './pages/ui.ts'

const { check, noFaults } = createScreens()

async function look(page: Page, screen: string): Promise<void> {
  await shoot(page, screen)
  await check(page, screen)
}

describe('an office that a supervisor lets a PC into', () => {
  const folders = [freshFolder(), freshFolder()] as const
  let server: TestServer
  let admin: Connection
  let place = ''
  let recoveryKey = ''
  const apps: RunningApp[] = []
  const problems: (readonly string[])[] = []

  const pageOf = (pc: number): Page => {
    const page = apps[pc]?.page
    if (page === undefined) throw new Error(`PC ${pc} is not there`)
    return page
  }
  async function start(pc: 0 | 1): Promise<Page> {
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
  /** The number on the new PC's screen. */
  async function numberOn(page: Page): Promise<string> {
    await page.getByText('この番号を、統括のパソコンに入力してください').waitFor()
    const shown = await page.locator('.sd-code').textContent()
    return z
      .string()
      .regex(/^\d{6}$/)
      .parse((shown ?? '').replace(/番号( \d){6}/, '').replace(/\s/g, ''))
  }

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

  it('begins on one PC', async () => {
    const page = await start(0)
    await office.setUp(page)
    recoveryKey = await office.writeDownKey(page)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    await settings.openTab(page, '事務所のサーバー')
    await chooseFile(page, await invited('pc0.json', true))
    await page.getByText('すべて正常です').waitFor()
    await press(page, 'このパソコンから参加する')
    await page.getByText('参加を申し込んでいるパソコンはありません').waitFor()
    await look(page, '120-letting-in-nobody')
  })

  it('is asked by a new PC, which is refused, and told so', async () => {
    const page = await start(1)
    await press(page, 'ほかのパソコンの事務所に参加する')
    await page.getByText('統括の確認で参加する').click()
    await look(page, '121-join-by-supervisor')
    await chooseFile(page, await invited('pc1.json', false))
    await field(page, 'データのパスフレーズ').fill(office.VAULT)
    await field(page, 'もう一度').fill(office.VAULT)
    await press(page, '参加を申し込む')
    await page.getByText('統括の確認を待っています').waitFor()
    await look(page, '122-asking-waits')

    const inside = pageOf(0)
    await inside.getByText(/に申し込んだパソコン/).waitFor()
    await look(inside, '123-asking-there')
    await press(inside, '断る')
    await inside.getByText('この申込みを断りますか').waitFor()
    await inside.getByRole('dialog').getByRole('button', { name: '断る' }).click()
    await inside.getByText('申込みを受け付けませんでした').waitFor()
    await page.getByText('統括が、参加の申込みを受け付けませんでした').waitFor()
    await look(page, '124-asking-refused')
    expect(existsSync(join(folders[1], 'office'))).toBe(false)
    // What was chosen is still there.
    await press(page, '申込みの画面に戻る')
    await press(page, '参加を申し込む')
    await page.getByText('統括の確認を待っています').waitFor()
  })

  it('is given up on the new PC, and the supervisor is told', async () => {
    const page = pageOf(1)
    const inside = pageOf(0)
    await press(inside, '確認を始める')
    await numberOn(page)
    await press(page, '申込みをやめる')
    await inside.getByText('確認していた申込みは終わりました').waitFor()
    await look(inside, '131-asking-gone')
    await press(page, '参加を申し込む')
    await page.getByText('統括の確認を待っています').waitFor()
  })

  it('lets it in with the number that it shows, and with no other', async () => {
    const page = pageOf(1)
    const inside = pageOf(0)
    await press(inside, '確認を始める')
    const number = await numberOn(page)
    await look(page, '125-asking-number')
    const typed = field(inside, '新しいパソコンに表示された6桁の番号')
    await typed.fill('12')
    await press(inside, '参加を認める')
    await inside.getByText('6桁の数字を入力してください').waitFor()
    await typed.fill(number === '000000' ? '000001' : '000000')
    await press(inside, '参加を認める')
    await inside.getByText('あと2回入力できます').first().waitFor()
    await look(inside, '126-letting-in-wrong')
    await typed.fill(`${number.slice(0, 3)} ${number.slice(3)}`)
    await press(inside, '参加を認める')
    await inside.getByText('参加を認めました').first().waitFor()
    await people.signInIsOpen(page)
    await people.signIn(page, counselor)
    await board.isOpen(page)
  })

  it('shuts it out when it is lost, and says what is left in it', async () => {
    const inside = pageOf(0)
    const close = inside.getByRole('button', { name: '参加を止める' })
    await close.waitFor()
    // Who used it last, as it has arrived from there.
    await inside.getByRole('row').filter({ hasText: counselor.displayName }).waitFor()
    await look(inside, '127-pcs')
    await close.click()
    await inside.getByText('このパソコンの参加を止めますか').waitFor()
    await look(inside, '128-closing-a-pc')
    await inside.getByRole('dialog').getByRole('button', { name: '参加を止める' }).click()
    await inside.getByText('停止したパソコンの中に残るもの').waitFor()
    await look(inside, '129-pc-closed')
    await inside.getByText('紛失したときに、このあとすること').scrollIntoViewIfNeeded()
    await shoot(inside, '132-what-is-left')
    const page = pageOf(1)
    await page.getByText('このパソコンの参加は、サーバーで止められています').waitFor()
    await look(page, '130-shut-out')
  })

  it('has the office’s key changed, on the word of who holds the recovery key', async () => {
    const inside = pageOf(0)
    await press(inside, '事務所の鍵を新しくする')
    const asked = inside.getByRole('dialog')
    await asked.getByText('事務所の鍵を新しくしますか').waitFor()
    await look(inside, '133-changing-the-key')
    const run = asked.getByRole('button', { name: '新しくする' })
    await run.click()
    await asked.getByText('復旧キーを入力してください').first().waitFor()
    await office.typeRecoveryKey(inside, '1'.repeat(35))
    await run.click()
    await asked.getByText('番目のまとまり').first().waitFor()
    await look(inside, '134-mistyped')
    await office.typeRecoveryKey(inside, recoveryKey)
    await run.click()
    await inside.getByText('事務所の鍵を新しくしました').first().waitFor()
    await look(inside, '135-key-changed')
    expect(await inside.getByRole('button', { name: '事務所の鍵を新しくする' }).count()).toBe(0)
  })

  it('says to the one that is back what it lacks, and gives it to who holds the recovery key', async () => {
    const inside = pageOf(0)
    const page = pageOf(1)
    await press(inside, '参加を再開する')
    await inside.getByRole('dialog').getByRole('button', { name: '参加を再開する' }).click()
    await inside.getByText('参加を再開しました').waitFor()
    await inside.getByText('新しい鍵なし').waitFor()
    await look(inside, '136-one-lacks-the-key')
    // It was away, and tries again after a minute at the latest.
    const lacks = page.getByText('事務所の鍵が新しくなり、このパソコンにはまだありません')
    await lacks.first().waitFor({ timeout: 90_000 })
    await look(page, '137-key-needed')
    await people.signOut(page, counselor)
    await people.signIn(page, supervisor)
    await settings.openTab(page, '事務所のサーバー')
    await page.getByText('復旧キーを入力すると、新しい鍵を受け取れます').waitFor()
    await look(page, '138-taking-the-key')
    await office.typeRecoveryKey(page, recoveryKey)
    await press(page, '新しい鍵を受け取る')
    await page.getByText('参加を申し込んでいるパソコンはありません').waitFor()
    await inside.getByText('新しい鍵なし').waitFor({ state: 'detached' })
    await look(inside, '139-all-have-the-key')
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
