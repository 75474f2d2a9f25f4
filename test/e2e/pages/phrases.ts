/** Phrases for notes: laid down in the settings, put into a note in the session. */
import type { Locator, Page } from 'playwright-core'
import * as settings from './settings.ts'
import { button, press, says } from './ui.ts'

type List = '自分の定型文' | '事務所の定型文'

const list = (page: Page, name: List): Locator => page.getByRole('form', { name })

export const openSettings = (page: Page): Promise<void> => settings.openTab(page, '定型文')

/** What the phrase puts in, on its line of the list. */
export const words = (place: Page | Locator): Locator => place.getByRole('textbox', { name: /^文/ })

/** One more at the end of the list, not yet saved. */
export async function write(page: Page, name: List, phrase: string, text: string): Promise<void> {
  await press(list(page, name), `${name}を追加`)
  const line = list(page, name).getByRole('listitem').last()
  await line.getByLabel('名前').fill(phrase)
  await words(line).fill(text)
}

export async function save(page: Page, name: List): Promise<void> {
  await press(list(page, name), `${name}を保存する`)
  await says(page, `${name}を保存しました`)
}

/** Over the note. */
export const inSession = (page: Page): Locator => page.getByRole('group', { name: '定型文' })

export const insert = (page: Page, name: string): Promise<void> =>
  button(inSession(page), new RegExp(`「${name}」を入れる`)).click()
