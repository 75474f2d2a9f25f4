/** Time limits of our own around the real SDK: an answer that is not JSON and a server that never answers leave join() unsettled for ever. */
// No app and no office: the meeting's own parts, put together by hand.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createMeetingServer, type MeetingServer } from '../../electron/meeting/server.ts'
import { JOIN_MS } from '../../electron/meeting/zoom/call.ts'
import type { ZoomDesk } from '../../electron/meeting/zoom/desk.ts'
import { createZoomMeeting } from '../../electron/meeting/zoom/provider.ts'
import { sign } from '../../electron/meeting/zoom/signature.ts'
import { type Clock, SECOND, systemClock } from '../../shared/clock.ts'
import type { MeetingEvent, MeetingProvider } from '../../shared/meeting/provider.ts'
import { ok } from '../../shared/result.ts'
import { credentials } from '../fakes/zoom/rest.ts'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { buildMeetingPages, type BuiltPages } from '../support/meeting-pages.ts'
import { until } from '../support/until.ts'

const NUMBER = '91234567890'
/** Long limits come sooner; the page's own beat and everything short stays as it is. */
const hurried: Clock = {
  ...systemClock,
  after: (delayMs, run) => systemClock.after(delayMs > 20 * SECOND ? delayMs / 6 : delayMs, run),
}

let pages: BuiltPages
let fake: FakeZoom
let server: MeetingServer
let browser: Browser
let page: Page
let meeting: MeetingProvider
const events: MeetingEvent[] = []

const desk: ZoomDesk = {
  endpoints: () => ({
    api: 'https://api.fake.test/v2',
    oauth: 'https://auth.fake.test/oauth/token',
    web: 'meet.fake.test',
  }),
  meetingFor: async ({ bookingId, startsAtMs }) =>
    ok({
      bookingId,
      meetingNumber: NUMBER,
      passcode: '1',
      joinUrl: `https://meet.fake.test/j/${NUMBER}`,
      startsAtMs,
    }),
  keys: async (number) =>
    ok({
      signature: sign(credentials.sdkKey, credentials.sdkSecret, number, 1, systemClock.wallMs()),
      zak: null,
      webEndpoint: 'meet.fake.test',
    }),
  confirmEnded: async () => ok(),
  end: async () => ok(),
  unfinished: () => null,
  opened: () => {},
}
const plan = {
  recordId: 'r',
  bookingId: 'b',
  topic: '相談',
  displayName: '相談員A',
  startsAtMs: 0,
  lastsMs: 1_800_000,
}

beforeAll(async () => {
  pages = await buildMeetingPages()
  fake = await startFakeZoom()
  server = await createMeetingServer({
    rendererFolder: pages.folder,
    ancestors: () => [],
    clock: systemClock,
  })
  browser = await launchBrowser([
    `--host-resolver-rules=MAP *.fake.test:443 127.0.0.1:${fake.port}`,
    '--ignore-certificate-errors',
  ])
})

beforeEach(async () => {
  events.length = 0
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] })
  page = await context.newPage()
  meeting = createZoomMeeting({
    server,
    view: {
      open: async (url) => {
        await page.goto(url)
      },
      place: () => {},
      destroy: async () => {},
      onCrash: () => {},
    },
    clock: hurried,
    desk,
    onKey: () => {},
  })
  meeting.subscribe((event) => events.push(event))
})

afterEach(async () => {
  await meeting.destroyView()
  await page.context().close()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  await fake.stop()
  pages.remove()
})

const heard = (type: MeetingEvent['type']) => async (): Promise<boolean> =>
  events.some((event) => event.type === type)
const camera = (): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['camera'])

for (const info of ['notJson', 'silent'] as const) {
  it(`gives up by itself when the answer is ${info}, and leaves no camera on`, async () => {
    fake.meeting.info = info
    expect(JOIN_MS).toBeGreaterThan(20 * SECOND)
    await meeting.open(plan)
    await until('a camera of the page is on', async () => {
      await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ video: true }).then(() => undefined),
      )
      return (await camera()) === 'live'
    })
    await until('it gave up', heard('failed'))
    expect(events).toEqual([{ type: 'failed', reason: 'noAnswer' }])
    await meeting.destroyView()
    expect(await camera()).toBe('stopped')
    await expect(
      page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true })),
    ).rejects.toThrow(/over/)
    fake.meeting.info = 'ok'
  })
}

it('is not in the meeting while it is kept in the waiting room itself, and is once it is let in', async () => {
  fake.meeting.holdUs = true
  await meeting.open(plan)
  await until('connected', async () => fake.meeting.connected())
  await page.waitForTimeout(1_000)
  expect(events).toEqual([])
  fake.meeting.admitUs()
  await until('joined', heard('joined'))
  expect(events).toEqual([{ type: 'joined' }])
})

it('stops its camera when the main process is gone', async () => {
  await meeting.open(plan)
  await until('joined', heard('joined'))
  await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(() => undefined),
  )
  expect(await camera()).toBe('live')
  await server.stop()
  await until('the camera is off', async () => (await camera()) === 'stopped')
})
