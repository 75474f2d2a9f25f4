/** Every screen, for everybody: no rule of axe broken, nothing cut off with the text at 200 % at 1366 x 768, no motion for who wants none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { keyboardFindings } from '../support/keyboard.ts'
import { axeFindings, findingsAtDouble, motionFindings } from '../support/screen-check.ts'
import { createScreens } from '../support/screens.ts'
import { sampleFile } from '../support/sample.ts'
import * as step from './steps.ts'

const { check, noFaults } = createScreens()

describe('every screen', () => {
  const dataRoot = freshFolder()
  let app: RunningApp
  let page: Page
  let seeker: Page

  beforeAll(async () => {
    app = await startApp(dataRoot)
    page = app.page
    page.setDefaultTimeout(10_000)
  })
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  const press = (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().click()
  const closeDialog = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('is looked at with checks that do find what is wrong', async () => {
    // In Electron no test can make a page: one of a browser's own.
    const browser = await launchBrowser()
    const bad = await browser.newPage()
    await bad.setContent(`<!doctype html><html lang="ja"><title>x</title><main><h1>見本</h1>
      <div style="width:900px">広すぎる</div><div style="overflow:hidden;height:10px;line-height:30px">切れる</div>
      <div style="position:sticky;top:0;height:200px;transition:color 1s">居すわる</div><button class="sd-button-filled">主</button>
      <div style="position:fixed;inset:0"></div><input><span role="button" tabindex="0" onfocus="this.blur()">逃げる</span><a href="#x" style="outline:none">見えない</a></main>`)
    const found = [
      ...(await axeFindings(bad)),
      ...(await motionFindings(bad)),
      ...(await findingsAtDouble(bad, async () => {})),
      ...(await keyboardFindings(bad)),
    ].join('\n')
    for (const words of [
      'axe label',
      'scrolls sideways',
      '切れる」 is cut off',
      'covers 200 of 384',
      '主」 is out of reach',
      'moves: DIV',
      'Tab never comes to span 「逃げる」',
      'cannot be seen on a 「見えない」',
    ])
      expect(found).toContain(words)
    await browser.close()
  })

  it('before an office is open', async () => {
    await page.getByRole('button', { name: '練習用の事務所で始める' }).waitFor()
    await check(page, 'choose')
    await press('事務所を設定する')
    await page.getByRole('heading', { name: '事務所の設定' }).waitFor()
    await check(page, 'set-up')
    await press('次へ')
    await page.getByLabel('表示名').or(page.getByLabel(/名前/)).first().waitFor()
    await press('次へ')
    await check(page, 'set-up with errors')
    await press('設定をやめる')
    await step.openPractice(page)
    await page.getByRole('heading', { name: 'ログイン' }).waitFor()
    await check(page, 'sign-in')
    noFaults()
  })

  it('of the schedule', async () => {
    await step.signIn(page, '相談員A')
    await page.getByRole('cell').filter({ hasText: step.ichiro.name }).waitFor()
    await check(page, 'board')
    const date = await page.locator('input[type="date"]').first().inputValue()
    await press('週表示')
    await page.getByRole('button', { name: '日表示' }).waitFor()
    await check(page, 'week')
    await press('日表示')
    await press(new RegExp(`^${step.ichiro.name}.*開く`))
    await page.getByRole('dialog').waitFor()
    await check(page, 'booking')
    await press('内容・日時を変更')
    await page.getByRole('button', { name: '変更を保存する' }).waitFor()
    await check(page, 'booking form')
    await closeDialog()
    await press(/^要確認/)
    await page.getByRole('button', { name: /戻る/ }).first().waitFor()
    await check(page, 'held')
    await press(/戻る/)
    await press('予約ファイルを取り込む')
    await page.locator('input[type="file"]').setInputFiles(sampleFile(date))
    await page.getByRole('tab', { name: /変更なし/ }).waitFor()
    await check(page, 'import preview')
    await press('やめる')
    await press('予約ファイルを取り込む')
    await page.locator('input[type="file"]').setInputFiles({
      name: '見出しの違うファイル.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`だれ,いつ,なんじ\n架空 花子,${date},10:00\n`),
    })
    await page.getByText('見出しの違うファイル.csv').first().waitFor()
    await check(page, 'import mapping')
    await page
      .getByRole('button', { name: /予約ボードに戻る|やめる/ })
      .first()
      .click()
    noFaults()
  })

  it('of the pre-call room', async () => {
    await step.prepare(page, step.ichiro.name)
    await check(page, 'preparing')
    await press('機器を確認する')
    await page.getByRole('button', { name: '試験音を鳴らす' }).waitFor()
    await check(page, 'device test')
    await press('試験音を鳴らす')
    await press(/^聞こえた/)
    await press('機器の確認を終了する')
    await step.tickAll(page)
    await check(page, 'ready to enter')
    await step.enterMeeting(page)
    await check(page, 'lobby')
    seeker = await step.seekerComes(app)
    await seeker.getByText('試してみること').click()
    await check(seeker, 'seeker')
    await page.bringToFront()
    await check(page, 'verifying')
    await press('統括の承認')
    await page.getByRole('dialog').waitFor()
    await check(page, 'identity exception')
    await closeDialog()
    await step.identify(page, step.ichiro.number)
    await step.environment(page)
    await check(page, 'gate open')
    noFaults()
  })

  it('of the session', async () => {
    await step.begin(page)
    await check(page, 'session')
    await seeker.getByRole('button', { name: '録画を始める（練習）' }).click()
    await seeker.getByRole('button', { name: '回線を切る（練習）' }).click()
    await page.getByText('接続し直しています').first().waitFor()
    await check(page, 'recorded and cut off')
    await check(seeker, 'seeker cut off')
    await seeker.getByRole('button', { name: '回線を戻す（練習）' }).click()
    const meeting = await step.meetingPage(app)
    await meeting.locator('#local').evaluate((video) => {
      const stream: unknown = Reflect.get(video, 'srcObject')
      if (stream instanceof MediaStream) stream.getTracks()[0]?.dispatchEvent(new Event('ended'))
    })
    await meeting.getByText('カメラまたはマイクが止まりました').waitFor()
    await check(page, 'camera lost in the meeting')
    await meeting.getByRole('button', { name: 'もう一度試す' }).press('Enter')
    await meeting.getByText('接続しました').waitFor()
    await page.keyboard.press('F8')
    await page.getByText('禁止行為等で中止する').first().waitFor()
    await check(page, 'prohibited acts')
    await closeDialog()
    await press('中断する')
    await page.getByRole('dialog').waitFor()
    await check(page, 'pause question')
    await page.getByLabel('中断の理由').fill('家族が入ってきた')
    await page.getByRole('dialog').getByRole('button', { name: '中断する' }).click()
    await page
      .getByText(/中断しています/)
      .first()
      .waitFor()
    await check(page, 'paused')
    await press('再開する')
    await step.moveClock(page, '次のお知らせまで', 2)
    await page.getByText('残り1分です').first().waitFor()
    await check(page, 'one minute')
    await press('ロック')
    await page.getByRole('heading', { name: /ロック/ }).waitFor()
    await check(page, 'lock during a session')
    noFaults()
  })

  it('of the end, the records and the review', async () => {
    await page.getByLabel('パスワード', { exact: true }).fill(practiceAccounts[0].passphrase)
    await press('ロックを解除する')
    await press('相談を終了する')
    await page.getByRole('dialog').waitFor()
    await check(page, 'end question')
    await page.getByRole('dialog').getByRole('button', { name: '相談を終了する' }).click()
    await page.getByText('相談を終了しました').first().waitFor()
    await check(page, 'closing')
    await check(seeker, 'seeker after the end')
    await seeker.close()
    await step.closeRecord(page, '架空の求人票を三件案内した。')
    await page.getByRole('button', { name: '次の予約を取る' }).waitFor()
    await check(page, 'board after closing')
    await press('次の予約を取る')
    await page.getByRole('dialog').waitFor()
    await check(page, 'next booking')
    await closeDialog()
    await step.go(page, '相談記録')
    await page.getByRole('row').filter({ hasText: step.ichiro.name }).waitFor()
    await check(page, 'records')
    await openRecord(page)
    await check(page, 'record')
    await step.signOut(page)
    await step.signIn(page, '統括B')
    await step.go(page, '記録の確認')
    await page.getByRole('row').filter({ hasText: step.ichiro.name }).waitFor()
    await check(page, 'review queue')
    await openRecord(page)
    await check(page, 'review of a record')
    await press('差し戻す')
    await page.getByLabel('相談員への連絡事項').waitFor()
    await check(page, 'return')
    await closeDialog()
    noFaults()
  })

  it('of the settings', async () => {
    await step.go(page, '設定')
    await page.getByRole('tab').first().waitFor()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await check(page, `settings: ${await tab.innerText()}`)
    }
    noFaults()
  })

  it('of the question about somebody who does not come', async () => {
    await step.signOut(page)
    await step.signIn(page, '相談員A')
    for (let clock = ''; clock < '10:31'; clock = await officeTime())
      await step.moveClock(page, '+5分')
    await step.prepare(page, step.jiro.name)
    await step.moveClock(page, '次のお知らせまで')
    const dialog = page.getByRole('dialog', { name: '求職者から連絡はありましたか' })
    await dialog.waitFor()
    await check(page, 'no-show')
    await dialog.getByRole('button', { name: /今連絡したことを記録する/ }).click()
    await page.getByRole('option', { name: '事務所から電話: 連絡が取れなかった' }).click()
    await dialog.getByLabel('メモ（任意）').fill('二度かけた')
    await dialog.getByRole('button', { name: '記録する', exact: true }).click()
    await dialog.getByText('二度かけた').waitFor()
    await shoot(page, '31-no-show-contact')
    await check(page, 'no-show with a contact')
    noFaults()
  })

  async function officeTime(): Promise<string> {
    return (
      /\d{2}:\d{2}/.exec(
        (await page.locator('header').first().innerText()).replace(/令和.*?）/, ''),
      )?.[0] ?? ''
    )
  }

  async function openRecord(of: Page): Promise<void> {
    const row = of.getByRole('row').filter({ hasText: step.ichiro.name })
    await row.getByRole('button').or(row.getByRole('link')).first().click()
    await of.getByText('架空の求人票を三件案内した。').first().waitFor()
  }
})
