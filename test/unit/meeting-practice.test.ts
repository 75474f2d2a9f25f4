/** The practice meeting for real: two pages in a Chromium, a fake camera, a real peer connection. */
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listen, portOf } from '../../electron/platform/loopback.ts'
import { PRACTICE_GUID } from '../../electron/meeting/practice-call.ts'
import { createPracticeMeeting } from '../../electron/meeting/practice.ts'
import { createMeetingServer, type MeetingServer } from '../../electron/meeting/server.ts'
import { appHeaders } from '../../electron/platform/headers.ts'
import type { MeetingViewHost } from '../../electron/platform/platform.ts'
import { systemClock } from '../../shared/clock.ts'
import type { MeetingEvent, MeetingPlan, MeetingProvider } from '../../shared/meeting/provider.ts'
import { axeViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type BuiltPages, buildMeetingPages } from '../support/meeting-pages.ts'

const plan: MeetingPlan = {
  recordId: 'r-1',
  bookingId: 'b-1',
  topic: '架空の相談',
  displayName: '相談員A',
  startsAtMs: 0,
  lastsMs: 1_800_000,
}

let pages: BuiltPages
let browser: Browser
let app: Server
let appOrigin: string
let frameUrl = ''
let server: MeetingServer
let context: BrowserContext
let meeting: MeetingProvider
let events: MeetingEvent[]
let requests: string[]
let keys: string[]

/** Stands in for the app's own page: it frames the meeting and can be blocked in a loop. */
function startApp(): Promise<void> {
  app = createServer((_request, response) => {
    response.writeHead(200, {
      ...appHeaders({ connect: [], frame: [server.origin] }),
      'content-type': 'text/html; charset=utf-8',
    })
    response.end(
      `<!doctype html><iframe src="${frameUrl}" allow="camera; microphone; autoplay; cross-origin-isolated" sandbox="allow-scripts allow-same-origin" width="800" height="500"></iframe>`,
    )
  })
  return listen(app, '127.0.0.1', 0)
}

/** A whole booking is offered; only the persona of it may go to the page. */
const persona = {
  name: '架空 一郎',
  kana: 'カクウ イチロウ',
  jobSeekerNumber: '17010-00012301',
  companions: '配偶者',
  phone: '076-000-0101',
}

const noView: MeetingViewHost = {
  open: async () => {},
  place: () => {},
  destroy: async () => {},
  onCrash: () => {},
}

beforeAll(async () => {
  pages = await buildMeetingPages()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  pages.remove()
})

beforeEach(async () => {
  server = await createMeetingServer({
    rendererFolder: pages.folder,
    ancestors: () => [appOrigin],
    clock: systemClock,
  })
  await startApp()
  appOrigin = `http://127.0.0.1:${portOf(app)}`
  meeting = createPracticeMeeting({
    server,
    view: noView,
    clock: systemClock,
    persona: () => persona,
    onKey: (key) => keys.push(key),
  })
  events = []
  keys = []
  meeting.subscribe((event) => events.push(event))
  context = await browser.newContext({ permissions: ['camera', 'microphone'] })
  requests = []
  context.on('request', (request) => requests.push(request.url()))
})

afterEach(async () => {
  await meeting.destroyView()
  await context.close()
  await server.stop()
  app.close()
})

async function open(): Promise<Page> {
  const opened = await meeting.open(plan)
  if (!opened.ok) throw new Error(opened.reason)
  frameUrl = opened.value.url ?? ''
  const page = await context.newPage()
  await page.goto(appOrigin)
  return page
}

async function openSeeker(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(meeting.seekerAddress() ?? '')
  return page
}

function counselorFrame(page: Page) {
  const frame = page.frames().find((one) => one.url() === frameUrl)
  if (frame === undefined) throw new Error('the app frames no meeting')
  return frame
}

async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  limitMs = 15_000,
): Promise<void> {
  const end = Date.now() + limitMs
  while (!(await check())) {
    if (Date.now() > end)
      throw new Error(`not within ${limitMs} ms: ${what}; events: ${JSON.stringify(events)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const heard = (type: MeetingEvent['type']) => () => events.some((event) => event.type === type)
const count = (type: MeetingEvent['type']) => events.filter((event) => event.type === type).length

async function connect(): Promise<{ readonly page: Page; readonly seeker: Page }> {
  const page = await open()
  await until('joined', heard('joined'))
  const seeker = await openSeeker()
  await until('waiting', heard('waiting'))
  expect(await meeting.person('admit', PRACTICE_GUID)).toEqual({ ok: true, value: null })
  await until('otherJoined', heard('otherJoined'))
  return { page, seeker }
}

/** Frames of the remote video that were really decoded, and whether its sound track is live. */
function remote(frame: {
  evaluate: Page['evaluate']
}): Promise<{ frames: number; audio: string | undefined; isolated: boolean }> {
  return frame.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('#remote')
    const stream = video?.srcObject
    return {
      frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
      audio: stream instanceof MediaStream ? stream.getAudioTracks()[0]?.readyState : undefined,
      isolated: crossOriginIsolated,
    }
  })
}

async function clean(...shown: readonly Page[]): Promise<void> {
  for (const page of shown) {
    const violations = await axeViolations(page)
    expect(
      violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes.map((node) => String(node.target)).join(' ')}`,
      ),
    ).toEqual([])
  }
}

const camera = (frame: { evaluate: Page['evaluate'] }) =>
  frame.evaluate(() => document.documentElement.dataset['camera'])

describe('the practice meeting in a real browser', () => {
  it('shows each side the other, by picture and sound, in an isolated frame, and asks nothing of the network', async () => {
    const { page, seeker } = await connect()
    const frame = counselorFrame(page)
    await until('pictures of the job seeker', async () => (await remote(frame)).frames > 5)
    await until('pictures of the counselor', async () => (await remote(seeker)).frames > 5)
    expect(await remote(frame)).toMatchObject({ audio: 'live', isolated: true })
    const types = events
      .map((event) => event.type)
      .filter((type) => type !== 'people' && type !== 'deviceBack')
    expect(types).toEqual(['joined', 'waiting', 'otherJoined'])
    expect(events.findLast((event) => event.type === 'people')).toMatchObject({
      people: [{ place: 'in', sound: 'on', picture: true }],
    })
    expect(requests.filter((url) => !/^http:\/\/(localhost|127\.0\.0\.1):/.test(url))).toEqual([])
  })

  it('frees the camera within a second of the end while the app window is blocked in a loop', async () => {
    const { page, seeker } = await connect()
    const frame = counselorFrame(page)
    expect(await camera(frame)).toBe('live')
    // A page that hangs for three seconds; its answer is not awaited.
    const blocked = page.evaluate(() => {
      const end = performance.now() + 3_000
      while (performance.now() < end) {
        /* blocked */
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const before = Date.now()
    expect(await meeting.end()).toEqual({ ok: true, value: null })
    expect(Date.now() - before).toBeLessThan(1_000)
    expect(events.at(-1)).toEqual({ type: 'ended', by: 'us' })
    expect(await camera(frame)).toBe('stopped')
    await until('the seeker stopped', async () => (await camera(seeker)) === 'stopped', 1_000)
    await blocked
  })

  it('opens the next meeting at once after the end, under another address', async () => {
    await connect()
    await meeting.end()
    const first = frameUrl
    await meeting.destroyView()
    expect((await fetch(first)).status).toBe(404)
    events.length = 0
    const opened = await meeting.open({ ...plan, recordId: 'r-2' })
    if (!opened.ok) throw new Error(opened.reason)
    expect(opened.value.url).not.toBe(first)
    frameUrl = opened.value.url ?? ''
    const page = await context.newPage()
    await page.goto(appOrigin)
    await until('joined', heard('joined'))
  })

  it('tells a cut line, its return, the job seeker leaving and coming back, and a recording', async () => {
    const { page, seeker } = await connect()
    await seeker.click('#cut')
    await until('connectionLost', heard('connectionLost'))
    await seeker.click('#cut')
    await until('reconnected', heard('reconnected'))
    await until('pictures again', async () => (await remote(counselorFrame(page))).frames > 5)
    await seeker.click('#record')
    await until('recording', () =>
      events.some((event) => event.type === 'recordingChanged' && event.recording),
    )
    await seeker.click('#leave')
    await until('otherLeft', heard('otherLeft'))
    expect(events.filter((event) => event.type === 'recordingChanged').at(-1)).toEqual({
      type: 'recordingChanged',
      recording: false,
    })
    await seeker.click('#enter')
    await until('waiting again', () => count('waiting') === 2)
    await meeting.person('admit', PRACTICE_GUID)
    await until('joined again', () => count('otherJoined') === 2)
  })

  it('tells the job seeker page, and no other, whom it plays', async () => {
    const { page, seeker } = await connect()
    const card = seeker.getByRole('region', {
      name: 'あなたの役: 架空 一郎（カクウ イチロウ）さん',
    })
    await until('the role card', () => card.isVisible())
    const words = await card.innerText()
    expect(words).toContain('17010-00012301')
    expect(words).toContain('配偶者')
    await card.getByText('試してみること').click()
    expect(await card.innerText()).toContain('回線を切る')
    await clean(seeker)
    const counselor = await counselorFrame(page).evaluate(() => document.documentElement.outerHTML)
    for (const secret of ['17010-00012301', '架空 一郎', '076-000-0101'])
      expect(counselor).not.toContain(secret)
    expect(await seeker.content()).not.toContain('076-000-0101')
  })

  it('tells F1 and F2, and no other key, that is pressed while the keyboard is in the meeting', async () => {
    const page = await open()
    await until('joined', heard('joined'))
    await counselorFrame(page).locator('body').click()
    for (const key of ['a', 'F8', 'F2', 'F1', 'Enter']) await page.keyboard.press(key)
    await until('the keys', () => keys.length > 1)
    expect(keys).toEqual(['F2', 'F1'])
  })

  it('survives a reload of the job seeker and of the counselor without ending the meeting', async () => {
    const { page, seeker } = await connect()
    await page.reload()
    await until('reconnected', heard('reconnected'))
    await until(
      'pictures after our reload',
      async () => (await remote(counselorFrame(page))).frames > 5,
    )
    await seeker.reload()
    await until('pictures after the other reload', async () => (await remote(seeker)).frames > 5)
    expect(heard('ended')()).toBe(false)
    expect(heard('otherLeft')()).toBe(false)
  })

  it('stops the camera by itself when the main process is gone', async () => {
    const { page } = await connect()
    const frame = counselorFrame(page)
    await server.stop()
    await until('camera stopped', async () => (await camera(frame)) === 'stopped', 8_000)
  })

  it('is readable by everybody: no page breaks a rule of axe, waiting, together or ended', async () => {
    const opened = await meeting.open(plan)
    const counselor = await context.newPage()
    await counselor.goto(opened.ok ? (opened.value.url ?? '') : '')
    const seeker = await openSeeker()
    await until('waiting', heard('waiting'))
    await clean(counselor, seeker)
    await meeting.person('admit', PRACTICE_GUID)
    await until('otherJoined', heard('otherJoined'))
    await clean(counselor, seeker)
    await meeting.end()
    await clean(counselor, seeker)
  })

  it('says why the camera cannot be used, and tries again on the button', async () => {
    await context.close()
    context = await browser.newContext()
    await context.addInitScript(() => {
      let tries = 0
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = (wish) => {
        tries += 1
        return tries === 1
          ? Promise.reject(new DOMException('in use', 'NotReadableError'))
          : real(wish)
      }
    })
    const page = await open()
    await until('failed', heard('failed'))
    expect(events).toEqual([{ type: 'failed', reason: 'cameraInUse' }])
    const frame = counselorFrame(page)
    await frame.click('#retry')
    await until('joined', heard('joined'))
  })
})
