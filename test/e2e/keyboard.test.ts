/** A consultation without a mouse: from the board to the closed record, with the focus always somewhere and always seen. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { platform, type RunningApp } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { focusKept, pressBy, tabTo } from '../support/keyboard.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import { meetingPage } from './pages/meeting.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { dialogGone, dialogOn } from './pages/ui.ts'

const it = officeTest()

describe('the keyboard alone', () => {
  let app: RunningApp
  let page: Page

  it.beforeAll(async ({ app: running, page: shown }) => {
    app = running
    page = shown
    await office.openPracticeByKey(page)
    await people.signInByKey(page, '相談員A')
    await board.shows(page, ichiro.name)
  })

  const tickAllByKey = async (): Promise<void> => {
    const open = page.getByRole('main').getByRole('checkbox', { checked: false })
    for (let left = await open.count(); left > 0; left = await open.count()) {
      const label = (
        await open.first().evaluate((box) => box.closest('label')?.textContent ?? '')
      ).trim()
      await tabTo(page, 'checkbox', label)
      await page.keyboard.press('Space')
      await until('the box is ticked', async () => (await open.count()) < left)
    }
  }

  it('prepares a consultation', async () => {
    await pressBy(page, new RegExp(`準備を始める（${ichiro.name}`))
    await page.getByRole('heading', { name: ichiro.name }).waitFor()
    await focusKept(page, 'the board')
    await pressBy(page, '機器を確認する')
    await pressBy(page, '試験音を鳴らす')
    await pressBy(page, /^聞こえた/)
    await pressBy(page, '機器の確認を終了する')
    await page.getByRole('checkbox').first().waitFor()
    await focusKept(page, 'the device test')
    await tickAllByKey()
    await focusKept(page, 'the own room')
    await precall.untilBooked(page)
    await pressBy(page, '会議に入る')
    await precall.isInMeeting(page)
    await focusKept(page, 'entering')
  })

  it('lets the job seeker in, checks and begins', async () => {
    await app.nextWindow(() => pressBy(page, '求職者役の画面を開く'))
    await page.bringToFront()
    await pressBy(page, /入室を許可する$/)
    await precall.seekerIsIn(page)
    await focusKept(page, 'letting in')
    await pressBy(page, '聞こえると確認しました')
    await page.getByText('こちらの声は聞こえています').waitFor()
    await focusKept(page, 'being heard')
    await tabTo(page, 'textbox', '聞いた求職番号')
    await page.keyboard.type(ichiro.number)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'お名前を名乗ってもらい、確認しました' }).waitFor()
    await focusKept(page, 'the number')
    // Once more, as after a conversion: what is to be confirmed next is not confirmed by it.
    for (const key of ['Enter', 'Space']) await page.keyboard.press(key)
    await page.getByRole('button', { name: 'お名前を名乗ってもらい、確認しました' }).waitFor()
    expect((await snapshot(page)).gate.identity.nameConfirmed).toBe(false)
    await pressBy(page, 'お名前を名乗ってもらい、確認しました')
    await page.getByRole('radio', { name: '予定どおり' }).waitFor()
    await focusKept(page, 'the name')
    await tabTo(page, 'radio', /予定どおり/)
    await page.keyboard.press('Space')
    await tickAllByKey()
    await focusKept(page, 'the environment')
    await until('the consultation can start', () =>
      page.getByRole('button', { name: '相談を始める' }).isEnabled(),
    )
    await pressBy(page, '相談を始める')
    await page.getByRole('button', { name: '相談を終了する' }).waitFor()
    await focusKept(page, 'the beginning')
  })

  it('writes the note, looks at the prohibited acts and goes on writing', async () => {
    await tabTo(page, 'textbox', 'メモ')
    await page.keyboard.type('キーボードだけで書いた')
    // F6 to F10 turn what is being typed into other letters; no such key may do anything of its own.
    for (const key of ['F6', 'F7', 'F8', 'F9', 'F10']) await page.keyboard.press(key)
    await page.keyboard.press('F2')
    await page.getByRole('dialog', { name: '禁止行為等で中止する' }).waitFor()
    // What was meant for the note chooses nothing here, and nothing is chosen beforehand.
    for (const key of ['1', 'a', 'B', 'f', '9', 'Enter', 'Space']) await page.keyboard.press(key)
    await page.getByRole('dialog', { name: '禁止行為等で中止する' }).waitFor()
    await page.keyboard.press('Escape')
    await dialogGone(page)
    await page.keyboard.type('。')
    expect(await page.getByRole('textbox', { name: 'メモ' }).inputValue()).toBe(
      'キーボードだけで書いた。',
    )
    await page.getByRole('button', { name: '相談を終了する' }).waitFor()
  })

  it('reaches the prohibited acts also while the keyboard is in the meeting', async () => {
    const meeting = await meetingPage(app)
    await meeting.locator('video').first().click()
    // On the browser platform the meeting is a frame of the app's page; in Electron a page with a keyboard of its own.
    if (platform === 'browser')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
    await meeting.page().keyboard.press('F2')
    await page.getByRole('dialog', { name: '禁止行為等で中止する' }).waitFor()
    await until('the keyboard is in the panel', () =>
      page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
    )
    await page.keyboard.press('Escape')
    await dialogGone(page)
    await focusKept(page, 'the panel')
  })

  it('pauses, goes on, ends and closes the record', async () => {
    await pressBy(page, '中断する')
    await session.isPaused(page)
    await focusKept(page, 'the pause')
    await tabTo(page, 'textbox', /中断の理由/)
    await page.keyboard.type('家族が入ってきた')
    await page.keyboard.press('Enter')
    await page.getByText('理由: 家族が入ってきた').first().waitFor()
    await focusKept(page, 'the reason')
    for (const key of ['Enter', 'Space']) await page.keyboard.press(key)
    expect((await snapshot(page)).paused).toBe(true)
    await pressBy(page, '再開する')
    await page.getByRole('button', { name: '再開する' }).waitFor({ state: 'detached' })
    await focusKept(page, 'going on')
    await pressBy(page, '相談を終了する')
    await tabTo(page, 'radio', '相談が終わった')
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: '求職者が退室して戻らない' }).isChecked()).toBe(
      true,
    )
    await page.keyboard.press('ArrowUp')
    await pressBy(page, '相談を終了する')
    await session.hasEnded(page)
    await until('the note has the focus', () =>
      page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'),
    )
    await pressBy(page, '記録を確定する')
    await board.isOpen(page)
    await focusKept(page, 'closing')
  })

  it('books the same person again, with the number that is on no screen', async () => {
    await pressBy(page, '次の予約を取る')
    await page.getByRole('dialog', { name: `${ichiro.name}さんの次の予約` }).waitFor()
    expect(await dialogOn(page).innerText()).not.toContain(ichiro.number)
    await pressBy(page, '予約する')
    await dialogGone(page)
    await focusKept(page, 'booking')
    for (let day = 0; day < 7; day += 1) await pressBy(page, '翌日')
    await board.shows(page, ichiro.name)
  })
})
