/** A Chromium for the tests: an installed Chromium, Chrome or Edge, else the one from the npm registry. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { MINUTE, sleep, systemClock } from '../../shared/clock.ts'

const INSTALLED = [
  process.env['SOUDAN_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[
    process.env['PROGRAMFILES'],
    process.env['PROGRAMFILES(X86)'],
    process.env['LOCALAPPDATA'],
  ].flatMap((folder) =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ],
  ),
]

/** A fake camera and microphone; two sites in two processes, as an installed browser has it (design.md, "Two platforms"). */
const MEDIA = [
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
  '--site-per-process',
  '--autoplay-policy=no-user-gesture-required',
]
/** No chatter of the browser itself: the tests assert that no request leaves the machine. */
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-default-apps',
  '--no-sandbox',
  '--disable-gpu',
]
/** Of the npm Chromium's own arguments these would undo what the tests need. */
const UNWANTED =
  /^--(single-process|no-zygote|disable-site-isolation|disable-features|headless|mute-audio|use-gl|use-angle|in-process-gpu|disable-web-security)/

const LOCK = join(tmpdir(), 'soudan-desk-chromium.lock')
const LOCK_LEFT_MS = 2 * MINUTE

/**
 * The npm Chromium unpacks itself into the temporary folder at its first use, where a second test that starts meanwhile would
 * take half a program for a whole one: only one unpacks, also among processes.
 */
async function unpacked(): Promise<string> {
  for (;;) {
    try {
      mkdirSync(LOCK)
      break
    } catch (error) {
      if (!isThere(error)) throw error
      const held = statSync(LOCK, { throwIfNoEntry: false })
      if (held !== undefined && systemClock.wallMs() - held.mtimeMs > LOCK_LEFT_MS)
        rmSync(LOCK, { recursive: true, force: true })
      await sleep(systemClock, 100)
    }
  }
  try {
    return await sparticuz.executablePath()
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

export async function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  const installed = INSTALLED.find((path) => path !== undefined && existsSync(path))
  const own =
    installed === undefined ? sparticuz.args.filter((argument) => !UNWANTED.test(argument)) : []
  return chromium.launch({
    executablePath: installed ?? (await unpacked()),
    headless: true,
    // Without a UTF-8 locale Chromium on Linux gives every file with a Japanese name the name 'download'.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    args: [...own, ...MEDIA, ...QUIET, ...extra],
  })
}
