/** The rail of the practice office: the guided exercises, and the steps of the one under way. */
import type { Locator, Page } from 'playwright-core'
import template from '../../../assets/practice/e-tumo.json' with { type: 'json' }
import { until } from '../../support/until.ts'
import { press } from './ui.ts'

export const rail = (page: Page): Locator =>
  page.getByRole('complementary').filter({
    has: page.locator('.sd-rail-head'),
  })

export async function openRail(page: Page): Promise<void> {
  await press(page, '練習の案内役')
  await rail(page).waitFor()
}

/** @returns whom the app plays, with the number that stands under that person's picture */
export async function begin(
  page: Page,
  title: string,
): Promise<{ readonly name: string; readonly number: string; readonly slot: string }> {
  await press(rail(page), `${title}を始める`)
  const told = rail(page).getByText(/さん（/)
  await told.waitFor()
  const [, slot = '', name = ''] = /^(\S+) (.+)さん（/u.exec(await told.innerText()) ?? []
  const row = template.rows.find(([, , , , known = '']) => known.normalize('NFKC') === name)
  return { name, slot, number: (row?.[6] ?? '').normalize('NFKC') }
}

/** The step that is open. */
export const stepNow = (page: Page): Locator => rail(page).locator('[aria-current=step]')

export const untilStep = (page: Page, title: string): Promise<void> =>
  stepNow(page).getByText(title, { exact: true }).waitFor()

/** How many are ticked. */
export const ticked = (page: Page): Promise<number> => rail(page).locator('[data-done]').count()

export const isWhole = (page: Page): Promise<void> =>
  rail(page).getByText('この練習が済みました').waitFor()

export const chooseAnother = (page: Page): Promise<void> => press(rail(page), 'ほかの練習を選ぶ')

/** The person whom the app plays waits, comes in, and is seen. */
export async function letPlayedIn(page: Page): Promise<void> {
  await press(page, '入室を許可する')
  await page.getByText('入室済み').first().waitFor()
  await until('nobody opens a window for it', () =>
    page
      .getByRole('button', { name: '求職者役の画面を開く' })
      .count()
      .then((count) => count === 0),
  )
}
