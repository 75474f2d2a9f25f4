/** How much a hand has to do: from the board to the running consultation, on the second one of the day, from the end back to the board, and to take a file in. */
// The counting rule: every press of the pointer, every key that does something, and every field that is typed into (once, with all its
// letters; the press that brings the keyboard into it counts too). Not counted: what the job seeker does, which in the practice office is
// the window of the job seeker's part. By keyboard alone each press is one Tab away, and that Tab is not counted.
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { casesFolder } from '../fixtures/cases.ts'
import { type RunningApp, shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { type Hand, handOf } from '../support/hand.ts'
import { ichiro, jiro, takahashi } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { button, question } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })

/** At most so many; before they were counted it took 28, and 3 back. */
const TO_CONSULTATION = 15
const TO_BOARD = 2
const TO_IMPORT = 2

describe('the hand', () => {
  let app: RunningApp
  let page: Page
  let hand: Hand
  it.beforeAll(({ app: running, page: shown }) => {
    app = running
    page = shown
    hand = handOf(page)
  })

  /** The job seeker comes, which no hand of the counselor's does anything for. */
  async function seekerComes(): Promise<Page> {
    const seeker = await app.nextWindow(() => button(page, '求職者役の画面を開く').click())
    await page.bringToFront()
    return seeker
  }
  const endShown = (): Locator => question(page)

  it('finishes the first consultation of the day', async () => {
    await precall.consult(app, ichiro)
    await page.getByLabel('メモ').fill('架空の求人を見た。')
    hand.take()
    await hand.press(button(page, '相談を終了する'))
    await hand.press(endShown().getByRole('button', { name: '終了し、「完了」で確定する' }))
    await board.isOpen(page)
    expect(hand.take()).toHaveLength(TO_BOARD)
  })

  it('comes from the board to the second one', async () => {
    await hand.press(board.cell(page, takahashi.name).getByRole('button', { name: '準備を始める' }))
    await button(page, '会議に入る').waitFor()
    await page
      .getByText(/09:50に確認/)
      .first()
      .waitFor()
    await shoot(page, '70-actions-prepared')
    await hand.press(button(page, '会議に入る'))
    await precall.isInMeeting(page)
    const seeker = await seekerComes()
    await hand.press(button(page, '入室を許可する'))
    await precall.seekerIsIn(page)
    await shoot(page, '71-actions-greeting')
    await hand.press(button(page, '聞こえると確認しました'))
    await hand.type(page.getByLabel('聞いた求職番号').and(page.locator('input')), takahashi.number)
    await hand.key('Enter')
    await hand.press(button(page, 'お名前を名乗ってもらい、確認しました'))
    await shoot(page, '72-actions-first-question')
    await hand.press(button(page, /^確認しました: 個室にいるか/))
    await hand.press(page.getByText('予定どおり').first())
    await hand.press(button(page, /^確認しました: 録音も録画もしていない/))
    await hand.press(button(page, /^4項目とも確認しました/))
    await shoot(page, '73-actions-consents')
    await hand.press(button(page, '3件とも同意を確認しました'))
    await until('the gate is open', async () => (await snapshot(page)).outstanding.length === 0)
    await shoot(page, '74-actions-gate-open')
    await hand.press(button(page, '相談を始める'))
    await session.isRunning(page)
    const actions = hand.take()
    expect(actions.length, actions.join(' / ')).toBeLessThanOrEqual(TO_CONSULTATION)
    const { gate } = await snapshot(page)
    expect(gate.rests.map(({ what }) => what).sort()).toEqual([
      'devices',
      ...Array.from({ length: 5 }, () => 'item'),
    ])
    await seeker.close()
  })

  it('comes from the end back to the board, with the note and the outcome kept', async () => {
    await page.getByLabel('メモ').fill('求人票を2件案内した。')
    hand.take()
    await hand.press(button(page, '相談を終了する'))
    await endShown()
      .getByRole('button', { name: /確定する/ })
      .waitFor()
    await shoot(page, '75-actions-end')
    await hand.press(endShown().getByRole('button', { name: '終了し、「完了」で確定する' }))
    await board.isOpen(page)
    const actions = hand.take()
    expect(actions.length, actions.join(' / ')).toBeLessThanOrEqual(TO_BOARD)
    await board.cell(page, takahashi.name).getByText('完了').waitFor()
    await desk.go(page, '相談記録')
    await page
      .getByRole('row')
      .filter({ hasText: takahashi.name })
      .getByRole('button')
      .first()
      .click()
    await page.getByText('求人票を2件案内した。').first().waitFor()
    await page
      .getByText(/機器を確認した.*に確認したもの/)
      .first()
      .waitFor()
    await shoot(page, '76-actions-record')
    await desk.go(page, '予約ボード')
  })

  it('has the next thing one Tab away, with the keyboard alone, and never where one Enter too many does it', async () => {
    await desk.clockTo(page, '11:00')
    const tabbed: string[] = []
    /** One Tab, and the press. */
    const nextBy = async (
      name: string | RegExp,
      key: 'Enter' | 'Space' = 'Enter',
    ): Promise<void> => {
      const wanted = page.getByRole(key === 'Enter' ? 'button' : 'radio', { name }).first()
      await wanted.waitFor()
      await until(
        `${String(name)} is one Tab away`,
        async () => {
          const before = await page.evaluateHandle(() => document.activeElement)
          await page.keyboard.press('Tab')
          const there = await wanted.evaluate((element) => element === document.activeElement)
          if (!there)
            await before.evaluate((element) => {
              if (element instanceof HTMLElement) element.focus()
            })
          return there
        },
        5_000,
      )
      tabbed.push(String(name))
      await page.keyboard.press(key)
    }
    await board.prepare(page, jiro.name)
    await nextBy('会議に入る')
    await precall.isInMeeting(page)
    await seekerComes()
    await button(page, '入室を許可する').waitFor()
    await nextBy(/の入室を許可する$/)
    await precall.seekerIsIn(page)
    await nextBy('聞こえると確認しました')
    const number = page.getByLabel('聞いた求職番号').and(page.locator('input'))
    await until('the number can be typed at once', () =>
      number.evaluate((element) => element === document.activeElement),
    )
    await page.keyboard.type(jiro.number)
    await page.keyboard.press('Enter')
    await button(page, 'お名前を名乗ってもらい、確認しました').waitFor()
    for (const key of ['Enter', 'Space']) await page.keyboard.press(key)
    expect((await snapshot(page)).gate.identity.nameConfirmed).toBe(false)
    await nextBy('お名前を名乗ってもらい、確認しました')
    await button(page, /^確認しました: 個室にいるか/).waitFor()
    for (const key of ['Enter', 'Space']) await page.keyboard.press(key)
    expect((await snapshot(page)).gate.ticked.some((id) => id.startsWith('seeker'))).toBe(false)
    await nextBy(/^確認しました: 個室にいるか/)
    await nextBy('予定どおり', 'Space')
    await nextBy(/^確認しました: 録音も録画もしていない/)
    await nextBy(/^4項目とも確認しました/)
    await nextBy('3件とも同意を確認しました')
    await until('the gate is open', async () => (await snapshot(page)).outstanding.length === 0)
    await nextBy('相談を始める')
    await session.isRunning(page)
    expect(tabbed).toHaveLength(10)
  })

  it('asks for the own room again after the screen was locked, and for the devices when they are others', async () => {
    await button(page, '相談を終了する').click()
    await endShown().getByRole('button', { name: '終了し、「完了」で確定する' }).click()
    await board.isOpen(page)
    await people.signOut(page)
    await people.signIn(page, '相談員A')
    await page.evaluate(() => {
      const { mediaDevices } = navigator
      const real = mediaDevices.enumerateDevices.bind(mediaDevices)
      mediaDevices.enumerateDevices = async () =>
        (await real()).filter(({ kind }) => kind !== 'audiooutput').slice(0, -1)
    })
    const next = page.getByRole('button', { name: /準備を始める/ }).first()
    await next.click()
    await page.getByText('前の確認のあとに機器が変わりました').waitFor()
    await button(page, '機器を確認する').waitFor()
    await shoot(page, '77-actions-devices-changed')
    const now = await snapshot(page)
    expect(now.devices).toBeNull()
    expect(now.gate.ticked).toEqual([])
  })

  it('takes a file of bookings in with two presses, and the window for files of the PC between them', async () => {
    await desk.go(page, '予約ボード')
    hand.take()
    const chooser = page.waitForEvent('filechooser')
    await hand.press(button(page, '予約ファイルを取り込む'))
    await (await chooser).setFiles(join(casesFolder, 'b15-end-time-first.csv'))
    await hand.press(button(page, board.ACCEPT))
    await board.isImported(page)
    const actions = hand.take()
    expect(actions, actions.join(' / ')).toHaveLength(TO_IMPORT)
    await board.back(page)
    // Not only said to be taken in: it stands on its day.
    await board.goToDay(page, '2027/3/24')
    await board.shows(page, ichiro.name)
  })
})
