/** Every screen around a real office, for everybody and without a mouse: restoring, troubles, set-up, recovery key, sign-in, lock, settings, unlocking. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { troubleText } from '../../renderer/office/words/trouble.ts'
import { OfficeTroubleSchema } from '../../shared/office/status.ts'
import { platform, type RunningApp } from '../support/app.ts'
import { enterOn, focusKept, tabTo, typeInto } from '../support/keyboard.ts'
import { type Mouthpiece, takeMouthpiece } from '../support/mouthpiece.ts'
import { createScreens, lookout } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import { counselor, type Person, supervisor } from './pages/accounts.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as board from './pages/board.ts'
import { dialogGone, dialogOn } from './pages/ui.ts'
import { walkSettings } from './walk-settings.ts'

const it = officeTest()

const screens = createScreens()
const { check, noFaults } = screens
/** As long as the folder of a real user is. */
const FOLDER = 'C:\\Users\\hellowork-kanazawa-madoguchi01\\AppData\\Roaming\\SoudanDesk\\office'

describe('every screen around a real office (the test speaks for the main process)', () => {
  let dataRoot = ''
  let app: RunningApp
  let page: Page
  let main: Mouthpiece
  let on: ReturnType<typeof lookout>

  it.beforeAll(async ({ app: running, page: shown, dataRoot: folder }) => {
    app = running
    page = shown
    dataRoot = folder
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
    })
    main = await takeMouthpiece(app)
    on = lookout(page)
  })

  async function account({ displayName, loginName, passphrase }: Person): Promise<void> {
    await typeInto(page, '表示する名前', displayName)
    await typeInto(page, 'ログイン名', loginName)
    await typeInto(page, '最初のパスワード', passphrase)
  }

  it('restoring from a backup where there is no office', async () => {
    await enterOn(page, 'バックアップから事務所を復元する')
    await on.text('「soudan-desk-」で始まるフォルダー')
    await focusKept(page, 'the offer')
    await typeInto(page, 'バックアップのフォルダー', 'E:\\soudan-backup')
    await check(page, 'restore on a new PC')
    await enterOn(page, 'バックアップから復元する')
    await on.text('そのフォルダーにバックアップはありません')
    await check(page, 'restore refused')
    noFaults()
  })

  it('each trouble, its ways out, and a set-up that was cut off', async () => {
    for (const trouble of OfficeTroubleSchema.options) {
      await main.say('office.status', {
        stage: 'trouble',
        kind: 'office',
        trouble,
        folder: FOLDER,
        vaultNeedsPassphrase: true,
      })
      await on.heading(troubleText[trouble].what)
      await check(page, `trouble ${trouble}`)
    }
    for (const vaultNeedsPassphrase of [false, true]) {
      await main.say('office.status', {
        stage: 'trouble',
        kind: 'office',
        trouble: 'keyUnavailable',
        folder: FOLDER,
        vaultNeedsPassphrase,
      })
      await on.heading(troubleText.keyUnavailable.what)
      await enterOn(page, '復旧キーで開く')
      await on.heading('復旧キーで開きます')
      await enterOn(page, 'この復旧キーで開く')
      await on.text('復旧キーを入力してください')
      await check(page, `recover ${vaultNeedsPassphrase ? 'with a passphrase' : 'without'}`)
      await enterOn(page, '戻る')
      await focusKept(page, 'the way back')
    }
    await main.say('office.status', { stage: 'accounts', kind: 'office' })
    await on.heading('アカウントを作ってください')
    await check(page, 'first accounts')
    await enterOn(page, 'アカウントを作る')
    await on.text('入力してください')
    await check(page, 'first accounts with errors')
    await main.listen()
    noFaults()
  })

  it('the steps of the set-up and the recovery key', async () => {
    await enterOn(page, '事務所を設定する')
    await typeInto(page, '事務所の名前', 'ハローワーク架空')
    await page.keyboard.press('Enter')
    await on.text('記録の確認、アカウントの管理')
    await check(page, 'set-up: supervisor')
    await account(supervisor)
    await enterOn(page, '次へ')
    await on.text('求職者と相談をする職員です')
    await check(page, 'set-up: counselor')
    await account({ ...counselor, loginName: supervisor.loginName })
    await enterOn(page, '次へ')
    await on.text('統括と同じログイン名は使えません')
    await check(page, 'set-up: the same login name')
    await typeInto(page, 'ログイン名', counselor.loginName)
    await enterOn(page, '次へ')
    await typeInto(page, 'データのパスフレーズ', office.VAULT)
    await enterOn(page, '次へ')
    await on.text('2回の入力が一致しません')
    await check(page, 'set-up: vault')
    await typeInto(page, 'もう一度', office.VAULT)
    await page.keyboard.press('Enter')
    await on.text('この内容でよければ')
    await check(page, 'set-up: check')
    await enterOn(page, 'この内容で設定する')
    await on.heading('復旧キーを書き留めてください')
    await focusKept(page, 'the set-up')
    await check(page, 'recovery key')
    await enterOn(page, '印刷する')
    expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe('yes')
    await tabTo(page, 'checkbox', /書き留めて/)
    await page.keyboard.press('Space')
    await on.enabled('次へ進む')
    await enterOn(page, '次へ進む')
    await on.heading('ログイン')
    await focusKept(page, 'the recovery key')
    noFaults()
  })

  it('sign-in with a wrong passphrase, the menu of the account, the lock', async () => {
    await people.signInByKey(page, { ...supervisor, passphrase: 'chigau-1234' })
    await on.text('パスワードが違います')
    await check(page, 'sign-in refused')
    await people.signInByKey(page, supervisor)
    await desk.menu(page).waitFor()
    await on.heading('今日')
    await enterOn(page, '予約ボード')
    await on.heading('予約ボード')
    await board.goToDay(page, '2031-04-06')
    await on.text('閉庁日です')
    await check(page, 'board of a closed day')
    await board.goToDay(page, '2031-04-07')
    await on.text('この日の予約はまだありません')
    await check(page, 'board of an empty day')
    await enterOn(page, supervisor.displayName)
    await page.getByRole('menuitem', { name: 'ログアウト' }).waitFor()
    await page.keyboard.press('Enter')
    await dialogOn(page).waitFor()
    await check(page, 'sign-out question')
    await page.keyboard.press('Escape')
    await dialogGone(page)
    await focusKept(page, 'the sign-out question')
    await enterOn(page, 'ロック')
    await on.heading('画面をロックしています')
    await typeInto(page, 'パスワード', 'chigau-1234')
    await page.keyboard.press('Enter')
    await on.text('パスワードが違います')
    await check(page, 'lock')
    await typeInto(page, 'パスワード', supervisor.passphrase)
    await page.keyboard.press('Enter')
    await on.heading('予約ボード')
    await focusKept(page, 'the lock')
    noFaults()
  })

  it('the settings of a supervisor and of IT staff, their dialogs and errors', async () => {
    await walkSettings(page, screens, dataRoot)
    noFaults()
  })

  it('unlocking and recovering, and the pages that are left when the app cannot be shown', async () => {
    await people.signOutByKey(page, supervisor)
    await people.signInByKey(page, { ...supervisor, passphrase: 'chigau-1234' })
    for (let more = 0; more < 8 && (await page.getByRole('timer').count()) === 0; more += 1) {
      await typeInto(page, 'パスワード', `chigau-${more}`)
      await page.keyboard.press('Enter')
      await on.enabled('別の事務所を開く')
      await page
        .getByText(/パスワードが違います|秒待って/)
        .first()
        .waitFor()
    }
    await check(page, 'sign-in has to wait')
    await enterOn(page, '別の事務所を開く')
    await on.enabled('事務所を開く')
    await check(page, 'choose with an office')
    await enterOn(page, '事務所を開く')
    await on.heading('事務所のデータを開きます')
    await typeInto(page, 'データのパスフレーズ', 'chigau kagi')
    await page.keyboard.press('Enter')
    await on.text('パスフレーズが違います')
    await check(page, 'unlock refused')
    await typeInto(page, 'データのパスフレーズ', office.VAULT)
    await page.keyboard.press('Enter')
    await on.heading('ログイン')
    noFaults()
  })

  it.skipIf(platform !== 'browser')(
    'a second tab, which only the browser platform has',
    async () => {
      const second = await app.context.newPage()
      await second.goto(page.url())
      await second.getByText('相談デスクは別のタブで開かれています').waitFor()
      await check(second, 'opened in another tab')
      await second.goto(`${new URL(page.url()).origin}/nowhere`)
      await check(second, 'no such page')
      noFaults()
    },
  )
})
