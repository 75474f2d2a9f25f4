/** The schedule's dialogs, its search and its import, one after the other; part of accessibility-more.test.ts. */
import type { Page } from 'playwright-core'
import { addDays } from '../../shared/time/day.ts'
import { ask } from '../support/contract-calls.ts'
import { enterOn, focusKept, tabTo, typeInto } from '../support/keyboard.ts'
import { lookout, type Screens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { jiro } from '../support/sample.ts'
import * as board from './pages/board.ts'

/** Begins on the board of `date`, where a record was closed just now. */
export async function walkSchedule(
  page: Page,
  { check, dialog }: Screens,
  date: string,
): Promise<void> {
  const { heading, text, escape } = lookout(page)
  await enterOn(page, '閉じる')
  await enterOn(page, board.bookingOf(jiro.name))
  await enterOn(page, '記録する')
  await text('結果を選んでください')
  await check(page, 'contact without a result')
  await enterOn(page, '予約を取り消す')
  await heading(`${jiro.name}さんの予約を取り消す`)
  await check(page, 'cancel a booking')
  await escape('cancelling')
  await enterOn(page, '予約を追加')
  await enterOn(page, '予約する')
  await text('氏名を入力してください')
  await check(page, 'booking form with errors')
  await typeInto(page, '氏名', '架空 書きかけ')
  await until('what was typed is kept', async () =>
    JSON.stringify(await ask(page, 'schedule.drafts', {})).includes('架空 書きかけ'),
  )
  await page.keyboard.press('Escape')
  await heading('入力をやめますか')
  await check(page, 'booking form: leave it')
  await page.reload()
  await text('入力途中の予約があります')
  await dialog(page, '入力を破棄する', 'begun booking: drop it')
  await check(page, 'begun booking')
  await typeSearch(page, '架空')
  await text(/件見つかりました/)
  await check(page, 'search results')
  await typeSearch(page, 'だれもいない')
  await text('見つかりませんでした')
  await check(page, 'nothing found')
  await enterOn(page, '検索を終わる')
  await importRows(page, { check, dialog }, date)
}

async function typeSearch(page: Page, words: string): Promise<void> {
  await tabTo(page, 'searchbox', '予約を検索')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

async function importRows(
  page: Page,
  { check, dialog }: Pick<Screens, 'check' | 'dialog'>,
  date: string,
): Promise<void> {
  const { heading, text } = lookout(page)
  const rows = [
    '整理番号,状態,相談希望日,希望時間,氏名,求職番号',
    `7300001,完了,${addDays(date, 7)},10:00～10:30,架空 追加,17010-00073001`,
    `7300002,完了,${date},11:30～12:00,架空 時外,17010-00073002`,
    '7300003,完了,未定,11:00～11:30,架空 日付,17010-00073003',
    `2000112,取下げ,${date},15:00～15:30,見本　みどり,17010-00012312`,
  ]
  await board.chooseFile(page, '空のファイル.csv', Buffer.alloc(0))
  await page.getByRole('button', { name: '別のファイルを選ぶ' }).waitFor()
  await check(page, 'import refused')
  await board.chooseFile(page, '四行.csv', Buffer.from(rows.join('\r\n')))
  for (const verdict of ['取下げ', '要確認', '読み取れない行']) {
    await page.getByRole('tab', { name: new RegExp(`^${verdict}`) }).click()
    await check(page, `import: ${verdict}`)
  }
  await enterOn(page, /^取り込む（/)
  await text('取り込みました')
  await focusKept(page, 'accepting')
  await check(page, 'import done')
  await enterOn(page, /^要確認 /)
  await text(/確かめる行 1件/)
  await check(page, 'held and unread')
  await dialog(page, /を一覧から外す$/, 'dismiss an unread row')
  await dialog(page, '架空 時外さんの予約を直す', 'put a held booking right')
  await dialog(page, '架空 時外さんの予約を取り消す', 'cancel a held booking')
  await enterOn(page, /予約ボードに戻る/)
  await heading('予約ボード')
}
