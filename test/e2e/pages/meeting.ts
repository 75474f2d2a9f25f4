/** The meeting itself: its page, the camera, the picture of the other side, the Zoom app. */
import type { Frame, Page } from 'playwright-core'
import { platform, type RunningApp } from '../../support/app.ts'
import { until } from '../../support/until.ts'

export const frames = (app: RunningApp): Frame[] =>
  app.context.pages().flatMap((page) => page.frames())

/** A page inside the meeting view: a frame on the browser platform, a view of its own in Electron. */
async function viewOf(app: RunningApp, address: RegExp): Promise<Frame> {
  const find = (): Frame | undefined => frames(app).find((frame) => address.test(frame.url()))
  await until('the meeting page is there', async () => find() !== undefined)
  const found = find()
  if (found === undefined) throw new Error('there is no meeting page')
  return found
}

/** The page of the practice meeting. */
export const meetingPage = (app: RunningApp): Promise<Frame> =>
  viewOf(app, /\/meeting\/practice\.html/)

/** Before it joins the page makes its own address plain. */
const ZOOM_PAGE = /\/meeting\/zoom\.html|^http:\/\/localhost:\d+\/meeting$/

/** The page that holds the Zoom SDK. */
export const zoomPage = (app: RunningApp): Promise<Frame> => viewOf(app, ZOOM_PAGE)

export const zoomPages = (app: RunningApp): Frame[] =>
  frames(app).filter((frame) => ZOOM_PAGE.test(frame.url()))

/** The page went away while it was asked: in Electron its view is destroyed, page and process; the stand-in leaves it before it closes it. */
export const viewIsGone = (error: unknown): boolean =>
  /has been closed|was detached|Execution context was destroyed/.test(String(error))

/** What the meeting page says of its own camera: 'live' or 'stopped'. A view that was destroyed holds no camera. */
export async function cameraState(meeting: Page | Frame): Promise<string | undefined> {
  try {
    return await meeting.evaluate(() => document.documentElement.dataset['camera'])
  } catch (error) {
    if (viewIsGone(error)) return 'stopped'
    throw error
  }
}

/** A picture from the other side arrives, frame by frame. */
export async function remoteVideoPlays(page: Page | Frame): Promise<boolean> {
  return page.evaluate(async () => {
    const videos = [...document.querySelectorAll('video')].filter(
      (video) => video.srcObject instanceof MediaStream && video.videoWidth > 0 && !video.paused,
    )
    if (videos.length < 2) return false
    const drawn = (): number[] =>
      videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames)
    const before = drawn()
    const goesOn = (): boolean => drawn().every((frames, index) => frames > (before[index] ?? 0))
    // Three frames of the fake camera.
    const end = performance.now() + 600
    while (!goesOn() && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50))
    return goesOn()
  })
}

/** The button that lets Zoom's own app take the meeting over. */
export const ZOOM_APP = 'Zoomアプリで会議を開く'

/**
 * The address that `open` has the desktop's own browser open. The browser platform opens a tab, which is closed again; in
 * Electron the test takes the place of the browser.
 */
export async function openedOutside(app: RunningApp, open: () => Promise<void>): Promise<string> {
  if (platform === 'browser') {
    const [page] = await Promise.all([app.context.waitForEvent('page'), open()])
    const url = page.url()
    await page.close()
    return url
  }
  await app.inMain(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = async (url) => void opened.push(url)
  }, null)
  await open()
  let url = ''
  await until('a browser is opened', async () => {
    const all = await app.inMain((): unknown => Reflect.get(globalThis, 'openedOutside'), null)
    url = Array.isArray(all) ? String(all[0] ?? '') : ''
    return url !== ''
  })
  return url
}
