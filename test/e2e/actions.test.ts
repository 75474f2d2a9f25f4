/**
 * How much a hand has to do: from the board to the running consultation, on the second one of the day, and from the end back to the
 * board. Counted is every press of the pointer, every key that does something, and every field that is typed into (once, with all
 * its letters; the press that brings the keyboard into it counts too). Not counted: what the job seeker does, which in the practice
 * office is the window of the job seeker's part.
 */
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { RunningApp } from '../support/app.ts'
import { type Hand, handOf } from '../support/hand.ts'
import { ichiro, takahashi } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { button, question } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })

describe('the hand', () => {
  let app: RunningApp
  let page: Page
  let hand: Hand
  it.beforeAll(({ app: running, page: shown }) => {
    app = running
    page = shown
    hand = handOf(page)
  })
  const main = (): Locator => page.getByRole('main')

  async function tick(): Promise<void> {
    const open = main().getByRole('checkbox', { checked: false })
    await open.first().waitFor()
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await hand.press(open.first())
      await until('the box is ticked', async () => (await open.count()) < left)
    }
  }

  it('comes from the board to the second consultation of the day', async () => {
    await precall.consult(app, ichiro)
    await page.getByLabel('メモ').fill('架空の求人を見た。')
    await button(page, '相談を終了する').click()
    await question(page).getByRole('button', { name: '相談を終了する' }).click()
    await session.hasEnded(page)
    await session.closeRecord(page)

    await hand.press(board.cell(page, takahashi.name).getByRole('button', { name: '準備を始める' }))
    await hand.press(button(page, '機器を確認する'))
    await hand.press(button(page, '試験音を鳴らす'))
    await hand.press(button(page, /^聞こえた/))
    await hand.press(button(page, '機器の確認を終了する'))
    await tick()
    await hand.press(button(page, '会議に入る'))
    await precall.isInMeeting(page)
    await app.nextWindow(() => button(page, '求職者役の画面を開く').click())
    await page.bringToFront()
    await hand.press(button(page, '入室を許可する'))
    await precall.seekerIsIn(page)
    await hand.press(button(page, '聞こえると確認しました'))
    await hand.type(page.getByLabel('聞いた求職番号'), takahashi.number)
    await hand.key('Enter')
    await hand.press(button(page, 'お名前を名乗ってもらい、確認しました'))
    await hand.press(page.getByText('予定どおり').first())
    await tick()
    await hand.press(button(page, '相談を始める'))
    await session.isRunning(page)
    const actions = hand.take()
    console.info(`board to consultation: ${actions.length}: ${actions.join(' / ')}`)
    expect(actions.length).toBeLessThanOrEqual(99)
  })

  it('comes from the end back to the board', async () => {
    await page.getByLabel('メモ').fill('架空の求人を見た。')
    hand.take()
    await hand.press(button(page, '相談を終了する'))
    await hand.press(question(page).getByRole('button', { name: '相談を終了する' }))
    await hand.press(button(page, '記録を確定する'))
    await board.isOpen(page)
    const actions = hand.take()
    console.info(`end to board: ${actions.length}: ${actions.join(' / ')}`)
    expect(actions.length).toBeLessThanOrEqual(99)
  })
})
