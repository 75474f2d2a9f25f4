/** The supervisor's half: several signed off at once, restrictions that hold, statistics, and what leaves the app. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { readSeals } from '../../shared/records/seal.ts'
import { addDays, lastMonth, LocalDateSchema } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { output, platform, type RunningApp, shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { pagesWithoutFoot, pdfTitle, readPdf } from '../support/pdf.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import { findInFiles, ichiro, jiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import {
  cancel,
  closeDialog,
  counts,
  dialogOn,
  enterDate,
  field,
  press,
  row,
  shows,
} from './pages/ui.ts'
import { addWeeks, FORMULA, openPracticeStorage, STRANGE } from './review-past.ts'

const it = officeTest()

const { check, noFaults } = createScreens()
const WHY = '月の報告に添えるため'
const HALL = 'ハローワーク金沢'
const NOTICE = /しばらくお断り/

describe('the review room', () => {
  let problems: readonly string[] = []
  let dataRoot = ''
  let app: RunningApp
  let page: Page
  let date = ''
  let sealed = 0

  it.beforeAll(async ({ open, dataRoot: folder, problems: told }) => {
    dataRoot = folder
    problems = told
    const first = await open()
    await office.openPractice(first.page)
    await people.signIn(first.page, '相談員A')
    date = await board.date(first.page)
    await first.close()
    addWeeks(join(dataRoot, 'practice'), date)
    app = await open()
    page = app.page
    // Headless, nobody answers the dialog; the paper stays in the document until the next key, or until `cancelSaving`.
    await page.evaluate(() => {
      window.print = () => undefined
    })
    if (platform !== 'browser')
      await app.inMain(({ dialog: asking }) => {
        asking.showSaveDialog = () =>
          new Promise((resolve) => {
            Reflect.set(globalThis, 'cancelSaving', () => resolve({ canceled: true, filePath: '' }))
          })
      }, null)
    await people.signIn(page, '統括B')
  })

  async function why(button: string): Promise<void> {
    await dialogOn(page)
      .getByLabel(/^(?:書き出す|印刷・PDFにする)理由/)
      .fill(WHY)
    await dialogOn(page).getByRole('button', { name: button }).click()
  }

  /** The paper's dialog is given up; on the desktop the app says so, and that is closed too. */
  async function cancelSaving(): Promise<void> {
    if (platform === 'browser') return page.keyboard.press('Shift')
    await app.inMain(() => {
      const cancel: unknown = Reflect.get(globalThis, 'cancelSaving')
      if (typeof cancel === 'function') Reflect.apply(cancel, null, [])
    }, null)
    await dialogOn(page).waitFor()
    await closeDialog(page)
  }

  async function paper(
    name: string,
    foot: readonly string[],
  ): Promise<{
    readonly text: string
    readonly raw: string
    readonly pages: number
    readonly size: string
    /** Its PDF's. */
    readonly title: string | null
    /** Pages that do not say at their foot which they are, and of what. */
    readonly footless: readonly number[]
  }> {
    await page.locator('.review-paper').waitFor({ state: 'attached' })
    const bytes = await app.pdf()
    writeFileSync(join(output, `${name}.pdf`), bytes)
    await page.emulateMedia({ media: 'print' })
    await page.screenshot({ path: join(output, `${name}.png`), fullPage: true })
    await page.emulateMedia({ media: null })
    await cancelSaving()
    await page.locator('.review-paper').waitFor({ state: 'detached' })
    const pages = await readPdf(bytes)
    const raw = pages.map((one) => one.text).join('')
    return {
      raw,
      text: raw.replace(/\s/g, ''),
      pages: pages.length,
      title: await pdfTitle(bytes),
      footless: pagesWithoutFoot(pages, foot),
      size: `${pages[0]?.widthMm}x${pages[0]?.heightMm}`,
    }
  }

  it('moves no row once it is shown: a press opens the record it was meant for', async () => {
    await page.evaluate(() => {
      const tops = new Set<number>()
      Object.assign(window, { tops })
      const look = (): void => {
        const first = document.querySelector('.review-queue tbody tr')
        if (first !== null) tops.add(Math.round(first.getBoundingClientRect().top))
        requestAnimationFrame(look)
      }
      look()
    })
    await desk.go(page, '記録の確認')
    // What comes last, and some pictures more.
    await page.getByText('一括で確認できる記録をすべて選ぶ').waitFor()
    await page.waitForTimeout(500)
    const places = await page.evaluate(() => {
      const seen: unknown = Reflect.get(window, 'tops')
      return seen instanceof Set ? seen.size : 0
    })
    expect(places).toBe(1)
    await desk.go(page, '予約ボード')
  })

  it('signs off several at once where nothing needs judging, and says why the others need it', async () => {
    await desk.go(page, '記録の確認')
    const third = row(page, '架空 確認三')
    await third.getByText('結果の確認が必要').waitFor()
    expect(await third.getByRole('checkbox').count()).toBe(0)
    await shoot(page, '70-review-several')
    await page.getByRole('checkbox', { name: '一括で確認できる記録をすべて選ぶ' }).press('Space')
    await press(page, '選んだ2件を確認済みにする')
    await page.getByText('2件を確認済みにしますか').waitFor()
    await check(page, 'sign off several')
    await page.getByRole('button', { name: '確認済みにする', exact: true }).last().click()
    await page.getByText('2件を確認済みにしました').first().waitFor()
    await shoot(page, '71-review-several-done')
    // The rows keep their places; those that still wait have a state of their own no more.
    await counts(row(page, '架空 確認').filter({ hasNotText: '確認済み' }), 1)
    await counts(row(page, '架空 確認').filter({ hasText: '確認済み' }), 2)
  })

  it('restricts somebody from the list of past deemed cancellations, by a supervisor’s decision', async () => {
    await review.openTab(page, '連絡なしキャンセル')
    const line = row(page, jiro.name)
    await shows(line, '2回')
    await shoot(page, '72-no-shows')
    await line.getByRole('button', { name: /利用を制限する/ }).click()
    await dialogOn(page).getByLabel('理由').fill('連絡のない取消しが二回続いた。')
    await shoot(page, '73-restrict')
    await press(page, 'この内容で利用を制限する')
    await line.getByText('制限中').waitFor()
    await review.openTab(page, '利用制限')
    await row(page, jiro.name).waitFor()
    await shoot(page, '74-restrictions')
    await review.openTab(page, '1年以上利用のない方')
    await row(page, '架空 昔子').waitFor()
    await shoot(page, '75-unused')
  })

  it('refuses to prepare the booking that stood, holds it with its words, and refuses a new one', async () => {
    const held = z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(await ask(page, 'schedule.held', {}))
    await expect(
      ask(page, 'session.prepare', {
        bookingId: held.find(({ name }) => name === jiro.name)?.id ?? '',
      }),
    ).rejects.toThrow('restricted')
    await desk.go(page, '予約ボード')
    await page
      .getByText(/要確認 2件/)
      .first()
      .waitFor()
    await press(page, /要確認 2件/)
    await page.getByText('利用制限中の方です').first().waitFor()
    await shoot(page, '76-held-restricted')
    await desk.go(page, '設定')
    await desk.go(page, '予約ボード')
    // The form begins at the first free slot of the day that is shown.
    await board.shows(page, ichiro.name)
    await press(page, '予約を追加')
    await dialogOn(page).getByLabel('氏名').fill(jiro.name)
    await dialogOn(page)
      .getByLabel(/求職番号/)
      .fill(jiro.number)
    await board.book(page)
    await dialogOn(page)
      .getByText(/利用制限中の方です/)
      .first()
      .waitFor()
    await shoot(page, '77-booking-refused')
    await cancel(dialogOn(page))
    await press(page, '入力をやめる')
    await dialogOn(page).first().waitFor({ state: 'detached' })
  })

  it('lifts a restriction and keeps it in the history', async () => {
    await desk.go(page, '記録の確認')
    await review.openTab(page, '利用制限')
    await press(page, new RegExp(`${jiro.name} 連絡文を見る`))
    await dialogOn(page).getByText(NOTICE).waitFor()
    await page.keyboard.press('Escape')
    await press(page, new RegExp(`${jiro.name} 解除する`))
    await dialogOn(page).getByLabel('解除する理由').fill('本人から事情を聞いた。')
    await dialogOn(page).getByRole('button', { name: '解除する' }).click()
    await page.getByText('解除済み').waitFor()
    await shoot(page, '78-restriction-lifted')
  })

  it('shows the supervisor true figures in two charts and the table behind them', async () => {
    await desk.go(page, '統計')
    await enterDate(page, 'いつから', addDays(date, -60))
    await enterDate(page, 'いつまで', date)
    await page.getByRole('img', { name: /月ごと/ }).waitFor()
    await page.getByText('この画面の件数は、伏せていません').waitFor()
    await shoot(page, '79-statistics')
    const table = page.getByRole('table', { name: '枠と曜日' })
    expect(await table.getByText('＊').count()).toBe(0)
    expect(
      (await table.getByRole('cell').allInnerTexts()).filter((cell) => cell === '1' || cell === '2')
        .length,
    ).toBeGreaterThan(0)
    await page.getByText('表で見る').first().click()
    await page.getByRole('heading', { name: '表', exact: true }).scrollIntoViewIfNeeded()
    await shoot(page, '80-statistics-tables')
  })

  const csvOf = (file: string, encoding: 'utf8' | 'cp932'): string[][] => {
    return parse(iconv.decode(readFileSync(file), encoding), {
      relax_column_count: true,
      bom: true,
    })
  }

  it('can be used by everybody: axe, text at 200 %, keyboard', async () => {
    await check(page, 'statistics with numbers')
    await desk.go(page, '記録の確認')
    for (const tab of [
      '確認待ち',
      '利用制限',
      '連絡なしキャンセル',
      '1年以上利用のない方',
    ] as const) {
      await review.openTab(page, tab)
      await check(page, `review: ${tab}`)
    }
    noFaults()
    await desk.go(page, '統計')
  })

  it('gives the statistics to a UTF-8 reader and prints the report', async () => {
    await review.exportCsv(page)
    const file = await app.saved(() => why('書き出す'))
    const rows = csvOf(file, 'utf8')
    expect(basename(file)).toMatch(/^相談統計_.*\.csv$/)
    expect(rows.some((row) => row.includes('枠と曜日') && row.includes('月曜'))).toBe(true)
    expect(rows.flat().some((cell) => cell === '＊')).toBe(true)
    // A whole month that is over, and no small cell in any table of it.
    expect(rows[1]?.slice(1)).toEqual(
      Object.values(lastMonth(LocalDateSchema.parse(date))).map((day) => day.replaceAll('-', '/')),
    )
    const cells = rows
      .slice(rows.findIndex((row) => row.includes('日ごと')))
      .map((row) => row.slice(1))
    expect(cells.flat().filter((cell) => cell === '1' || cell === '2')).toEqual([])
    await page
      .getByText(/行を書き出しました/)
      .first()
      .waitFor()
    await closeDialog(page)
    await review.print(page)
    await why(review.PRINT_ON)
    const report = await paper('81-statistics-report', [HALL, '相談の統計'])
    expect(report.text).toMatch(/相談の統計ハローワーク金沢/)
    expect(report.text).toContain('第23条第2項')
    expect(report).toMatchObject({ size: '210x297', footless: [] })
    expect(report.title).toMatch(/^相談の統計_/)
  })

  it('gives the list, as it is filtered, to a CP932 reader: no formula, no lost character unseen, no number', async () => {
    await desk.go(page, '相談記録')
    await enterDate(page, 'いつから', addDays(date, -1))
    await row(page, STRANGE.name).waitFor()
    await review.exportCsv(page)
    await dialogOn(page).getByText('Shift_JIS（古いソフト向け）').click()
    await shoot(page, '82-export')
    const file = await app.saved(() => why('書き出す'))
    await page
      .getByText(/Shift_JISで表せない文字を「〓」に置き換えました: 𠮷/)
      .first()
      .waitFor()
    await shoot(page, '83-exported')
    const rows = csvOf(file, 'cp932')
    expect(rows[0]).toContain('氏名')
    const names = rows.map((row) => row[3])
    expect(names).toContain('〓田 架空')
    expect(names).toContain(`'${FORMULA.name}`)
    expect([...new Set(rows.slice(1).map((row) => row[0]))]).toEqual([
      addDays(date, -1).replaceAll('-', '/'),
    ])
    expect(rows.flat().join(' ')).not.toMatch(/17010/)
    await page.keyboard.press('Escape')
  })

  it('prints a record and the day in Japanese on A4, the day with the seal of the log', async () => {
    await records.open(page, STRANGE.name)
    await review.print(page)
    await why(review.PRINT_ON)
    const record = await paper('84-record-paper', [HALL, STRANGE.name])
    expect(record.text).toMatch(/相談記録日時/)
    expect(record.text).toContain('個人情報が含まれています')
    expect(record.text).toContain('架空の相談の記録です')
    expect(record.text).toContain('応募書類を見る')
    expect(record.text).toContain('練習用の事務所')
    expect(record.text).not.toContain('17010')
    expect(record).toMatchObject({ pages: 1, size: '210x297', footless: [] })
    expect(record.title).toBe(`相談記録_${addDays(date, -1)}_1600`)
    await desk.go(page, '記録の確認')
    await press(page, '日報を印刷')
    await field(dialogOn(page), '日付').fill(addDays(date, -1))
    await why(review.PRINT_ON)
    const day = await paper('85-day-paper', [HALL, '相談の日報', formatDate(addDays(date, -1))])
    expect(day).toMatchObject({ pages: 1, size: '210x297', footless: [] })
    expect(day.title).toBe(`相談の日報_${addDays(date, -1)}`)
    expect(day.text).toContain('相談の日報')
    const [printed] = readSeals(/SEAL \S+ #\d+ [0-9a-f-]+/.exec(day.raw)?.[0] ?? '').seals
    expect(printed?.date).toBe(date)
    sealed = printed?.events ?? 0
  })

  it('recorded every export, met no error, and left no private word on the disk', async () => {
    await app.close()
    expect(
      findInFiles(dataRoot, [
        jiro.name,
        jiro.number,
        STRANGE.name,
        '連絡のない取消しが二回続いた。',
        WHY,
      ]),
    ).toEqual([])
    const { report } = verify(join(dataRoot, 'practice'))
    expect(report.firstBad).toBeNull()
    expect(sealed).toBeGreaterThan(300)
    expect(report.events).toBeGreaterThanOrEqual(sealed)
    const storage = openPracticeStorage(
      join(dataRoot, 'practice'),
      createVirtualClock(instantOf(date, '18:00')),
    )
    const exported = storage.log
      .eventsOf('record/strange')
      .filter((event) => event.type === 'records.exported')
    expect(exported.map((event) => event.payload)).toEqual([
      { what: 'この記録（印刷・PDF）', why: WHY },
    ])
    storage.close()
    expect(problems).toEqual([])
  })
})
