/** 予約の履歴 in the real app: a supervisor takes the day's import back and sees the board without it. */
import { shoot } from '../support/app.ts'
import { officeTest } from './fixtures.ts'
import { openTab } from './pages/settings.ts'
import { isGone } from './pages/ui.ts'

const it = officeTest({ signedInAs: '統括B' })

it('takes an import back, after it has said how many bookings change', async ({ page }) => {
  await openTab(page, '予約の履歴')
  await page.getByText('追加 12件').waitFor()
  await shoot(page, 'schedule-history')
  await page.getByRole('button', { name: /この取り込みを取り消す$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('12件の予約が変わります').waitFor()
  await shoot(page, 'schedule-history-ask')
  await dialog.getByRole('button', { name: '取り込みを取り消す', exact: true }).click()
  await page.getByText('取消し済み').waitFor()
  await shoot(page, 'schedule-history-done')
  await isGone(page.getByRole('button', { name: /この取り込みを取り消す$/ }))
})
