/** One day in the office, through the screen alone: from an e-TUMO file to a supervisor's signature. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { freshFolder, removeFolder, type RunningApp, shoot } from '../support/app.ts'
import { findInFiles, privateWords, sampleFile } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import { officeTest } from './fixtures.ts'
import * as step from './steps.ts'

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
    await page.getByRole('button', { name: '練習用の事務所で始める' }).waitFor()
    await shoot(page, '01-first-start')
    await step.openPractice(page)
    await page.getByText('練習用の事務所（実際の相談ではありません）').waitFor()
    await shoot(page, '02-sign-in')
    await step.signIn(page, '相談員A')
    await page.getByRole('cell').filter({ hasText: step.ichiro.name }).waitFor()
    expect(await page.locator('header').first().innerText()).toContain('09:50')
    expect(await page.getByRole('main').innerText()).toContain('要確認 1件')
    await shoot(page, '03-board')
  })

  it('imports the same file again without changing anything', async () => {
    const date = await page.locator('input[type="date"]').first().inputValue()
    await page.getByRole('button', { name: '予約ファイルを取り込む' }).click()
    await page.locator('input[type="file"]').setInputFiles(sampleFile(date))
    await page.getByRole('tab', { name: /変更なし/ }).waitFor()
    await shoot(page, '04-import-preview')
    const tabs = (await page.getByRole('tab').allInnerTexts()).map((tab) =>
      tab.replace(/\s+/g, ' '),
    )
    expect(tabs.join(' / ')).toMatch(
      /追加 0.*変更 0.*変更なし 12.*取下げ 0.*要確認 0.*読み取れない行 0/,
    )
    await page.getByRole('button', { name: 'やめる' }).click()
    await page.getByRole('cell').filter({ hasText: step.ichiro.name }).waitFor()
  })

  it('tells a file that is no e-TUMO export what is wrong with it', async () => {
    await page.getByRole('button', { name: '予約ファイルを取り込む' }).click()
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '空のファイル.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
    await page.getByText('空のファイル.csv').first().waitFor()
    await shoot(page, '05-import-refused')
    await page.getByRole('button', { name: '予約ボードに戻る' }).first().click()
    await page.getByRole('cell').filter({ hasText: step.ichiro.name }).waitFor()
  })

  it('prepares, checks and starts a consultation, and ends it at the cap', async () => {
    await step.prepare(page, step.ichiro.name)
    await shoot(page, '06-prepare')
    await page.getByRole('button', { name: '機器を確認する' }).click()
    await page.getByRole('button', { name: '試験音を鳴らす' }).waitFor()
    await shoot(page, '07-device-test')
    await page.getByRole('button', { name: '試験音を鳴らす' }).click()
    await page.getByRole('button', { name: /^聞こえた/ }).click()
    await page.getByRole('button', { name: '機器の確認を終了する' }).click()
    await step.tickAll(page)
    await step.enterMeeting(page)
    await shoot(page, '08-lobby')
    const seeker = await step.seekerComes(app)
    await shoot(seeker, '09-seeker-window')
    await shoot(page, '10-verifying')
    expect(
      await page.getByRole('main').innerText(),
      'the expected number is on no screen',
    ).not.toContain(step.ichiro.number)
    expect(await page.getByRole('button', { name: '相談を始める' }).isDisabled()).toBe(true)

    await page.getByLabel('聞いた求職番号').fill('17010-99999999')
    await page.getByRole('button', { name: '照合する' }).click()
    await page
      .getByText(/一致しません/)
      .first()
      .waitFor()
    await shoot(page, '11-identity-not-matched')
    await step.identify(page, step.ichiro.number)
    await step.environment(page)
    await shoot(page, '12-gate-open')
    await step.begin(page)
    await shoot(page, '13-session')

    await page.getByLabel('メモ').fill(NOTE)
    await page.getByText(/保存済み/).waitFor()
    await step.moveClock(page, '次のお知らせまで')
    await page.getByText('残り5分です').first().waitFor()
    await shoot(page, '14-five-minutes')
    await step.moveClock(page, '次のお知らせまで')
    await page.getByText('残り1分です').first().waitFor()
    await shoot(page, '15-one-minute')
    await step.moveClock(page, '次のお知らせまで')
    await page.getByText('30分になったため終了しました').first().waitFor()
    await page.getByText('カメラとマイクは止まりました').waitFor()
    await shoot(page, '16-cap-reached')
    await until('the job seeker’s window has ended too', async () =>
      (await seeker.locator('body').innerText()).includes('会議は終了しました'),
    )
    await seeker.close()
    await step.closeRecord(page)
    await shoot(page, '17-board-after')
    expect(
      await page.getByRole('cell').filter({ hasText: step.ichiro.name }).innerText(),
    ).toContain('30分00秒')
  })

  it('lets somebody in who comes late but was in contact, and stops at once for a prohibited act', async () => {
    await step.prepare(page, step.takahashi.name)
    await page.getByRole('button', { name: '連絡があった' }).click()
    const seeker = await step.consultPrepared(app, step.takahashi)
    const meeting = await step.meetingPage(app)
    expect(await step.cameraState(meeting)).toBe('live')
    await page.keyboard.press('F8')
    await page.getByText('禁止行為等で中止する').first().waitFor()
    await shoot(page, '18-prohibited-acts')
    await page.getByRole('button', { name: /第14条第11号/ }).click()
    await page.getByText('禁止行為等のため中止しました').first().waitFor()
    await shoot(page, '19-stopped')
    await seeker.close()
    await step.closeRecord(page, '本人が画面を録画していると話した。')
  })

  it('asks after ten minutes and records a deemed cancellation', async () => {
    for (let clock = ''; clock < '10:31'; clock = await officeTime(page))
      await step.moveClock(page, '+5分')
    await step.prepare(page, step.jiro.name)
    await step.moveClock(page, '次のお知らせまで')
    await page.getByText('求職者から連絡はありましたか').waitFor()
    await shoot(page, '20-no-show')
    await page.getByRole('button', { name: /連絡はなかった/ }).click()
    await page.getByRole('button', { name: 'キャンセルとみなして終了する' }).click()
    await page.getByText('連絡がなかったため、キャンセルとして終了しました').first().waitFor()
    await step.closeRecord(page)
    await shoot(page, '21-board-no-show')
  })

  it('lets the counselor read the own records, with their timeline', async () => {
    await step.go(page, '相談記録')
    await page.getByRole('row').filter({ hasText: step.ichiro.name }).waitFor()
    expect(await page.getByRole('row').count()).toBe(4)
    await shoot(page, '22-records')
    await openRecord(page, step.ichiro.name)
    await page.getByText(NOTE).first().waitFor()
    await shoot(page, '23-record')
  })

  it('lets the supervisor return one record, and sign the others off', async () => {
    await step.signOut(page)
    await step.signIn(page, '統括B')
    await step.go(page, '記録の確認')
    await page.getByRole('row').filter({ hasText: step.takahashi.name }).waitFor()
    const rows = await page.getByRole('row').allInnerTexts()
    expect(rows[1], 'prohibited acts come first').toContain(step.takahashi.name)
    await shoot(page, '24-review-queue')
    await openRecord(page, step.takahashi.name)
    await shoot(page, '25-review-record')
    await page.getByRole('button', { name: '差し戻す' }).click()
    await page.getByLabel('相談員への連絡事項').fill('いつ気づいたかを補ってください。')
    await shoot(page, '26-return')
    await page.getByRole('button', { name: '差し戻す' }).last().click()
    await page
      .getByText(/差し戻しました/)
      .first()
      .waitFor()
    for (const { name } of [step.ichiro, step.jiro]) {
      await step.go(page, '相談記録')
      await step.go(page, '記録の確認')
      await openRecord(page, name)
      await page.getByRole('button', { name: '確認済みにする' }).click()
      await page.getByText('確認済みにしました').first().waitFor()
    }
    await shoot(page, '27-signed-off')
  })

  it('lets the counselor answer, and the supervisor sign off at last', async () => {
    await step.signOut(page)
    await step.signIn(page, '相談員A')
    await step.go(page, '相談記録')
    await openRecord(page, step.takahashi.name)
    await page
      .getByLabel('補足したメモ')
      .fill('本人が画面を録画していると話した。相談開始から約一分後に気づいた。')
    await page.getByLabel('統括への回答').fill('時刻を補いました。')
    await shoot(page, '28-answer')
    await page.getByRole('button', { name: '補足して回答する' }).click()
    await page.getByText('回答しました').first().waitFor()
    await step.signOut(page)
    await step.signIn(page, '統括B')
    await step.go(page, '記録の確認')
    await openRecord(page, step.takahashi.name)
    await page.getByRole('button', { name: '確認済みにする' }).click()
    await page.getByText('確認済みにしました').first().waitFor()
    await step.go(page, '設定')
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

async function openRecord(page: Page, name: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: name })
  await row.getByRole('button').or(row.getByRole('link')).first().click()
}

async function officeTime(page: Page): Promise<string> {
  const found = /\d{2}:\d{2}/.exec(
    (await page.locator('header').first().innerText()).replace(/令和.*?）/, ''),
  )
  return found?.[0] ?? ''
}
