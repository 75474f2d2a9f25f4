/** The job postings beside the session and in the closing form, and the window of the public job site. */
import type { Locator, Page } from 'playwright-core'
import { until } from '../../support/until.ts'
import { dialogOn, field, press } from './ui.ts'

const place = (page: Page): Locator => page.locator('details.postings')

/** Folded to one line until somebody needs it. */
export async function unfold(page: Page): Promise<void> {
  await place(page).locator('summary').click()
  await field(place(page), '求人番号').waitFor()
}

export async function add(page: Page, number: string, done: '紹介した' | '見せた'): Promise<void> {
  const form = place(page).locator('.postings-form').first()
  await field(form, '求人番号').fill(number)
  await form.getByRole('button', { name: done }).click()
}

/** In the form that stands in place of the line. */
export async function correct(
  page: Page,
  number: string,
  done: '紹介した' | '見せた',
): Promise<void> {
  const form = place(page).locator('li .postings-form')
  await field(form, '求人番号').fill(number)
  await form.getByRole('button', { name: done }).click()
  await form.waitFor({ state: 'detached' })
}

export const line = (page: Page, number: string): Locator =>
  place(page).getByRole('listitem').filter({ hasText: number })

export const shows = (page: Page, number: string, done: string): Promise<void> =>
  line(page, number).getByText(done, { exact: true }).waitFor()

/** What was pressed may be gone: the focus is somewhere on the page all the same. */
export const hasFocus = (page: Page): Promise<void> =>
  until('something has the focus', () =>
    page.evaluate(
      () => document.activeElement !== null && document.activeElement !== document.body,
    ),
  )

/** The day's paper, as far as to where the desktop asks for a file. */
export async function printDay(page: Page): Promise<void> {
  await press(page, '日報を印刷')
  await dialogOn(page)
    .getByLabel(/印刷・PDFにする理由/)
    .fill('日報')
  await dialogOn(page).getByRole('button', { name: '印刷・PDFに進む' }).click()
  await page.locator('.review-paper').waitFor({ state: 'attached' })
}

/** The number typed, and the window asked for. */
export async function look(page: Page, number: string): Promise<void> {
  await field(place(page), '求人番号').fill(number)
  await place(page)
    .locator('.postings-form')
    .first()
    .getByRole('button', { name: /開いて見る/ })
    .click()
}
export const SHOW = '求職者に見せる'
export const STOP = '見せるのをやめる'
