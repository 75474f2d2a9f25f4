/** The schedule room without a mouse: a file, its columns, what it would do, a booking by hand, its cancellation, the printed day. */
import iconv from 'iconv-lite'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { FieldSchema } from '../../shared/schedule/import.ts'
import { addDays, weekdayOf } from '../../shared/time/day.ts'
import { shoot } from '../support/app.ts'
import { focusKept, pressBy, tabTo } from '../support/keyboard.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { dialogGone, dialogOn } from './pages/ui.ts'

const it = officeTest()

describe('the schedule by keyboard alone', () => {
  let page: Page
  let day = ''

  it.beforeAll(async ({ page: shown }) => {
    page = shown
    await office.openPracticeByKey(page)
    await people.signInByKey(page, '相談員A')
    await board.shows(page, ichiro.name)
    const today = await board.date(page)
    day = addDays(today, weekdayOf(today) === 5 ? 3 : 1)
  })

  /** Tab until the select of this title has the focus, then down to the field. */
  async function answer(title: string, field: (typeof FieldSchema.options)[number]): Promise<void> {
    const wanted = page.getByLabel(`「${title}」の列の内容`)
    for (
      let stop = 0;
      stop < 40 && !(await wanted.evaluate((select) => select === document.activeElement));
      stop += 1
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Home')
    for (let down = 0; down <= FieldSchema.options.indexOf(field); down += 1)
      await page.keyboard.press('ArrowDown')
    expect(await wanted.inputValue()).toBe(field)
  }

  it('chooses a file, names its columns, looks at the rows and accepts it', async () => {
    const header = '控え,いつ,なんじ,どなた,番号'
    const buffer = iconv.encode(
      [
        header,
        `7200001,${day},14:00,架空 鍵盤,17010-00072001`,
        `7200002,${day},11:30,架空 打鍵,17010-00072002`,
      ].join('\r\n'),
      'cp932',
    )
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      pressBy(page, '予約ファイルを取り込む'),
    ])
    await chooser.setFiles({ name: '鍵盤だけ.csv', mimeType: 'text/csv', buffer })
    await board.columnsAreAsked(page)
    await focusKept(page, 'choosing a file')
    for (const [title, field] of [
      ['控え', 'receiptNumber'],
      ['いつ', 'date'],
      ['なんじ', 'time'],
      ['どなた', 'name'],
      ['番号', 'jobSeekerNumber'],
    ] as const)
      await answer(title, field)
    await pressBy(page, '内容を確かめる')
    await board.previewIsOpen(page, '鍵盤だけ.csv')
    await focusKept(page, 'naming the columns')
    await tabTo(page, 'tab', /^追加/)
    for (let right = 0; right < 4; right += 1) await page.keyboard.press('ArrowRight')
    await page.getByText('この時刻に相談の枠はありません').first().waitFor()
    await shoot(page, '67-keyboard-preview')
    await pressBy(page, /^取り込む（1件/)
    await board.isImported(page)
    await focusKept(page, 'accepting')
    await pressBy(page, /予約ボードに戻る/)
    await board.isOpen(page)
    await focusKept(page, 'the import')
  })

  it('is asked about states under a title nobody knows, and corrects what was understood', async () => {
    const buffer = Buffer.from(
      [
        '整理番号,相談希望日,希望時間,氏名,求職番号,進みぐあい',
        `7400001,${day},10:00,架空 続行,17010-00074001,完了`,
        `7400002,${day},10:00,見本 取消,17010-00074002,取下げ`,
      ].join('\r\n'),
    )
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      pressBy(page, '予約ファイルを取り込む'),
    ])
    await chooser.setFiles({ name: '進み.csv', mimeType: 'text/csv', buffer })
    await board.columnsAreAsked(page)
    expect(await page.getByLabel('「進みぐあい」の列の内容').inputValue()).toBe('status')
    await shoot(page, '66-keyboard-states')
    await pressBy(page, '内容を確かめる')
    await board.previewIsOpen(page, '進み.csv')
    await pressBy(page, '列の読み取り方を直す')
    await board.columnsAreAsked(page)
    await focusKept(page, 'correcting the columns')
    await pressBy(page, '内容を確かめる')
    await board.previewIsOpen(page, '進み.csv')
    await pressBy(page, /^取り込む（2件/)
    await board.isImported(page)
    await page.getByText(/追加 1件、変更 0件、取下げ 1件/).waitFor()
    await pressBy(page, /予約ボードに戻る/)
    await board.isOpen(page)
  })

  it('books by hand, is told what is missing, changes and cancels', async () => {
    await pressBy(page, '15:00 窓口3に予約を追加')
    await tabTo(page, 'textbox', /^氏名/)
    await page.keyboard.type('架空 指先')
    await pressBy(page, '予約する')
    await dialogOn(page).getByText('求職番号がありません').waitFor()
    // The focus went to what is missing.
    await page.keyboard.type('17010-00073001')
    await pressBy(page, '予約する')
    await dialogGone(page)
    await focusKept(page, 'booking')
    await pressBy(page, '架空 指先さんの予約を開く')
    await pressBy(page, '内容・日時を変更する')
    await tabTo(page, 'textbox', /^フリガナ/)
    await page.keyboard.type('カクウ ユビサキ')
    await shoot(page, '68-keyboard-change')
    await page.keyboard.press('Enter')
    await dialogGone(page)
    await until('the change is on the board', async () =>
      (await page.getByRole('main').innerText()).includes('カクウ ユビサキ'),
    )
    await pressBy(page, '架空 指先さんの予約を開く')
    await pressBy(page, '予約を取り消す')
    await tabTo(page, 'radio', '求職者')
    await page.keyboard.press('Space')
    await tabTo(page, 'radio', '電話')
    await page.keyboard.press('Space')
    await pressBy(page, '予約を取り消す')
    await dialogGone(page)
    await until(
      'it is off the board',
      async () => (await page.getByRole('cell').filter({ hasText: '架空 指先' }).count()) === 0,
    )
    await focusKept(page, 'cancelling')
  })

  it('undoes the cancellation while the place is free', async () => {
    await tabTo(page, 'searchbox', '予約を検索')
    await page.keyboard.type('指先')
    await page.keyboard.press('Enter')
    await pressBy(page, '架空 指先さんの予約を開く')
    await pressBy(page, '取消しを元に戻す')
    await dialogGone(page)
    await pressBy(page, '検索を終わる')
    await board.shows(page, '架空 指先')
  })

  it('resolves a held booking, searches, and prints', async () => {
    await pressBy(page, /^要確認 2件/)
    await pressBy(page, '架空 打鍵さんの予約を直す')
    await tabTo(page, 'button', /開始時刻/)
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await pressBy(page, '直して予約にする')
    await dialogGone(page)
    await focusKept(page, 'resolving')
    await pressBy(page, /予約ボードに戻る/)
    await tabTo(page, 'searchbox', '予約を検索')
    await page.keyboard.type('打鍵')
    await page.keyboard.press('Enter')
    await page
      .getByRole('row')
      .filter({ hasText: '架空 打鍵' })
      .filter({ hasText: '15:00' })
      .waitFor()
    await pressBy(page, '検索を終わる')
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
    })
    // Who is held that day, and rows that nobody could read, are on the sheet.
    await until(
      'the sheet has who is held',
      async () => (await page.locator('.sch-print').textContent())?.includes('見本 四郎') === true,
    )
    await pressBy(page, '印刷')
    expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe('yes')
  })
})
