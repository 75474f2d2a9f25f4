/** One day in the office, through the screen alone: from an e-TUMO file to a supervisor's signature. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { freshFolder, removeFolder, type RunningApp, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import {
  findInFiles,
  ichiro,
  jiro,
  privateWords,
  sampleFile,
  takahashi,
} from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { cameraState, meetingPage } from './pages/meeting.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import * as session from './pages/session.ts'
import { cancel, counts, shows } from './pages/ui.ts'

const it = officeTest()

const NOTE = '架空の求人票を三件案内した。次は応募書類を見る。'

describe('the day', () => {
  let problems: readonly string[] = []
  let dataRoot = ''
  let app: RunningApp
  let page: Page

  it.beforeAll(({ app: running, page: shown, dataRoot: folder, problems: told }) => {
    app = running
    page = shown
    dataRoot = folder
    problems = told
  })

  it('begins with one click: the practice office, at 09:50 of an open day, with the file already in it', async () => {
    await office.isAsked(page)
    await shoot(page, '01-first-start')
    await office.openPractice(page)
    await page.getByText('練習用の事務所（実際の相談ではありません）').waitFor()
    await shoot(page, '02-sign-in')
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    await shows(desk.header(page), '09:50')
    await shows(page.getByRole('main'), '要確認 1件')
    await shoot(page, '03-board')
  })

  it('imports the same file again without changing anything', async () => {
    const date = await board.date(page)
    await board.openImport(page)
    await page.locator('input[type="file"]').setInputFiles(sampleFile(date))
    await page.getByRole('tab', { name: /変更なし/ }).waitFor()
    await shoot(page, '04-import-preview')
    const tabs = (await page.getByRole('tab').allInnerTexts()).map((tab) =>
      tab.replace(/\s+/g, ' '),
    )
    expect(tabs.join(' / ')).toMatch(
      /追加 0.*変更 0.*変更なし 12.*取下げ 0.*要確認 0.*読み取れない行 0/,
    )
    await cancel(page)
    await board.shows(page, ichiro.name)
  })

  it('tells a file that is no e-TUMO export what is wrong with it', async () => {
    await board.openImport(page)
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '空のファイル.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
    await page.getByText('空のファイル.csv').first().waitFor()
    await shoot(page, '05-import-refused')
    await page.getByRole('button', { name: '予約ボードに戻る' }).first().click()
    await board.shows(page, ichiro.name)
  })

  it('prepares, checks and starts a consultation, and ends it at the cap', async () => {
    await board.prepare(page, ichiro.name)
    await shoot(page, '06-prepare')
    await precall.openDeviceTest(page)
    await page.getByRole('button', { name: '試験音を鳴らす' }).waitFor()
    await shoot(page, '07-device-test')
    await precall.hearSound(page)
    await precall.endDeviceTest(page)
    await precall.tickAll(page)
    await precall.enterMeeting(page)
    await shoot(page, '08-lobby')
    const seeker = await precall.seekerComes(app)
    await shoot(seeker, '09-seeker-window')
    await shoot(page, '10-verifying')
    expect(
      await page.getByRole('main').innerText(),
      'the expected number is on no screen',
    ).not.toContain(ichiro.number)
    expect(await page.getByRole('button', { name: '相談を始める' }).isDisabled()).toBe(true)

    await precall.tryNumber(page, '17010-99999999')
    await page
      .getByText(/一致しません/)
      .first()
      .waitFor()
    await shoot(page, '11-identity-not-matched')
    await precall.isHeard(page)
    await precall.identify(page, ichiro.number)
    await precall.environment(page)
    await shoot(page, '12-gate-open')
    await precall.begin(page)
    await shoot(page, '13-session')

    await session.writeNote(page, NOTE)
    await desk.moveClock(page, '次のお知らせまで')
    await session.minutesLeft(page, 5)
    await shoot(page, '14-five-minutes')
    await desk.moveClock(page, '次のお知らせまで')
    await session.minutesLeft(page, 1)
    await shoot(page, '15-one-minute')
    await desk.moveClock(page, '次のお知らせまで')
    await session.capIsReached(page)
    await page.getByText('カメラとマイクは止まりました').waitFor()
    await shoot(page, '16-cap-reached')
    await until('the job seeker’s window has ended too', async () =>
      (await seeker.locator('body').innerText()).includes('会議は終了しました'),
    )
    await seeker.close()
    await session.closeRecord(page)
    await shoot(page, '17-board-after')
    await shows(board.cell(page, ichiro.name), '30分00秒')
  })

  it('lets somebody in who comes late, and stops for a prohibited act that is not taken back', async () => {
    await board.prepare(page, takahashi.name)
    await page.getByText('まず会議に入り、待合室を確かめてください').first().waitFor()
    const seeker = await precall.consultPrepared(app, takahashi)
    const meeting = await meetingPage(app)
    expect(await cameraState(meeting)).toBe('live')
    await session.openActs(page)
    await shoot(page, '18-prohibited-acts')
    // A slip of the hand: everybody is heard and seen again.
    await page.getByRole('button', { name: /第14条第8号/ }).click()
    await shoot(page, '18b-can-be-taken-back')
    await session.takeActBack(page)
    await session.isRunning(page)
    expect(await cameraState(meeting)).toBe('live')
    await session.openActs(page)
    await page.getByRole('button', { name: /第14条第11号/ }).click()
    await page.getByText('禁止行為等のため中止しました').first().waitFor()
    await page
      .getByText(/禁止行為等: 録音・録画/)
      .first()
      .waitFor()
    await shoot(page, '19-stopped')
    await seeker.close()
    await session.closeRecord(page, '本人が画面を録画していると話した。')
  })

  it('gives a booking back that was taken by a slip of the hand', async () => {
    await desk.clockTo(page, '10:31')
    await board.prepare(page, jiro.name)
    await page.getByRole('button', { name: '準備をやめて予約に戻す' }).click()
    await board.isOpen(page)
    await board.cell(page, jiro.name).getByText('予約', { exact: true }).waitFor()
  })

  it('asks after having looked for five minutes and records a deemed cancellation', async () => {
    await board.prepare(page, jiro.name)
    await precall.makeReady(page)
    await precall.enterMeeting(page)
    await desk.moveClock(page, '次のお知らせまで')
    await page.getByText('求職者から連絡はありましたか').waitFor()
    await shoot(page, '20-no-show')
    await precall.deemCancelled(page)
    await session.closeRecord(page)
    await shoot(page, '21-board-no-show')
  })

  it('lets the counselor read the own records, with their timeline', async () => {
    await desk.go(page, '相談記録')
    await records.shows(page, ichiro.name)
    await counts(page.getByRole('row'), 4)
    await shoot(page, '22-records')
    await records.open(page, ichiro.name)
    await page.getByText(NOTE).first().waitFor()
    await shoot(page, '23-record')
  })

  it('lets the supervisor return one record, and sign the others off', async () => {
    await people.signOut(page)
    await people.signIn(page, '統括B')
    await desk.go(page, '記録の確認')
    await records.shows(page, takahashi.name)
    const rows = await page.getByRole('row').allInnerTexts()
    expect(rows[1], 'prohibited acts come first').toContain(takahashi.name)
    await shoot(page, '24-review-queue')
    await records.open(page, takahashi.name)
    await shoot(page, '25-review-record')
    await page.getByRole('button', { name: '差し戻す' }).click()
    await page.getByLabel('相談員への連絡事項').fill('いつ気づいたかを補ってください。')
    await shoot(page, '26-return')
    await page.getByRole('button', { name: '差し戻す' }).last().click()
    await page
      .getByText(/差し戻しました/)
      .first()
      .waitFor()
    for (const { name } of [ichiro, jiro]) {
      await desk.go(page, '相談記録')
      await desk.go(page, '記録の確認')
      await records.open(page, name)
      await review.signOff(page)
    }
    await shoot(page, '27-signed-off')
  })

  it('lets the counselor answer, and the supervisor sign off at last', async () => {
    await people.signOut(page)
    await people.signIn(page, '相談員A')
    await desk.go(page, '相談記録')
    await records.open(page, takahashi.name)
    await page
      .getByLabel('補足したメモ')
      .fill('本人が画面を録画していると話した。相談開始から約一分後に気づいた。')
    await page.getByLabel('統括への回答').fill('時刻を補いました。')
    await shoot(page, '28-answer')
    await page.getByRole('button', { name: '補足して回答する' }).click()
    await page.getByText('回答しました').first().waitFor()
    await people.signOut(page)
    await people.signIn(page, '統括B')
    await desk.go(page, '記録の確認')
    await records.open(page, takahashi.name)
    await review.signOff(page)
    await desk.go(page, '設定')
    await shoot(page, '29-settings')
  })

  it('asked nothing of any other machine, and met no error on the way', () => {
    const outside = app.requests.filter(
      (url) =>
        !/^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]|^(app|data|blob|about|devtools):/.test(
          url,
        ),
    )
    expect(app.requests.length).toBeGreaterThan(10)
    expect(outside).toEqual([])
    expect(problems).toEqual([])
  })

  it('left no name, number, address or note in plain text anywhere in the data folder', () => {
    expect(findInFiles(dataRoot, ['records.db-not-there-but-this-is-a-control'])).toEqual([])
    expect(findInFiles(dataRoot, ['SQLite format 3'])).not.toEqual([])
    expect(findInFiles(dataRoot, [...privateWords(), NOTE])).toEqual([])
  })

  it('leaves a log that verifies without any key', () => {
    const { status, report } = verify(join(dataRoot, 'practice'))
    expect(report.firstBad).toBeNull()
    expect(report.events).toBeGreaterThan(60)
    expect(status).toBe(0)
  })

  it('lets nobody change an event: the database refuses, and verify names the row when somebody goes round it', () => {
    const copy = freshFolder()
    try {
      cpSync(join(dataRoot, 'practice'), join(copy, 'practice'), { recursive: true })
      const db = new DatabaseSync(join(copy, 'practice', 'records.sqlite'))
      expect(() => db.exec('UPDATE events SET at_ms = at_ms + 1 WHERE sequence = 20')).toThrow()
      expect(() => db.exec('DELETE FROM events WHERE sequence = 20')).toThrow()
      const guard = db
        .prepare(
          `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events' AND sql LIKE '%UPDATE%'`,
        )
        .all()
      for (const { name } of guard) db.exec(`DROP TRIGGER ${String(name)}`)
      const sealed = db.prepare('SELECT payload FROM events WHERE sequence = 20').get()?.['payload']
      if (!(sealed instanceof Uint8Array)) throw new Error('there is no event 20')
      sealed[10] = (sealed[10] ?? 0) ^ 1
      db.prepare('UPDATE events SET payload = ? WHERE sequence = 20').run(sealed)
      for (const { sql } of guard) db.exec(String(sql))
      db.close()
      const { status, report } = verify(join(copy, 'practice'))
      expect(status).toBe(1)
      expect(report.firstBad?.sequence).toBe(20)
    } finally {
      removeFolder(copy)
    }
  })
})
