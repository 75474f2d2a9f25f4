/** The booking board: its day, its bookings, and a file that comes in. */
import type { Locator, Page } from 'playwright-core'
import { parseDate } from '../../../shared/time/read.ts'
import { button, enterDate, field, press } from './ui.ts'

export const isOpen = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '予約ボード' }).waitFor()

export const cell = (page: Page, name: string): Locator =>
  page.getByRole('cell').filter({ hasText: name })

/** The booking of this name stands on the board. */
export const shows = (page: Page, name: string): Promise<void> => cell(page, name).waitFor()

const DATE = '表示する日'

/** Goes to the board of this day, typed as it stands. */
export const goToDay = (page: Page, typed: string): Promise<void> => enterDate(page, DATE, typed)

/** The day that the board shows, as `YYYY-MM-DD`; at first it is today. */
export async function date(page: Page): Promise<string> {
  const written = await field(page, DATE).inputValue()
  const read = parseDate(written)
  if (read === null) throw new Error(`the board shows no date but ${written}`)
  return read
}

/** From the board into the pre-call room of the booking of this name. */
export async function prepare(page: Page, name: string): Promise<void> {
  await press(cell(page, name), '準備を始める')
  await page.getByRole('heading', { name }).waitFor()
}

/** The button that opens the booking of this name. */
export const bookingOf = (name: string): string => `${name}さんの予約を開く`

/** The form of a booking is filled in. */
export const book = (page: Page): Promise<void> => press(page, '予約する')

export const openBooking = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name: bookingOf(name) }).click()

/** The way to the bookings that wait for a person, and how many there are. */
export const openHeld = (page: Page): Promise<void> => press(page, /^要確認/)

/** Without a mouse it is `予約ファイルを取り込む` that opens the chooser. */
export const chooseFile = (page: Page, name: string, buffer: Uint8Array): Promise<void> =>
  page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(buffer) })

export const openImport = (page: Page): Promise<void> => press(page, '予約ファイルを取り込む')

/** The preview of this file, before anything is written. */
export const previewIsOpen = (page: Page, fileName: string): Promise<void> =>
  page.getByRole('heading', { name: `${fileName}の内容` }).waitFor()

/** A file whose columns nobody has named yet. */
export const columnsAreAsked = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '列の内容を選んでください' }).waitFor()

/** What takes in the rows of the preview. */
export const ACCEPT = /^(取り込む|要確認に入れる)（/

export const isImported = (page: Page): Promise<void> =>
  page.getByText('取り込みました').first().waitFor()

export const back = (page: Page): Promise<void> => button(page, '予約ボードに戻る').click()
