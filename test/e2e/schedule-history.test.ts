/** 予約の履歴 in the real app: a supervisor takes the day's import back and sees the board without it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import * as step from './steps.ts'

let app: RunningApp
const folder = freshFolder()

beforeAll(async () => {
  app = await startApp(folder)
})
afterAll(async () => {
  await app.close()
  removeFolder(folder)
})

it('takes an import back, after it has said how many bookings change', async () => {
  const { page } = app
  await step.openPractice(page)
  await step.signIn(page, '統括B')
  await step.go(page, '設定')
  await page.getByRole('tab', { name: '予約の履歴', exact: true }).click()
  await page.getByText('追加 12件').waitFor()
  await shoot(page, 'schedule-history')
  await page.getByRole('button', { name: /^取り込み「.*」を取り消す$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('12件の予約が変わります').waitFor()
  await shoot(page, 'schedule-history-ask')
  await dialog.getByRole('button', { name: '取り込みを取り消す', exact: true }).click()
  await page.getByText('取消し済み').waitFor()
  await shoot(page, 'schedule-history-done')
  expect(await page.getByRole('button', { name: /^取り込み「/ }).count()).toBe(0)
}, 120_000)
