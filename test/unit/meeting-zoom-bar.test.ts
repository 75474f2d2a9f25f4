/** Our own bar in words over the SDK that is shipped: it has no call for sound and camera, so its own buttons are pressed, which a new version may rename. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createZoomMeeting } from '../../electron/meeting/zoom/provider.ts'
import { systemClock } from '../../shared/clock.ts'
import type { MeetingProvider } from '../../shared/meeting/provider.ts'
import { SHIPPED_SDK } from '../../shared/meeting/sdk-age.ts'
import type { FakeZoom } from '../fakes/zoom/server.ts'
import { desk, plan } from '../support/zoom-desk.ts'
import { openZoomStage, viewOn, type ZoomStage } from '../support/zoom-stage.ts'

let stage: ZoomStage
let fake: FakeZoom
let page: Page
let meeting: MeetingProvider

beforeAll(async () => {
  stage = await openZoomStage()
  fake = stage.fake
})

afterAll(() => stage.stop())

beforeEach(async () => {
  const context = await stage.browser.newContext({
    permissions: ['camera', 'microphone'],
    viewport: { width: 720, height: 520 },
  })
  page = await context.newPage()
  meeting = createZoomMeeting({
    server: stage.server,
    view: viewOn(page),
    clock: systemClock,
    desk,
    onKey: () => {},
    log: () => {},
  })
})

afterEach(async () => {
  await meeting.destroyView()
  await page.context().close()
})

const entered = (): Promise<void> =>
  new Promise((resolve) => {
    meeting.subscribe((event) => {
      if (event.type === 'joined') resolve()
    })
    void meeting.open(plan)
  })

/** Titles of the SDK's own buttons that were pressed. */
const pressed = (): Promise<string[]> =>
  page.evaluate(() => {
    const all: unknown = Reflect.get(window, 'pressed')
    return Array.isArray(all) ? all.map(String) : []
  })

describe('our own bar over the SDK', () => {
  it('presses the buttons that the SDK of this version has', async () => {
    await entered()
    // The one version these buttons were seen in.
    expect(SHIPPED_SDK.version).toBe('6.2.0')
    await page.getByRole('button', { name: 'カメラをオンにする' }).waitFor()
    await page.evaluate(() => {
      const titles: string[] = []
      Object.assign(window, { pressed: titles })
      document.querySelector('#zoom')?.addEventListener(
        'click',
        (event) => {
          const button = event.target instanceof Element ? event.target.closest('button') : null
          titles.push(button?.title ?? '')
        },
        { capture: true },
      )
    })
    await page.getByRole('button', { name: 'カメラをオンにする' }).click()
    await page.getByRole('button', { name: 'マイクを使う' }).click()
    await page.screenshot({ path: 'test/output/zoom-bar.png' })
    expect(await pressed()).toEqual(['ビデオを開始する', 'オーディオ'])
    expect(await page.locator('#bar-note').textContent()).toBe('')
  })

  it('opens the device that was chosen, and another when that one is gone', async () => {
    await entered()
    await page.getByText('機器を選ぶ').click()
    const ids = await page.evaluate(async () => {
      const all = await navigator.mediaDevices.enumerateDevices()
      return all.flatMap(({ kind, deviceId }) => (kind === 'audioinput' ? [deviceId] : []))
    })
    const last = ids.at(-1) ?? ''
    await page.getByLabel('マイク', { exact: true }).selectOption(last)
    // As the SDK does it; its media servers are more than the fake has.
    const opened = (): Promise<string | undefined> =>
      page.evaluate(async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
        return stream.getAudioTracks()[0]?.getSettings().deviceId
      })
    expect(await opened()).toBe(last)
    await page.getByLabel('マイク', { exact: true }).evaluate((select: HTMLSelectElement) => {
      select.append(new Option('gone', 'gone'))
      select.value = 'gone'
      select.dispatchEvent(new Event('change'))
    })
    expect(ids).toContain(await opened())
  })

  it('lets everything be heard from the loudspeaker that was chosen, what began before it and what begins after', async () => {
    await entered()
    await page.evaluate(() => {
      const [context, element] = [new AudioContext(), new Audio()]
      element.srcObject = new MediaStreamAudioDestinationNode(context).stream
      Object.assign(window, { heard: [context, element] })
      return element.play()
    })
    await page.getByText('機器を選ぶ').click()
    const speaker = page.getByLabel('スピーカー', { exact: true })
    const ids = await speaker.evaluate((select: HTMLSelectElement) =>
      [...select.options].map(({ value }) => value).filter((value) => value !== ''),
    )
    const last = ids.at(-1) ?? ''
    await speaker.selectOption(last)
    await page.evaluate(() => Object.assign(window, { later: new AudioContext() }))
    const sinks = (): Promise<string[]> =>
      page.evaluate(() => {
        const heard: unknown = Reflect.get(window, 'heard')
        const all: unknown[] = Array.isArray(heard) ? heard : []
        return [...all, Reflect.get(window, 'later')].map((one) =>
          typeof one === 'object' && one !== null ? String(Reflect.get(one, 'sinkId')) : 'nothing',
        )
      })
    await expect.poll(sinks).toEqual([last, last, last])
    expect(await page.locator('#bar-note').textContent()).toBe('')
    await speaker.selectOption('')
    await expect.poll(sinks).toEqual(['', '', ''])
    // One that is gone: it is said, and nothing falls silent.
    await speaker.evaluate((select: HTMLSelectElement) => {
      select.append(new Option('gone', 'gone'))
      select.value = 'gone'
      select.dispatchEvent(new Event('change'))
    })
    await expect
      .poll(() => page.locator('#bar-note').textContent())
      .toContain('スピーカーを切り替えられませんでした')
    expect(await sinks()).toEqual(['', '', ''])
  })

  it('shows what the SDK tells of our own sound and picture', async () => {
    await entered()
    fake.meeting.tellsUs({ audio: 'computer', muted: true, bVideoOn: true })
    await page.getByRole('button', { name: 'マイクをオンにする' }).waitFor()
    await page.getByRole('button', { name: 'カメラをオフにする' }).waitFor()
    fake.meeting.tellsUs({ muted: false })
    await page.getByRole('button', { name: 'マイクをオフにする' }).waitFor()
  })
})
