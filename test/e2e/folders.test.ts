/** The folder for backups is chosen in the system's own window, where there is one; elsewhere it is typed. */
import { expect } from 'vitest'
import { platform, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as settings from './pages/settings.ts'
import { button, field, press } from './pages/ui.ts'

const it = officeTest({ signedInAs: '統括B' })
const CHOOSE = 'バックアップの保存先を選ぶ'

it('has a time of its own, typed as people write it', async ({ page }) => {
  await settings.openTab(page, 'バックアップ')
  const time = field(page, '毎日作る時刻')
  await time.fill('午後5時半')
  await time.press('Tab')
  expect(await time.inputValue()).toBe('17:30')
  await time.fill('25時')
  await time.press('Tab')
  await page.getByText('時刻として読み取れません').waitFor()
  await time.fill('930')
  await time.press('Enter')
  expect(await time.inputValue()).toBe('09:30')
  await shoot(page, '167-backup-fields')
})

it.skipIf(platform !== 'browser')('has no button where no window can open', async ({ page }) => {
  expect(await button(page, CHOOSE).count()).toBe(0)
})

it.skipIf(platform === 'browser')('takes the folder that was chosen', async ({ app, page }) => {
  await app.inMain(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  }, null)
  const folder = field(page, 'バックアップの保存先')
  await folder.fill('/typed')
  await press(page, CHOOSE)
  expect(await folder.inputValue()).toBe('/typed')
  await app.inMain(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] })
  }, null)
  await press(page, CHOOSE)
  await until('it is typed', async () => (await folder.inputValue()) === '/chosen')
})
