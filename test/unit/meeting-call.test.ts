/** One practice call and the room around it, on a virtual clock: what happens on the lines and what the session is told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createPracticeCall, PRACTICE_GUID } from '../../electron/meeting/practice-call.ts'
import { mediaReason, type PracticeCall } from '../../electron/meeting/practice-sides.ts'
import { createPracticeMeeting } from '../../electron/meeting/practice.ts'
import { createMeetingRoom } from '../../electron/meeting/room.ts'
import type { Zoom } from '../../electron/meeting/zoom/zoom.ts'
import type { MeetingServer, PageWish } from '../../electron/meeting/server.ts'
import type { MeetingViewHost } from '../../electron/platform/platform.ts'
import type { Persona, ToPage } from '../../shared/meeting/line.ts'
import type { Person } from '../../shared/meeting/people.ts'
import type { MeetingEvent, MeetingPlan, MeetingProvider } from '../../shared/meeting/provider.ts'
import { fail, ok } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'

const plan = (recordId: string): MeetingPlan => ({
  recordId,
  bookingId: 'b',
  topic: '架空',
  displayName: '相談員A',
  startsAtMs: 0,
  lastsMs: 1_800_000,
})
const nobody = { account: null }
const nobodyToPlay = () => null
const persona: Persona = {
  name: '架空 一郎',
  kana: 'カクウ イチロウ',
  jobSeekerNumber: '17010-00012301',
  companions: null,
}

let clock: VirtualClock
let events: MeetingEvent[]

beforeEach(() => {
  clock = createVirtualClock(0)
  events = []
})

describe('one practice call', () => {
  let call: PracticeCall
  let toCounselor: ToPage[]
  let toSeeker: ToPage[]
  let keys: string[]
  /** What the counselor's list showed, one after the other. */
  let lists: (readonly Person[])[]

  beforeEach(() => {
    toCounselor = []
    toSeeker = []
    keys = []
    lists = []
    call = createPracticeCall({
      clock,
      displayName: '相談員A',
      persona,
      onKey: (key) => keys.push(key),
      emit: (event) => (event.type === 'people' ? lists.push(event.people) : events.push(event)),
      toCounselor: (message) => toCounselor.push(message) > 0,
      toSeeker: (message) => toSeeker.push(message) > 0,
    })
    call.start()
  })

  const lastRound = (): number => {
    const last = toCounselor.findLast((message) => message.type === 'negotiate')
    return last?.type === 'negotiate' ? last.round : 0
  }

  function join(): void {
    call.counselorLine(true)
    call.fromCounselor({ type: 'ready' })
  }

  function together(): void {
    join()
    call.seekerLine(true)
    call.fromSeeker({ type: 'ready' })
    call.fromSeeker({ type: 'knock' })
    expect(call.person('admit', PRACTICE_GUID)).toBe(true)
    call.fromCounselor({ type: 'peer', round: lastRound(), up: true })
  }

  it('says that our page does not answer, once, and not when it did', () => {
    clock.advance(20_000)
    expect(events).toEqual([{ type: 'failed', reason: 'noAnswer' }])
    events.length = 0
    join()
    clock.advance(60_000)
    expect(events).toEqual([{ type: 'joined' }])
  })

  it('tells a camera or microphone of ours that goes away, and that works again, once we are in', () => {
    call.counselorLine(true)
    call.fromCounselor({ type: 'device', kind: 'camera', lost: true })
    expect(events).toEqual([])
    call.fromCounselor({ type: 'ready' })
    call.fromCounselor({ type: 'device', kind: 'microphone', lost: true })
    call.fromCounselor({ type: 'device', kind: 'microphone', lost: false })
    expect(events).toEqual([
      { type: 'joined' },
      { type: 'deviceLost', kind: 'microphone' },
      { type: 'deviceBack', kind: 'microphone' },
    ])
  })

  it('says at once that our page is being loaded anew, and goes on with it when it is there', () => {
    join()
    call.counselorLine(false)
    expect(events.at(-1)).toEqual({ type: 'connectionLost' })
    join()
    expect(events.at(-1)).toEqual({ type: 'reconnected' })
  })

  it('waits for a person who takes long to allow the camera', () => {
    call.counselorLine(true)
    clock.advance(300_000)
    expect(events).toEqual([])
  })

  it('keeps the job seeker in the waiting room until admitted, and counts both as connected only when they are', () => {
    join()
    expect(call.person('admit', PRACTICE_GUID)).toBe(false)
    call.seekerLine(true)
    call.fromSeeker({ type: 'ready' })
    call.fromSeeker({ type: 'knock' })
    expect(lastRound()).toBe(0)
    expect(events.at(-1)).toEqual({ type: 'waiting' })
    call.person('admit', PRACTICE_GUID)
    expect(lastRound()).toBe(1)
    expect(events.at(-1)).toEqual({ type: 'waiting' })
    call.fromCounselor({ type: 'peer', round: 1, up: true })
    call.fromSeeker({ type: 'peer', round: 1, up: true })
    expect(events.at(-1)).toEqual({ type: 'otherJoined' })
    expect(call.person('admit', PRACTICE_GUID)).toBe(false)
  })

  it('lists the job seeker by name, waiting, in and put back, and does to that person alone what can be done', () => {
    together()
    expect(call.person('putBack', 'somebody else')).toBe(false)
    events.length = 0
    expect(call.person('putBack', PRACTICE_GUID)).toBe(true)
    expect(events).toEqual([{ type: 'otherLeft' }, { type: 'waiting' }])
    expect(call.person('putBack', PRACTICE_GUID)).toBe(false)
    expect(call.person('admit', PRACTICE_GUID)).toBe(true)
    call.fromCounselor({ type: 'peer', round: lastRound(), up: true })
    expect(events.at(-1)).toEqual({ type: 'otherJoined' })
    expect(call.person('remove', PRACTICE_GUID)).toBe(true)
    expect(events.at(-1)).toEqual({ type: 'otherLeft' })
    expect(toSeeker.at(-1)).toEqual({ type: 'seeker', place: 'absent' })
    expect(
      lists.map((list) => list.map(({ name, place, picture }) => `${name} ${place} ${picture}`)),
    ).toEqual([
      ['架空 一郎 waiting false'],
      ['架空 一郎 in false'],
      ['架空 一郎 in true'],
      ['架空 一郎 waiting false'],
      ['架空 一郎 in false'],
      ['架空 一郎 in true'],
      [],
    ])
  })

  it('tells a broken connection once, offers anew, and tells the return', () => {
    together()
    events.length = 0
    const before = lastRound()
    call.fromCounselor({ type: 'peer', round: before, up: false })
    call.fromCounselor({ type: 'peer', round: before, up: false })
    clock.advance(2_000)
    expect(lastRound()).toBe(before + 1)
    call.fromCounselor({ type: 'peer', round: before, up: true })
    expect(events).toEqual([{ type: 'connectionLost' }])
    call.fromCounselor({ type: 'peer', round: before + 1, up: true })
    expect(events).toEqual([{ type: 'connectionLost' }, { type: 'reconnected' }])
  })

  it('goes on offering while nothing comes of it', () => {
    together()
    call.fromCounselor({ type: 'peer', round: lastRound(), up: false })
    const before = lastRound()
    clock.advance(60_000)
    expect(lastRound()).toBeGreaterThan(before + 3)
  })

  it('lets a job seeker reload, and takes a longer absence for leaving', () => {
    together()
    events.length = 0
    call.seekerLine(false)
    clock.advance(2_900)
    call.seekerLine(true)
    clock.advance(60_000)
    expect(events).toEqual([])
    call.seekerLine(false)
    clock.advance(3_000)
    expect(events).toEqual([{ type: 'otherLeft' }])
  })

  it('ends a recording with the one who made it', () => {
    together()
    events.length = 0
    call.fromSeeker({ type: 'recording', on: true })
    call.fromSeeker({ type: 'recording', on: true })
    call.fromSeeker({ type: 'leave' })
    expect(events).toEqual([
      { type: 'recordingChanged', recording: true },
      { type: 'recordingChanged', recording: false },
      { type: 'otherLeft' },
    ])
  })

  it('takes our page for crashed when its line stays away, and lets the job seeker wait for the next one', () => {
    together()
    events.length = 0
    call.counselorLine(false)
    expect(events).toEqual([{ type: 'connectionLost' }])
    clock.advance(10_000)
    expect(events.at(-1)).toEqual({ type: 'ended', by: 'crash' })
    expect(call.crashed()).toBe(true)
    expect(toSeeker.at(-1)).toEqual({ type: 'seeker', place: 'waiting' })
    events.length = 0
    call.reopened()
    call.start()
    join()
    expect(events).toEqual([{ type: 'waiting' }, { type: 'joined' }])
    expect(call.person('admit', PRACTICE_GUID)).toBe(true)
  })

  it('says nothing more once it is closed, and leaves no timer behind', () => {
    together()
    events.length = 0
    call.end()
    call.close()
    call.endedByUs()
    call.seekerLine(false)
    call.counselorLine(false)
    clock.advance(600_000)
    expect(events).toEqual([])
    expect(clock.pending()).toBe(0)
  })

  it('tells the job seeker page whom it plays with every new line, and the counselor page never', () => {
    join()
    call.seekerLine(true)
    call.seekerLine(false)
    call.seekerLine(true)
    expect(toSeeker.filter((message) => message.type === 'persona')).toEqual([
      { type: 'persona', persona },
      { type: 'persona', persona },
    ])
    expect(JSON.stringify(toCounselor)).not.toContain(persona.jobSeekerNumber)
  })

  it('passes a key on from the counselor page, and from nobody else', () => {
    join()
    call.fromSeeker({ type: 'key', key: 'F2' })
    expect(keys).toEqual([])
    call.fromCounselor({ type: 'key', key: 'F2' })
    expect(keys).toEqual(['F2'])
  })

  it('names why the camera was not had', () => {
    expect(
      [
        'NotAllowedError',
        'SecurityError',
        'NotFoundError',
        'OverconstrainedError',
        'NotReadableError',
        'AbortError',
        'TypeError',
      ].map(mediaReason),
    ).toEqual([
      'cameraRefused',
      'cameraRefused',
      'noCamera',
      'noCamera',
      'cameraInUse',
      'cameraInUse',
      'unknown',
    ])
  })
})

type FakePage = { readonly wish: PageWish; readonly sent: unknown[]; up: boolean; closed: boolean }

function fakeServer(): { readonly server: MeetingServer; readonly pages: FakePage[] } {
  const pages: FakePage[] = []
  const server: MeetingServer = {
    origin: 'http://localhost:1',
    open(wish) {
      const page: FakePage = { wish, sent: [], up: false, closed: false }
      pages.push(page)
      return {
        url: `http://localhost:1/t${pages.length}/${wish.page}`,
        send: (message) => (page.up ? page.sent.push(message) > 0 : false),
        connected: () => page.up,
        close: () => {
          page.closed = true
        },
      }
    },
    reachable: async () => true,
    stop: async () => {},
  }
  return { server, pages }
}

function fakeView() {
  const steps: string[] = []
  let crash = (): void => {}
  const view: MeetingViewHost = {
    open: async (url) => void steps.push(`open ${url.split('/')[3]}`),
    place: (bounds, visible) => void steps.push(`place ${bounds.x} ${visible}`),
    destroy: async () => void steps.push('destroy'),
    onCrash: (listener) => {
      crash = listener
    },
  }
  return { view, steps, crash: () => crash() }
}

describe('the practice provider', () => {
  it('gives the job seeker page no persona outside of the practice office', async () => {
    const { server, pages } = fakeServer()
    const meeting = createPracticeMeeting({
      server,
      view: fakeView().view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    await meeting.open(plan('r'))
    for (const page of pages) {
      page.up = true
      page.wish.onLine(true)
    }
    expect(pages.flatMap((page) => page.sent)).toEqual([
      { type: 'hello', name: '相談員A', seeker: 'absent' },
      { type: 'hello', name: '相談員A', seeker: 'absent' },
    ])
  })

  it('resolves the end when our page confirmed it, and not before', async () => {
    const { server, pages } = fakeServer()
    const meeting = createPracticeMeeting({
      server,
      view: fakeView().view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    meeting.subscribe((event) => events.push(event))
    await meeting.open(plan('r'))
    const counselor = pages.find((page) => page.wish.framed)
    if (counselor === undefined) throw new Error('no page')
    counselor.up = true
    counselor.wish.onLine(true)
    let answer: unknown = null
    const ended = meeting.end().then((value) => (answer = value))
    await Promise.resolve()
    expect(answer).toBeNull()
    expect(counselor.sent.at(-1)).toEqual({ type: 'end' })
    counselor.wish.onMessage({ type: 'ended' })
    await ended
    expect(answer).toEqual(ok())
    expect(events.at(-1)).toEqual({ type: 'ended', by: 'us' })
    expect(await meeting.end()).toEqual(ok())
  })

  it('says at once that nobody confirms where our page has no line', async () => {
    const { server } = fakeServer()
    const meeting = createPracticeMeeting({
      server,
      view: fakeView().view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    await meeting.open(plan('r'))
    expect(await meeting.end()).toEqual(fail('noAnswer'))
  })

  it('does not hang for ever on a page that never confirms: destroying the view settles it', async () => {
    const { server, pages } = fakeServer()
    const { view, steps } = fakeView()
    const meeting = createPracticeMeeting({
      server,
      view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    await meeting.open(plan('r'))
    for (const page of pages) page.up = true
    const ended = meeting.end()
    await meeting.destroyView()
    expect(await ended).toEqual(fail('noAnswer'))
    expect(pages.every((page) => page.closed)).toBe(true)
    expect(steps.at(-1)).toBe('destroy')
    expect(meeting.seekerAddress()).toBeNull()
  })

  it('opens again after a crash for the same session without turning the job seeker out, and anew for another', async () => {
    const { server, pages } = fakeServer()
    const { view, crash } = fakeView()
    const meeting = createPracticeMeeting({
      server,
      view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    meeting.subscribe((event) => events.push(event))
    await meeting.open(plan('r'))
    const seeker = meeting.seekerAddress()
    crash()
    expect(events.at(-1)).toEqual({ type: 'ended', by: 'crash' })
    await meeting.open(plan('r'))
    expect(meeting.seekerAddress()).toBe(seeker)
    expect(pages.filter((page) => page.wish.framed).map((page) => page.closed)).toEqual([
      true,
      false,
    ])
    crash()
    await meeting.open(plan('other'))
    expect(meeting.seekerAddress()).not.toBe(seeker)
  })

  it('passes over what a page says that is not in the agreed form', async () => {
    const { server, pages } = fakeServer()
    const meeting = createPracticeMeeting({
      server,
      view: fakeView().view,
      clock,
      persona: nobodyToPlay,
      onKey: () => {},
    })
    meeting.subscribe((event) => events.push(event))
    await meeting.open(plan('r'))
    for (const page of pages) {
      for (const message of [
        null,
        7,
        'ready',
        {},
        { type: 'admit' },
        { type: 'peer', round: 'x', up: 1 },
      ])
        page.wish.onMessage(message)
    }
    expect(events).toEqual([])
  })
})

describe('the meeting room', () => {
  function provider(kind: MeetingProvider['kind']) {
    const listeners = new Set<(event: MeetingEvent) => void>()
    const steps: string[] = []
    const fake: MeetingProvider = {
      kind,
      open: async (wish) => {
        steps.push(`open ${wish.recordId}`)
        return wish.recordId === 'broken'
          ? fail('unreachable')
          : ok({ url: `http://localhost:1/${kind}` })
      },
      person: async () => ok(),
      hush: () => undefined,
      end: async () => ok(),
      destroyView: async () => void steps.push('destroy'),
      endByAccount: async () => fail('notConfigured'),
      seekerAddress: () => (kind === 'practice' ? 'http://localhost:1/seeker' : null),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    }
    return {
      fake,
      steps,
      emit: (event: MeetingEvent) => listeners.forEach((listener) => listener(event)),
    }
  }

  function zoomOf(zoom: MeetingProvider, app: MeetingProvider, configured: () => boolean): Zoom {
    return {
      provider: zoom,
      app: { ...app, tellSelf: () => true, tellSeekerIn: () => true },
      configured,
      unfinished: () => false,
      checkOwn: async () => null,
      sdkAge: () => 'soon',
      reachable: async () => true,
      tidy: () => {},
      refresh: () => {},
      meetingFor: async () =>
        ok({
          bookingId: 'b',
          meetingNumber: '1',
          passcode: '1',
          joinUrl: 'https://zoom.us/j/1',
          startsAtMs: 0,
          host: 'h',
          own: null,
        }),
      known: async () => null,
      startUrl: async () => ok('https://zoom.us/s/1?zak=key'),
      endRunning: async () => ok(),
      handlers: {
        'meeting.beginTrial': () => fail('notConfigured'),
        'meeting.zoom': () => ok(null),
        'meeting.saveZoom': () => ok(null),
        'meeting.removeZoom': () => ok(),
        'meeting.testZoom': () => fail('notConfigured'),
      },
    }
  }

  function room(opensWindow: boolean, office: 'practice' | 'office' = 'practice') {
    const practice = provider('practice')
    const zoom = provider('zoom')
    const view = fakeView()
    const account = { entered: false }
    const made = createMeetingRoom({
      practice: office === 'practice' ? practice.fake : null,
      zoom: zoomOf(zoom.fake, provider('zoomApp').fake, () => account.entered),
      ring: () => undefined,
      view: view.view,
      openWindow: async () => opensWindow,
      openExternal: async () => true,
      schedule: { find: () => null },
      office: { profile: kanazawaProfile },
      reachable: async () => false,
    })
    return { made, practice, zoom, view, account }
  }

  it('carries each meeting over the provider chosen for it, and hears only that one', async () => {
    const { made, practice, zoom, account } = room(true)
    made.port.subscribe((event) => events.push(event))
    await made.port.open(plan('p1'))
    expect(made.port.kind).toBe('practice')
    account.entered = true
    await made.port.open(plan('z1'))
    expect(made.port.kind).toBe('zoom')
    expect(practice.steps).toEqual(['open p1', 'destroy'])
    practice.emit({ type: 'joined' })
    zoom.emit({ type: 'waiting' })
    expect(events).toEqual([{ type: 'waiting' }])
    await made.close()
    zoom.emit({ type: 'joined' })
    expect(events).toHaveLength(1)
  })

  it('says how old the SDK is only where it is used', () => {
    const { made, account } = room(true)
    const ask = (): unknown => made.handlers['meeting.carrier']({}, nobody)
    expect(ask()).toEqual(ok({ carrier: 'practice', sdk: 'fine' }))
    account.entered = true
    expect(ask()).toEqual(ok({ carrier: 'zoom', sdk: 'soon' }))
  })

  it('opens no meeting in a real office without an account, and says so', async () => {
    const { made, practice, zoom, account } = room(true, 'office')
    const ask = (): unknown => made.handlers['meeting.carrier']({}, nobody)
    expect(made.port.possible()).toBe(false)
    expect(ask()).toEqual(ok({ carrier: 'none', sdk: 'fine' }))
    expect(await made.handlers['meeting.reach']({}, nobody)).toEqual(ok({ line: 'unreachable' }))
    // The way there is Zoom's, which without an account answers notConfigured (meeting-zoom-account.test.ts).
    await made.port.open(plan('z1'))
    expect([practice.steps, zoom.steps]).toEqual([[], ['open z1']])
    account.entered = true
    expect([made.port.possible(), ask()]).toEqual([true, ok({ carrier: 'zoom', sdk: 'soon' })])
    await made.close()
  })

  it('opens the job seeker window for the live practice meeting only', async () => {
    const { made, account } = room(false)
    const ask = async (recordId: string): Promise<unknown> =>
      made.handlers['meeting.openSeekerWindow']({ recordId }, nobody)
    expect(await ask('p1')).toEqual(fail('noSession'))
    await made.port.open(plan('p1'))
    expect(await ask('p1')).toEqual(ok({ url: 'http://localhost:1/seeker' }))
    expect(await ask('p2')).toEqual(fail('noSession'))
    account.entered = true
    await made.port.open(plan('z1'))
    expect(await ask('z1')).toEqual(fail('notPractice'))
    await made.port.destroyView()
    expect(await ask('z1')).toEqual(fail('noSession'))
    const platformOpens = room(true)
    await platformOpens.made.port.open(plan('p1'))
    expect(
      await platformOpens.made.handlers['meeting.openSeekerWindow']({ recordId: 'p1' }, nobody),
    ).toEqual(ok({ url: null }))
  })

  it('goes over to the Zoom app for one opening, when the counselor asks for it', async () => {
    const { made, account } = room(true)
    const ask = async (recordId: string): Promise<unknown> =>
      made.handlers['meeting.openZoomApp']({ recordId }, nobody)
    expect(await ask('z1')).toEqual(fail('noSession'))
    await made.port.open(plan('z1'))
    expect(await ask('z1')).toEqual(fail('notZoom'))
    account.entered = true
    expect(await ask('z1')).toEqual(ok({ url: null, asHost: true }))
    await made.port.open(plan('z1'))
    expect(made.port.kind).toBe('zoomApp')
    await made.port.open(plan('z1'))
    expect(made.port.kind).toBe('zoom')
  })

  it('passes the place on, and says what is out of reach', async () => {
    const { made, view } = room(true)
    expect(
      made.handlers['meeting.place']({ x: 3, y: 0, width: 1, height: 1, visible: true }, nobody),
    ).toEqual(ok())
    expect(view.steps).toEqual(['place 3 true'])
    expect(await made.handlers['meeting.reach']({}, nobody)).toEqual(ok({ line: 'unreachable' }))
  })
})
