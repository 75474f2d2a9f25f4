/** `npm run office`: three desks of one practice office on a real PostgreSQL, which see what the others do and leave nothing behind. */
// Started by hand as a person does it: the fixtures start one app.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, shoot } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import * as board from './pages/board.ts'
import * as people from './pages/people.ts'

const root = join(import.meta.dirname, '..', '..')
const folders = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('soudan-office-'))

describe.skipIf(platform !== 'browser')(
  'three desks (served to a browser, on every platform)',
  () => {
    const before = folders()
    let office: ChildProcess
    let said = ''
    let browser: Browser
    const desks: Page[] = []

    beforeAll(async () => {
      office = spawn(process.execPath, [join(root, 'test', 'dev', 'office.ts'), '--no-open'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [office.stdout, office.stderr])
        stream?.on('data', (chunk) => (said += String(chunk)))
      await until('all desks are there', () => Promise.resolve(said.includes('3 desks')), 60_000)
      browser = await launchBrowser([])
      for (const [address] of said.matchAll(/http:\/\/127\.0\.0\.1:\d+\/\S+/g)) {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
        const page = await context.newPage()
        await page.goto(address)
        desks.push(page)
      }
    }, 120_000)
    afterAll(() => browser.close())

    it('show the same day, and a consultation that is prepared at one of them', async () => {
      const [one, other, third] = desks
      if (one === undefined || other === undefined || third === undefined) throw new Error(said)
      await people.signIn(one, '相談員A')
      await people.signIn(other, '統括B')
      await people.signIn(third, '統括B')
      for (const desk of desks) await board.shows(desk, ichiro.name)
      await board.prepare(one, ichiro.name)
      for (const desk of [other, third])
        await board.cell(desk, ichiro.name).getByText('相談中').waitFor()
      await shoot(other, '119-another-desk')
    })

    it('end with one key, and leave nothing behind', async () => {
      const ended = new Promise((resolve) => office.once('exit', resolve))
      office.kill('SIGINT')
      expect(await ended).toBe(0)
      expect(folders()).toEqual(before)
    })
  },
)
