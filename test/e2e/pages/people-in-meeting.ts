/** The list of who waits before the meeting and who is in it. */
import type { Locator, Page } from 'playwright-core'
import { until } from '../../support/until.ts'

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: '会議にいる人' }).getByRole('listitem').filter({ hasText: name })

export const waits = (page: Page, name: string): Promise<void> =>
  rowOf(page, name).getByText('待合室', { exact: true }).waitFor()

export const isIn = (page: Page, name: string): Promise<void> =>
  rowOf(page, name).getByText('入室中', { exact: true }).waitFor()

export const isGone = (page: Page, name: string): Promise<void> =>
  until(`${name} is not in the list`, async () => (await rowOf(page, name).count()) === 0)

export const admit = (page: Page, name: string): Promise<void> =>
  rowOf(page, name)
    .getByRole('button', { name: /入室を許可する/ })
    .click()

export const putBack = (page: Page, name: string): Promise<void> =>
  rowOf(page, name)
    .getByRole('button', { name: /待合室に戻す/ })
    .click()

/** Turned out for good, which is asked once more. */
export async function remove(page: Page, name: string): Promise<void> {
  await rowOf(page, name)
    .getByRole('button', { name: /退室させる/ })
    .click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: '退室させる', exact: true })
    .click()
}

const isSaidToBe =
  (role: string) =>
  (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name: `${name}さんは${role}`, exact: true }).click()

/** The counselor's word. */
export const isSeeker = isSaidToBe('求職者')
export const isCompanion = isSaidToBe('同席者')
export const isStranger = isSaidToBe('予定にない人')
