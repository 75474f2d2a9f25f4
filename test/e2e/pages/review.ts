/** The supervisor's room: the queue, giving back, signing off, restrictions. */
import type { Locator, Page } from 'playwright-core'
import { dialogOn, press, tab } from './ui.ts'

export const openTab = (
  page: Page,
  name: '確認待ち' | '利用制限' | '連絡なしキャンセル' | '1年以上利用のない方',
): Promise<void> => tab(page, name)

/** What signs off the record that is open; the one for several is named after how many. */
export const signOffButton = (page: Page): Locator =>
  page.getByRole('button', { name: '確認済みにする', exact: true })

/** The record that is open. */
export async function signOff(page: Page): Promise<void> {
  await signOffButton(page).click()
  await page.getByText('確認済みにしました').first().waitFor()
}

/** The record that is open: the question about it. */
export const openReturn = (page: Page): Promise<void> => press(page, '差し戻す')

export const exportCsv = (page: Page): Promise<void> => press(page, 'CSVで書き出す')

/** The question before anything goes to paper. */
export const print = (page: Page): Promise<void> => press(page, '印刷・PDF')
export const PRINT_ON = '印刷・PDFに進む'

/** Why something leaves, asked before it does. */
export const reason = (page: Page): Locator =>
  dialogOn(page).getByLabel(/^(?:書き出す|印刷・PDFにする)理由/)
