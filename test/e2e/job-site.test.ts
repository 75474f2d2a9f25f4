/** The window of the public job site (desktop): what it refuses on real pages, and that the meeting is given its picture and never anything else. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { platform, type RunningApp, shoot } from '../support/app.ts'
import { session as snapshot, untilSession } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import { meetingPage } from './pages/meeting.ts'
import * as postings from './pages/postings.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { press, question } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })

const SITE = 'https://www.hellowork.mhlw.go.jp'
const NUMBER = '17010-12345678'

/** A site of the test's in place of the real one, which is never asked. */
const serveSite = (app: RunningApp): Promise<void> =>
  app.inMain(({ session: sessions }, site) => {
    const html = (title: string, body: string): Response =>
      new Response(
        `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${title}</title><body style="background:#b7f7c8">${body}</body></html>`,
        { headers: { 'content-type': 'text/html; charset=utf-8' } },
      )
    sessions.fromPartition('jobs').protocol.handle('https', (request) => {
      const url = new URL(request.url)
      if (url.origin !== site) return html('elsewhere', 'elsewhere')
      if (url.pathname === '/go') return Response.redirect('https://evil.test/', 302)
      if (url.pathname === '/detail')
        return html('求人の詳細', '<h1>架空の求人</h1><iframe src="https://evil.test/"></iframe>')
      if (url.pathname === '/file')
        return new Response('x', {
          headers: { 'content-disposition': 'attachment; filename="posting.pdf"' },
        })
      return html(
        '求人情報検索',
        '<h1>求人情報検索（架空）</h1><a id="detail" target="_blank" href="/detail">詳細</a><a id="go" href="/go">go</a><a id="file" href="/file">file</a>',
      )
    })
  }, SITE)

const siteUrl = (app: RunningApp): Promise<string> =>
  app.inMain(({ BrowserWindow, session: sessions }) => {
    const jobs = sessions.fromPartition('jobs')
    const found = BrowserWindow.getAllWindows().find((one) => one.webContents.session === jobs)
    return found?.webContents.getURL() ?? ''
  }, null)
const siteTitle = (app: RunningApp): Promise<string> =>
  app.inMain(({ BrowserWindow, session: sessions }) => {
    const jobs = sessions.fromPartition('jobs')
    const found = BrowserWindow.getAllWindows().find((one) => one.webContents.session === jobs)
    return found?.getTitle() ?? ''
  }, null)

async function sitePage(app: RunningApp): Promise<Page> {
  const find = (): Page | undefined => app.context.pages().find((one) => one.url().startsWith(SITE))
  await until('the site’s page is there', async () => find() !== undefined)
  const page = find()
  if (page === undefined) throw new Error('there is no such page')
  return page
}

/** What a page gets that asks by itself. */
const asksByItself = (page: Pick<Page, 'evaluate'>): Promise<string> =>
  page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia({ video: true, audio: true }).then(
      () => 'given',
      (error: unknown) => (error instanceof Error ? error.name : 'refused'),
    ),
  )

/** The same with a press in the meeting's page, which is not the press in the app. */
const asksAfterPress = (app: RunningApp): Promise<string> =>
  app.inMain(async ({ webContents }) => {
    const view = webContents
      .getAllWebContents()
      .find((one) => one.getURL().includes('/meeting/practice.html'))
    const answer: unknown = await view?.executeJavaScript(
      `navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'given', (error) => error.name)`,
      true,
    )
    return String(answer)
  }, null)

describe.skipIf(platform === 'browser')(
  'the window of the job site (there is none on the browser platform)',
  () => {
    let seeker: Page

    it('opens in a consultation, with the number in its title and beside it', async ({
      app,
      page,
    }) => {
      await serveSite(app)
      seeker = await precall.consult(app, ichiro)
      await postings.unfold(page)
      await postings.look(page, NUMBER)
      await page.getByText('次の番号で検索してください').waitFor()
      const site = await sitePage(app)
      await site.getByRole('heading', { name: '求人情報検索（架空）' }).waitFor()
      expect(await siteTitle(app)).toContain(NUMBER)
      expect(await page.locator('.postings-large').innerText()).toBe(NUMBER)
      await shoot(page, '165-job-site-open')
      await press(page, '前の5桁をコピー')
      await until('the first half is copied', async () => (await app.clipboard()) === '17010')
    })

    it('goes nowhere else, opens no window, saves nothing, and says so', async ({ app, page }) => {
      const site = await sitePage(app)
      const pages = app.context.pages().length
      const stays = async (act: () => Promise<unknown>): Promise<void> => {
        const { refusals } = (await snapshot(page)).jobSite
        await act().catch(() => undefined)
        await untilSession(page, 'it was refused', ({ jobSite }) => jobSite.refusals > refusals)
        expect(await siteUrl(app)).toMatch(new RegExp(`^${SITE}/`))
        expect(await siteTitle(app)).toContain('この操作はできません')
      }
      await stays(() => site.evaluate(() => void (location.href = 'https://evil.test/')))
      await stays(() => site.evaluate(() => void window.open('https://evil.test/')))
      await stays(() =>
        site.evaluate(() => void (location.href = 'http://www.hellowork.mhlw.go.jp/')),
      )
      await stays(() => site.locator('#go').click())
      await stays(() => site.locator('#file').click())
      await page.getByText('求人のウィンドウで、できない操作を止めました').waitFor()
      await until('no window is left over', async () => app.context.pages().length <= pages)
      expect(
        await site.evaluate(() => [
          typeof Reflect.get(window, 'soudan'),
          typeof Reflect.get(window, 'require'),
        ]),
      ).toEqual(['undefined', 'undefined'])
      expect(await asksByItself(site)).not.toBe('given')
    })

    it('shows what the site would open in another window', async ({ app }) => {
      const site = await sitePage(app)
      await site.locator('#detail').click()
      await until('the detail is shown here', async () => (await siteUrl(app)) === `${SITE}/detail`)
    })

    it('gives no page a picture that asks for it by itself, while it is open too', async ({
      app,
      page,
    }) => {
      const meeting = await meetingPage(app)
      for (const asking of [meeting, page, seeker])
        expect(await asksByItself(asking)).not.toBe('given')
      expect(await asksAfterPress(app)).toBe('NotAllowedError')
    })

    it('is shown by one press, and the job seeker sees that window', async ({ app, page }) => {
      await press(page, postings.SHOW)
      await untilSession(page, 'it is shown', ({ meeting }) => meeting.sharing)
      await page.getByText('求職者に見せています', { exact: true }).waitFor()
      // The test's site is green all over; no face and no desk of ours is.
      const isGreen = (): Promise<boolean> =>
        seeker.evaluate(() => {
          const video = document.querySelector('#remote')
          if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return false
          const canvas = document.createElement('canvas')
          canvas.width = video.videoWidth
          canvas.height = video.videoHeight
          const context = canvas.getContext('2d')
          context?.drawImage(video, 0, 0)
          const { data } = context?.getImageData(0, canvas.height - 20, canvas.width, 10) ?? {
            data: [],
          }
          let green = 0
          for (let at = 0; at < data.length; at += 4) {
            const [red = 0, value = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
            if (Math.abs(red - 183) < 40 && Math.abs(value - 247) < 40 && Math.abs(blue - 200) < 40)
              green += 1
          }
          return green > canvas.width * 8
        })
      await until('the job seeker sees the site', isGreen)
      await shoot(page, '166-job-site-shown')
      await shoot(seeker, '167-job-site-seen')
      // The offer is used up.
      expect(await asksAfterPress(app)).toBe('NotAllowedError')
      await press(page, postings.STOP)
      await untilSession(page, 'it is shown no more', ({ meeting }) => !meeting.sharing)
      await until('the counselor is seen again', async () => !(await isGreen()))
    })

    it('is shown no more when its window is closed, and closes with the consultation', async ({
      app,
      page,
    }) => {
      await press(page, postings.SHOW)
      await untilSession(page, 'it is shown', ({ meeting }) => meeting.sharing)
      await app.inMain(({ BrowserWindow, session: sessions }) => {
        const jobs = sessions.fromPartition('jobs')
        BrowserWindow.getAllWindows()
          .find((one) => one.webContents.session === jobs)
          ?.close()
      }, null)
      await untilSession(
        page,
        'it is gone',
        ({ meeting, jobSite }) => !meeting.sharing && !jobSite.open,
      )
      await postings.look(page, NUMBER)
      await untilSession(page, 'it is open again', ({ jobSite }) => jobSite.open)
      await press(page, '相談を終了する')
      await press(question(page), '相談を終了する')
      await session.hasEnded(page)
      await until('the window is closed', async () => (await siteUrl(app)) === '')
      expect((await snapshot(page)).jobSite).toMatchObject({ open: false, number: null })
    })
  },
)
