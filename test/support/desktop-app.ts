/** The built app in Electron, or in the stand-in for it: the same main process, preload and pages, and the same view of them for a test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import type { ToTest } from './electron-stand-in/control.ts'
import { until } from './until.ts'

const root = join(import.meta.dirname, '..', '..')
const install = pathToFileURL(join(import.meta.dirname, 'electron-stand-in', 'install.ts')).href
/** Electron's module inside of the main process. */
export type Electron = typeof Electron.CrossProcessExports
/** Runs a function in the main process; it sees nothing of the test but its argument. */
export type InMain = <R, A>(
  run: (electron: Electron, argument: A) => R | Promise<R>,
  argument: A,
) => Promise<R>

export type DesktopApp = {
  readonly process: ChildProcess
  readonly context: BrowserContext
  readonly inMain: InMain
  /** As the person ends it; one that asks before it goes is killed. */
  readonly close: () => Promise<void>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

export type DesktopWish = {
  /** The built main process. */
  readonly main: string
  readonly dataRoot: string
  readonly switches: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** How long an app that was told to quit may take, e.g. because it asks first. */
const QUIT_MS = 5_000

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

export function gone(child: ChildProcess, limitMs?: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(true)
    const timer = limitMs === undefined ? undefined : setTimeout(() => resolve(false), limitMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

async function end(child: ChildProcess, quit: () => Promise<unknown>): Promise<void> {
  quit().catch(() => undefined)
  if (!(await gone(child, QUIT_MS))) child.kill('SIGKILL')
  await gone(child)
}

export async function launchElectron(wish: DesktopWish): Promise<DesktopApp> {
  const app = await _electron.launch({
    args: [
      wish.main,
      '--data',
      wish.dataRoot,
      '--password-store=basic',
      '--use-fake-device-for-media-stream=fps=5',
      ...wish.switches,
    ],
    cwd: wish.cwd ?? root,
    env: { ...inherited(), ...wish.environment },
  })
  const inMain: InMain = async (run, argument) => app.evaluate(run as never, argument as never)
  return {
    process: app.process(),
    context: app.context(),
    inMain,
    close: () => end(app.process(), () => app.evaluate(({ app: running }) => running.quit())),
    kill: async () => {
      app.process().kill('SIGKILL')
      await gone(app.process())
    },
  }
}

const ToTestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chromium'), endpoint: z.string() }),
  z.object({
    type: z.literal('ran'),
    id: z.int(),
    value: z.unknown(),
    error: z.string().nullable(),
  }),
]) satisfies z.ZodType<ToTest>

/** Starts the stand-in's process; the app in it waits until the test listens to its Chromium. */
export function spawnStandIn(wish: DesktopWish): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      `--import=${install}`,
      wish.main,
      '--data',
      wish.dataRoot,
      ...wish.switches,
    ],
    {
      cwd: wish.cwd ?? root,
      env: { ...process.env, ...wish.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
}

export async function launchStandIn(
  wish: DesktopWish,
  said: (child: ChildProcess) => () => string,
): Promise<DesktopApp> {
  const child = spawnStandIn({ ...wish, switches: ['--password-store=basic', ...wish.switches] })
  const output = said(child)
  const waiting = new Map<number, (ran: Extract<ToTest, { type: 'ran' }>) => void>()
  let lastId = 0
  child.once('exit', () => {
    for (const [id, heard] of waiting)
      heard({ type: 'ran', id, value: null, error: `the app has ended: ${output()}` })
  })
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = ToTestSchema.parse(raw)
      if (message.type === 'chromium') return resolve(message.endpoint)
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
    })
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${output()}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the stand-in’s Chromium has no context')
  child.send({ type: 'listening' })
  const inMain: InMain = (run, argument) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, ({ value, error }) =>
        // What came back is what the function, written in the test, returned.
        error === null ? resolve(value as never) : reject(new Error(error)),
      )
      if (!child.connected) return reject(new Error(`the app has ended: ${output()}`))
      child.send({ type: 'run', id: lastId, source: run.toString(), argument })
    })
  return {
    process: child,
    context,
    inMain,
    close: async () => {
      await end(child, () => inMain(({ app }) => app.quit(), null))
      await closed(browser)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone(child)
      await closed(browser)
    },
  }
}

/** Its Chromium went with the process; the connection must have seen it. */
async function closed(browser: Browser): Promise<void> {
  await until('the stand-in’s Chromium is gone', async () => !browser.isConnected(), 10_000)
}

const APP_PAGE = /^(app:\/\/desk|https:\/\/desk\.app\.test)\//

/** The window that shows the app. */
export async function appWindow(app: DesktopApp, output: () => string): Promise<Page> {
  const find = (): Page | undefined => app.context.pages().find((page) => APP_PAGE.test(page.url()))
  await until(
    'the app’s window',
    async () => {
      if (app.process.exitCode !== null)
        throw new Error(`the app ended with ${app.process.exitCode}: ${output()}`)
      return find() !== undefined
    },
    30_000,
  ).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : ''}; it said: ${output()}`)
  })
  const page = find()
  if (page === undefined) throw new Error('the app’s window has gone')
  await page.waitForLoadState()
  return page
}

/**
 * What the page lets be saved by `act`, in this folder. Without a folder that is told beforehand Electron asks the person.
 * @returns the file's path; its name is the one that was suggested
 */
export async function savedBy(
  inMain: InMain,
  folder: string,
  act: () => Promise<unknown>,
): Promise<string> {
  const name = inMain(async ({ BrowserWindow }, into) => {
    const [window] = BrowserWindow.getAllWindows().filter((one) =>
      one.webContents.getURL().startsWith('app:'),
    )
    return new Promise<string>((resolve, reject) => {
      window?.webContents.session.once('will-download', (_event, item) => {
        item.setSavePath(`${into}/${item.getFilename()}`)
        item.once('done', (_done, state) =>
          state === 'completed' ? resolve(item.getFilename()) : reject(new Error(state)),
        )
      })
    })
  }, folder)
  // Until it listens nothing may be saved.
  await inMain(() => null, null)
  await act()
  return join(folder, await name)
}

/** The window's page as the app's own printing makes it. */
export async function printWindow(inMain: InMain): Promise<Buffer> {
  const base64 = await inMain(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter((one) =>
      one.webContents.getURL().startsWith('app:'),
    )
    const bytes = await window?.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
    })
    return bytes?.toString('base64') ?? ''
  }, null)
  return Buffer.from(base64, 'base64')
}
