/** `npm run dev`: the source in a browser, behind the same door as the product, and again after a change. */
// Not the built app: it is started by hand, as a developer does.
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { freshFolder, removeFolder, shoot } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Started, startProgram } from '../support/started.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { problemsOf } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import { button } from './pages/ui.ts'

const root = join(import.meta.dirname, '..', '..')

describe('npm run dev', () => {
  const dataRoot = freshFolder()
  let problems: readonly string[] = []
  let dev: Started
  let address = ''
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    dev = startProgram([join('test', 'dev', 'run.ts'), '--no-open', '--data', dataRoot], {
      cwd: root,
      env: process.env,
    })
    address = await dev.address()
    browser = await launchBrowser()
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ja-JP',
      permissions: ['camera', 'microphone'],
    })
    page = await context.newPage()
    page.setDefaultTimeout(30_000)
    problems = problemsOf(page)
  })
  afterAll(async () => {
    await browser.close()
    await dev.stop()
    removeFolder(dataRoot)
  })

  it('lets nobody in without the token, not even to a script', async () => {
    const { origin } = new URL(address)
    for (const path of ['/', '/main.tsx', '/@vite/client', '/bridge'])
      expect((await fetch(`${origin}${path}`)).status, path).toBe(403)
  })

  it('shows the app with which one can work', async () => {
    await page.goto(address)
    await office.openPractice(page)
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    await shoot(page, 'dev-board')
    expect(problems).toEqual([])
  })

  it('keeps the policy of the product, but for a nonce and the socket of hot reload', async () => {
    const policy = await page.evaluate(
      async () => (await fetch('/')).headers.get('content-security-policy') ?? '',
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{40,}';/)
  })

  it('shows the meeting, which is served to this page alone', async () => {
    await precall.toTheDoor(page, ichiro.name)
    await precall.enterMeeting(page)
    await shoot(page, 'dev-meeting')
    expect(problems).toEqual([])
  })

  it('starts the main process anew after a change, and the tab follows with its session', async () => {
    const now = new Date()
    utimesSync(join(root, 'test', 'dev', 'main.ts'), now, now)
    await until('the change is seen', async () => /changed: .*main\.ts/.test(dev.output()), 10_000)
    await button(page, people.practised('相談員A')).waitFor()
    await people.signIn(page, '相談員A')
    await page.getByText(ichiro.name).first().waitFor()
  })
})
