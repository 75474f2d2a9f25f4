/** Time limits of our own around the real SDK: an answer that is not JSON and a server that never answers leave join() unsettled for ever. */
// No app and no office: the meeting's own parts, put together by hand.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { JOIN_MS } from '../../electron/meeting/zoom/call.ts'
import { createZoomMeeting } from '../../electron/meeting/zoom/provider.ts'
import { type Clock, SECOND, systemClock } from '../../shared/clock.ts'
import type { MeetingEvent, MeetingProvider } from '../../shared/meeting/provider.ts'
import type { FakeZoom } from '../fakes/zoom/server.ts'
import { until } from '../support/until.ts'
import { desk, plan } from '../support/zoom-desk.ts'
import { openZoomStage, viewOn, type ZoomStage } from '../support/zoom-stage.ts'

/** Long limits come sooner; the page's own beat and everything short stays as it is. */
const hurried: Clock = {
  ...systemClock,
  after: (delayMs, run) => systemClock.after(delayMs > 20 * SECOND ? delayMs / 6 : delayMs, run),
}

let stage: ZoomStage
let fake: FakeZoom
let page: Page
let meeting: MeetingProvider
const events: MeetingEvent[] = []

beforeAll(async () => {
  stage = await openZoomStage()
  fake = stage.fake
})

beforeEach(async () => {
  events.length = 0
  const context = await stage.browser.newContext({ permissions: ['camera', 'microphone'] })
  page = await context.newPage()
  meeting = createZoomMeeting({
    server: stage.server,
    view: viewOn(page),
    clock: hurried,
    desk,
    onKey: () => {},
    log: () => {},
  })
  meeting.subscribe((event) => events.push(event))
})

afterEach(async () => {
  await meeting.destroyView()
  await page.context().close()
})

afterAll(() => stage.stop())

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
  expect(events[0]).toEqual({ type: 'joined' })
})

it('stops its camera when the main process is gone', async () => {
  await meeting.open(plan)
  await until('joined', heard('joined'))
  await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(() => undefined),
  )
  expect(await camera()).toBe('live')
  await stage.server.stop()
  await until('the camera is off', async () => (await camera()) === 'stopped')
})
