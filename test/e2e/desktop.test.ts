/** What only the desktop app has: its sessions' refusals, its own scheme, its preload, its data folder, the window that is never just gone. */
// It starts the app in its own ways, as a person at the desktop does: by hand.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import {
  freshFolder,
  mainFile,
  platform,
  removeFolder,
  type RunningApp,
  startApp,
  startDesktop,
} from '../support/app.ts'
import { ask, bookingOf, readyToEnter, session, untilSession } from '../support/contract-calls.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { begun } from './fixtures.ts'
import * as board from './pages/board.ts'
import { cameraState, meetingPage } from './pages/meeting.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'

const ELSEWHERE = 'https://elsewhere.invalid/'

describe.skipIf(platform === 'browser')(
  'the desktop app (there is none on the browser platform)',
  () => {
    const dataRoot = freshFolder()
    let app: RunningApp
    let page: Page

    beforeAll(async () => {
      app = await startApp(dataRoot)
      page = app.page
      await begun(page, '相談員A')
    })
    afterAll(async () => {
      await app.close()
      removeFolder(dataRoot)
    })

    /** What becomes of a window of this partition that is sent elsewhere. */
    const sentElsewhere = (partition: string, url: string): Promise<string> =>
      app.inMain(
        async ({ BrowserWindow }, wish) => {
          const window = new BrowserWindow({
            show: false,
            webPreferences: { partition: wish.partition, sandbox: true },
          })
          try {
            return await window.loadURL(wish.url).then(
              () => 'loaded',
              (error: unknown) => String(error),
            )
          } finally {
            window.destroy()
          }
        },
        { partition, url },
      )

    const isVisible = (): Promise<boolean> =>
      app.inMain(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().some(
            (one) => one.webContents.getURL().startsWith('app:') && one.isVisible(),
          ),
        null,
      )

    it.each(['app', 'meeting', 'seeker', ''])(
      'sends nothing anywhere from the session "%s"',
      async (partition) => {
        expect(await sentElsewhere(partition, ELSEWHERE)).toContain('ERR_BLOCKED_BY_CLIENT')
      },
    )

    it('asks Zoom’s account over TLS only', async () => {
      expect(await sentElsewhere('account', ELSEWHERE.replace('https', 'http'))).toContain(
        'ERR_BLOCKED_BY_CLIENT',
      )
    })

    it('lets its page copy, and neither read the clipboard nor know where it is', async () => {
      const tried = await page.evaluate(async () => {
        const end = (asked: Promise<unknown>): Promise<string> =>
          asked.then(
            () => 'done',
            (error: unknown) => (error instanceof Error ? error.name : 'refused'),
          )
        return {
          copy: await end(navigator.clipboard.writeText('写し')),
          read: await end(navigator.clipboard.readText()),
          place: await end(
            new Promise((resolve, reject) => {
              navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error()))
            }),
          ),
          notifications: Notification.permission,
        }
      })
      expect(tried).toEqual({
        copy: 'done',
        read: 'NotAllowedError',
        place: 'Error',
        notifications: 'denied',
      })
      expect(await app.clipboard()).toBe('写し')
    })

    it('serves its page isolated, with a policy that runs no script from the page itself', async () => {
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script')
        script.textContent = 'document.documentElement.dataset.ran = "yes"'
        document.head.append(script)
        await new Promise((resolve) => setTimeout(resolve, 50))
        return document.documentElement.dataset['ran'] ?? 'no'
      })
      expect(ran).toBe('no')
      const asked = await page.evaluate(() =>
        fetch('index.html').then(
          () => 'answered',
          () => 'refused',
        ),
      )
      expect(asked).toBe('refused')
    })

    it('gives the page its bridge and nothing of Node', async () => {
      expect(
        await page.evaluate(() => [
          Object.keys(window.soudan).sort(),
          typeof Reflect.get(window, 'require'),
          typeof Reflect.get(window, 'process'),
        ]),
      ).toEqual([['call', 'on', 'platform'], 'undefined', 'undefined'])
    })

    it('goes nowhere and opens no window, whatever its page does', async () => {
      const pages = app.context.pages().length
      await page.evaluate((url) => {
        window.open(url)
        location.href = url
      }, ELSEWHERE)
      await page.getByRole('button', { name: 'ロック' }).waitFor()
      await until('no window is left over', async () => app.context.pages().length === pages)
      expect(await page.evaluate(() => 'soudan' in window)).toBe(true)
    })

    it('hides when it is closed, and is shown when it is started once more', async () => {
      await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), null)
      await until('the window is hidden', async () => !(await isVisible()))
      await app.inMain(
        ({ app: running }) => running.emit('second-instance', {}, [], '', null),
        null,
      )
      await until('the window is shown', isVisible)
    })

    it('opens a meeting in a view of its own, which may use the camera and nothing else', async () => {
      const date = await board.date(page)
      await ask(page, 'session.prepare', {
        bookingId: await bookingOf(page, date, ichiro.name),
      })
      const { recordId } = await session(page)
      await readyToEnter(page, recordId)
      await ask(page, 'session.enter', { recordId })
      await untilSession(page, 'the counselor is in', ({ meeting }) => meeting.counselor === 'in')
      const meeting = await meetingPage(app)
      expect(meeting.page()).not.toBe(page)
      expect(await cameraState(meeting)).toBe('live')
      const refused = await meeting.evaluate(() =>
        navigator.mediaDevices.getDisplayMedia().then(
          () => 'given',
          () => 'refused',
        ),
      )
      expect(refused).toBe('refused')
    })

    it('asks before it is closed during a session, and stays until somebody says so', async () => {
      const asked = await app.inMain(async ({ BrowserWindow, dialog }) => {
        const questions: unknown[] = []
        dialog.showMessageBox = async (...given: readonly unknown[]) => {
          questions.push(given.at(-1))
          return { response: 0, checkboxChecked: false }
        }
        BrowserWindow.getAllWindows()[0]?.close()
        await new Promise((resolve) => setTimeout(resolve, 200))
        return JSON.stringify(questions)
      }, null)
      expect(asked).toContain('buttons')
      expect(await isVisible()).toBe(true)
    })

    it('locks its screen when the computer is locked', async () => {
      await app.inMain(({ powerMonitor }) => powerMonitor.emit('lock-screen'), null)
      await people.isLocked(page)
    })

    it('loads its page again when its process has crashed', async () => {
      const gone = app.inMain(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (contents === undefined) throw new Error('there is no window')
        return new Promise<void>((resolve) => {
          contents.once('render-process-gone', () => {
            contents.once('did-finish-load', () => resolve())
          })
          contents.forcefullyCrashRenderer()
        })
      }, null)
      await gone
      // The stand-in shows it in another page of Chromium, Electron in the same.
      await until(
        'the app is there again',
        async () =>
          app.context
            .pages()
            .some((one) => one !== page && /^(app:|https:\/\/desk\.app\.test)/.test(one.url())) ||
          platform === 'electron',
      )
    })
  },
)

describe.skipIf(platform === 'browser')(
  'a data folder named relative to where the person is (desktop)',
  () => {
    it('is found there', async () => {
      const here = freshFolder()
      try {
        const app = await startDesktop({
          main: mainFile,
          dataRoot: 'office-data',
          switches: [],
          environment: {},
          cwd: here,
        })
        try {
          await office.openPractice(app.page)
          await people.signInIsOpen(app.page)
          expect(existsSync(join(here, 'office-data', 'practice'))).toBe(true)
        } finally {
          await app.close()
        }
      } finally {
        removeFolder(here)
      }
    })
  },
)
