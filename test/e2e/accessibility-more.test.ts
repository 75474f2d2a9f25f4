/** The screens that a plain day does not show, for everybody and without a mouse: Zoom, what can go wrong in a session, the schedule's dialogs, the review's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { type SessionSnapshot } from '../../shared/session/snapshot.ts'
import { addDays } from '../../shared/time/jst.ts'
import { platform, removeFolder } from '../support/app.ts'
import { ask, openGate, readyToEnter, session } from '../support/contract-calls.ts'
import { enterOn, focusKept, tabTo, typeInto } from '../support/keyboard.ts'
import { type Mouthpiece, takeMouthpiece } from '../support/mouthpiece.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import * as step from './steps.ts'
import { enterAccount, startZoomDay, type ZoomDay } from './zoom-support.ts'

const { check, dialog, noFaults } = createScreens()

describe.skipIf(platform === 'electron')('every screen that a plain day does not show (the test speaks for the main process: browser platform)', () => {
  let day: ZoomDay
  let page: Page
  let main: Mouthpiece
  let date = ''

  beforeAll(async () => {
    day = await startZoomDay()
    page = day.app.page
    page.setDefaultTimeout(6_000)
    main = await takeMouthpiece(page)
    await step.openPractice(page)
    await step.signIn(page, '統括B')
  })
  afterAll(async () => {
    await day.app.close()
    await day.fake.stop()
    removeFolder(day.folder)
  })

  const heading = (name: string): Promise<void> => page.getByRole('heading', { name }).first().waitFor()
  const text = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor()
  const escape = async (after: string): Promise<void> => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await focusKept(page, after)
  }

  it('the Zoom account', async () => {
    await step.go(page, '設定')
    await page.getByRole('tab', { name: '会議（Zoom）' }).click()
    await enterOn(page, '保存する')
    await text('入力してください')
    await check(page, 'zoom: errors')
    await tabTo(page, 'radio', 'このPCで作る')
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('署名の窓口のアドレス').waitFor()
    await check(page, 'zoom: signing service')
    await page.keyboard.press('ArrowUp')
    await enterAccount(page)
    await check(page, 'zoom: entered')
    await enterOn(page, '接続テスト')
    await until('all seven steps are fine', async () => (await page.getByText('問題ありません').count()) === 7)
    await focusKept(page, 'the test')
    await check(page, 'zoom: tested')
    day.fake.rest.recordingOn = true
    const { scopes } = day.fake.rest
    day.fake.rest.scopes = 'meeting:write:meeting:admin'
    await enterOn(page, '接続テスト')
    await text(/録画が使える設定です/)
    await check(page, 'zoom: warned')
    day.fake.rest.recordingOn = false
    day.fake.rest.scopes = scopes
    day.fake.refuseAll(true)
    await enterOn(page, '接続テスト')
    await until('every step is refused', async () => (await page.getByText('使えません').count()) >= 4)
    await check(page, 'zoom: out of reach')
    day.fake.refuseAll(false)
    await dialog(page, '取り外す', 'zoom: take away')
    noFaults()
  })

  it('the invitation, and a meeting that goes on in the Zoom app', async () => {
    await step.signOut(page)
    await step.signIn(page, '相談員A')
    await page.getByRole('cell').filter({ hasText: step.ichiro.name }).waitFor()
    date = await page.locator('input[type="date"]').first().inputValue()
    await enterOn(page, `${step.ichiro.name} さんの予約をひらく`)
    await enterOn(page, '会議のリンクを出す')
    await text('482913')
    await focusKept(page, 'the invitation')
    await check(page, 'zoom: invitation')
    await escape('the booking')
    await enterOn(page, new RegExp(`準備をはじめる（${step.ichiro.name}`))
    await heading(step.ichiro.name)
    await readyToEnter(page, (await session(page)).recordId)
    day.fake.refuseAll(true)
    await enterOn(page, '会議に入る')
    await text('会議の窓口に届きません')
    await focusKept(page, 'entering')
    await check(page, 'zoom: cannot enter')
    day.fake.refuseAll(false)
    const [zoomApp] = await Promise.all([day.app.context.waitForEvent('page'), enterOn(page, 'Zoomアプリで会議を開く')])
    await zoomApp.close()
    await heading('Zoomアプリで会議中です')
    await focusKept(page, 'the Zoom app')
    await check(page, 'zoom app: nobody there')
    await enterOn(page, '求職者が入室しました')
    await text('入室済み')
    await focusKept(page, 'the job seeker')
    noFaults()
  })

  it('the identity check and the companions when something is not as it should be', async () => {
    await typeInto(page, '聞いた求職番号', '17010-99999999')
    await page.keyboard.press('Enter')
    await text(/一致しません/)
    await check(page, 'number not matched')
    await tabTo(page, 'radio', '届出どおり')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('dialog').waitFor()
    await check(page, 'unannounced companion')
    await escape('the companion')
    const now = await session(page)
    main.say('session.snapshot', { ...now, gate: { ...now.gate, residence: 'no', identity: { ...now.gate.identity, attempts: 3 }, companions: { announced: '配偶者（隣に座ります）', seen: 'unannounced' } }, paused: true, pause: { why: '', cause: 'companion' }, earlierNoShows: 2 })
    await text('3回とも一致しませんでした')
    await check(page, 'no attempts left, paused for a companion, no residence')
    main.say('session.snapshot', { ...now, hasNumber: false, paused: true, pause: { why: '家族が入ってきた', cause: 'counselor' } })
    await text('この予約には求職番号がありません')
    await check(page, 'no number, paused')
    await main.listen()
    await heading(step.ichiro.name)
    noFaults()
  })

  it('the menu that ends early, and each of its questions', async () => {
    const labels = ['本人確認ができない', '環境が整わない', '求職者が退室して戻らない', '機器・回線の不具合', '窓口の都合', '本人から取消し']
    for (const [at, label] of labels.entries()) {
      await enterOn(page, '相談をはじめずに終える')
      await page.getByRole('menuitem').first().waitFor()
      if (at === 0) {
        expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(labels)
        await check(page, 'early ends', { menu: true })
      }
      for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      if (at < 3) await check(page, `early end: ${label}`)
      await escape('the question')
    }
    noFaults()
  })

  /** The session as it would be told, with what differs from now. */
  async function tell(change: Partial<Omit<SessionSnapshot, 'meeting'>> & { readonly meeting?: Partial<SessionSnapshot['meeting']> }, words: string, screen: string): Promise<void> {
    const now = await session(page)
    main.say('session.snapshot', { ...now, ...change, meeting: { ...now.meeting, ...change.meeting } })
    await text(words)
    await check(page, screen)
  }

  it('a session in the Zoom app, and all that can go wrong with a line', async () => {
    await openGate(page, (await session(page)).recordId, step.ichiro.number)
    await enterOn(page, '相談をはじめる')
    await page.getByRole('button', { name: '相談を終了' }).waitFor()
    await check(page, 'zoom app: session')
    await tell({ unsaved: true, meeting: { provider: 'zoom', line: 'reconnecting', recording: true } }, 'つなぎ直しています', 'session: reconnecting, recorded, not on disk')
    await tell({ meeting: { provider: 'zoom', counselor: 'out', seeker: 'absent', line: 'lost', trouble: 'viewCrashed' } }, '会議の画面が止まりました', 'session: the view crashed')
    await tell({ meeting: { counselor: 'out', seeker: 'absent', line: 'lost' } }, '相談は終わっていません', 'session: out of the meeting')
    await tell({ meeting: { provider: 'zoom', seeker: 'waiting' } }, '求職者が待合室に戻っています', 'session: the job seeker waits')
    await tell({ meeting: { provider: 'zoom', seeker: 'absent' }, paused: true, pause: { why: '届出のない人', cause: 'companion' } }, '求職者の接続が切れています', 'session: the job seeker is gone')
    await tell({ extensionAllowed: true, extensionLeftMinutes: 10 }, '時間を延ばす', 'session: can be extended')
    await dialog(page, '時間を延ばす', 'extend')
    await enterOn(page, '時間を延ばす')
    await typeInto(page, '延ばす時間（分）', '99')
    await text('1から10までの数字を入れてください')
    await check(page, 'extend with an error')
    await escape('extending')
    await tell({ counselorId: 'somebody else' }, 'ほかの相談員の相談が進行中です', 'board while a colleague’s session runs')
    await main.listen()
    await page.getByRole('button', { name: '相談を終了' }).waitFor()
    await enterOn(page, '予約ボード')
    await text(`${step.ichiro.name}さんの相談が進行中です`)
    await check(page, 'board while a session runs')
    await enterOn(page, '相談に戻る')
    await focusKept(page, 'coming back')
    noFaults()
  })

  it('the end: a prohibited act, and a meeting that does not confirm it', async () => {
    await enterOn(page, '相談を終了')
    await enterOn(page, '終了する')
    await text('相談を終了しました')
    const { ending, clock } = await session(page)
    if (ending === null) throw new Error('it has not ended')
    const ladder = [{ step: 'endForEverybody', result: 'notConfirmed' }, { step: 'destroyView', result: 'confirmed' }, { step: 'endByAccount', result: 'failed' }] as const
    await tell({
      prohibited: { act: 'M14-11', atMs: ending.atMs }, suggestedOutcome: 'prohibitedAct', possibleOutcomes: ['prohibitedAct'], clock,
      ending: { ...ending, cause: 'prohibitedAct', viewGone: false, ladder: ladder.map((rung) => ({ ...rung, atMs: ending.atMs })) },
    }, '禁止行為等のため中止しました', 'closing after a prohibited act, not confirmed')
    await main.listen()
    await step.closeRecord(page, '架空の求人票を三件案内した。')
    noFaults()
  })

  it('the schedule’s dialogs, search and import', async () => {
    await enterOn(page, '閉じる')
    await enterOn(page, `${step.jiro.name} さんの予約をひらく`)
    await enterOn(page, '記録する')
    await text('結果を選んでください')
    await check(page, 'contact without a result')
    await enterOn(page, '予約を取り消す')
    await heading(`${step.jiro.name} さんの予約を取り消す`)
    await check(page, 'cancel a booking')
    await escape('cancelling')
    await enterOn(page, '予約を追加')
    await enterOn(page, '予約する')
    await text('名前を入力してください')
    await check(page, 'booking form with errors')
    await typeInto(page, '名前', '架空 書きかけ')
    await until('what was typed is kept', async () => JSON.stringify(await ask(page, 'schedule.draft', {})).includes('架空 書きかけ'))
    await page.keyboard.press('Escape')
    await heading('入力をやめますか')
    await check(page, 'booking form: leave it')
    await page.reload()
    await text('書きかけの予約があります')
    await dialog(page, '入力を捨てる', 'begun booking: drop it')
    await check(page, 'begun booking')
    await typeSearch('架空')
    await text(/件見つかりました/)
    await check(page, 'search results')
    await typeSearch('だれもいない')
    await text('見つかりませんでした')
    await check(page, 'nothing found')
    await enterOn(page, 'さがすのをやめる')
    await importRows()
    noFaults()
  })

  async function typeSearch(words: string): Promise<void> {
    await tabTo(page, 'searchbox', '予約をさがす')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }

  async function importRows(): Promise<void> {
    const rows = ['整理番号,状態,相談希望日,希望時間,氏名,求職番号', `7300001,完了,${addDays(date, 7)},10:00～10:30,架空 追加,17010-00073001`, `7300002,完了,${date},11:30～12:00,架空 時外,17010-00073002`, '7300003,完了,未定,11:00～11:30,架空 日付,17010-00073003', `2000112,取下げ,${date},15:00～15:30,見本　みどり,17010-00012312`]
    const file = page.locator('input[type="file"]')
    await file.setInputFiles({ name: '空のファイル.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
    await page.getByRole('button', { name: '別のファイルを選ぶ' }).waitFor()
    await check(page, 'import refused')
    await file.first().setInputFiles({ name: '四行.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
    for (const verdict of ['取下げ', '要確認', '読めない行']) {
      await page.getByRole('tab', { name: new RegExp(`^${verdict}`) }).click()
      await check(page, `import: ${verdict}`)
    }
    await enterOn(page, /^取り込む（/)
    await text('取り込みました')
    await focusKept(page, 'accepting')
    await check(page, 'import done')
    await enterOn(page, /^要確認 /)
    await text(/読めなかった行 1件/)
    await check(page, 'held and unread')
    await dialog(page, /を片付ける$/, 'dismiss an unread row')
    await dialog(page, '架空 時外 さんの予約を直す', 'put a held booking right')
    await dialog(page, '架空 時外 さんの予約を取り消す', 'cancel a held booking')
    await enterOn(page, /予約ボードにもどる/)
    await heading('予約ボード')
  }

  it('the supervisor’s dialogs', async () => {
    await step.signOut(page)
    await step.signIn(page, '統括B')
    await step.go(page, '相談記録')
    await page.getByRole('row').filter({ hasText: step.ichiro.name }).waitFor()
    await page.getByLabel('いつから').fill(date)
    await dialog(page, 'この条件を保存する', 'name a filter')
    await dialog(page, 'CSVで書き出す', 'export the list')
    await enterOn(page, new RegExp(step.ichiro.name))
    await text('架空の求人票を三件案内した。')
    await focusKept(page, 'the list')
    await dialog(page, '印刷・PDF', 'print a record')
    await dialog(page, '利用を制限する', 'restrict')
    await enterOn(page, '利用を制限する')
    await typeInto(page, '理由', '架空の理由')
    await enterOn(page, '制限を決める')
    await text('利用制限を決めました')
    await focusKept(page, 'restricting')
    await enterOn(page, /^確認待ち/)
    await dialog(page, '日報を印刷', 'print the day')
    await page.getByRole('tab', { name: '利用制限' }).click()
    await page.getByRole('row').filter({ hasText: step.ichiro.name }).waitFor()
    await check(page, 'restrictions')
    await dialog(page, /送る文を見る$/, 'the notice')
    await dialog(page, /解除する$/, 'lift a restriction')
    await page.getByRole('tab', { name: '確認待ち' }).click()
    await enterOn(page, step.ichiro.name)
    await enterOn(page, '差し戻す')
    await typeInto(page, '相談員へのことば', '次の予定を補ってください。')
    await enterOn(page, '差し戻す')
    await text('差し戻しました')
    await focusKept(page, 'giving it back')
    await check(page, 'given back')
    await enterOn(page, '統計')
    await heading('統計')
    await check(page, 'statistics')
    await dialog(page, 'CSVで書き出す', 'export the statistics')
    await enterOn(page, '設定')
    await page.getByRole('tab', { name: '予約の控え' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await check(page, 'earlier bookings')
    await enterOn(page, /^この状態に戻す/)
    await check(page, 'earlier bookings: ask')
    await escape('the question')
    await page.getByRole('tab', { name: '保存期間' }).click()
    await typeInto(page, '相談記録', 'ろくじゅう')
    await text('1〜1200の数字を入れるか')
    await check(page, 'retention with an error')
    await step.signOut(page)
    await step.signIn(page, '相談員A')
    await step.go(page, '相談記録')
    await enterOn(page, new RegExp(step.ichiro.name))
    await text('差戻しに答える')
    await check(page, 'answer to what was given back')
    noFaults()
  })
})
