/** How little the first screen needs, and what happens when the rest does not come. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { type Manifest, readManifest } from '../../electron/platform/manifest.ts'
import { platform, shoot } from '../support/app.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { isGone } from './pages/ui.ts'

const it = officeTest()

const renderer = join(import.meta.dirname, '..', '..', 'out', 'renderer')
const KB = 1_000

/** Scripts and styles that the page loads before anything is asked for: the static imports of its entry. */
function first(
  manifest: Manifest,
  page: string,
): { readonly js: Set<string>; readonly css: Set<string> } {
  const [js, css, seen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const follow = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.add(key)
    js.add(chunk.file)
    for (const file of chunk.css) css.add(file)
    chunk.imports.forEach(follow)
  }
  follow(page)
  return { js, css }
}

const total = (files: Set<string>, size: (path: string) => number): number =>
  [...files].reduce((sum, file) => sum + size(join(renderer, file)), 0)
const gzipped = (path: string): number => gzipSync(readFileSync(path)).length
const raw = (path: string): number => statSync(path).size

/** Everything below a folder, with its permission bits. */
function listed(folder: string): { readonly path: string; readonly mode: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => ({
    path,
    mode: statSync(join(folder, path)).mode & 0o777,
  }))
}

describe('the build', () => {
  it('has a first screen of at most 150 kB of JavaScript (gz) and 60 kB of CSS', async () => {
    const { js, css } = first(await readManifest(renderer), 'index.html')
    const sizes = { js: total(js, gzipped), css: total(css, raw) }
    expect(js.size).toBeGreaterThan(0)
    expect(css.size).toBeGreaterThan(0)
    expect(sizes.js, JSON.stringify(sizes)).toBeLessThanOrEqual(150 * KB)
    expect(sizes.css, JSON.stringify(sizes)).toBeLessThanOrEqual(60 * KB)
  })

  it('ships fonts as woff2 alone, and with every page of a meeting', async () => {
    const manifest = await readManifest(renderer)
    const files = Object.values(manifest).flatMap((chunk) => [chunk.file, ...chunk.assets])
    expect(files.filter((file) => file.endsWith('.woff'))).toEqual([])
    for (const page of ['practice', 'seeker', 'zoom']) {
      const { css } = first(manifest, `meeting/${page}.html`)
      const styles = [...css].map((file) => readFileSync(join(renderer, file), 'utf8')).join('')
      expect(new Set(styles.match(/noto-sans-jp-[\w-]+\.woff2/gu)).size, page).toBeGreaterThan(200)
    }
  })
})

describe.skipIf(platform !== 'browser')('a room whose code does not come (over HTTP)', () => {
  it('says so calmly, and comes with 「もう一度」', async ({ page }) => {
    // Neither the loading ahead nor the opening gets it.
    await page.route(/\/assets\/records-[\w-]+\.js$/, (route) => route.abort())
    await office.openPractice(page)
    await people.signIn(page, '相談員A')
    await desk.go(page, '相談記録')
    await page.getByText('この画面を読み込めませんでした。').waitFor()
    await shoot(page, '60-room-not-loaded')
    await page.unroute(/\/assets\/records-[\w-]+\.js$/)
    await page.getByRole('button', { name: 'もう一度', exact: true }).click()
    await page.getByRole('cell').filter({ hasText: '架空' }).first().waitFor()
    await desk.go(page, '相談記録')
    await page.getByRole('heading', { name: '相談記録' }).first().waitFor()
    await isGone(page.getByText('この画面を読み込めませんでした。'))
  })

  it('keeps what the app writes to its user', ({ dataRoot: folder }) => {
    const open = listed(folder).filter(({ mode }) => (mode & 0o077) !== 0)
    expect(listed(folder).length).toBeGreaterThan(5)
    if (process.platform !== 'win32') expect(open).toEqual([])
  })
})
