/** Files one after the other, screens and an import on one booking, begun forms by keyboard, and a supervisor's word: nothing goes on silently. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { runImport } from '../../electron/schedule/import-command.ts'
import { fail } from '../../shared/result.ts'
import { casesFolder } from '../fixtures/cases.ts'
import { type RunningApp, shoot } from '../support/app.ts'
import { ask, bookingOf } from '../support/contract-calls.ts'
import { pressBy, tabTo } from '../support/keyboard.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { createScreens } from '../support/screens.ts'
import { type Open, officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { dialogGone, dialogOn, field, isGone, press, question } from './pages/ui.ts'
import * as settings from './pages/settings.ts'

const it = officeTest()
const { check, noFaults } = createScreens()

/** Of the sample's first booking. */
const RECEIPT = '2000101'

describe('the schedule, file after file and hand after hand', () => {
  let open: Open
  let app: RunningApp
  let page: Page
  let today = ''

  async function start(): Promise<void> {
    app = await open()
    page = app.page
  }
  it.beforeAll(async ({ open: opens }) => {
    open = opens
    await start()
    await office.openPractice(page)
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    today = await board.date(page)
  })

  /** The counts of the preview: new, changed, the same, withdrawn, held, not read. */
  async function preview(name: string): Promise<number[]> {
    await board.chooseFile(page, `${name}.csv`, readFileSync(join(casesFolder, `${name}.csv`)))
    await board.previewIsOpen(page, `${name}.csv`)
    const tabs = await page.getByRole('tab').allInnerTexts()
    return tabs.map((tab) => Number(/(\d+)$/u.exec(tab.trim())?.[1]))
  }
  async function accept(): Promise<void> {
    await press(page, board.ACCEPT)
    await board.isImported(page)
    await board.back(page)
  }
  const leave = async (): Promise<void> => {
    await press(page, 'やめる')
    await board.isOpen(page)
  }

  it('d5: reads each word for the registration as the command line does', async () => {
    const out: string[] = []
    await runImport([join(casesFolder, 'd5-residence-words.csv'), '--dry-run', '--json'], {
      out: (text) => out.push(text),
      err: () => undefined,
      openOffice: () => fail('notFound'),
    })
    const { summary } = JSON.parse(out.join('\n')) as { summary: Record<string, number> }
    const { added, changed, unchanged, withdrawn, held, rejected } = summary
    expect(withdrawn).toBe(22)
    expect(await preview('d5-residence-words')).toEqual([
      added,
      changed,
      unchanged,
      withdrawn,
      held,
      rejected,
    ])
    await leave()
  })

  it('s3 and s2: a lost zero hides no withdrawal, a form whose numbers begin again takes nobody for another', async () => {
    expect(await preview('s3-original')).toEqual([1, 0, 0, 0, 0, 0])
    await accept()
    expect(await preview('s3-excel-saved')).toEqual([0, 0, 0, 1, 0, 0])
    await accept()
    expect(await preview('s2-form-a')).toEqual([2, 0, 0, 0, 0, 0])
    await accept()
    expect(await preview('s2-form-b')).toEqual([0, 0, 0, 0, 2, 0])
    await page.getByText('このファイルは、確かめてから取り込んでください').waitFor()
    await shoot(page, '71-numbers-restart')
    await accept()
  })

  it('s8: a file older than the last one says so before it is accepted, and brings nobody back', async () => {
    // The same person at the same time as in the form before.
    expect(await preview('s8-yesterday')).toEqual([0, 0, 1, 0, 0, 0])
    await leave()
    expect(await preview('s8-new')).toEqual([0, 0, 0, 1, 0, 0])
    await accept()
    expect(await preview('s8-yesterday')).toEqual([0, 0, 0, 0, 1, 0])
    await page.getByText('このファイルは、確かめてから取り込んでください').waitFor()
    await shoot(page, '72-older-file')
    await leave()
  })

  it('another screen and an import change the booking of an open form: what changed is shown, what was typed stays', async () => {
    const bookingId = await bookingOf(page, today, ichiro.name)
    await board.openBooking(page, ichiro.name)
    await press(page, '内容・日時を変更する')
    await field(dialogOn(page), 'フリガナ').fill('カクウ ハジメ')
    // The other screen.
    await ask(page, 'schedule.change', {
      bookingId,
      touched: { companions: '架空 家族' },
      seen: null,
    })
    await dialogOn(page).getByText('入力している間に、この予約が変更されました').waitFor()
    // And a file that moves the same booking.
    const file = [
      '整理番号,状態,相談希望日,希望時間,氏名,求職番号',
      `${RECEIPT},完了,${today},15:00,${ichiro.name},${ichiro.number}`,
    ].join('\r\n')
    const answer = await ask(page, 'schedule.preview', {
      fileName: 'moved.csv',
      base64: Buffer.from(file).toString('base64'),
      mapping: null,
    })
    const previewId = /"previewId":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
    await ask(page, 'schedule.accept', { previewId })
    await dialogOn(page)
      .getByText(/開始時刻: 10:00 → 15:00/)
      .waitFor()
    expect(await field(dialogOn(page), 'フリガナ').inputValue()).toBe('カクウ ハジメ')
    await shoot(page, '73-changed-meanwhile')
    await check(page, 'booking form: changed meanwhile')
    noFaults()
    await press(dialogOn(page), '変更を保存する')
    await dialogGone(page)
    const all = JSON.stringify(await ask(page, 'schedule.booking', { bookingId }))
    for (const word of ['カクウ ハジメ', '架空 家族', '15:00']) expect(all).toContain(word)
  })

  it('begun forms outlive a restart, are taken up and let go by keyboard alone', async () => {
    for (const name of ['見本 前半', '見本 後半']) {
      await pressBy(page, '予約を追加')
      await tabTo(page, 'textbox', /^氏名/)
      await page.keyboard.type(name)
      await until('the form is kept', async () =>
        JSON.stringify(await ask(page, 'schedule.drafts', {})).includes(name),
      )
      await app.kill()
      await start()
      await people.signInByKey(page, '相談員A')
      await page.getByText(`入力途中の予約があります（${name}さん）`).waitFor()
    }
    await page.getByText('入力途中の予約があります（見本 前半さん）').waitFor()
    await shoot(page, '74-two-begun')
    // The latest first.
    await pressBy(page, '入力を破棄する')
    await question(page).waitFor()
    await pressBy(page, '入力を破棄する')
    await page.getByText('入力途中の予約があります（見本 後半さん）').waitFor({ state: 'detached' })
    await pressBy(page, '続きを入力する')
    await tabTo(page, 'textbox', /^求職番号/)
    await page.keyboard.type('17010-00074001')
    expect(await field(dialogOn(page), '氏名').inputValue()).toBe('見本 前半')
    await tabTo(page, 'button', /開始時刻/)
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor()
    // 11:00, which has a place left.
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await pressBy(page, '予約する')
    await dialogGone(page)
    await board.shows(page, '見本 前半')
    await isGone(page.getByText('入力途中の予約があります'))
  })

  it('undoes a cancellation while the place is free', async () => {
    await board.openBooking(page, '見本 前半')
    await press(page, '予約を取り消す')
    await dialogOn(page).getByText('事務所', { exact: true }).click()
    await dialogOn(page).getByText('連絡は受けていない（事務所の判断）').click()
    await press(dialogOn(page), '予約を取り消す')
    await dialogGone(page)
    await page.getByRole('searchbox').fill('前半')
    await page.keyboard.press('Enter')
    await board.openBooking(page, '見本 前半')
    await dialogOn(page).getByRole('button', { name: '取消しを元に戻す' }).waitFor()
    await shoot(page, '75-undo-cancellation')
    await press(page, '取消しを元に戻す')
    await dialogGone(page)
    await press(page, '検索を終わる')
    await board.shows(page, '見本 前半')
  })

  it('lays down holidays to come, hours and exceptions, and the board knows them', async () => {
    await people.signOut(page)
    await people.signIn(page, '統括B')
    await settings.openTab(page, '事務所の内容')
    await shoot(page, '78-profile-sites')
    await settings.section(page, '祝日')
    await page.getByRole('table').waitFor()
    await field(page, '日付').fill('2027-06-07')
    await field(page, '祝日の名前').fill('架空の日')
    await field(page, '祝日の名前').press('Enter')
    await page.getByRole('row').filter({ hasText: '架空の日' }).waitFor()
    await shoot(page, '79-profile-holidays')
    await settings.saved(page)
    await settings.section(page, '枠と窓口')
    await field(page, '閉庁時刻').fill('15:20')
    await settings.save(page)
    await page.getByText('この時刻に始めると、開庁時間の外にかかります').first().waitFor()
    await shoot(page, '80-profile-hours')
    await field(page, '閉庁時刻').fill('17:00')
    await settings.saved(page)
    await settings.section(page, '連絡なしと例外')
    for (const at of [1, 2]) await page.getByText('事務所として認める').nth(at).click()
    await shoot(page, '81-profile-exceptions')
    await settings.saved(page)
    await desk.go(page, '予約ボード')
    await board.goToDay(page, '2027-06-07')
    await page.getByText('祝日（架空の日）').first().waitFor()
  })
})
