/** Who is at the desk: sign in, lock, sign out; in the practice office and in a real one. */
import type { Locator, Page } from 'playwright-core'
import { enterOn, pressBy, typeInto } from '../../support/keyboard.ts'
import { type Person, supervisor } from './accounts.ts'
import { go, menu } from './desk.ts'
import { button, field, press, question } from './ui.ts'

/** The practice office's own. */
export type Practised = '相談員A' | '統括B'

/** To the board, where most walks begin, wherever this person comes out. */
export async function signIn(page: Page, who: Practised | Person): Promise<void> {
  await comeIn(page, who)
  const isSupervisor =
    typeof who === 'string' ? who === '統括B' : who.displayName === supervisor.displayName
  if (isSupervisor) await go(page, '予約ボード')
}

/** To where this person's day begins. */
export async function comeIn(page: Page, who: Practised | Person): Promise<void> {
  if (typeof who === 'string') await press(page, practised(who))
  else {
    await openNames(page)
    await page.getByRole('option', { name: who.displayName }).click()
    await tryPassphrase(page, who.passphrase)
  }
  await menu(page).waitFor()
}

/** The sign-in button of somebody of the practice office. */
export const practised = (who: Practised): string => `${who}（練習）で始める`

/** The list of those who may sign in to a real office. */
export const openNames = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /お名前/ }).click()

/** For the name that is chosen already. */
export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'パスワード' }).fill(passphrase)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
}

/** The sign-in of an office that is open. */
export const signInIsOpen = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'ログイン' }).waitFor()

/** @param who of a real office; left out in the practice office */
export async function signOut(page: Page, who?: Person): Promise<void> {
  if (who === undefined) await page.getByRole('button', { name: /（練習）/ }).click()
  else await press(page, who.displayName)
  await signOutItem(page).click()
  await press(question(page), 'ログアウト')
  if (who === undefined) await button(page, /で始める/).waitFor()
  else await signInIsOpen(page)
}

/** In the menu of the account. */
const signOutItem = (page: Page): Locator => page.getByRole('menuitem', { name: 'ログアウト' })

/** Without a mouse: the button of the practice office, or the name chosen with the arrow keys and the passphrase typed. Waits for nothing. */
export async function signInByKey(page: Page, who: Practised | Person): Promise<void> {
  if (typeof who === 'string') return pressBy(page, practised(who))
  await enterOn(page, /お名前/)
  await page.getByRole('listbox').waitFor()
  const wanted = page.getByRole('option', { name: who.displayName })
  while (!(await wanted.evaluate((option) => option === document.activeElement)))
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await typeInto(page, 'パスワード', who.passphrase)
  await page.keyboard.press('Enter')
}

/** Without a mouse, from a real office: through the account's menu and its question. */
export async function signOutByKey(page: Page, who: Person): Promise<void> {
  await enterOn(page, who.displayName)
  await signOutItem(page).waitFor()
  await page.keyboard.press('Enter')
  await enterOn(page, 'ログアウト')
  await signInIsOpen(page)
}

export const lock = (page: Page): Promise<void> => press(page, 'ロック')

/** The heading of the lock. */
export const lockHeading = (page: Page): Locator =>
  page.getByRole('heading', { name: '画面をロックしています' })

export const isLocked = (page: Page): Promise<void> => lockHeading(page).waitFor()

export async function unlockScreen(page: Page, passphrase: string): Promise<void> {
  await field(page, 'パスワード').fill(passphrase)
  await press(page, 'ロックを解除する')
}

/** The form of a new account. @param at which of the forms on the screen, from 0 */
export async function fillAccount(place: Page | Locator, who: Person, at = 0): Promise<void> {
  await field(place, '表示する名前', at).fill(who.displayName)
  await field(place, 'ログイン名', at).fill(who.loginName)
  await field(place, '最初のパスワード', at).fill(who.passphrase)
}
