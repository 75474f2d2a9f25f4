/** What stands around the rooms: the menu above, the practice office's clock at the foot. */
import type { Locator, Page } from 'playwright-core'
import { LocalTimeSchema, minutesOf } from '../../../shared/time/day.ts'
import { until } from '../../support/until.ts'
import { press } from './ui.ts'

export const menu = (page: Page): Locator => page.getByRole('navigation', { name: 'メニュー' })

export async function go(
  page: Page,
  room: '今日' | '予約ボード' | '相談記録' | '記録の確認' | '統計' | '設定',
): Promise<void> {
  await menu(page)
    .getByRole('link', { name: room })
    .or(menu(page).getByRole('button', { name: room }))
    .first()
    .click()
}

export async function moveClock(
  page: Page,
  move: '+1分' | '+5分' | '次のお知らせまで',
  times = 1,
): Promise<void> {
  for (let done = 0; done < times; done += 1) await press(page, move)
}

/** The line above every room: the office, its date and time, who is at the desk. */
export const header = (page: Page): Locator => page.locator('header').first()

/** The office's time as the header shows it, `HH:MM`. */
async function officeTime(page: Page): Promise<string> {
  const words = (await header(page).innerText()).replace(/令和.*?）/, '')
  return /\d{2}:\d{2}/.exec(words)?.[0] ?? ''
}

const minutes = (time: string): number => minutesOf(LocalTimeSchema.parse(time))

/** Moves the practice office's clock on to this time, or less than five minutes past it: by so many presses, however late the screen shows each. */
export async function clockTo(page: Page, time: string): Promise<void> {
  const steps = Math.ceil((minutes(time) - minutes(await officeTime(page))) / 5)
  await moveClock(page, '+5分', steps)
  await until('the clock stands there', async () => (await officeTime(page)) >= time)
}
