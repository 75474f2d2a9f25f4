/** Which office: the practice office, the set-up of a real one, its key, and what is done when it cannot be opened. */
import type { Page } from 'playwright-core'
import { pressBy } from '../../support/keyboard.ts'
import { counselor, supervisor } from './accounts.ts'
import { fillAccount } from './people.ts'
import { button, field, press } from './ui.ts'

/** What opens the office's data where the PC has no key store. */
export const VAULT = 'jimusho no kagi 1'
export const NEW_VAULT = 'atarashii kagi 2'
const PRACTICE = '練習用の事務所で始める'

/** The screen on which an office is chosen, where there is none yet. */
export const isAsked = (page: Page): Promise<void> => button(page, PRACTICE).waitFor()
export const openPractice = (page: Page): Promise<void> => press(page, PRACTICE)
export const openPracticeByKey = (page: Page): Promise<void> => pressBy(page, PRACTICE)

/** Opens the office of this PC from the screen on which one is chosen. */
export const open = (page: Page): Promise<void> => press(page, '事務所を開く')
export const openAgain = (page: Page): Promise<void> => press(page, 'もう一度開く')
/** From the sign-in back to the screen on which an office is chosen. */
export const leave = (page: Page): Promise<void> => press(page, '別の事務所を開く')

export const beginSetUp = (page: Page): Promise<void> => press(page, '事務所を設定する')
/** The next step of the set-up. */
export const next = (page: Page): Promise<void> => press(page, '次へ')
export const finishSetUp = (page: Page): Promise<void> => press(page, 'この内容で設定する')
export const nameOffice = (page: Page): Promise<void> =>
  field(page, '事務所の名前').fill('ハローワーク架空')

/** @param again what is typed the second time */
export async function chooseVault(page: Page, again = VAULT): Promise<void> {
  await field(page, 'データのパスフレーズ').fill(VAULT)
  await field(page, 'もう一度').fill(again)
}

/** From the first screen to the recovery key, which must be written down next. */
export async function setUp(page: Page): Promise<void> {
  await beginSetUp(page)
  await nameOffice(page)
  await next(page)
  await fillAccount(page, supervisor)
  await next(page)
  await fillAccount(page, counselor)
  await next(page)
  await chooseVault(page)
  await next(page)
  await finishSetUp(page)
}

/** The recovery key on the screen, as it is written. */
export async function shownKey(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '復旧キーを書き留めてください' }).waitFor()
  return (await page.locator('.sd-key').innerText()).replace(/\s/g, '')
}

/** Reads the recovery key and says that it has been kept. */
export async function writeDownKey(page: Page): Promise<string> {
  const key = await shownKey(page)
  await page.getByText('書き留めて、保管する場所を決めました').click()
  return key
}

/** From the recovery key, which has been kept. */
export const goOn = (page: Page): Promise<void> => press(page, '次へ進む')

export const vaultIsAsked = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '事務所のデータを開きます' }).waitFor()

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await vaultIsAsked(page)
  await field(page, 'データのパスフレーズ').fill(passphrase)
  await page.getByRole('button', { name: '開く', exact: true }).click()
}

export const useRecoveryKey = (page: Page): Promise<void> => press(page, '復旧キーで開く')

/** On the form of the recovery key; chooses `NEW_VAULT`. */
export const typeRecoveryKey = (page: Page, key: string): Promise<void> =>
  field(page, '復旧キー').fill(key)

export async function recover(page: Page, key: string): Promise<void> {
  await typeRecoveryKey(page, key)
  await field(page, '新しいデータのパスフレーズ').fill(NEW_VAULT)
  await field(page, 'もう一度').fill(NEW_VAULT)
  await press(page, 'この復旧キーで開く')
}

export const isRecovered = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '復旧キーで開きました' }).waitFor()
export const toSignIn = (page: Page): Promise<void> => press(page, 'ログインへ進む')

/** One character of the second group of a recovery key, mistyped. */
export const mistyped = (key: string): string =>
  key.replace(/^(.{6})(.)/, (_, start: string, one: string) => `${start}${one === '7' ? '8' : '7'}`)

/** On a new PC, and in the settings. */
export async function restoreFrom(page: Page, folder: string): Promise<void> {
  await field(page, 'バックアップのフォルダー').fill(folder)
  await press(page, 'バックアップから復元する')
}
