/** What is done in a real office, step by step, through the screen alone. */
import type { Locator, Page } from 'playwright-core'

/** What opens the office's data where the PC has no key store. */
export const VAULT = 'jimusho no kagi 1'
export const NEW_VAULT = 'atarashii kagi 2'
export const supervisor = {
  displayName: '架空 統子',
  loginName: 'touko',
  passphrase: 'toukatsu-1234',
}
export const counselor = { displayName: '架空 相太', loginName: 'souta', passphrase: 'soudan-5678' }
type Person = typeof supervisor

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** The input itself: buttons beside it are named after it. */
export const field = (place: Page | Locator, label: string, at = 0): Locator =>
  place.locator('input, textarea').and(place.getByLabel(label)).nth(at)

export async function fillAccount(page: Page, person: Person, at = 0): Promise<void> {
  await field(page, '表示する名前', at).fill(person.displayName)
  await field(page, 'ログイン名', at).fill(person.loginName)
  await field(page, '最初のパスワード', at).fill(person.passphrase)
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: /お名前/ }).click()
  await page.getByRole('option', { name: person.displayName }).click()
  await page.getByRole('textbox', { name: 'パスワード' }).fill(person.passphrase)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor()
}

export async function signOut(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: person.displayName }).first().click()
  await page.getByRole('menuitem', { name: 'ログアウト' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'ログアウト' }).click()
  await page.getByRole('heading', { name: 'ログイン' }).waitFor()
}

export async function writeDownKey(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '復旧キーを書き留めてください' }).waitFor()
  const key = (await page.locator('.sd-key').innerText()).replace(/\s/g, '')
  await page.getByText('書き留めて、保管する場所を決めました').click()
  return key
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('heading', { name: '事務所のデータを開きます' }).waitFor()
  await field(page, 'データのパスフレーズ').fill(passphrase)
  await page.getByRole('button', { name: '開く', exact: true }).click()
}

export async function recover(page: Page, key: string): Promise<void> {
  await field(page, '復旧キー').fill(key)
  await field(page, '新しいデータのパスフレーズ').fill(NEW_VAULT)
  await field(page, 'もう一度').fill(NEW_VAULT)
  await press(page, 'この復旧キーで開く')
}
