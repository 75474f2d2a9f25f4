/** The supervisor's half: several signed off at once, restrictions that hold, statistics, and what leaves the app. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStorage } from '../../electron/storage/storage.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { readSeals } from '../../shared/records/seal.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { addDays, weekdayOf } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  freshFolder,
  output,
  platform,
  removeFolder,
  type RunningApp,
  shoot,
  startApp,
} from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { readPdf } from '../support/pdf.ts'
import { findInFiles } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import * as step from './steps.ts'

const { check, noFaults } = createScreens()
const WHY = '月の報告に添えるため'
const NOTICE = /しばらくお断り/
const STRANGE = { name: '𠮷田 架空', number: '17010-00077701' }
const FORMULA = { name: '=架空 式子', number: '17010-00077702' }

/** Weeks of invented consultations, written by the storage itself while the app is closed. */
function seed(folder: string, date: string): void {
  const clock = createVirtualClock(instantOf(addDays(date, -400), '10:00'))
  const storage = openStorage({
    folder,
    keyStore: {
      available: () => false,
      wrap: (secret) => secret,
      unwrap: () => ({ ok: false, reason: 'keyUnavailable' }),
    },
    vaultPassphrase: null,
    kind: 'practice',
    clock,
  })
  if (!storage.ok) throw new Error(storage.reason)
  const staff = storage.value.accounts.all().map(({ account }) => account)
  const counselor = staff.find(({ role }) => role === 'counselor')?.id ?? ''
  const add = (
    recordId: string,
    day: string,
    slot: string,
    seeker: { readonly name: string; readonly number: string },
    outcome: Outcome,
    minutes: number,
  ): void => {
    clock.advance(instantOf(day, slot) - clock.wallMs())
    const by = { scope: recordScope(recordId), actorId: counselor }
    const events: NewEvent[] = [
      {
        ...by,
        type: 'session.opened',
        payload: {
          bookingId: `b-${recordId}`,
          date: day,
          slot,
          siteId: 'kanazawa',
          name: seeker.name,
          kana: null,
          jobSeekerNumber: seeker.number,
          companions: null,
          category: 1,
          practice: true,
        },
      },
      {
        ...by,
        type: 'session.closed',
        payload: {
          outcome,
          note: `架空の相談の記録です（${seeker.name}）。`,
          followUp: '応募書類を見る。',
          usedMs: minutes * 60_000,
        },
      },
    ]
    const [first, last] = events
    if (
      first === undefined ||
      last === undefined ||
      !storage.value.log.append([first]).ok ||
      !storage.value.log.append([last]).ok
    )
      throw new Error('not written')
    const waits = seeker.name.includes('確認')
    if (!waits)
      storage.value.log.append([
        { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'system', payload: {} },
      ])
  }
  add(
    'long-ago',
    addDays(date, -399),
    '10:00',
    { name: '架空 昔子', number: '17010-00055501' },
    'completed',
    20,
  )
  const slots = ['10:00', '11:00', '14:00', '15:00']
  let n = 0
  for (let back = 60; back > 0; back -= 1) {
    const day = addDays(date, -back)
    if (weekdayOf(day) === 0 || weekdayOf(day) === 6) continue
    for (const [at, slot] of slots.entries()) {
      n += 1
      const outcome: Outcome =
        n % 29 === 0
          ? 'systemFailure'
          : n % 19 === 0
            ? 'deemedCancellation'
            : n % 4 === 0
              ? 'capReached'
              : 'completed'
      if ((n * 7 + at) % 5 < 4)
        add(
          `seed-${n}`,
          day,
          slot,
          { name: `架空 見本${n}`, number: `17010-${String(900_000 + n).padStart(8, '0')}` },
          outcome,
          outcome === 'capReached' ? 30 : outcome === 'completed' ? 18 + (n % 9) : 0,
        )
    }
  }
  const before = addDays(date, -1)
  add('jiro-1', addDays(date, -20), '16:00', step.jiro, 'deemedCancellation', 0)
  add('jiro-2', addDays(date, -6), '16:00', step.jiro, 'deemedCancellation', 0)
  add('strange', before, '16:00', STRANGE, 'completed', 25)
  add('formula', before, '16:10', FORMULA, 'completed', 25)
  add('wait-1', before, '16:20', { name: '架空 確認一', number: '17010-00066601' }, 'completed', 25)
  add('wait-2', before, '16:30', { name: '架空 確認二', number: '17010-00066602' }, 'completed', 25)
  add('wait-3', before, '16:40', { name: '架空 確認三', number: '17010-00066603' }, 'seekerLeft', 5)
  storage.value.close()
}

describe('the review room', () => {
  const dataRoot = freshFolder()
  const problems: string[] = []
  let app: RunningApp
  let page: Page
  let date = ''
  let sealed = 0

  beforeAll(async () => {
    const first = await startApp(dataRoot)
    await step.openPractice(first.page)
    await step.signIn(first.page, '相談員A')
    date = await first.page.locator('input[type="date"]').first().inputValue()
    await first.close()
    seed(join(dataRoot, 'practice'), date)
    app = await startApp(dataRoot)
    page = app.page
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
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
    await step.signIn(page, '統括B')
  })
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  const dialog = () => page.getByRole('dialog')
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()

  async function why(button: string): Promise<void> {
    await dialog()
      .getByLabel(/^(?:書き出す|印刷・PDFにする)理由/)
      .fill(WHY)
    await dialog().getByRole('button', { name: button }).click()
  }

  /** The paper's dialog is given up; on the desktop the app says so, and that is closed too. */
  async function cancelSaving(): Promise<void> {
    if (platform === 'browser') return page.keyboard.press('Shift')
    await app.inMain(() => {
      const cancel: unknown = Reflect.get(globalThis, 'cancelSaving')
      if (typeof cancel === 'function') cancel()
    }, null)
    await dialog().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }

  async function paper(name: string): Promise<{
    readonly text: string
    readonly raw: string
    readonly pages: number
    readonly size: string
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
      size: `${pages[0]?.widthMm}x${pages[0]?.heightMm}`,
    }
  }

  it('signs off several at once where nothing needs judging, and says why the others need it', async () => {
    await step.go(page, '記録の確認')
    const third = page.getByRole('row').filter({ hasText: '架空 確認三' })
    await third.getByText('結果の確認が必要').waitFor()
    expect(await third.getByRole('checkbox').count()).toBe(0)
    await shoot(page, '70-review-several')
    await page.getByRole('checkbox', { name: '一括で確認できる記録をすべて選ぶ' }).press('Space')
    await press('選んだ2件を確認済みにする')
    await page.getByText('2件を確認済みにしますか').waitFor()
    await check(page, 'sign off several')
    await page.getByRole('button', { name: '確認済みにする', exact: true }).last().click()
    await page.getByText('2件を確認済みにしました').first().waitFor()
    await shoot(page, '71-review-several-done')
    expect(await page.getByRole('row').filter({ hasText: '架空 確認' }).count()).toBe(1)
  })

  it('restricts somebody from the list of past deemed cancellations, by a supervisor’s decision', async () => {
    await page.getByRole('tab', { name: '連絡なしキャンセル' }).click()
    const row = page.getByRole('row').filter({ hasText: step.jiro.name })
    expect(await row.innerText()).toContain('2回')
    await shoot(page, '72-no-shows')
    await row.getByRole('button', { name: /利用を制限する/ }).click()
    await dialog().getByLabel('理由').fill('連絡のない取消しが二回続いた。')
    await shoot(page, '73-restrict')
    await press('この内容で利用を制限する')
    await row.getByText('制限中').waitFor()
    await page.getByRole('tab', { name: '利用制限' }).click()
    await page.getByRole('row').filter({ hasText: step.jiro.name }).waitFor()
    await shoot(page, '74-restrictions')
    await page.getByRole('tab', { name: '1年以上利用のない方' }).click()
    await page.getByRole('row').filter({ hasText: '架空 昔子' }).waitFor()
    await shoot(page, '75-unused')
  })

  it('refuses to prepare the booking that stood, holds it with its words, and refuses a new one', async () => {
    const held = z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(await ask(page, 'schedule.held', {}))
    await expect(
      ask(page, 'session.prepare', {
        bookingId: held.find(({ name }) => name === step.jiro.name)?.id ?? '',
      }),
    ).rejects.toThrow('restricted')
    await step.go(page, '予約ボード')
    await page
      .getByText(/要確認 2件/)
      .first()
      .waitFor()
    await press(/要確認 2件/)
    await page.getByText('利用制限中の方です').first().waitFor()
    await shoot(page, '76-held-restricted')
    await step.go(page, '設定')
    await step.go(page, '予約ボード')
    await press('予約を追加')
    await dialog().getByLabel('氏名').fill(step.jiro.name)
    await dialog()
      .getByLabel(/求職番号/)
      .fill(step.jiro.number)
    await dialog().getByRole('button', { name: '予約する' }).click()
    await dialog()
      .getByText(/利用制限中の方です/)
      .first()
      .waitFor()
    await shoot(page, '77-booking-refused')
    await dialog().getByRole('button', { name: 'やめる' }).click()
    await press('入力をやめる')
    await dialog().first().waitFor({ state: 'detached' })
  })

  it('lifts a restriction and keeps it in the history', async () => {
    await step.go(page, '記録の確認')
    await page.getByRole('tab', { name: '利用制限' }).click()
    await press(new RegExp(`${step.jiro.name} 連絡文を見る`))
    await dialog().getByText(NOTICE).waitFor()
    await page.keyboard.press('Escape')
    await press(new RegExp(`${step.jiro.name} 解除する`))
    await dialog().getByLabel('解除する理由').fill('本人から事情を聞いた。')
    await dialog().getByRole('button', { name: '解除する' }).click()
    await page.getByText('解除済み').waitFor()
    await shoot(page, '78-restriction-lifted')
  })

  it('shows statistics in two charts and the table behind them, small cells left out', async () => {
    await step.go(page, '統計')
    await page.getByLabel('いつから').fill(addDays(date, -60))
    await page.getByLabel('いつまで').fill(date)
    await page.getByRole('img', { name: /月ごと/ }).waitFor()
    await page.getByText('伏せた件数です（厚労省規約第23条第2項）').waitFor()
    await shoot(page, '79-statistics')
    const table = page.getByRole('table', { name: '枠と曜日' })
    expect(await table.getByText('＊').count()).toBeGreaterThan(0)
    expect(
      (await table.getByRole('cell').allInnerTexts()).filter(
        (cell) => cell === '1' || cell === '2',
      ),
    ).toEqual([])
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
    await step.go(page, '記録の確認')
    for (const tab of ['確認待ち', '利用制限', '連絡なしキャンセル', '1年以上利用のない方']) {
      await page.getByRole('tab', { name: tab }).click()
      await check(page, `review: ${tab}`)
    }
    noFaults()
    await step.go(page, '統計')
  })

  it('gives the statistics to a UTF-8 reader and prints the report', async () => {
    await press('CSVで書き出す')
    const file = await app.saved(() => why('書き出す'))
    const rows = csvOf(file, 'utf8')
    expect(basename(file)).toMatch(/^相談統計_.*\.csv$/)
    expect(rows.some((row) => row.includes('枠と曜日') && row.includes('月曜'))).toBe(true)
    expect(rows.flat().some((cell) => cell === '＊')).toBe(true)
    await page
      .getByText(/行を書き出しました/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await press('印刷・PDF')
    await why('印刷・PDFに進む')
    const report = await paper('81-statistics-report')
    expect(report.text).toMatch(/^相談の統計ハローワーク金沢/)
    expect(report.text).toContain('第23条第2項')
    expect(report.size).toBe('210x297')
  })

  it('gives the list, as it is filtered, to a CP932 reader: no formula, no lost character unseen, no number', async () => {
    await step.go(page, '相談記録')
    await page.getByLabel('いつから').fill(addDays(date, -1))
    await page.getByRole('row').filter({ hasText: STRANGE.name }).waitFor()
    await press('CSVで書き出す')
    await dialog().getByText('Shift_JIS（古いソフト向け）').click()
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
    await page
      .getByRole('row')
      .filter({ hasText: STRANGE.name })
      .getByRole('button')
      .first()
      .click()
    await press('印刷・PDF')
    await why('印刷・PDFに進む')
    const record = await paper('84-record-paper')
    expect(record.text).toMatch(/^相談記録日時/)
    expect(record.text).toContain('個人情報が含まれています')
    expect(record.text).toContain('架空の相談の記録です')
    expect(record.text).toContain('応募書類を見る')
    expect(record.text).toContain('練習用の事務所')
    expect(record.text).not.toContain('17010')
    expect(record).toMatchObject({ pages: 1, size: '210x297' })
    await step.go(page, '記録の確認')
    await press('日報を印刷')
    await dialog().getByLabel('日付').fill(addDays(date, -1))
    await why('印刷・PDFに進む')
    const day = await paper('85-day-paper')
    expect(day).toMatchObject({ pages: 1, size: '210x297' })
    expect(day.text).toMatch(/^相談の日報/)
    const [printed] = readSeals(/SEAL \S+ #\d+ [0-9a-f-]+/.exec(day.raw)?.[0] ?? '').seals
    expect(printed?.date).toBe(date)
    sealed = printed?.events ?? 0
  })

  it('recorded every export, met no error, and left no private word on the disk', async () => {
    await app.close()
    expect(
      findInFiles(dataRoot, [
        step.jiro.name,
        step.jiro.number,
        STRANGE.name,
        '連絡のない取消しが二回続いた。',
        WHY,
      ]),
    ).toEqual([])
    const { report } = verify(join(dataRoot, 'practice'))
    expect(report.firstBad).toBeNull()
    expect(sealed).toBeGreaterThan(300)
    expect(report.events).toBeGreaterThanOrEqual(sealed)
    const storage = openStorage({
      folder: join(dataRoot, 'practice'),
      keyStore: {
        available: () => false,
        wrap: (secret) => secret,
        unwrap: () => ({ ok: false, reason: 'keyUnavailable' }),
      },
      vaultPassphrase: null,
      kind: 'practice',
      clock: createVirtualClock(instantOf(date, '18:00')),
    })
    if (!storage.ok) throw new Error(storage.reason)
    const exported = storage.value.log
      .eventsOf('record/strange')
      .filter((event) => event.type === 'records.exported')
    expect(exported.map((event) => event.payload)).toEqual([
      { what: 'この記録（印刷・PDF）', why: WHY },
    ])
    storage.value.close()
    expect(problems).toEqual([])
  })
})
