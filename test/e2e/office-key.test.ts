/** The recovery key through the screen alone: made anew by a supervisor, and the way in for one who forgot her passphrase. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { type RunningApp, shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { pagesWithoutFoot, pdfTitle, readPdf } from '../support/pdf.ts'
import { axeFindings, findingsAt, motionFindings } from '../support/screen-check.ts'
import { verify } from '../support/verify.ts'
import { findInFiles } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as settings from './pages/settings.ts'
import { cancel, dialogOn, field, press } from './pages/ui.ts'

const it = officeTest()

const NEW_PASSPHRASE = 'kimenaoshi-99'
const RESET = 'souta-saido-55'

async function screenFindings(page: Page): Promise<string[]> {
  return [
    ...(await axeFindings(page)),
    ...(await motionFindings(page)),
    ...(await findingsAt(200, page)),
  ]
}

const askForNew = (page: Page): Promise<void> => press(page, '新しい復旧キーを作る')

async function renew(page: Page, passphrase: string): Promise<void> {
  await field(page, '現在のパスワード').fill(passphrase)
  await askForNew(page)
  await dialogOn(page).getByRole('button', { name: '新しい復旧キーに替える' }).click()
}

async function forgotten(page: Page, key: string): Promise<void> {
  await field(page, '復旧キー').fill(key)
  await field(page, '新しいパスワード').fill(NEW_PASSPHRASE)
  await field(page, 'もう一度').fill(NEW_PASSPHRASE)
  await press(page, '新しいパスワードにする')
}

describe('the recovery key of a real office', () => {
  let folder = ''
  let problems: readonly string[] = []
  let app: RunningApp
  let page: Page
  let oldKey = ''
  let newKey = ''

  it.beforeAll(async ({ app: running, page: shown, dataRoot, problems: told }) => {
    app = running
    page = shown
    folder = join(dataRoot, 'office')
    problems = told
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.defaults', {}))
    const made = await ask(page, 'office.create', {
      profile,
      supervisor: { ...supervisor, role: 'supervisor' },
      counselor: { ...counselor, role: 'counselor' },
      vaultPassphrase: office.VAULT,
    })
    oldKey = z.object({ recoveryKey: z.string() }).parse(made).recoveryKey
    await ask(page, 'office.leave', {})
    await office.open(page)
    await office.unlock(page, office.VAULT)
  })

  it('is made anew only by a supervisor who types the own passphrase again, and shown once', async () => {
    await people.signIn(page, counselor)
    await settings.open(page)
    expect(await page.getByRole('tab', { name: '復旧キー' }).count()).toBe(0)
    await people.signOut(page, counselor)

    await people.signIn(page, supervisor)
    await settings.openTab(page, '復旧キー')
    await shoot(page, '70-renew-key')
    expect(await screenFindings(page)).toEqual([])
    await askForNew(page)
    await page.getByText('パスワードを入力してください').waitFor()
    await field(page, '現在のパスワード').fill(supervisor.passphrase)
    await askForNew(page)
    await dialogOn(page).getByText('これまでの復旧キーは使えなくなります').waitFor()
    await shoot(page, '71-renew-key-question')
    await cancel(dialogOn(page))
    await renew(page, 'chigau-passphrase')
    await page.getByText('パスワードが違います').waitFor()
    await shoot(page, '72-renew-key-refused')
    await renew(page, supervisor.passphrase)
    await page.getByRole('heading', { name: '新しい復旧キーを書き留めてください' }).waitFor()
    await shoot(page, '73-new-recovery-key')
    expect(await screenFindings(page)).toEqual([])
    expect(await page.getByRole('button', { name: '設定に戻る' }).isDisabled()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.sd-key').isVisible()).toBe(true)
    expect(
      await Promise.all(
        ['header', '.sd-browser-strip', '.sd-button'].map((part) =>
          page.locator(part).first().isVisible(),
        ),
      ),
    ).toEqual([false, false, false])
    await shoot(page, '73-new-recovery-key-printed')
    await page.emulateMedia({ media: null })
    const sheet = await app.pdf()
    expect(await pdfTitle(sheet)).toMatch(/^復旧キー_\d{4}-\d{2}-\d{2}$/u)
    expect(pagesWithoutFoot(await readPdf(sheet), ['に作った復旧キー'])).toEqual([])
  })

  it('is hidden while the screen is locked, and gone after it has been kept', async () => {
    await people.lock(page)
    await people.isLocked(page)
    expect(await page.locator('.sd-key').isVisible()).toBe(false)
    await people.unlockScreen(page, supervisor.passphrase)
    newKey = await office.writeDownKey(page)
    expect(newKey).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){6}$/)
    expect(newKey).not.toBe(oldKey)
    await press(page, '設定に戻る')
    await page.getByRole('heading', { name: '設定' }).waitFor()
    expect(await page.content()).not.toContain(newKey.slice(0, 5))
    await people.signOut(page, supervisor)
  })

  it('opens the office from now on, and the one before does not', async () => {
    await office.leave(page)
    await office.open(page)
    await office.useRecoveryKey(page)
    await office.recover(page, oldKey)
    await page.getByText('この事務所の復旧キーではありません').waitFor()
    await office.recover(page, newKey)
    await office.isRecovered(page)
    await office.toSignIn(page)
  })

  it('vouches for a new passphrase of a supervisor who forgot hers, and for nobody else’s', async () => {
    await shoot(page, '74-sign-in')
    await press(page, '統括のパスワードを忘れたとき')
    await page.getByRole('heading', { name: 'パスワードを決め直す' }).waitFor()
    await shoot(page, '75-forgotten')
    expect(await screenFindings(page)).toEqual([])
    await press(page, '新しいパスワードにする')
    await page.getByText('復旧キーを入力してください').waitFor()
    await page.getByRole('button', { name: /統括のお名前/ }).click()
    expect(await page.getByRole('option').allInnerTexts()).toEqual([supervisor.displayName])
    await page.keyboard.press('Escape')
    await forgotten(page, office.mistyped(newKey))
    await page.getByText('復旧キーの2番目のまとまりに、入力の間違いがあります').waitFor()
    await shoot(page, '76-forgotten-typo')
    await forgotten(page, oldKey)
    await page.getByText('パスワードは変わっていません').waitFor()
    await shoot(page, '77-forgotten-refused')
    await forgotten(page, newKey.toLowerCase())
    await page.getByText('新しいパスワードにしました').waitFor()
    await shoot(page, '78-forgotten-done')
    await people.tryPassphrase(page, supervisor.passphrase)
    await page.getByText('ログイン名かパスワードが違います').waitFor()
    await people.signIn(page, { ...supervisor, passphrase: NEW_PASSPHRASE })
    await people.signOut(page, supervisor)
  })

  it('is not needed for anybody else: a supervisor sets their passphrase', async () => {
    await people.signIn(page, { ...supervisor, passphrase: NEW_PASSPHRASE })
    await settings.openTab(page, 'アカウントの一覧')
    expect(
      await page
        .getByRole('button', { name: `パスワードを決め直す ${supervisor.displayName}` })
        .count(),
    ).toBe(0)
    await shoot(page, '79-accounts')
    await press(page, `パスワードを決め直す ${counselor.displayName}`)
    const dialog = page.getByRole('dialog', {
      name: `${counselor.displayName}さんのパスワードを決め直す`,
    })
    await dialog.getByRole('button', { name: '変更する' }).click()
    await dialog.getByText('8文字以上にしてください').waitFor()
    await field(dialog, '新しいパスワード').fill(RESET)
    await field(dialog, 'もう一度').fill(RESET)
    await shoot(page, '79-reset-passphrase')
    expect(await screenFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '変更する' }).click()
    await dialog.waitFor({ state: 'detached' })
    await people.signOut(page, supervisor)
    await people.signIn(page, { ...counselor, passphrase: RESET })
    await people.signOut(page, counselor)
  })

  it('is not spoken of in the practice office, where nobody was ever shown one', async () => {
    await office.leave(page)
    await office.openPractice(page)
    await page.getByRole('button', { name: people.practised('統括B') }).waitFor()
    expect(await page.getByText('忘れたとき').count()).toBe(0)
    await people.signIn(page, '統括B')
    await settings.open(page)
    expect(await page.getByRole('tab', { name: '復旧キー' }).count()).toBe(0)
  })

  it('left no key and no passphrase on the disk or in what the app says, and a log that verifies', async () => {
    expect(problems).toEqual([])
    const said = app.output()
    await app.close()
    const secrets = [
      oldKey,
      newKey,
      supervisor.passphrase,
      NEW_PASSPHRASE,
      RESET,
      office.VAULT,
      office.NEW_VAULT,
    ]
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
    expect(findInFiles(folder, ['SQLite format 3'])).not.toEqual([])
    expect(findInFiles(folder, secrets)).toEqual([])
    expect(verify(folder).report).toMatchObject({ ok: true, firstBad: null })
  })
})
