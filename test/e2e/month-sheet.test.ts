/** The labour bureau's sheet of a month: true on the screen, and out of the office only when over, suppressed and recorded. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { addDays, daysOfMonth, lastMonth, LocalDateSchema, monthOf } from '../../shared/time/day.ts'
import { formatDate, monthWords } from '../../shared/time/words.ts'
import { output, platform, type RunningApp, shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { readPdf } from '../support/pdf.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as review from './pages/review.ts'
import { button, closeDialog, dialogOn, pick, row, shows, tab } from './pages/ui.ts'
import { addWeeks } from './review-past.ts'

const it = officeTest()
const { check, noFaults } = createScreens()
const OutcomesSchema = z.object({
  statistics: z.object({
    tables: z.object({ outcome: z.array(z.object({ key: z.string(), count: z.int() })) }),
  }),
})

describe('the month’s sheet', () => {
  let app: RunningApp
  let page: Page
  let date = ''
  let last = ''

  it.beforeAll(async ({ open, dataRoot }) => {
    const first = await open()
    await office.openPractice(first.page)
    await people.signIn(first.page, '相談員A')
    date = await board.date(first.page)
    last = monthOf(lastMonth(LocalDateSchema.parse(date)).from)
    await first.close()
    addWeeks(join(dataRoot, 'practice'), date)
    app = await open()
    page = app.page
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await people.signIn(page, '統括B')
    await desk.go(page, '統計')
    await tab(page, '月報（労働局）')
  })

  const sheet = () => page.getByRole('article')

  it('shows the month that is over with its true figures, the same as the statistics of its days', async () => {
    await shows(sheet(), monthWords(last))
    const { statistics } = OutcomesSchema.parse(
      await ask(page, 'review.statistics', daysOfMonth(last)),
    )
    const count = (key: string): number =>
      statistics.tables.outcome.find((one) => one.key === key)?.count ?? 0
    expect(count('completed')).toBeGreaterThan(3)
    const cells = (await row(page, '完了').first().innerText()).split(/\s+/)
    expect(cells).toEqual(['完了', String(count('completed')), String(count('completed'))])
    const noShows = (await row(page, '連絡なしキャンセル').first().innerText()).split(/\s+/)
    expect(noShows).toEqual(['連絡なしキャンセル', String(count('deemedCancellation')), '0'])
    await shoot(page, '150-month-sheet')
    await check(page, 'the sheet of a month')
    noFaults()
  })

  it('gives the file: whole, few of anything left out, the reason recorded', async () => {
    await review.exportCsv(page)
    await review.reason(page).fill('労働局への月の報告')
    const file = await app.saved(() =>
      dialogOn(page).getByRole('button', { name: '書き出す' }).click(),
    )
    expect(basename(file)).toBe(`オンライン職業相談月報_${last}.csv`)
    const rows: string[][] = parse(readFileSync(file), { relax_column_count: true, bom: true })
    expect(rows[0]).toEqual(['オンライン職業相談 月報'])
    for (const title of ['結果ごとの件数', '枠ごとの件数と利用', '施設と区分ごとの件数'])
      expect(rows.flat()).toContain(title)
    const at = rows.findIndex(([first]) => first === '結果ごとの件数')
    const numbers = rows.slice(at).flatMap(([, ...cells]) => cells)
    expect(numbers).toContain('＊')
    expect(numbers.filter((cell) => cell === '1' || cell === '2')).toEqual([])
    await closeDialog(page)
  })

  it('prints it as a document of its own', async () => {
    await review.print(page)
    await review.reason(page).fill('労働局への月の報告')
    await dialogOn(page).getByRole('button', { name: review.PRINT_ON }).click()
    await page.locator('.review-paper').waitFor({ state: 'attached' })
    const bytes = await app.pdf()
    writeFileSync(join(output, '151-month-paper.pdf'), bytes)
    const pages = await readPdf(bytes)
    const words = pages.map(({ text }) => text).join('')
    expect(words.replace(/\s/g, '')).toMatch(/^オンライン職業相談月報/)
    expect(words).toContain('第23条第2項')
    expect(`${pages[0]?.widthMm}x${pages[0]?.heightMm}`).toBe('210x297')
    if (platform === 'browser') await page.keyboard.press('Shift')
  })

  it('says of the month that goes on that it cannot leave', async () => {
    const month = monthOf(LocalDateSchema.parse(date))
    await pick(page.getByRole('main'), '対象の月', `${monthWords(month)}（集計中）`)
    await shows(page, `${monthWords(month)}は、まだ終わっていません`)
    await shows(page, formatDate(addDays(daysOfMonth(month).to, 1)))
    for (const name of ['CSVで書き出す', '印刷・PDF'])
      expect(await button(page, name).isDisabled()).toBe(true)
    await shoot(page, '152-month-running')
  })
})
