/** The session room: the note, the notices of the clock, the end, and the record that is closed after it. */
import type { Locator, Page } from 'playwright-core'
import { isOpen } from './board.ts'
import { press, question } from './ui.ts'

export const note = (page: Page): Locator => page.getByRole('textbox', { name: 'メモ' })

/** Types the note and waits until it is kept. */
export async function writeNote(page: Page, words: string): Promise<void> {
  await page.getByLabel('メモ').fill(words)
  await page.getByText(/保存済み/).waitFor()
}

export const isRunning = (page: Page): Promise<void> =>
  page.getByRole('button', { name: '相談を終了する' }).waitFor()

/** The notice before the cap. */
export const minutesLeft = (page: Page, minutes: 1 | 5): Promise<void> =>
  page.getByText(`残り${minutes}分です`).first().waitFor()

export const capIsReached = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '30分になったため終了しました' }).waitFor()

/** It was ended by the counselor. */
export const hasEnded = (page: Page): Promise<void> =>
  page.getByText('相談を終了しました').first().waitFor()

/** The counselor ends it, and says so once more. */
export async function end(page: Page): Promise<void> {
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await hasEnded(page)
}

/** The session goes on, its counselor is out of the meeting. */
export const isOut = (page: Page): Promise<void> => enterAgain(page).waitFor()

export const enterAgain = (page: Page): Locator =>
  page.getByRole('button', { name: '会議に入り直す' }).first()

/** The panel of the prohibited acts (M14), from wherever the keyboard is. */
export async function openActs(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await page.getByText('禁止行為等で中止する').first().waitFor()
}

/** Within three seconds of choosing one. */
export const takeActBack = (page: Page): Promise<void> => press(page, '押し間違い（相談を続ける）')

export const isPaused = (page: Page): Promise<void> =>
  page
    .getByText(/中断しています/)
    .first()
    .waitFor()

export async function closeRecord(page: Page, words?: string): Promise<void> {
  if (words !== undefined) await note(page).fill(words)
  await press(page, '記録を確定する')
  await isOpen(page)
}
