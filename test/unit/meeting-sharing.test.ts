/** The counselor's page shows the job site's window only when the main process has pressed, lets it go for certain, and says both. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPracticeCall } from '../../electron/meeting/practice-call.ts'
import { createSharing } from '../../renderer/meeting/sharing.ts'
import { watchSharing } from '../../renderer/meeting/zoom-sharing.ts'
import { FromPageSchema } from '../../shared/meeting/line.ts'
import type { MeetingEvent } from '../../shared/meeting/provider.ts'
import { FromZoomPageSchema } from '../../shared/meeting/zoom-line.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

/** A track as far as the page uses it. */
class Track extends EventTarget {
  enabled = true
  stopped = 0
  stop(): void {
    this.stopped += 1
  }
}

function page() {
  const asked: unknown[] = []
  const tracks: Track[] = []
  let gives = true
  const devices = {
    getDisplayMedia(wish: unknown): Promise<{ getVideoTracks(): Track[] }> {
      asked.push(wish)
      if (!gives) return Promise.reject(new DOMException('no', 'NotAllowedError'))
      const track = new Track()
      tracks.push(track)
      return Promise.resolve({ getVideoTracks: () => [track] })
    },
  }
  return {
    asked,
    tracks,
    refuses: () => void (gives = false),
    devices: devices as unknown as MediaDevices, // only what is used of it; the rest would throw
  }
}

beforeAll(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } })
})
afterAll(() => {
  vi.unstubAllGlobals()
})

describe('the picture that is shown', () => {
  it('is asked for without sound, said when it begins and when it ends, whoever ends it', async () => {
    const made = page()
    const told: boolean[] = []
    const sharing = createSharing({
      devices: made.devices,
      changed: (track) => told.push(track !== null),
    })
    expect(await sharing.open()).toBe(true)
    expect(made.asked).toEqual([{ video: true, audio: false }])
    sharing.stop()
    expect(made.tracks[0]?.stopped).toBe(1)
    expect(sharing.track()).toBeNull()
    sharing.stop()
    expect(await sharing.open()).toBe(true)
    // Its window was closed.
    made.tracks[1]?.dispatchEvent(new Event('ended'))
    expect(sharing.track()).toBeNull()
    expect(told).toEqual([true, false, true, false])
  })

  it('is nothing where it is refused', async () => {
    const made = page()
    made.refuses()
    const sharing = createSharing({ devices: made.devices, changed: () => expect.unreachable() })
    expect(await sharing.open()).toBe(false)
    expect(sharing.track()).toBeNull()
  })

  it('goes nowhere while nobody is to be seen, also when it only begins then', async () => {
    const made = page()
    const sharing = createSharing({ devices: made.devices, changed: () => undefined })
    await sharing.open()
    sharing.hush(true)
    expect(made.tracks[0]?.enabled).toBe(false)
    sharing.hush(false)
    expect(made.tracks[0]?.enabled).toBe(true)
    sharing.stop()
    sharing.hush(true)
    await sharing.open()
    expect(made.tracks[1]?.enabled).toBe(false)
  })
})

describe('the Zoom page', () => {
  /** A page with the SDK's button, whose press makes the SDK ask (or not). */
  function zoom(has = true) {
    const made = page()
    const told: boolean[] = []
    const clicks: string[] = []
    const button = {
      title: '画面を共有',
      ariaLabel: null,
      click() {
        clicks.push('click')
        made.devices.getDisplayMedia({ video: true, audio: true }).catch(() => undefined)
      },
    }
    const root = {
      querySelectorAll: () => (has ? [{ title: 'ビデオ', ariaLabel: null }, button] : []),
    }
    const place = root as unknown as HTMLElement // only what is used of it; the rest would throw
    const share = watchSharing(place, made.devices, (on) => told.push(on))
    return { ...made, share, told, clicks }
  }

  it('refuses the SDK whatever nobody pressed for in the app', async () => {
    const made = zoom()
    await expect(made.devices.getDisplayMedia()).rejects.toThrow(/nobody asked/)
    expect(made.asked).toEqual([])
  })

  it('presses the SDK’s own button, lets it ask once, and asks for a picture alone', async () => {
    const made = zoom()
    expect(await made.share.press(true)).toBe(true)
    expect(made.clicks).toEqual(['click'])
    expect(made.asked).toEqual([{ video: true, audio: false }])
    await expect(made.devices.getDisplayMedia()).rejects.toThrow(/nobody asked/)
    expect(await made.share.press(true)).toBe(false)
    expect(await made.share.press(false)).toBe(true)
    expect(made.told).toEqual([true, false])
  })

  it('says so where the main process gives it nothing, or the SDK has no such button', async () => {
    const refused = zoom()
    refused.refuses()
    expect(await refused.share.press(true)).toBe(false)
    expect(refused.told).toEqual([])
    expect(await zoom(false).share.press(true)).toBe(false)
  })
})

describe('what the page says of it', () => {
  let events: MeetingEvent[]
  beforeEach(() => {
    events = []
  })

  it('is known on both lines', () => {
    for (const on of [true, false]) {
      expect(FromPageSchema.safeParse({ type: 'sharing', on }).success).toBe(true)
      expect(FromZoomPageSchema.safeParse({ type: 'sharing', on }).success).toBe(true)
    }
  })

  it('counts from a page that has joined, and its end always', () => {
    const call = createPracticeCall({
      clock: createVirtualClock(0),
      displayName: '相談員A',
      persona: null,
      emit: (event) => events.push(event),
      onKey: () => undefined,
      toCounselor: () => true,
      toSeeker: () => true,
    })
    const sharing = (): boolean[] =>
      events.flatMap((event) => (event.type === 'sharing' ? [event.on] : []))
    call.start()
    call.counselorLine(true)
    call.fromCounselor({ type: 'sharing', on: true })
    expect(sharing()).toEqual([])
    call.fromCounselor({ type: 'ready' })
    call.fromCounselor({ type: 'sharing', on: true })
    call.fromCounselor({ type: 'sharing', on: false })
    expect(sharing()).toEqual([true, false])
    // The job seeker's page has no say in it.
    call.fromSeeker({ type: 'sharing', on: true })
    expect(sharing()).toEqual([true, false])
  })
})
