/** A real office through the screen alone: set up, opened again, recovered, changed, and what is said when it cannot be opened. */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { platform, type RunningApp, shoot, startApp } from '../support/app.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import { findInFiles } from '../support/sample.ts'
import { type Open, officeTest } from './fixtures.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as settings from './pages/settings.ts'
import { dialogOn, field, press, row, shows, tab } from './pages/ui.ts'

const it = officeTest()

const { check, noFaults } = createScreens()

const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element === document.activeElement)

describe('a real office', () => {
  let problems: readonly string[] = []
  let dataRoot = ''
  let folder = ''
  let start: Open
  let app: RunningApp
  let page: Page
  let recoveryKey = ''

  async function open(): Promise<void> {
    app = await start()
    page = app.page
  }

  it.beforeAll(async ({ open: opens, dataRoot: root, problems: told }) => {
    start = opens
    problems = told
    dataRoot = root
    folder = join(dataRoot, 'office')
    await open()
  })

  it('is set up step by step; its recovery key is shown once', async () => {
    await office.beginSetUp(page)
    await office.nameOffice(page)
    await office.next(page)
    await people.fillAccount(page, supervisor)
    await office.next(page)
    await people.fillAccount(page, { ...counselor, loginName: 'TOUKO' })
    await office.next(page)
    await office.chooseVault(page, `${office.VAULT}x`)
    await office.next(page)
    await page.getByText('2回の入力が一致しません').waitFor()
    await field(page, 'もう一度').fill(office.VAULT)
    await office.next(page)
    await office.finishSetUp(page)
    await page.getByText('統括と相談員のログイン名が同じです').waitFor()
    await press(page, '戻る')
    await press(page, '戻る')
    await people.fillAccount(page, counselor)
    await office.next(page)
    await office.next(page)
    await shoot(page, '40-set-up-check')
    await office.finishSetUp(page)
    recoveryKey = await office.writeDownKey(page)
    await shoot(page, '41-recovery-key')
    expect(recoveryKey).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){6}$/)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    await shows(desk.header(page), 'ハローワーク架空')
    expect(await page.getByText('練習用の事務所').count()).toBe(0)
    // Without Zoom a real office holds no meetings; nobody may be told to wait in one.
    await page.getByText('Zoomの接続設定がないため、オンラインの会議を開けません').waitFor()
    await shoot(page, '41-board-without-zoom')
  })

  it('changes its slots only after asking, and refuses what cannot be', async () => {
    await settings.openTab(page, '事務所の内容')
    await shoot(page, '42-profile-office')
    await press(page, '施設を追加')
    await settings.save(page)
    await page.getByText('入力してください').waitFor()
    expect(await hasFocus(field(page, '施設3の名前'))).toBe(true)
    await field(page, '施設3の名前').fill('架空出張所')
    await settings.saved(page)

    await settings.section(page, '枠と窓口')
    await field(page, '窓口の数').fill('２１')
    await settings.save(page)
    await page.getByText('1から20までの数を入力してください').waitFor()
    await field(page, '窓口の数').fill('２')
    await press(page, '枠を追加')
    await field(page, '枠5の開始時刻').fill('10:00')
    await settings.save(page)
    await page.getByText('同じ時刻の枠があります').waitFor()
    await shoot(page, '43-profile-slots')
    await settings.section(page, '相談の時間')
    await page
      .getByRole('dialog')
      .getByText('このまま移動すると、変更した内容は保存されません。')
      .waitFor()
    await shoot(page, '44-unsaved')
    await press(page, '編集に戻る')
    await field(page, '枠5の開始時刻').fill('16:00')
    await settings.saved(page)

    await settings.section(page, '相談の時間')
    await field(page, '1回の相談の長さ').fill('31')
    await settings.save(page)
    await page.getByText('10から30までの数を入力してください').waitFor()
    await field(page, '1回の相談の長さ').fill('25')
    await page.getByText('10分前にも知らせる').click()
    await shoot(page, '45-profile-time')
    await settings.saved(page)
    await settings.section(page, '連絡なしと例外')
    await page.getByText('事務所として認める').first().click()
    await field(page, '延長できる長さ').fill('15')
    await shoot(page, '46-profile-exceptions')
    await settings.saved(page)
  })

  it('raises the checklist’s version, adds to the ledger of terms, and previews its texts', async () => {
    await settings.section(page, '確認項目')
    await press(page, '相談員側に項目を追加')
    await field(page.getByRole('group', { name: '相談員側6' }), '確かめること').fill(
      '窓のカーテンを閉めました',
    )
    await press(page, '相談員側6を上へ')
    await page.getByText('第2版になります').waitFor()
    await shoot(page, '47-profile-checklist')
    await settings.saved(page)
    await page.getByText('今の版: 第2版').waitFor()

    await settings.section(page, '利用規約')
    await field(page, '適用開始日').fill('2025-01-06')
    await press(page, '版を追加する')
    await page.getByText('今の版の適用開始日より後').waitFor()
    await field(page, '適用開始日').fill('2031-04-01')
    await press(page, '版を追加する')
    await settings.isSaved(page)
    await page.getByText('適用前').waitFor()
    await shoot(page, '48-profile-terms')

    await settings.section(page, '連絡文')
    await field(page, '連絡文: 最初の案内').fill('{name} 様\n{date} {time}からです。')
    await settings.save(page)
    await page.getByText('{url} {passcode} がありません').first().waitFor()
    await shoot(page, '49-profile-messages-lacking')
    await press(page, '下書きに戻す')
    await page.getByRole('radio', { name: '通信・システムの障害' }).press('Space')
    await field(page, '連絡文: 通信・システムの障害').fill('{name} 様\n{date} {tiime}からです。')
    await settings.save(page)
    await page.getByText('{tiime}は自動で入りません').waitFor()
    await field(page, '連絡文: 通信・システムの障害').fill(
      '{name} 様\n{office}です。{date} {time}からです。',
    )
    await page.getByText('架空 一郎 様').waitFor()
    await shoot(page, '49-profile-messages')
    await settings.saved(page)
    await settings.section(page, '画面のロック')
    await field(page, '操作がないときに').fill('15')
    await settings.saved(page)
    await shoot(page, '50-profile-lock')
  })

  it('shows on the board that it closed a day', async () => {
    await tab(page, '開庁日')
    await field(page, '日付').fill('2031-04-02')
    await field(page, '理由').fill('架空の停電')
    await settings.save(page)
    await row(page, '架空の停電').waitFor()
    await shoot(page, '51-closed-days')
    await desk.go(page, '予約ボード')
    await board.goToDay(page, '2031-04-02')
    await page
      .getByText(/臨時閉庁（架空の停電）/)
      .first()
      .waitFor()
    await shoot(page, '52-board-closed')
  })

  it('manages its accounts, and keeps its last supervisor', async () => {
    await settings.openTab(page, 'アカウントの一覧')
    await settings.openNewAccount(page)
    const dialog = dialogOn(page)
    await field(dialog, '表示する名前').fill('架空 新人')
    await settings.addAccount(dialog)
    await dialog.getByText('入力してください').first().waitFor()
    expect(await hasFocus(field(dialog, 'ログイン名'))).toBe(true)
    await field(dialog, 'ログイン名').fill('souta')
    await field(dialog, '最初のパスワード').fill('hajimete-1')
    await settings.addAccount(dialog)
    await dialog.getByText('同じログイン名のアカウントがあります').waitFor()
    await field(dialog, 'ログイン名').fill('shinjin')
    await settings.addAccount(dialog)
    await row(page, 'shinjin').waitFor()
    await settings.stopAccount(page, supervisor.displayName)
    await page.getByText('有効な統括がいなくなるため').waitFor()
    await shoot(page, '53-last-supervisor')
    await settings.stopAccount(page, '架空 新人')
    await row(page, 'shinjin').getByText('停止中').waitFor()
    await shoot(page, '54-accounts')
    await people.signOut(page, supervisor)
    await people.openNames(page)
    expect(await page.getByRole('option').allInnerTexts()).not.toContainEqual(
      expect.stringContaining('架空 新人'),
    )
    await page.keyboard.press('Escape')
  })

  it('lets counselors read the profile and change nothing', async () => {
    await people.signIn(page, counselor)
    await settings.openTab(page, '事務所の内容')
    const words = await page.getByRole('main').innerText()
    expect(words).toContain('25分まで')
    expect(words).toContain('窓のカーテンを閉めました')
    expect(await page.getByRole('button', { name: '保存する' }).count()).toBe(0)
    await shoot(page, '55-profile-read-only')
  })

  it('locks by itself after the office’s fifteen minutes without a touch', async () => {
    await page.clock.install()
    await people.lock(page)
    await people.unlockScreen(page, counselor.passphrase)
    await desk.menu(page).waitFor()
    await page.clock.fastForward('14:40')
    await page.waitForTimeout(300)
    expect(await people.lockHeading(page).count()).toBe(0)
    await page.clock.fastForward('00:30')
    await people.isLocked(page)
  })

  it('asks for its passphrase at the next start, refuses a wrong one and opens with the right one', async () => {
    await app.close()
    await open()
    await office.unlock(page, 'wrong passphrase')
    await page.getByText('パスフレーズが違います').waitFor()
    await shoot(page, '56-unlock-wrong')
    await office.unlock(page, office.VAULT)
    await people.signIn(page, counselor)
  })

  it('tells a second process that it is open already, and opens there once the first has gone', async () => {
    const first = app
    if (platform !== 'browser') {
      // The desktop app is one: a second start ends at once, and the first shows its window.
      await expect(startApp(dataRoot)).rejects.toThrow('ended with 0')
      await first.close()
      await open()
      await page.getByLabel('データのパスフレーズ').waitFor()
      return
    }
    await open()
    await page.getByText('相談デスクは、すでに開いています').waitFor()
    await shoot(page, '57-already-running')
    await office.openAgain(page)
    await page.getByText('相談デスクは、すでに開いています').waitFor()
    await first.close()
    await office.openAgain(page)
    await page.getByLabel('データのパスフレーズ').waitFor()
  })

  it('opens with its recovery key and a new passphrase, and notices a mistyped key', async () => {
    await office.useRecoveryKey(page)
    await office.recover(page, office.mistyped(recoveryKey))
    await page.getByText('復旧キーの2番目のまとまりに、入力の間違いがあります').waitFor()
    await shoot(page, '58-recovery-typo')
    await check(page, 'recover: mistyped')
    await office.recover(page, recoveryKey.slice(0, -1))
    await page.getByText('35文字のところ、34文字').waitFor()
    await office.recover(page, recoveryKey.replaceAll('-', ' ').toLowerCase())
    await office.isRecovered(page)
    await shoot(page, '59-recovered')
    await check(page, 'recovered')
    noFaults()
    await office.toSignIn(page)
    await office.leave(page)
    await office.open(page)
    await office.unlock(page, office.VAULT)
    await page.getByText('パスフレーズが違います').waitFor()
    await office.unlock(page, office.NEW_VAULT)
    await people.signInIsOpen(page)
  })

  it('says of each trouble what happened, what is kept and what to do, and opens when its cause is gone', async () => {
    await office.leave(page)
    await page.getByRole('button', { name: '事務所を開く' }).waitFor()
    const whole = join(dataRoot, 'whole')
    cpSync(folder, whole, { recursive: true })
    let seen = 0
    for (const [heading, spoil, behindKey] of troubles(folder)) {
      spoil()
      await press(page, seen === 0 ? '事務所を開く' : 'もう一度開く')
      if (behindKey) await office.unlock(page, office.NEW_VAULT)
      await page.getByRole('heading', { name: heading }).waitFor()
      const words = await page.getByRole('main').innerText()
      expect(words).toContain('残っているもの')
      expect(words).toContain('すること')
      expect(words).toContain(folder)
      await shoot(page, `60-trouble-${seen}`)
      if (behindKey) {
        await press(page, 'その日の予約の一覧を見る')
        await check(page, 'trouble: the day’s list')
        await office.typeRecoveryKey(page, recoveryKey)
        await press(page, '一覧を表示する')
        await page.getByText('この日の予約はありません').waitFor()
        await shoot(page, '60a-trouble-day')
      }
      seen += 1
      rmSync(folder, { recursive: true })
      cpSync(whole, folder, { recursive: true })
    }
    expect(seen).toBe(5)
    await office.openAgain(page)
    await office.unlock(page, office.NEW_VAULT)
    await people.signIn(page, supervisor)
    await people.signOut(page, supervisor)
    rmSync(whole, { recursive: true })
  })

  it('opens with the recovery key when the key’s file is damaged, and keeps the damaged one', async () => {
    await office.leave(page)
    await page.getByRole('button', { name: '事務所を開く' }).waitFor()
    writeFileSync(join(folder, 'keys.json'), 'spoilt')
    await office.open(page)
    await office.useRecoveryKey(page)
    await office.recover(page, recoveryKey)
    await office.toSignIn(page)
    await people.signIn(page, supervisor)
    expect(findInFiles(folder, ['spoilt'])).toHaveLength(1)
  })

  it('met no error, left nobody’s name or passphrase on the disk, and a log that verifies', async () => {
    expect(problems).toEqual([])
    await app.close()
    expect(findInFiles(folder, ['SQLite format 3'])).not.toEqual([])
    expect(
      findInFiles(
        dataRoot,
        [supervisor, counselor]
          .flatMap((person) => [person.displayName, person.passphrase])
          .concat(office.VAULT, office.NEW_VAULT, recoveryKey),
      ),
    ).toEqual([])
    expect(verify(folder).report).toMatchObject({ ok: true, firstBad: null })
  })
})

/** What the screen says, how to bring it about, and whether it is found only once the key is there. Real spoilt files; permissions mean nothing to a test that runs as root: a folder in the lock's place stops writing as well. */
function troubles(folder: string): readonly (readonly [string, () => void, boolean])[] {
  const into = (file: string, content: string) => () => writeFileSync(join(folder, file), content)
  return [
    ['データを開く鍵のファイルが壊れています', into('keys.json', '{}'), false],
    [
      '記録のファイルが壊れていて、開けません',
      into('records.sqlite', 'no database at all'.repeat(400)),
      true,
    ],
    [
      '記録のファイルは、新しいバージョンの相談デスクで作られています',
      into('keys.json', JSON.stringify({ version: 99 })),
      false,
    ],
    [
      '記録のファイルが、保存先のフォルダーに見つかりません',
      () => rmSync(join(folder, 'records.sqlite')),
      false,
    ],
    [
      '保存先のフォルダーに書き込めません',
      () => {
        renameSync(join(folder, 'lock.sqlite'), join(folder, 'lock.away'))
        mkdirSync(join(folder, 'lock.sqlite'))
      },
      false,
    ],
  ]
}
