/** Every screen around a real office, for everybody and without a mouse: restoring, troubles, set-up, recovery key, sign-in, lock, settings, unlocking. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { troubleText } from '../../renderer/office/text.ts'
import { editText } from '../../renderer/office/text-profile.ts'
import { OfficeTroubleSchema } from '../../shared/office/status.ts'
import { freshFolder, platform, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import { enterOn, focusKept, tabTo, typeInto } from '../support/keyboard.ts'
import { type Mouthpiece, takeMouthpiece } from '../support/mouthpiece.ts'
import { createScreens } from '../support/screens.ts'

const { check, dialog, noFaults } = createScreens()
const VAULT = 'jimusho no kagi 1'
const supervisor = { displayName: '架空 統子', loginName: 'touko', passphrase: 'toukatsu-1234' }
const counselor = { displayName: '架空 相太', loginName: 'souta', passphrase: 'soudan-5678' }
/** As long as the folder of a real user is. */
const FOLDER = 'C:\\Users\\hellowork-kanazawa-madoguchi01\\AppData\\Roaming\\SoudanDesk\\office'

describe.skipIf(platform === 'electron')('every screen around a real office (the test speaks for the main process: browser platform)', () => {
  const dataRoot = freshFolder()
  let app: RunningApp
  let page: Page
  let main: Mouthpiece

  beforeAll(async () => {
    app = await startApp(dataRoot)
    page = app.page
    page.setDefaultTimeout(6_000)
    await page.addInitScript(() => {
      window.print = () => void document.documentElement.setAttribute('data-printed', 'yes')
    })
    main = await takeMouthpiece(page)
  })
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  const heading = (name: string): Promise<void> => page.getByRole('heading', { name }).waitFor()
  const text = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor()
  const enabled = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).and(page.locator(':enabled')).waitFor()

  async function account({ displayName, loginName, passphrase }: typeof supervisor): Promise<void> {
    await typeInto(page, '表示する名前', displayName)
    await typeInto(page, 'ログイン名', loginName)
    await typeInto(page, 'はじめのパスフレーズ', passphrase)
  }

  /** Arrow keys inside of a list of tabs. */
  async function tab(name: string): Promise<void> {
    const wanted = page.getByRole('tab', { name, exact: true })
    if ((await wanted.getAttribute('aria-selected')) === 'true') return
    await tabTo(page, 'tab', /./)
    for (let right = 0; right < 12 && (await wanted.getAttribute('aria-selected')) !== 'true'; right += 1) await page.keyboard.press('ArrowRight')
    expect(await wanted.getAttribute('aria-selected')).toBe('true')
  }

  it('restoring from a backup where there is no office', async () => {
    await enterOn(page, '控えから事務所を戻す')
    await text('「soudan-desk-」で始まるフォルダー')
    await focusKept(page, 'the offer')
    await typeInto(page, '控えのフォルダー', 'E:\\soudan-hikae')
    await check(page, 'restore on a new PC')
    await enterOn(page, '控えから戻す')
    await text('そのフォルダーに控えはありません')
    await check(page, 'restore refused')
    noFaults()
  })

  it('each trouble, its ways out, and a set-up that was cut off', async () => {
    for (const trouble of OfficeTroubleSchema.options) {
      main.say('office.status', { stage: 'trouble', kind: 'office', trouble, folder: FOLDER, vaultNeedsPassphrase: true })
      await heading(troubleText[trouble].what)
      await check(page, `trouble ${trouble}`)
    }
    main.say('office.status', { stage: 'trouble', kind: 'office', trouble: 'scheduleDamaged', folder: FOLDER, vaultNeedsPassphrase: true })
    await typeInto(page, '事務所のデータのパスフレーズ（控えを見るため）', VAULT)
    await enterOn(page, '控えを見る')
    await page.getByRole('button', { name: 'パスフレーズを入れ直す' }).waitFor()
    await check(page, 'rescue refused')
    for (const vaultNeedsPassphrase of [false, true]) {
      main.say('office.status', { stage: 'trouble', kind: 'office', trouble: 'keyUnavailable', folder: FOLDER, vaultNeedsPassphrase })
      await heading(troubleText.keyUnavailable.what)
      await enterOn(page, '復旧キーで開く')
      await heading('復旧キーで開きます')
      await enterOn(page, 'この復旧キーで開く')
      await text('復旧キーを入れてください')
      await check(page, `recover ${vaultNeedsPassphrase ? 'with a passphrase' : 'without'}`)
      await enterOn(page, '戻る')
      await focusKept(page, 'the way back')
    }
    main.say('office.status', { stage: 'accounts', kind: 'office' })
    await heading('アカウントを作ってください')
    await check(page, 'first accounts')
    await enterOn(page, 'アカウントを作る')
    await text('入力してください')
    await check(page, 'first accounts with errors')
    await main.listen()
    noFaults()
  })

  it('the steps of the set-up and the recovery key', async () => {
    await enterOn(page, '事務所を設定する')
    await typeInto(page, '事務所の名前', 'ハローワーク架空')
    await page.keyboard.press('Enter')
    await text('記録の確認、アカウントの管理')
    await check(page, 'set-up: supervisor')
    await account(supervisor)
    await enterOn(page, '次へ')
    await text('求職者と相談をする人です')
    await check(page, 'set-up: counselor')
    await account({ ...counselor, loginName: supervisor.loginName })
    await enterOn(page, '次へ')
    await text('統括と同じログイン名は使えません')
    await check(page, 'set-up: the same login name')
    await typeInto(page, 'ログイン名', counselor.loginName)
    await enterOn(page, '次へ')
    await typeInto(page, '事務所のデータのパスフレーズ', VAULT)
    await enterOn(page, '次へ')
    await text('2回の入力が違っています')
    await check(page, 'set-up: vault')
    await typeInto(page, 'もう一度', VAULT)
    await page.keyboard.press('Enter')
    await text('この内容でよければ')
    await check(page, 'set-up: check')
    await enterOn(page, 'この内容で設定する')
    await heading('復旧キーを控えてください')
    await focusKept(page, 'the set-up')
    await check(page, 'recovery key')
    await enterOn(page, '印刷する')
    expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe('yes')
    await tabTo(page, 'checkbox', /書き留めて/)
    await page.keyboard.press('Space')
    await enabled('次へ進む')
    await enterOn(page, '次へ進む')
    await heading('サインイン')
    await focusKept(page, 'the recovery key')
    noFaults()
  })

  it('sign-in with a wrong passphrase, the menu of the account, the lock', async () => {
    await tabTo(page, 'button', /お名前/)
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor()
    while (!(await page.getByRole('option', { name: supervisor.displayName }).evaluate((option) => option === document.activeElement))) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await typeInto(page, 'パスフレーズ', 'chigau-1234')
    await page.keyboard.press('Enter')
    await text('パスフレーズが違います')
    await check(page, 'sign-in refused')
    await typeInto(page, 'パスフレーズ', supervisor.passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'メニュー' }).waitFor()
    await heading('予約ボード')
    await page.locator('input[type=date]').fill('2031-04-06')
    await text('閉庁日です')
    await check(page, 'board of a closed day')
    await page.locator('input[type=date]').fill('2031-04-07')
    await text('この日の予約はまだありません')
    await check(page, 'board of an empty day')
    await enterOn(page, supervisor.displayName)
    await page.getByRole('menuitem', { name: 'サインアウト' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await check(page, 'sign-out question')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await focusKept(page, 'the sign-out question')
    await enterOn(page, 'ロック')
    await heading('画面をロックしています')
    await typeInto(page, 'パスフレーズ', 'chigau-1234')
    await page.keyboard.press('Enter')
    await text('パスフレーズが違います')
    await check(page, 'lock')
    await typeInto(page, 'パスフレーズ', supervisor.passphrase)
    await page.keyboard.press('Enter')
    await heading('予約ボード')
    await focusKept(page, 'the lock')
    noFaults()
  })

  it('the settings of a supervisor, their dialogs and errors', async () => {
    await enterOn(page, '設定')
    await enterOn(page, 'この日を決める')
    await text('理由を入れてください')
    await check(page, 'settings: days with errors')
    await tab('事務所の内容')
    for (const section of Object.values(editText.sections)) {
      await enterOn(page, new RegExp(`^${section}`))
      await heading(section)
      await check(page, `profile: ${section}`)
    }
    await typeInto(page, '操作がないときにロックするまでの時間（分）', '99')
    await enterOn(page, '保存する')
    await text('1から60までの数を入れてください')
    await dialog(page, /^連絡文/, 'unsaved question')
    await enterOn(page, '元に戻す')
    await tab('アカウントの一覧')
    await dialog(page, `使用を止める ${counselor.displayName}`, 'stop an account')
    await enterOn(page, 'アカウントを追加')
    await enterOn(page, '追加する')
    await text('入力してください')
    await check(page, 'add an account with errors')
    await page.keyboard.press('Escape')
    await focusKept(page, 'adding an account')
    await tab('控え')
    await typeInto(page, '控えを置くフォルダー', join(dataRoot, 'ない'))
    await enterOn(page, '設定を保存する')
    await text('控えを置くフォルダーが見つかりません')
    await check(page, 'backup refused')
    const backups = join(dataRoot, 'E', 'soudan-hikae')
    mkdirSync(backups, { recursive: true })
    await typeInto(page, '控えを置くフォルダー', backups)
    await enterOn(page, '設定を保存する')
    await enabled('いま控えを作る')
    await enterOn(page, 'いま控えを作る')
    await text(/確認済み（記録/)
    await focusKept(page, 'the backup')
    await typeInto(page, '控えのフォルダー', backups)
    await dialog(page, '控えから戻す', 'restore question')
    await check(page, 'backup made')
    await tab('自分のパスフレーズ')
    await typeInto(page, '新しいパスフレーズ', 'mijikai')
    await enterOn(page, '変更する')
    await text('8文字以上にしてください')
    await check(page, 'own passphrase with errors')
    noFaults()
  })

  it('unlocking and recovering, and the pages that are left when the app cannot be shown', async () => {
    await enterOn(page, supervisor.displayName)
    await page.keyboard.press('Enter')
    await enterOn(page, 'サインアウト')
    await heading('サインイン')
    await enterOn(page, '別の事務所を開く')
    await enabled('事務所を開く')
    await check(page, 'choose with an office')
    await enterOn(page, '事務所を開く')
    await heading('事務所のデータを開きます')
    await typeInto(page, '事務所のデータのパスフレーズ', 'chigau kagi')
    await page.keyboard.press('Enter')
    await text('パスフレーズが違います')
    await check(page, 'unlock refused')
    await typeInto(page, '事務所のデータのパスフレーズ', VAULT)
    await page.keyboard.press('Enter')
    await heading('サインイン')
    const second = await app.context.newPage()
    await second.goto(page.url())
    await second.getByText('相談デスクは別のタブで開かれています').waitFor()
    await check(second, 'opened in another tab')
    await second.goto(`${new URL(page.url()).origin}/nowhere`)
    await check(second, 'no such page')
    noFaults()
  })
})
