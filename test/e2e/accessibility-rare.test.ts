/** What only other PCs of the office bring onto a screen, for everybody: words that lost, disposals not confirmed yet (the test answers for the main process). */
import { describe } from 'vitest'
import type { Page } from 'playwright-core'
import { MINUTE, systemClock } from '../../shared/clock.ts'
import { takeAnswers } from '../support/answers.ts'
import { platform } from '../support/app.ts'
import { ichiro, jiro } from '../support/sample.ts'
import { createScreens, lookout } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as settings from './pages/settings.ts'

const it = officeTest({ signedInAs: '統括B' })
const { check, noFaults } = createScreens()

const nowMs = systemClock.wallMs()
const word = (bookingId: string, name: string, field: 'phone' | 'companions' | 'email') => ({
  bookingId,
  slot: '10:00',
  name,
  field,
  lostAtMs: nowMs,
  winner: '相談員A（練習）',
})
const pc = (login: string, lastBy: string | null, closedMs: number | null) => ({
  login,
  heardMs: nowMs - 90 * MINUTE,
  lastBy,
  lastMs: nowMs - 95 * MINUTE,
  whole: true,
  own: false,
  closedMs,
  undisposed: true,
  key: 'has' as const,
  told: true,
})

describe.skipIf(platform !== 'browser')('what other PCs bring', () => {
  it('says on the board whose words lost', async ({ page }) => {
    const answers = await takeAnswers(page)
    answers.give('schedule.overruled', [
      word('one', ichiro.name, 'phone'),
      word('one', ichiro.name, 'companions'),
      word('two', jiro.name, 'email'),
    ])
    answers.give('office.pcs', {
      pcs: [pc('desk-1', '架空 相太', null), pc('desk-2', null, nowMs - 5 * MINUTE)],
      key: { needed: true, changedMs: null },
    })
    await desk.go(page, '今日')
    await seeBoard(page)
    await check(page, 'board: words that lost')
    noFaults()
  })

  it('says where a supervisor disposes which PCs have not confirmed', async ({ page }) => {
    await settings.openTab(page, '保存期間')
    await lookout(page).text('廃棄がまだ反映されていないパソコンが2台あります')
    await check(page, 'disposals not confirmed')
    noFaults()
  })
})

async function seeBoard(page: Page): Promise<void> {
  await desk.go(page, '予約ボード')
  await board.shows(page, ichiro.name)
  await lookout(page).text('別のパソコンでの変更と重なりました')
}
