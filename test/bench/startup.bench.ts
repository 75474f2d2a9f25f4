/**
 * From the start of the process to a board one can click, with 30 open days of bookings and 100,000 records, against an
 * empty app: the same Node with the same main process, up to its server and a window of the same Chromium, which shows
 * an empty page.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { isOpenDay, kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { parseDate } from '../../shared/time/read.ts'
import { freshFolder, removeFolder, startApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { alternate, type Bench, median, round, timed } from './bench.ts'
import { recordsOf } from './records.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')
const DAYS = 30
const ROUNDS = 7

const RECORDS = 100_000
/** Years of records must not be felt at the start: these two are compared with each other. */
const FEW = 1_000
const MANY = 1_000_000

/** A practice office that has held so many sessions. */
function fillRecords(folder: string, records: number): void {
  cpSync(recordsOf(records).folder, folder, { recursive: true })
}

/** Every slot of every booth on the next open days. */
function bookings(first: LocalDate): string {
  const profile = kanazawaProfile()
  const rows: string[] = []
  let date = first
  for (let days = 0; days < DAYS; date = addDays(date, 1)) {
    if (!isOpenDay(date, profile)) continue
    if (date !== first)
      for (const slot of profile.slots)
        for (let booth = 0; booth < profile.boothsPerSlot; booth += 1)
          rows.push(
            `${9_000_000 + rows.length},完了,${date},${slot},架空 ${rows.length}郎,17010-${String(90_000_000 + rows.length)}`,
          )
    days += 1
  }
  return ['整理番号,状態,相談希望日,希望時間,氏名,求職番号', ...rows].join('\n')
}

/**
 * Asked of the page by its own selectors: the driver's waiting for a still picture, and its reckoning of every element's
 * role with each frame, are no part of a start.
 */
const shown = (page: Page, selector: string, words: string): Promise<unknown> =>
  page.waitForFunction(
    ([among, text]) =>
      [...document.querySelectorAll(among)].some((one) => one.textContent.includes(text)),
    [selector, words] as const,
  )

async function signIn(page: Page): Promise<void> {
  const words = '相談員A（練習）で始める'
  await shown(page, 'button', words)
  await page.evaluate((text) => {
    for (const button of document.querySelectorAll('button'))
      if (button.textContent === text) button.click()
  }, words)
}

async function shownDate(page: Page): Promise<LocalDate> {
  const written = await page.getByRole('textbox', { name: '表示する日', exact: true }).inputValue()
  const read = parseDate(written)
  if (read === null) throw new Error(`the board shows no date but ${written}`)
  return read
}

const board = (page: Page): Promise<unknown> => shown(page, 'td', '架空')

async function prepareFolder(folder: string): Promise<number> {
  const app = await startApp(folder)
  try {
    await app.page.getByRole('button', { name: '練習用の事務所で始める' }).click()
    await signIn(app.page)
    await board(app.page)
    const today = await shownDate(app.page)
    const csv = bookings(today)
    await app.page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: '30days.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await app.page.getByRole('button', { name: /^取り込む（/ }).click()
    await app.page.getByText('取り込みました').first().waitFor()
    return csv.split('\n').length - 1
  } finally {
    await app.close()
  }
}

const EMPTY_PAGE =
  '<!doctype html><html lang="ja"><head><title>empty</title></head><body><p id="there">.</p></body></html>'

/** The built app with an empty page; inside the project, so that it finds the same packages. */
function makeEmptyApp(): { readonly main: string; readonly data: string; remove(): void } {
  const output = join(root, 'test', 'output')
  mkdirSync(output, { recursive: true })
  const folder = mkdtempSync(join(output, 'empty-app-'))
  for (const part of ['main', 'preload', join('renderer', '.vite')])
    cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true })
  for (const file of ['package.json', join('out', 'notices.json')])
    cpSync(join(root, file), join(folder, file))
  writeFileSync(join(folder, 'out', 'renderer', 'index.html'), EMPTY_PAGE)
  return {
    main: join(folder, 'out', 'main', 'main.js'),
    data: join(folder, 'data'),
    remove: () => removeFolder(folder),
  }
}

const argumentsOf = (program: string, data: string): readonly string[] => [
  '--disable-warning=ExperimentalWarning',
  program,
  '--browser',
  '--data',
  data,
  '--no-open',
]

function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (chunk: unknown) => {
      said += String(chunk)
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/u.exec(said)
      if (found !== null) resolve(found[0])
    })
    server.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}

/** Starts a server and a browser as one start of the app, waits until `usable`, and leaves nothing behind. @returns ms */
async function start(
  args: readonly string[],
  usable: (page: Page) => Promise<unknown>,
): Promise<number> {
  const running: { server: ChildProcess | null; browser: Browser | null } = {
    server: null,
    browser: null,
  }
  try {
    return await timed(async () => {
      running.server = spawn(process.execPath, args, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [url, browser] = await Promise.all([address(running.server), launchBrowser()])
      running.browser = browser
      const page = await browser.newPage({
        viewport: { width: 1366, height: 768 },
        locale: 'ja-JP',
      })
      await page.goto(url, { waitUntil: 'commit' })
      await usable(page)
    })
  } finally {
    await running.browser?.close()
    await ended(running.server)
  }
}

/** The app tidies up behind itself, so that the next start is an ordinary one. */
function ended(server: ChildProcess | null): Promise<void> {
  return new Promise((resolve) => {
    if (server === null || server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}

function build(): void {
  if (process.env['SOUDAN_BENCH_BUILD'] === 'no' && existsSync(main)) return
  const built = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
    { cwd: root, stdio: 'inherit' },
  )
  if (built.status !== 0) throw new Error('the build failed')
}

type Desk = { readonly bookings: number; readonly start: () => Promise<number> }

/** Runs `measure` with a desk that holds so many records, and removes its folder. */
async function withDesk<T>(records: number, measure: (desk: Desk) => Promise<T>): Promise<T> {
  const folder = freshFolder()
  try {
    fillRecords(join(folder, 'practice'), records)
    const bookings = await prepareFolder(folder)
    return await measure({
      bookings,
      start: () =>
        start(argumentsOf(main, folder), async (page) => {
          await signIn(page)
          await board(page)
        }),
    })
  } finally {
    removeFolder(folder)
  }
}

export const bench: Bench = {
  name: 'startup',
  target: { atMost: 2 },
  async run() {
    build()
    const empty = makeEmptyApp()
    const bare = (): Promise<number> =>
      start(argumentsOf(empty.main, empty.data), (page) => shown(page, '#there', '.'))
    const usual = await withDesk(RECORDS, async (desk) => ({
      bookings: desk.bookings,
      ...(await alternate(ROUNDS, 1, desk.start, bare)),
    })).finally(() => empty.remove())
    const grown = await withDesk(MANY, (many) =>
      withDesk(FEW, (few) => alternate(ROUNDS, 1, many.start, few.start)),
    )
    const [mine, theirs] = [median(usual.ours), median(usual.bare)]
    const [many, few] = [median(grown.ours), median(grown.bare)]
    return {
      ratio: mine / theirs,
      unit: 'x the time of the empty app',
      details: {
        bookings: usual.bookings,
        'open days': DAYS,
        records: RECORDS,
        rounds: ROUNDS,
        'usable board, median ms': round(mine, 0),
        'empty app, median ms': round(theirs, 0),
        'with 1,000,000 records, median ms': round(many, 0),
        'with 1,000 records, median ms': round(few, 0),
        '1,000,000 against 1,000': round(many / few, 2),
      },
    }
  },
}
