/** 今日: the supervisor's look at the day: who talks and how long still, where the office is late, what is to be done, and the way to each. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { createScreens } from '../support/screens.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import { closeDialog, dialogOn, press, row, shows } from './pages/ui.ts'

const it = officeTest()
/** One line of what is to be done. */
const due = (page: Page, what: string): Locator =>
  page.getByRole('listitem').filter({ hasText: what })
const { check, noFaults } = createScreens()

it('is where a supervisor’s day begins: what comes next while nothing goes on, and what is to be done', async ({
  page,
}) => {
  await office.openPractice(page)
  await people.comeIn(page, '統括B')
  await shows(page, '今、進行中の相談はありません')
  await page.getByText(/次は10:00からの\d件です。/).waitFor()
  await due(page, '今日の未案内')
    .getByText(/[1-9]\d*件/)
    .waitFor()
  await shows(page, '練習用の会議を使います')
  await shoot(page, '142-today-quiet')
  await check(page, 'today, quiet')
  noFaults()
})

it('leads from what is to be done to where it is dealt with', async ({ page }) => {
  await press(page, '今日の未案内を開く')
  await page.getByRole('heading', { name: '案内', exact: true }).waitFor()
  await desk.go(page, '今日')
  await due(page, '要確認の予約')
    .getByText(/[1-9]\d*件/)
    .waitFor()
  await press(page, '要確認の予約を開く')
  await page.getByRole('heading', { name: '要確認の予約', exact: true }).waitFor()
  await desk.go(page, '今日')
  for (const [line, panel] of [
    ['バックアップ', 'バックアップ'],
    ['会議', '会議（Zoom）'],
  ] as const) {
    await press(page, `${line}を開く`)
    await page.getByRole('tab', { name: panel, selected: true }).waitFor()
    await desk.go(page, '今日')
  }
})

it('names the office as late, and not the person, where nobody has begun at the booked time', async ({
  page,
}) => {
  await desk.clockTo(page, '10:01')
  const line = row(page, ichiro.name)
  await shows(line, '事務所が遅れている')
  const late = row(page, '事務所が遅れている')
  await due(page, '事務所が遅れている予約')
    .getByText(`${await late.count()}件`, { exact: true })
    .waitFor()
  // By keys: J goes from line to line, Enter opens the booking itself.
  await page.keyboard.press('j')
  const first = await page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('Enter')
  await dialogOn(page)
    .getByRole('heading', { name: new RegExp(first) })
    .waitFor()
  await closeDialog(page)
  await board.isOpen(page)
  await desk.go(page, '今日')
  await shoot(page, '143-today-late')
  await check(page, 'today, the office is late')
  noFaults()
})

it('shows a consultation with the minutes that are left, and how they go', async ({
  app,
  page,
}) => {
  await desk.go(page, '予約ボード')
  await precall.consult(app, ichiro)
  await desk.go(page, '今日')
  const line = row(page, ichiro.name)
  await shows(line, '相談中')
  const minutes = async (): Promise<number> =>
    Number(/(\d+)分/.exec((await line.innerText()).replace(ichiro.name, ''))?.[1] ?? Number.NaN)
  await until('the minutes are told', async () => (await minutes()) < 30)
  const before = await minutes()
  expect(await line.innerText()).not.toContain('約')
  await desk.moveClock(page, '+5分')
  // A minute may end meanwhile.
  await until('five of them are gone', async () =>
    [before - 5, before - 6].includes(await minutes()),
  )
  await shoot(page, '144-today-running')
  await check(page, 'today, with a consultation')
  // One's own consultation comes first: the notice above has the filled button.
  expect(await page.locator('.today-due .sd-button-filled').count()).toBe(0)
  noFaults()
})
