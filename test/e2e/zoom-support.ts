/** The app beside the fake Zoom: TLS, a name rule in the browser, the fake's certificate in the main process. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Frame, Page } from 'playwright-core'
import { credentials } from '../fakes/zoom/rest.ts'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { freshFolder, type RunningApp, startApp } from '../support/app.ts'
import { until } from '../support/until.ts'
import * as steps from './steps.ts'

export type ZoomDay = { readonly app: RunningApp; readonly fake: FakeZoom; readonly folder: string }

/** @param before the same folder and the same Zoom again, after the app was killed */
export async function startZoomDay(before?: Pick<ZoomDay, 'fake' | 'folder'>): Promise<ZoomDay> {
  const fake = before?.fake ?? (await startFakeZoom())
  const folder = before?.folder ?? freshFolder()
  const certificate = join(folder, 'fake-zoom.pem')
  writeFileSync(certificate, fake.certificate)
  const app = await startApp(
    folder,
    [
      `--host-resolver-rules=MAP *.fake.test:443 127.0.0.1:${fake.port}`,
      '--ignore-certificate-errors',
    ],
    {
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, '..', 'fakes', 'zoom', 'resolve.ts')).href}`,
      FAKE_ZOOM_PORT: String(fake.port),
    },
  )
  return { app, fake, folder }
}

/** What a supervisor types into the settings. */
export async function enterAccount(page: Page): Promise<void> {
  await steps.go(page, '設定')
  await page.getByRole('tab', { name: '会議（Zoom）' }).click()
  const fill = (label: string, value: string): Promise<void> => page.getByLabel(label).fill(value)
  await fill('アカウントID', credentials.accountId)
  await fill('クライアントID（Server-to-Server OAuthのアプリ）', credentials.clientId)
  await fill('クライアントシークレット（Server-to-Server OAuthのアプリ）', credentials.clientSecret)
  await fill('主催者', credentials.hostUser)
  await fill('クライアントID（Meeting SDKのアプリ）', credentials.sdkKey)
  await fill('クライアントシークレット（Meeting SDKのアプリ）', credentials.sdkSecret)
  await page.getByText('接続先のアドレス').click()
  await fill('APIのアドレス', 'https://api.fake.test/v2')
  await fill('認証のアドレス', 'https://auth.fake.test/oauth/token')
  await fill('会議の接続先（ホスト名）', 'meet.fake.test')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByText('Zoomで会議を行います').waitFor()
}

/** The page that holds the SDK. */
export async function zoomPage(app: RunningApp): Promise<Page | Frame> {
  const frames = (): Frame[] => app.context.pages().flatMap((page) => page.frames())
  const isZoom = (frame: Frame): boolean => /\/meeting\/zoom\.html/.test(frame.url())
  await until('the Zoom page is there', async () => frames().some(isZoom))
  const found = frames().find(isZoom)
  if (found === undefined) throw new Error('there is no Zoom page')
  return found
}

/** The ladder as the screen's snapshot tells it: step and result, in order. */
export async function ladder(page: Page): Promise<string[]> {
  const answer: unknown = await page.evaluate(() => window.soudan.call('session.current', {}))
  return [...JSON.stringify(answer).matchAll(/"step":"(\w+)","atMs":[\d.]+,"result":"(\w+)"/g)].map(
    ([, step, result]) => `${step} ${result}`,
  )
}

/** How often the meeting was ended over REST. */
export const endedByRest = (fake: FakeZoom): number =>
  fake.asked.filter(({ method, body }) => method === 'PUT' && body === '{"action":"end"}').length

/** The job seeker comes into the waiting room and is let in. */
export async function letIn({ app: { page }, fake }: ZoomDay): Promise<void> {
  fake.meeting.seekerKnocks()
  await page.getByRole('button', { name: '入室を許可する' }).first().click()
  await page.getByText('入室済み').first().waitFor()
}

/** From the board to the door of the meeting. */
export async function toTheDoor(page: Page, name: string): Promise<void> {
  await steps.prepare(page, name)
  await steps.testDevices(page)
  await steps.tickAll(page)
}
