/** What every screen has at its top right: the help (F1), and the size of the text. */
import type { Locator, Page } from 'playwright-core'
import { press } from './ui.ts'

export const help = (page: Page): Locator => page.getByRole('dialog', { name: /^使い方: / })

/** By its key, wherever the keyboard is. @param title of the screen that it must be about */
export async function openHelp(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: `使い方: ${title}` }).waitFor()
}

export async function closeHelp(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await help(page).waitFor({ state: 'detached' })
}

/** The keys that it says act here, as they are written. */
export const keysHere = (page: Page): Promise<string[]> =>
  help(page)
    .locator('section')
    .filter({ hasText: 'この画面のキー' })
    .locator('dt')
    .evaluateAll((terms) =>
      terms.map((term) =>
        [...term.querySelectorAll('kbd')].map((key) => key.textContent).join(' '),
      ),
    )

/** Text that is 16 px at the standard size. */
export async function chooseText(page: Page, size: '標準' | '大' | '特大'): Promise<void> {
  await press(page, /^文字: /)
  await page.getByRole('menuitem', { name: new RegExp(`^${size}(（|$)`, 'u') }).click()
}

export const rootSize = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
