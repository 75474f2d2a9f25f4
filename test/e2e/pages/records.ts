/** The records room: the list, its filter, one record. */
import type { Page } from 'playwright-core'
import { field, press, row } from './ui.ts'

/** In the list and in the queue of the review. */
export const shows = (page: Page, name: string): Promise<void> => row(page, name).waitFor()

export async function open(page: Page, name: string): Promise<void> {
  const line = row(page, name)
  await line.getByRole('button').or(line.getByRole('link')).first().click()
}

/** How many records the filter finds. @param exact the number of the filter alone, in no other words */
export const finds = (page: Page, count: number, { exact = false } = {}): Promise<void> =>
  page.getByText(`${count}件`, { exact }).first().waitFor()

export const clearFilter = (page: Page): Promise<void> => press(page, '条件をすべて消す')

export const filterBy = (page: Page, words: string): Promise<void> =>
  field(page, '氏名・求職番号').fill(words)
