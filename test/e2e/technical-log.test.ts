/** What lies around the rooms, on the screen: the technical log, and copying that fails. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import * as step from './steps.ts'

describe('around the rooms', () => {
  const dataRoot = freshFolder()
  let app: RunningApp
  let page: Page

  beforeAll(async () => {
    app = await startApp(dataRoot)
    page = app.page
    page.setDefaultTimeout(15_000)
    await step.openPractice(page)
    await step.signIn(page, '統括B')
  })
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  it('a copy that fails says so, and what to do', async () => {
    const name = step.ichiro.name
    await page.getByText(name).first().click()
    await page.getByRole('button', { name: '連絡文をコピー' }).waitFor()
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))
      document.execCommand = () => false
    })
    await page.getByRole('button', { name: '連絡文をコピー' }).click()
    await page
      .getByText('コピーできませんでした。文字を選んで Ctrl+C を押してください。')
      .first()
      .waitFor()
    await shoot(page, 'desktop-copy-failed')
    await page.keyboard.press('Escape')
  })

  it('the technical log is read in the settings and saved to a file, with nobody in it', async () => {
    await page.getByRole('button', { name: '設定' }).click()
    await page.getByRole('tab', { name: '動作の記録' }).click()
    const list = page.getByRole('list', { name: /動作の記録/ })
    await list.getByText(/started: /).waitFor()
    await shoot(page, 'desktop-log')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '動作の記録を保存する' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^動作の記録_\d{4}-\d\d-\d\d\.txt$/)
    const saved = readFileSync(await file.path(), 'utf8')
    expect(saved).toContain('started: ')
    expect(saved.replace('\uFEFF', '')).toBe(readFileSync(join(dataRoot, 'log', 'app.log'), 'utf8'))
    expect(saved).not.toMatch(/架空|\d{5}/)
  })
})
