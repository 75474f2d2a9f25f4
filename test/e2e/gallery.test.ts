/** The gallery: every component of renderer/ui in every state, looked at by axe, at 200 %, without motion and by Tab alone. */
// No app and no office: vite alone serves the gallery, started by hand.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { ViteDevServer } from 'vite'
import { freePort } from '../dev/free-port.ts'
import { GALLERY_PATH, startVite } from '../dev/vite.ts'
import { readManifest } from '../../electron/platform/manifest.ts'
import { shoot } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { createScreens } from '../support/screens.ts'
import { problemsOf } from './fixtures.ts'

const root = join(import.meta.dirname, '..', '..')
const { check, dialog, noFaults } = createScreens()

/** The text of every file of a folder of the renderer with this ending. */
const texts = (folder: string, ending: string): string[] =>
  readdirSync(join(root, 'renderer', folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, 'renderer', folder, name), 'utf8'))

describe('the gallery', () => {
  let problems: readonly string[] = []
  let server: ViteDevServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const port = await freePort()
    server = await startVite({ port, nonce: 'a-nonce-of-the-test', cache: 'vite-gallery' })
    browser = await launchBrowser()
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ja-JP',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page = await context.newPage()
    page.setDefaultTimeout(30_000)
    problems = problemsOf(page)
    await page.goto(`http://127.0.0.1:${port}${GALLERY_PATH}`)
    await page.getByRole('navigation', { name: '部品' }).waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  const show = async (shelf: string): Promise<void> => {
    await page.getByRole('link', { name: shelf, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: shelf, exact: true }).waitFor()
  }

  it('has every component of renderer/ui on a shelf', () => {
    const inGallery = texts('gallery', '.tsx').join('\n')
    const components = texts('ui', '.tsx').flatMap((text) =>
      [...text.matchAll(/^export function ([A-Z]\w+)/gm)].map(([, name = '']) => name),
    )
    expect(components.length).toBeGreaterThan(15)
    // FieldLabel and FieldNotes are parts of every field.
    const missing = components.filter(
      (name) =>
        !new RegExp(`<${name}\\b`).test(inGallery) &&
        name !== 'FieldLabel' &&
        name !== 'FieldNotes',
    )
    expect(missing).toEqual([])
  })

  it('shows every shelf without a fault', async () => {
    const names = await page.getByRole('navigation').getByRole('link').allInnerTexts()
    expect(names.length).toBeGreaterThan(8)
    for (const name of names) {
      await show(name)
      await shoot(page, `gallery-${name}`)
      await check(page, `gallery: ${name}`)
    }
    noFaults()
  })

  it.each([
    'ダイアログ small',
    'ダイアログ medium',
    'ダイアログ large',
    '確かめる',
    '取り消せないことを確かめる',
    '処理中の確かめ',
  ])('opens 「%s」 with the keyboard and closes it with Esc', async (opener) => {
    await show('ダイアログとメニュー')
    await dialog(page, opener, `gallery: ${opener}`)
    noFaults()
  })

  it('keeps a dialog open that wants an answer', async () => {
    await show('ダイアログとメニュー')
    await page.getByRole('button', { name: '答えが必要なダイアログ' }).click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Escape')
    await check(page, 'gallery: alertdialog')
    await page.getByRole('button', { name: '分かりました' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    noFaults()
  })

  it('opens a menu', async () => {
    await show('ダイアログとメニュー')
    await page.getByRole('button', { name: 'メニュー', exact: true }).click()
    await page.getByRole('menuitem', { name: '選べない項目' }).waitFor()
    await check(page, 'gallery: menu', { menu: true })
    await page.keyboard.press('Escape')
    noFaults()
  })

  it('says that something was copied', async () => {
    await show('ボタン')
    await page.getByRole('button', { name: '連絡文をコピー' }).click()
    await page.getByText('コピーしました', { exact: true }).first().waitFor()
    await check(page, 'gallery: copied')
    noFaults()
  })

  it('broke nothing of the policy that the product has as well', () => {
    expect(problems).toEqual([])
  })

  it('is no part of the product', async () => {
    const manifest = await readManifest(join(root, 'out', 'renderer'))
    expect(Object.keys(manifest).filter((file) => /gallery|dev\//.test(file))).toEqual([])
  })
})
