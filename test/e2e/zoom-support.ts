/** The app beside the fake Zoom: TLS, a name rule in the browser, the fake's certificate in the main process. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { z } from 'zod'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { freshFolder, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import { begun, type Beginning, saidByFailed } from './fixtures.ts'
import { systemClock } from '../../shared/clock.ts'
import { ask } from '../support/contract-calls.ts'
import { until } from '../support/until.ts'
import { letIn, seekerIsIn } from './pages/precall.ts'

export type ZoomDay = {
  readonly app: RunningApp
  readonly fake: FakeZoom
  readonly folder: string
  /** From now on the main process lives at that moment, ms since 1970 UTC; only ahead. Its screens learn of it. */
  goTo(wallMs: number): Promise<void>
}

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
  const ahead = join(folder, 'machine-ahead')
  writeFileSync(certificate, fake.certificate)
  const app = await startApp(
    folder,
    [
      `--host-resolver-rules=MAP *.fake.test:443 127.0.0.1:${fake.port}`,
      '--ignore-certificate-errors',
    ],
    {
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_OPTIONS: [imported('zoom', 'resolve.ts'), imported('machine-time.ts')].join(' '),
      FAKE_ZOOM_PORT: String(fake.port),
      MACHINE_AHEAD: ahead,
    },
  )
  return {
    ...{ app, fake, folder },
    async goTo(wallMs) {
      writeFileSync(ahead, String(wallMs - systemClock.wallMs()))
      await until('the screens know what time it is', async () => {
        await app.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
        const status = OfficeTimeSchema.parse(await ask(app.page, 'office.status', {}))
        return status.wallMs >= wallMs
      })
      await app.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    },
  }
}

/** What the office says of its time, once it is open. */
const OfficeTimeSchema = z.object({ wallMs: z.number() }).loose()

/** One of the fakes, for the main process to begin with. */
const imported = (...path: readonly string[]): string =>
  `--import=${pathToFileURL(join(import.meta.dirname, '..', 'fakes', ...path)).href}`

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
