/** Zoom's side, our meeting pages and a browser that takes the one for the other: for tests of the SDK's page without an app or an office. */
import type { Browser, Page } from 'playwright-core'
import { createMeetingServer, type MeetingServer } from '../../electron/meeting/server.ts'
import type { MeetingViewHost } from '../../electron/platform/platform.ts'
import { systemClock } from '../../shared/clock.ts'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { launchBrowser } from './browser.ts'
import { buildMeetingPages } from './meeting-pages.ts'

export type ZoomStage = {
  readonly fake: FakeZoom
  readonly server: MeetingServer
  readonly browser: Browser
  stop(): Promise<void>
}

export async function openZoomStage(): Promise<ZoomStage> {
  const pages = await buildMeetingPages()
  const fake = await startFakeZoom()
  const server = await createMeetingServer({
    rendererFolder: pages.folder,
    ancestors: () => [],
    clock: systemClock,
  })
  const browser = await launchBrowser([
    `--host-resolver-rules=MAP *.fake.test:443 127.0.0.1:${fake.port}`,
    '--ignore-certificate-errors',
  ])
  return {
    fake,
    server,
    browser,
    async stop() {
      await browser.close()
      await server.stop()
      await fake.stop()
      pages.remove()
    },
  }
}

/** The page is the view. */
export const viewOn = (page: Page, opening: (url: string) => void = () => {}): MeetingViewHost => ({
  async open(url) {
    opening(url)
    await page.goto(url)
  },
  place: () => {},
  destroy: async () => {},
  onCrash: () => {},
})
