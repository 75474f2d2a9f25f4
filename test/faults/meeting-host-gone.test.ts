/** The main process dies or stands still: the meeting page frees the camera by itself. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type BuiltPages, buildMeetingPages } from '../support/meeting-pages.ts'

let pages: BuiltPages
let browser: Browser
let host: ChildProcess

beforeAll(async () => {
  pages = await buildMeetingPages()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  pages.remove()
})

afterEach(() => host.kill('SIGKILL'))

async function open(): Promise<Page> {
  host = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, '..', 'support', 'meeting-host.ts'),
      pages.folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await new Promise<string>((resolve, reject) => {
    host.stdout?.once('data', (chunk) => resolve(String(chunk).trim()))
    host.once('exit', () => reject(new Error('the host ended')))
  })
  const page = await browser.newPage({ permissions: ['camera', 'microphone'] })
  await page.goto(url)
  await cameraIs(page, 'live', 10_000)
  return page
}

async function cameraIs(page: Page, state: string, limitMs: number): Promise<void> {
  await page.waitForFunction(
    (wished) => document.documentElement.dataset['camera'] === wished,
    state,
    { timeout: limitMs },
  )
}

/** What the tracks say, not what the page says of itself. */
function liveTracks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const stream = document.querySelector<HTMLVideoElement>('#local')?.srcObject
    return stream instanceof MediaStream
      ? stream.getTracks().filter((track) => track.readyState === 'live').length
      : 0
  })
}

describe('the meeting page without its main process', () => {
  it('stops camera and microphone within seconds of a SIGKILL', async () => {
    const page = await open()
    expect(await liveTracks(page)).toBe(2)
    host.kill('SIGKILL')
    await cameraIs(page, 'stopped', 8_000)
    expect(await liveTracks(page)).toBe(0)
    expect(await page.textContent('#status')).toContain('接続が切れた')
    await page.context().close()
  })

  it.skipIf(process.platform === 'win32')(
    'stops them while the main process stands still, and goes on when it does',
    async () => {
      const page = await open()
      host.kill('SIGSTOP')
      await cameraIs(page, 'stopped', 8_000)
      host.kill('SIGCONT')
      await cameraIs(page, 'live', 8_000)
      expect(await liveTracks(page)).toBe(2)
      await page.context().close()
    },
  )
})
