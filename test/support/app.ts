/** The built app, started on a fresh data folder, with a page that shows it: the same for every platform. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { CLIPBOARD_PAGE } from './electron-stand-in/clipboard-page.ts'
import {
  appWindow,
  type DesktopWish,
  gone,
  type InMain,
  launchElectron,
  launchStandIn,
  printWindow,
  savedBy,
} from './desktop-app.ts'
import { settled } from './settled.ts'

const root = join(import.meta.dirname, '..', '..')
/** Another build of the same app, e.g. one with a fault in it. */
export const mainFile = join(process.env['SOUDAN_E2E_OUT'] ?? join(root, 'out'), 'main', 'main.js')
export const output = join(root, 'test', 'output')

export type PlatformName = 'browser' | 'electron' | 'stand-in'
const wanted = process.env['SOUDAN_E2E_PLATFORM']
export const platform: PlatformName =
  wanted === 'electron' || wanted === 'stand-in' ? wanted : 'browser'

export type RunningApp = {
  readonly page: Page
  readonly context: BrowserContext
  readonly dataRoot: string
  /** Every address any page of the app asked for. */
  readonly requests: readonly string[]
  /** Pages opened beside the app's own, e.g. the window that plays the job seeker. */
  nextWindow(open: () => Promise<void>): Promise<Page>
  /** What the main process wrote to its standard output and error. */
  output(): string
  /** Runs a function in Electron's main process; rejects on the browser platform, which has none. */
  readonly inMain: InMain
  /** The text on the clipboard, which the app's page itself may not read in Electron. */
  clipboard(): Promise<string>
  /** What the page lets be saved by `act`; the file bears the name that was suggested. */
  saved(act: () => Promise<unknown>): Promise<string>
  /** The app's page on paper. */
  pdf(): Promise<Buffer>
  /** SIGKILL: nothing gets a chance to tidy up. */
  kill(): Promise<void>
  close(): Promise<void>
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'soudan-e2e-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** `PICTURES=none`, which `npm test` sets: nobody looks at them there, and three hundred take a worker half a minute and more. */
const pictures = process.env['PICTURES'] !== 'none'

/** A screenshot of every screen goes to test/output/. Where none is wanted the screen is only waited for until it is drawn. */
export async function shoot(
  page: Page,
  name: string,
  how: { /** With what is scrolled away. */ readonly fullPage?: boolean } = {},
): Promise<void> {
  if (!pictures) return settled(page)
  mkdirSync(output, { recursive: true })
  await page.screenshot({ path: join(output, `${name}.png`), ...how })
}

export async function startApp(
  dataRoot: string,
  browserArguments: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  return platform === 'browser'
    ? startBrowser(dataRoot, browserArguments, environment)
    : startDesktop({ main: mainFile, dataRoot, switches: browserArguments, environment })
}

const VIEWPORT = { width: 1366, height: 768 }

async function startBrowser(
  dataRoot: string,
  browserArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<RunningApp> {
  const server = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      mainFile,
      '--browser',
      '--data',
      dataRoot,
      '--no-open',
    ],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = gather(server)
  const address = await addressOf(server)
  const browser = await launchBrowser(browserArguments)
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: 'ja-JP',
    timezoneId: 'UTC',
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
  })
  const requests = watchRequests(context)
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    context,
    dataRoot,
    requests,
    output,
    nextWindow: (open) => nextPage(context, open),
    inMain: () => Promise.reject(new Error('the browser platform has no Electron')),
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    saved: async (act) => {
      const [download] = await Promise.all([page.waitForEvent('download'), act()])
      const file = join(freshFolder(), download.suggestedFilename())
      await download.saveAs(file)
      return file
    },
    pdf: () => page.pdf({ preferCSSPageSize: true, printBackground: true }),
    kill: async () => {
      server.kill('SIGKILL')
      await gone(server)
      await browser.close()
    },
    close: () => closeAll(browser, server),
  }
}

/** On Electron or its stand-in; `wish` for what most tests do not care about. */
export async function startDesktop(wish: DesktopWish): Promise<RunningApp> {
  const outputs: (() => string)[] = []
  const listen = (child: ChildProcess): (() => string) => {
    const said = gather(child)
    outputs.push(said)
    return said
  }
  const app =
    platform === 'electron' ? await launchElectron(wish) : await launchStandIn(wish, listen)
  const output = outputs[0] ?? gather(app.process)
  const requests = watchRequests(app.context)
  try {
    const page = await appWindow(app, output)
    await page.setViewportSize(VIEWPORT)
    return {
      page,
      context: app.context,
      dataRoot: wish.dataRoot,
      requests,
      output,
      nextWindow: (open) => nextPage(app.context, open),
      inMain: app.inMain,
      clipboard: () => app.inMain(({ clipboard }) => clipboard.readText(), null),
      saved: (act) => savedBy(app.inMain, freshFolder(), act),
      pdf: () => printWindow(app.inMain),
      kill: app.kill,
      close: app.close,
    }
  } catch (error) {
    await app.kill()
    throw error
  }
}

function gather(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: unknown) => {
      said += String(chunk)
    })
  return () => said
}

/** The stand-in's name of the app's scheme is no address of any machine. */
const asked = (address: string): string =>
  address.replace(/^https:\/\/desk\.app\.test\//, 'app://desk/')

function watchRequests(context: BrowserContext): string[] {
  const requests: string[] = []
  context.on('request', (request) => {
    // The stand-in reads its clipboard by a page of nobody's, answered without a network.
    if (request.url() !== CLIPBOARD_PAGE) requests.push(asked(request.url()))
  })
  context.on('page', (page) => page.on('websocket', (socket) => requests.push(socket.url())))
  return requests
}

async function nextPage(context: BrowserContext, open: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), open()])
  await page.waitForLoadState()
  return page
}

/** The address the server prints; rejects with what it said instead. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: unknown): void => {
      said += String(chunk)
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)
      if (found !== null) resolve(found[0])
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', (code) => reject(new Error(`the app ended with ${code}: ${said}`)))
  })
}

async function closeAll(browser: Browser, server: ChildProcess): Promise<void> {
  await browser.close()
  server.kill('SIGTERM')
  await gone(server)
}
