/** What hardly ever comes onto a screen, for everybody: from other PCs of the office, from a server that is away, a proxy, a log that does not hold (the test answers for the main process). */
import { describe } from 'vitest'
import type { Page } from 'playwright-core'
import { MINUTE, systemClock } from '../../shared/clock.ts'
import { contract } from '../../shared/contract.ts'
import { takeAnswers } from '../support/answers.ts'
import { platform } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { enterOn } from '../support/keyboard.ts'
import { ichiro, jiro } from '../support/sample.ts'
import { createScreens, lookout } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as settings from './pages/settings.ts'

const it = officeTest({ signedInAs: '統括B' })
const { check, dialog, noFaults } = createScreens()
const DaySchema = contract['schedule.day'].answer

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

describe.skipIf(platform !== 'browser')('what hardly ever happens', () => {
  it('asks on the board for what no slot was answered with', async ({ page }) => {
    const answers = await takeAnswers(page)
    await desk.go(page, '予約ボード')
    const date = await board.date(page)
    const { bookings } = DaySchema.parse(await ask(page, 'schedule.day', { date }))
    answers.give('schedule.unanswered', bookings.slice(0, 3))
    answers.give('schedule.overruled', [])
    await page.reload()
    await desk.go(page, '予約ボード')
    await lookout(page).text('まだ答えのない枠')
    await check(page, 'board: slots without an answer')
    await dialog(page, '結果を選ぶ', 'slots without an answer')
    noFaults()
  })

  it('lets a supervisor allow what the server cannot be asked about', async ({ page }) => {
    const answers = await takeAnswers(page)
    answers.refuse('session.prepare', 'serverAway')
    answers.give('office.server', {
      ...{ state: 'away', host: 'server.kakuu.example', port: 5432, unsent: 3 },
      ...{ why: 'unreachable', lastMs: nowMs - 45 * MINUTE },
    })
    await desk.go(page, '今日')
    await desk.go(page, '予約ボード')
    await board.shows(page, ichiro.name)
    await check(page, 'board: the server is away')
    await enterOn(page, new RegExp(`準備を始める（${ichiro.name}`))
    await lookout(page).enabled('統括の承認で準備を始める')
    await check(page, 'board: cannot be prepared')
    await dialog(page, '統括の承認で準備を始める', 'allow to begin without the server')
    noFaults()
  })

  it('says above every room that the log does not hold', async ({ page }) => {
    const answers = await takeAnswers(page)
    answers.give('records.checkStatus', {
      running: false,
      last: {
        atMs: nowMs,
        events: 120,
        firstBad: { sequence: 87, why: 'ファイルの構造が壊れています' },
        seals: 0,
      },
      mended: [{ list: 'records', why: 'altered', count: 2, atMs: nowMs - MINUTE }],
    })
    await settings.openTab(page, '改ざんの確認')
    await lookout(page).text('記録')
    await check(page, 'the log does not hold')
    noFaults()
  })

  it('offers a new version, and says how far it is', async ({ page }) => {
    const answers = await takeAnswers(page)
    const known = { version: '0.1.0', address: 'https://update.kakuu.example/', bar: null }
    for (const state of [
      { kind: 'available', version: '0.2.0' },
      { kind: 'downloading', version: '0.2.0', percent: 40 },
      { kind: 'ready', version: '0.2.0' },
      { kind: 'failed', reason: 'unreachable' },
    ] as const) {
      answers.give('office.updates', { ...known, state })
      await page.reload()
      await settings.openTab(page, 'アップデート')
      await lookout(page).text('0.1.0')
      await check(page, `updates: ${state.kind}`)
    }
    noFaults()
  })

  it('asks for what a proxy wants, over whatever is shown', async ({ page }) => {
    const answers = await takeAnswers(page)
    answers.give('office.proxy', { server: 'proxy.kakuu.example:8080', again: true })
    await page.reload()
    await lookout(page).heading('プロキシーの認証')
    await check(page, 'a proxy asks')
    noFaults()
  })
})

async function seeBoard(page: Page): Promise<void> {
  await desk.go(page, '予約ボード')
  await board.shows(page, ichiro.name)
  await lookout(page).text('別のパソコンでの変更と重なりました')
}
