/** The parts of which every screen is made: buttons, fields, lists, tabs, rows, dialogs. */
import type { Frame, Locator, Page } from 'playwright-core'
import { until } from '../../support/until.ts'

type Place = Page | Locator | Frame

/** The first button of this name. */
export const button = (place: Place, name: string | RegExp): Locator =>
  place.getByRole('button', { name }).first()

/** Waits for the words: what a screen shows may come a moment after the screen. */
export const shows = (place: Place, words: string): Promise<void> =>
  place.getByText(words).first().waitFor()

export const press = (place: Place, name: string | RegExp): Promise<void> =>
  button(place, name).click()

/** Waits until nothing of it is left: what goes may go a moment after what made it go. */
export const isGone = (what: Locator): Promise<void> => counts(what, 0)

/** Waits until there are so many of them. */
export const counts = (what: Locator, many: number): Promise<void> =>
  until(`${many} of ${String(what)}`, async () => (await what.count()) === many)

/** Presses the first button of this name once it can be pressed. */
export const pressEnabled = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).and(page.locator(':enabled')).click()

/** The input itself: buttons beside it are named after it, and a choice may be named so too. */
export const field = (place: Page | Locator, label: string, at = 0): Locator =>
  place.locator('input:not([type="radio"]), textarea').and(place.getByLabel(label)).nth(at)

/** A date that acts as soon as it is whole. */
export async function enterDate(
  place: Page | Locator,
  label: string,
  typed: string,
): Promise<void> {
  await field(place, label).fill(typed)
  await field(place, label).press('Enter')
}

/** Chooses from the list that a button of this place opens; the list itself stands elsewhere. */
export async function pick(scope: Locator, label: string, option: string): Promise<void> {
  const page = scope.page()
  await scope
    .getByRole('button', { name: label })
    .and(page.locator('[aria-haspopup=listbox]'))
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

export const row = (page: Page, words: string): Locator =>
  page.getByRole('row').filter({ hasText: words })

export const tab = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('tab', { name }).click()

export const dialogOn = (page: Page): Locator => page.getByRole('dialog')

export const dialogGone = (page: Page): Promise<void> =>
  dialogOn(page).waitFor({ state: 'detached' })

export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await dialogGone(page)
}

/** A question, also one that wants an answer before anything else. */
export const question = (page: Page): Locator => page.getByRole('alertdialog').or(dialogOn(page))

/** Out of what was begun, with nothing done. */
export const cancel = (place: Place): Promise<void> => press(place, 'やめる')

/** What the screen itself says: words read out for something earlier may still stand in the live region, outside of `main`. */
export const says = (page: Page, words: string): Promise<void> =>
  page.getByRole('main').getByText(words).waitFor()
