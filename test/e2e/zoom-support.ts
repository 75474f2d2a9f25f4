/** The app beside the fake Zoom: TLS, a name rule in the browser, the fake's certificate in the main process. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { freshFolder, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import { begun, type Beginning, saidByFailed } from './fixtures.ts'
import { letIn, seekerIsIn } from './pages/precall.ts'

export type ZoomDay = { readonly app: RunningApp; readonly fake: FakeZoom; readonly folder: string }

/** As `officeTest`, beside a fake Zoom: `day` (the app, its folder, the fake) and `page`, ended in order. */
export function zoomTest({ signedInAs, patienceMs = 30_000 }: Beginning = {}) {
  const it = test
    .extend('day', { scope: 'file' }, async ({}, { onCleanup }): Promise<ZoomDay> => {
      const day = await startZoomDay()
      onCleanup(() => endZoomDay(day))
      day.app.page.setDefaultTimeout(patienceMs)
      return day
    })
    .extend('page', { scope: 'file' }, ({ day }): Promise<Page> => begun(day.app.page, signedInAs))
  it.afterEach(({ task, day }) => saidByFailed(task, day.app.page))
  return it
}

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

export async function endZoomDay(day: ZoomDay): Promise<void> {
  await day.app.close()
  await day.fake.stop()
  removeFolder(day.folder)
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
export async function seekerComes({ app: { page }, fake }: ZoomDay): Promise<void> {
  fake.meeting.seekerKnocks()
  await letIn(page)
  await seekerIsIn(page)
}
