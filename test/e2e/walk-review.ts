/** The supervisor's dialogs, one after the other; part of accessibility-more.test.ts. */
import type { Page } from 'playwright-core'
import { enterOn, focusKept, typeInto } from '../support/keyboard.ts'
import { lookout, type Screens } from '../support/screens.ts'
import { ichiro } from '../support/sample.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import { enterDate } from './pages/ui.ts'

/** Begins with a counselor signed in and one closed record of `ichiro` on `date`. */
export async function walkReview(
  page: Page,
  { check, dialog }: Screens,
  date: string,
): Promise<void> {
  const { heading, text, row, escape, tab } = lookout(page)
  await people.signOut(page)
  await people.signIn(page, '統括B')
  await desk.go(page, '相談記録')
  await row(ichiro.name)
  await enterDate(page, 'いつから', date)
  await dialog(page, 'この条件を保存する', 'name a filter')
  await dialog(page, 'CSVで書き出す', 'export the list')
  await enterOn(page, 'CSVで書き出す')
  await typeInto(page, '書き出す理由', '架空の報告')
  await enterOn(page, '書き出す')
  await text(/行を書き出しました/)
  await check(page, 'exported')
  await escape('the export')
  await enterOn(page, new RegExp(ichiro.name))
  await text('架空の求人票を三件案内した。')
  await focusKept(page, 'the list')
  await dialog(page, '印刷・PDF', 'print a record')
  await dialog(page, '利用を制限する', 'restrict')
  await enterOn(page, '利用を制限する')
  await typeInto(page, '理由', '架空の理由')
  await enterOn(page, 'この内容で利用を制限する')
  await text('利用を制限しました')
  await focusKept(page, 'restricting')
  await enterOn(page, /^記録の確認/)
  await dialog(page, '日報を印刷', 'print the day')
  await tab('利用制限')
  await row(ichiro.name)
  await check(page, 'restrictions')
  await dialog(page, /連絡文を見る$/, 'the notice')
  await dialog(page, /解除する$/, 'lift a restriction')
  await tab('確認待ち')
  await enterOn(page, ichiro.name)
  await enterOn(page, '差し戻す')
  await typeInto(page, '相談員への連絡事項', '次の予定を補ってください。')
  await enterOn(page, '差し戻す')
  await text('差し戻しました')
  await focusKept(page, 'giving it back')
  await check(page, 'given back')
  await enterOn(page, '統計')
  await heading('統計')
  await check(page, 'statistics')
  await dialog(page, 'CSVで書き出す', 'export the statistics')
  await enterOn(page, '設定')
  await tab('事務所の内容')
  await enterOn(page, /^枠と窓口/)
  await enterOn(page, '枠3の開始時刻を削除する')
  await dialog(page, '保存する', 'slots: bookings lose their place')
  await enterOn(page, '変更前に戻す')
  await tab('予約の履歴')
  await page.getByRole('row').nth(1).waitFor()
  await check(page, 'history of the bookings')
  await enterOn(page, /この取り込みを取り消す$/)
  await page.getByRole('dialog').waitFor()
  await check(page, 'history of the bookings: ask')
  await escape('the question')
  await tab('保存期間')
  await typeInto(page, '相談記録', 'ろく')
  await text('1〜1200の数字を入力するか')
  await check(page, 'retention with an error')
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await desk.go(page, '相談記録')
  await enterOn(page, new RegExp(ichiro.name))
  await text('差戻しに回答する')
  await check(page, 'answer to what was given back')
}
