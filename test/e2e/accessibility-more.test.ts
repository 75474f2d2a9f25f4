/** The screens that a plain day does not show, for everybody and without a mouse: Zoom, what can go wrong in a session, the schedule's dialogs, the review's. */
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { zoomPageText } from '../../renderer/meeting/words/zoom-page.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { launchBrowser } from '../support/browser.ts'
import { openGate, readyToEnter, session } from '../support/contract-calls.ts'
import { enterOn, focusKept, tabTo, typeInto } from '../support/keyboard.ts'
import { type Mouthpiece, takeMouthpiece } from '../support/mouthpiece.ts'
import { createScreens, lookout } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { openedOutside, ZOOM_APP } from './pages/meeting.ts'
import { untilBooked } from './pages/precall.ts'
import * as people from './pages/people.ts'
import { closeRecord, isRunning } from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { dialogOn } from './pages/ui.ts'
import { walkReview } from './walk-review.ts'
import { walkSchedule } from './walk-schedule.ts'
import { type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest({ signedInAs: '統括B' })

const screens = createScreens()
const { check, dialog, noFaults } = screens

describe('every screen that a plain day does not show (the test speaks for the main process)', () => {
  let day: ZoomDay
  let page: Page
  let main: Mouthpiece
  let date = ''
  let on: ReturnType<typeof lookout>

  it.beforeAll(async ({ day: zoomDay, page: shown }) => {
    day = zoomDay
    page = shown
    main = await takeMouthpiece(day.app)
    on = lookout(page)
  })

  /** Until then every answer moves what stands below it. */
  const testEnded = (): Promise<void> =>
    page.locator('.sd-tried[aria-busy="false"]').waitFor({ timeout: 60_000 })

  it('the Zoom account', async () => {
    await desk.go(page, '設定')
    await on.tab('会議（Zoom）')
    await enterOn(page, '保存する')
    await on.text('入力してください')
    await check(page, 'zoom: errors')
    await tabTo(page, 'radio', 'このパソコンで作る')
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('署名サーバーのURL').waitFor()
    await check(page, 'zoom: signing service')
    await page.keyboard.press('ArrowUp')
    await settings.enterZoomAccount(page)
    await check(page, 'zoom: entered')
    await enterOn(page, '接続テスト')
    await settings.zoomIsWell(page)
    await focusKept(page, 'the test')
    await check(page, 'zoom: tested')
    day.fake.rest.settings.recording['local_recording'] = true
    const { scopes } = day.fake.rest
    day.fake.rest.scopes = 'meeting:write:meeting:admin user:read:settings:admin'
    await enterOn(page, '接続テスト')
    await on.text(/録画が使える設定です/)
    await testEnded()
    await check(page, 'zoom: warned')
    day.fake.rest.settings.recording['local_recording'] = false
    day.fake.rest.scopes = scopes
    day.fake.refuseAll(true)
    await enterOn(page, '接続テスト')
    await until(
      'every step is refused',
      async () => (await page.getByText('問題あり').count()) >= 4,
    )
    await testEnded()
    await check(page, 'zoom: out of reach')
    day.fake.refuseAll(false)
    await dialog(page, '設定を削除する', 'zoom: take away')
    noFaults()
  })

  it('the invitation, and a meeting that goes on in the Zoom app', async () => {
    await people.signOut(page)
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    date = await board.date(page)
    await enterOn(page, board.bookingOf(ichiro.name))
    // The account's trial meetings, where one could not be deleted.
    day.fake.rest.meetings.clear()
    await enterOn(page, '会議のリンクを表示する')
    await until('a meeting is made', async () => day.fake.rest.meetings.size > 0)
    const [meeting] = day.fake.rest.meetings.values()
    await on.text(meeting?.body.password ?? 'no meeting')
    await focusKept(page, 'the invitation')
    await check(page, 'zoom: invitation')
    await on.escape('the booking')
    await enterOn(page, new RegExp(`準備を始める（${ichiro.name}`))
    await on.heading(ichiro.name)
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', 'NotAllowedError'))
    })
    await enterOn(page, '機器を確認する')
    await on.text('マイクを使う許可がありません')
    await check(page, 'device test with problems')
    await readyToEnter(page, (await session(page)).recordId)
    day.fake.refuseAll(true)
    await enterOn(page, '会議に入る')
    await on.text('会議に接続できません')
    // The button is called what the words above it call it.
    await on.enabled('会議に入り直す')
    await focusKept(page, 'entering')
    await check(page, 'zoom: cannot enter')
    day.fake.refuseAll(false)
    await openedOutside(day.app, async () => {
      await enterOn(page, ZOOM_APP)
    })
    await on.heading('Zoomアプリで会議を開いています')
    await check(page, 'zoom app: not in yet')
    await enterOn(page, 'Zoomアプリの会議に入りました')
    await on.heading('Zoomアプリで会議中です')
    await focusKept(page, 'the Zoom app')
    await check(page, 'zoom app: nobody there')
    await enterOn(page, '求職者が入室しました')
    await on.text('入室済み')
    await focusKept(page, 'the job seeker')
    noFaults()
  })

  it('the identity check and the companions when something is not as it should be', async () => {
    await typeInto(page, '聞いた求職番号', '17010-99999999')
    await page.keyboard.press('Enter')
    await on.text(/一致しません/)
    await check(page, 'number not matched')
    await tabTo(page, 'radio', '予定どおり')
    await page.keyboard.press('ArrowRight')
    await dialogOn(page).waitFor()
    await check(page, 'unannounced companion')
    await on.escape('the companion')
    const now = await session(page)
    await main.say('session.snapshot', {
      ...now,
      gate: {
        ...now.gate,
        residence: 'no',
        identity: { ...now.gate.identity, attempts: 3 },
        companions: { announced: '配偶者（隣に座ります）', seen: 'unannounced' },
      },
      paused: true,
      pause: { why: '', cause: 'companion' },
      earlierNoShows: 2,
      changedTerms: ['office', 'zoom'],
    })
    await on.text('3回とも一致しませんでした')
    await check(page, 'no attempts left, paused for a companion, no residence')
    await main.say('session.snapshot', {
      ...now,
      hasNumber: false,
      paused: true,
      pause: { why: '家族が入ってきた', cause: 'counselor' },
    })
    await on.text('この予約には求職番号がありません')
    await check(page, 'no number, paused')
    await main.listen()
    await on.heading(ichiro.name)
    noFaults()
  })

  it('the menu that ends early, and each of its questions', async () => {
    const labels = [
      '本人確認ができない',
      '環境が整わない',
      '利用規約に同意しない',
      '求職者が退室して戻らない',
      '機器・回線の不具合',
      '事務所の都合',
      '求職者が取消し',
    ]
    // Opened as it is with large text: a menu that was open already is closed by a new size of the window.
    await page.setViewportSize({ width: 683, height: 384 })
    for (const [at, label] of labels.entries()) {
      await enterOn(page, '相談を始めずに終了する')
      await page.getByRole('menuitem').first().waitFor()
      if (at === 0) {
        expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(labels)
        await check(page, 'early ends', { menu: true })
      }
      for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await dialogOn(page).waitFor()
      if (at === 2) await check(page, `early end: ${label}`)
      await on.escape('the question')
    }
    noFaults()
  })

  /** The session as it would be told, with what differs from now. */
  async function tell(
    change: Partial<Omit<SessionSnapshot, 'meeting'>> & {
      readonly meeting?: Partial<SessionSnapshot['meeting']>
    },
    words: string,
    screen: string,
  ): Promise<void> {
    const now = await session(page)
    await main.say('session.snapshot', {
      ...now,
      ...change,
      meeting: { ...now.meeting, ...change.meeting },
    })
    await on.text(words)
    await check(page, screen)
  }

  it('a session in the Zoom app, and all that can go wrong with a line', async () => {
    await untilBooked(page)
    await openGate(page, (await session(page)).recordId, ichiro.number)
    await enterOn(page, '相談を始める')
    await isRunning(page)
    await check(page, 'zoom app: session')
    await tell(
      { unsaved: true, meeting: { provider: 'zoom', line: 'reconnecting', recording: true } },
      '接続し直しています',
      'session: reconnecting, recorded, not on disk',
    )
    await tell(
      {
        meeting: {
          provider: 'zoom',
          counselor: 'out',
          seeker: 'absent',
          line: 'lost',
          trouble: 'viewCrashed',
        },
      },
      '会議の画面が止まりました',
      'session: the view crashed',
    )
    await tell(
      { meeting: { counselor: 'out', seeker: 'absent', line: 'lost' } },
      '相談は終了していません',
      'session: out of the meeting',
    )
    await tell(
      { meeting: { provider: 'zoom', seeker: 'waiting' } },
      '求職者が待合室に戻っています',
      'session: the job seeker waits',
    )
    await tell(
      {
        meeting: { provider: 'zoom', seeker: 'absent' },
        paused: true,
        pause: { why: '予定にない人', cause: 'companion' },
      },
      '求職者の接続が切れています',
      'session: the job seeker is gone',
    )
    await tell(
      { extensionAllowed: true, extensionLeftMinutes: 10 },
      '時間を延ばす',
      'session: can be extended',
    )
    await dialog(page, '時間を延ばす', 'extend')
    await enterOn(page, '時間を延ばす')
    await typeInto(page, '延ばす時間（分）', '99')
    await on.text('1から10までの数字を入力してください')
    await check(page, 'extend with an error')
    await on.escape('extending')
    await tell(
      { counselorId: 'somebody else' },
      'ほかの相談員の相談が進行中です',
      'board while a colleague’s session runs',
    )
    await main.say('people.presence', null)
    await on.text('相談が続いています')
    await check(page, 'sign-in while a session runs')
    await main.listen()
    await isRunning(page)
    await enterOn(page, '予約ボード')
    await on.text(`${ichiro.name}さんの相談が進行中です`)
    await check(page, 'board while a session runs')
    await enterOn(page, '相談に戻る')
    await focusKept(page, 'coming back')
    noFaults()
  })

  it('the end: a prohibited act, and a meeting that does not confirm it', async () => {
    await enterOn(page, '相談を終了する')
    await enterOn(page, '相談を終了する')
    await on.text('相談を終了しました')
    const { ending, clock } = await session(page)
    if (ending === null) throw new Error('it has not ended')
    const ladder = [
      { step: 'endForEverybody', result: 'notConfirmed' },
      { step: 'destroyView', result: 'confirmed' },
      { step: 'endByAccount', result: 'failed' },
    ] as const
    await tell(
      {
        prohibited: { act: 'M14-11', atMs: ending.atMs, mistaken: false },
        suggestedOutcome: 'prohibitedAct',
        possibleOutcomes: ['prohibitedAct'],
        clock,
        ending: {
          ...ending,
          cause: 'prohibitedAct',
          viewGone: false,
          ladder: ladder.map((rung) => ({ ...rung, atMs: ending.atMs })),
        },
      },
      '禁止行為等のため中止しました',
      'closing after a prohibited act, not confirmed',
    )
    await main.listen()
    await closeRecord(page, '架空の求人票を三件案内した。')
    noFaults()
  })

  it('the page around the Zoom SDK', async () => {
    // In Electron no test can make a page: one of a browser's own.
    const browser = await launchBrowser()
    const around = await browser.newPage()
    const built = join(import.meta.dirname, '..', '..', 'out', 'renderer')
    // Without its script, which has nobody to talk to here: the longest of its words are put where it puts them.
    await around.route('http://meeting.test/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.abort()
        : route.fulfill({ path: join(built, new URL(route.request().url()).pathname) }),
    )
    await around.goto('http://meeting.test/meeting/zoom.html')
    const [longest = ''] = Object.values(zoomPageText).toSorted(
      (one, other) => other.length - one.length,
    )
    await around.locator('#status').evaluate((status, words) => {
      status.textContent = words
    }, longest)
    await check(around, 'zoom page')
    await browser.close()
    noFaults()
  })

  it('the schedule’s dialogs, search and import', async () => {
    await walkSchedule(page, screens, date)
    noFaults()
  })

  it('the supervisor’s dialogs', async () => {
    await walkReview(page, screens, date)
    noFaults()
  })
})
