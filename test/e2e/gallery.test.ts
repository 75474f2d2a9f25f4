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
import { typeInto } from '../support/keyboard.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
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

  describe('the field for a date', () => {
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
    const focusIsIn = (label: string): Promise<boolean> =>
      field(label).evaluate((input) => input === document.activeElement)

    it('reads what people write, says how, and writes it out when it is left', async () => {
      await show('日付')
      for (const typed of [
        'R8.11.30',
        '2026/11/30',
        '令和８年１１月３０日',
        '令和8年11月30日（月）',
      ]) {
        await typeInto(page, /^日付$/, typed)
        await page.keyboard.press('Enter')
        expect(await field('日付').inputValue()).toBe('令和8年11月30日（月）')
        expect(await focusIsIn('日付')).toBe(true)
      }
      await typeInto(page, /^日付$/, 'R8.12.1')
      await page.getByText('令和8年12月1日（火）と読み取りました').waitFor()
      await page.keyboard.press('Tab')
      expect(await field('日付').inputValue()).toBe('令和8年12月1日（火）')
    })

    it('keeps what it cannot read, and says so beside it', async () => {
      await show('日付')
      await typeInto(page, /^日付$/, '令和8年2月30日')
      expect(await page.getByText('日付として読み取れません').count()).toBe(1)
      await page.keyboard.press('Tab')
      expect(await field('日付').inputValue()).toBe('令和8年2月30日')
      expect(await field('日付').getAttribute('aria-invalid')).toBe('true')
      const said = await field('日付').evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      )
      expect(said).toContain('日付として読み取れません')
      await shoot(page, 'date-unread')
      noFaults()
    })

    it('acts on a date only when it is whole', async () => {
      await show('日付')
      await typeInto(page, 'すぐに効く日付', '2026/11/2')
      expect(await page.getByText('選んだ日: 2026-11-27').count()).toBe(1)
      await page.keyboard.type('5')
      await page.keyboard.press('Enter')
      await page.getByText('選んだ日: 2026-11-25').waitFor()
      await typeInto(page, 'すぐに効く日付', 'いつか')
      await page.keyboard.press('Enter')
      expect(await page.getByText('選んだ日: 2026-11-25').count()).toBe(1)
      expect(await field('すぐに効く日付').inputValue()).toBe('いつか')
    })

    it('has a calendar for mouse and keys', async () => {
      await show('日付')
      const calendar = page.getByRole('dialog', { name: '日付をカレンダーから選ぶ' })
      const at = (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.getAttribute('data-date') ?? null)
      await typeInto(page, /^日付$/, 'R8.11.26')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await calendar.waitFor()
      await until('the chosen day has the focus', async () => (await at()) === '2026-11-26')
      await shoot(page, 'date-calendar')
      await check(page, 'gallery: calendar')
      for (const [key, day] of [
        ['ArrowLeft', '2026-11-25'],
        ['ArrowUp', '2026-11-18'],
        ['Home', '2026-11-15'],
        ['End', '2026-11-21'],
        ['ArrowDown', '2026-11-28'],
        ['ArrowDown', '2026-12-05'],
        ['PageUp', '2026-11-05'],
        ['Shift+PageDown', '2027-11-05'],
        ['Shift+PageUp', '2026-11-05'],
        ['ArrowLeft', '2026-11-04'],
        ['ArrowLeft', '2026-11-03'],
      ] as const) {
        await page.keyboard.press(key)
        await until(`${key} leads to ${day}`, async () => (await at()) === day)
      }
      await calendar.getByText('閉庁日: 祝日（文化の日）').waitFor()
      await page.keyboard.press('Escape')
      await calendar.waitFor({ state: 'detached' })
      expect(await field('日付').inputValue()).toBe('令和8年11月26日（木）')
      const isBack = (): Promise<boolean> =>
        page
          .getByRole('button', { name: '日付をカレンダーから選ぶ', exact: true })
          .evaluate((button) => button === document.activeElement)
      await until('the focus is back', isBack)
      await page.keyboard.press('Enter')
      await until('it begins anew', async () => (await at()) === '2026-11-26')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await calendar.waitFor({ state: 'detached' })
      expect(await field('日付').inputValue()).toBe('令和8年11月27日（金）')
      await until('the focus is back', isBack)
      await page.keyboard.press('Enter')
      await calendar.getByRole('button', { name: '前月' }).click()
      await calendar.getByText('令和8年10月', { exact: true }).waitFor()
      await calendar.getByRole('button', { name: '令和8年10月1日（木）' }).click()
      expect(await field('日付').inputValue()).toBe('令和8年10月1日（木）')
      noFaults()
    })
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
