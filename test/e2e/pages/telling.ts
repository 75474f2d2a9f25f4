/** 案内: the day's people, their meetings, and what is handed over to them. */
import type { Locator, Page } from 'playwright-core'
import { dialogOn, press, shows } from './ui.ts'

/** From the board; resolves when the people stand there. */
export async function openFrom(page: Page): Promise<void> {
  await press(page, /^案内: /)
  await page.getByRole('heading', { name: '案内', exact: true }).waitFor()
  await page.getByRole('table').waitFor()
}

/** The line of the person of this name. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ hasText: name })

/** The place says that the person was told. */
export const isTold = (place: Locator): Promise<void> => shows(place, '案内済み')

export const choose = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `${name}さんに案内する` })

export const language = (page: Page, name: string): Locator =>
  page.getByRole('combobox', { name: `${name}さんへの言語` })

/** What a practice office would have sent, the latest first. */
export const practised = (page: Page): Locator =>
  page.getByRole('region', { name: /^練習: 送られるはずだった/ }).getByRole('listitem')

/** To everybody who is chosen and has an address; the question is answered. */
export async function send(page: Page): Promise<void> {
  await press(page, /^メールで送信（\d+名）$/)
  await press(dialogOn(page), '送信する')
}

/** Which of the office's texts goes out. */
export async function chooseText(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /連絡文$/ }).click()
  await page.getByRole('option', { name, exact: true }).click()
}
