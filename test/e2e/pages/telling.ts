/** 案内: the day's people, their meetings, and what is handed over to them. */
import type { Locator, Page } from 'playwright-core'
import { press } from './ui.ts'

/** From the board; resolves when the people stand there. */
export async function openFrom(page: Page): Promise<void> {
  await press(page, /^案内: /)
  await page.getByRole('heading', { name: '案内', exact: true }).waitFor()
  await page.getByRole('table').waitFor()
}

/** The line of the person of this name. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ hasText: name })

export const choose = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `${name}さんに案内する` })

export const language = (page: Page, name: string): Locator =>
  page.getByRole('combobox', { name: `${name}さんへの言語` })

/** What a practice office would have sent, the latest first. */
export const practised = (page: Page): Locator =>
  page.getByRole('region', { name: /^練習: 送られるはずだった/ }).getByRole('listitem')
