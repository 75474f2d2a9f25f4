/** What lies around the rooms, on the screen: the technical log, and copying that fails. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as settings from './pages/settings.ts'

const it = officeTest({ signedInAs: '統括B' })

describe('around the rooms', () => {
  it('a copy that fails says so, and what to do', async ({ page }) => {
    const name = ichiro.name
    await page.getByText(name).first().click()
    await page.getByRole('button', { name: '連絡文をコピー' }).waitFor()
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))
      Reflect.set(document, 'execCommand', () => false)
    })
    await page.getByRole('button', { name: '連絡文をコピー' }).click()
    await page
      .getByText('コピーできませんでした。文字を選んで Ctrl+C を押してください。')
      .first()
      .waitFor()
    await shoot(page, 'desktop-copy-failed')
    await page.keyboard.press('Escape')
  })

  it('the technical log is read in the settings and saved to a file, with nobody in it', async ({
    app,
    page,
    dataRoot,
  }) => {
    await settings.openTab(page, '動作の記録')
    const list = page.getByRole('list', { name: /動作の記録/ })
    await list.getByText(/started: /).waitFor()
    await shoot(page, 'desktop-log')
    const file = await app.saved(() =>
      page.getByRole('button', { name: '動作の記録を保存する' }).click(),
    )
    expect(basename(file)).toMatch(/^動作の記録_\d{4}-\d\d-\d\d\.txt$/)
    const saved = readFileSync(file, 'utf8')
    expect(saved).toContain('started: ')
    expect(saved.replace('\uFEFF', '')).toBe(readFileSync(join(dataRoot, 'log', 'app.log'), 'utf8'))
    expect(saved).not.toMatch(/架空|\d{5}/)
  })
})
