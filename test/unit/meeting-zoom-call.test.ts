/** What the SDK's page says becomes events of the meeting: every signal of the table, and limits of our own around every promise. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  ASK_MS,
  createZoomCall,
  HOLD_MS,
  JOIN_MS,
  LOAD_MS,
  PAGE_GONE_MS,
  RECONNECT_MS,
  type ZoomCall,
} from '../../electron/meeting/zoom/call.ts'
import { MOVING_MS } from '../../electron/meeting/zoom/people.ts'
import { createZoomApp } from '../../electron/meeting/zoom/app-provider.ts'
import { mediaReason } from '../../electron/meeting/zoom/reasons.ts'
import type { MeetingEvent, MeetingReason } from '../../shared/meeting/provider.ts'
import type {
  FromZoomPage,
  ToZoomPage,
  ZoomJoin,
  ZoomPerson,
} from '../../shared/meeting/zoom-line.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'

const plan: ZoomJoin = {
  signature: 's',
  meetingNumber: '1',
  password: 'p',
  userName: '相談員A',
  zak: 'z',
  webEndpoint: null,
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

let clock: VirtualClock
let events: MeetingEvent[]
let sent: ToZoomPage[]
let line: boolean
let joins: number
let lines: string[]
let keys: () => Promise<Result<ZoomJoin, MeetingReason>>
let call: ZoomCall

beforeEach(() => {
  clock = createVirtualClock(0)
  events = []
  sent = []
  line = true
  joins = 0
  lines = []
  keys = async () => ok(plan)
  call = createZoomCall({
    clock,
    emit: (event) => events.push(event),
    log: (line) => lines.push(line),
    toPage(message) {
      if (line) sent.push(message)
      return line
    },
    joinPlan() {
      joins += 1
      return keys()
    },
  })
  call.start()
})

const connection = (state: string, reason = '', errorCode: number | null = null): FromZoomPage => ({
  type: 'connection',
  state,
  reason,
  errorCode,
})
type Place = 'waiting' | 'in' | 'recording' | 'moving'
const someone = (guid: string, place: Place): ZoomPerson => ({
  guid,
  name: `架空 ${guid}`,
  place: place === 'waiting' ? 'waiting' : 'in',
  device: 'app',
  sound: 'none',
  picture: false,
  host: false,
  recording: place === 'recording',
  moving: place === 'moving',
})
const others = (...places: readonly Place[]): FromZoomPage => ({
  type: 'people',
  people: places.map((place, at) => someone(String(at), place)),
})
const standing = (inMeeting: boolean, host = true): FromZoomPage => ({
  type: 'standing',
  inMeeting,
  host,
})
/** Without the lists of people, which have tests of their own. */
const told = (): MeetingEvent[] => events.filter(({ type }) => type !== 'people')
const loaded = (busy = false): FromZoomPage => ({ type: 'loaded', isolated: true, busy })

async function joined(): Promise<void> {
  call.pageLine(true)
  call.fromPage(loaded())
  await settle()
  call.fromPage(connection('Connected'))
  call.fromPage(standing(true))
}

describe('joining', () => {
  it('gives the keys to the page once it is ready, and is in when connected and not held', async () => {
    await joined()
    expect(sent).toEqual([{ type: 'hello' }, { type: 'join', join: plan }])
    expect(events).toEqual([{ type: 'joined' }, { type: 'hostChanged', host: true }])
    call.fromPage({ type: 'joinSettled', ok: true, reason: '', errorCode: null })
    clock.advance(10 * JOIN_MS)
    expect(events).toHaveLength(2)
  })

  it('is not in while held in the waiting room, although connected', async () => {
    call.pageLine(true)
    call.fromPage(loaded())
    await settle()
    call.fromPage(connection('Connected'))
    call.fromPage(standing(false))
    call.fromPage(others('waiting'))
    expect(events).toEqual([])
    call.fromPage(standing(true))
    expect(told()).toEqual([
      { type: 'joined' },
      { type: 'waiting' },
      { type: 'hostChanged', host: true },
    ])
  })

  it('says that it waits outside when it is connected, and not let in for too long', async () => {
    call.pageLine(true)
    call.fromPage(loaded())
    await settle()
    call.fromPage(connection('Connected'))
    call.fromPage(standing(false))
    clock.advance(JOIN_MS)
    expect(events).toEqual([{ type: 'failed', reason: 'heldOutside' }])
  })

  it('gives up on a page that does not load, an SDK that is not there, keys that are refused and a join that never settles', async () => {
    clock.advance(LOAD_MS)
    expect(events).toEqual([{ type: 'failed', reason: 'viewCrashed' }])
    const again = (): void => {
      events.length = 0
      call = createZoomCall({
        clock,
        emit: (event) => events.push(event),
        log: () => {},
        toPage: () => true,
        joinPlan: () => keys(),
      })
      call.start()
    }
    again()
    call.fromPage({ type: 'notLoaded', what: 'x' })
    expect(events).toEqual([{ type: 'failed', reason: 'viewCrashed' }])
    again()
    keys = async () => fail('wrongCredentials')
    call.fromPage(loaded())
    await settle()
    expect(events).toEqual([{ type: 'failed', reason: 'wrongCredentials' }])
    again()
    keys = async () => ok(plan)
    call.fromPage(loaded())
    await settle()
    call.fromPage(connection('Connected'))
    clock.advance(JOIN_MS - 1)
    expect(events).toEqual([])
    clock.advance(1)
    expect(events).toEqual([{ type: 'failed', reason: 'noAnswer' }])
  })

  it('tells a camera that is refused before the meeting, and leaves it to the SDK inside', async () => {
    call.fromPage(loaded())
    await settle()
    call.fromPage({ type: 'mediaFailed', name: 'NotAllowedError' })
    expect(events).toEqual([{ type: 'failed', reason: 'cameraRefused' }])
    expect([
      mediaReason('NotReadableError'),
      mediaReason('NotFoundError'),
      mediaReason('OverconstrainedError'),
    ]).toEqual(['cameraInUse', 'noCamera', null])
  })
})

describe('in the meeting', () => {
  beforeEach(async () => {
    await joined()
    events.length = 0
  })

  it('tells the job seeker waiting, in, back in the waiting room, and gone', () => {
    call.fromPage(others('waiting'))
    call.fromPage(others('waiting'))
    call.fromPage(others('in'))
    call.fromPage(others('in', 'waiting'))
    call.fromPage(others('waiting'))
    call.fromPage(others())
    expect(told()).toEqual([
      { type: 'waiting' },
      { type: 'otherJoined' },
      { type: 'otherLeft' },
      { type: 'waiting' },
      { type: 'otherLeft' },
    ])
  })

  it('tells one coming, not a leaving and a coming, of a person whose number changes, whatever comes first', () => {
    call.fromPage(others('waiting'))
    call.fromPage(others('moving'))
    clock.advance(MOVING_MS - 1)
    call.fromPage(others('in'))
    call.fromPage(others('moving'))
    call.fromPage(others('in'))
    clock.advance(10 * MOVING_MS)
    expect(told()).toEqual([{ type: 'waiting' }, { type: 'otherJoined' }])
    call.fromPage(others('moving'))
    clock.advance(MOVING_MS)
    expect(told().at(-1)).toEqual({ type: 'otherLeft' })
    call.fromPage(others('in'))
    expect(told().at(-1)).toEqual({ type: 'otherJoined' })
  })

  it('tells everybody by name and place, anew with each change and not without one', () => {
    call.fromPage(others('waiting', 'in'))
    call.fromPage(others('waiting', 'in'))
    call.fromPage(others('in', 'in'))
    const lists = events.flatMap((event) =>
      event.type === 'people' ? [event.people.map(({ name, place }) => `${name} ${place}`)] : [],
    )
    expect(lists).toEqual([
      ['架空 0 waiting', '架空 1 in'],
      ['架空 0 in', '架空 1 in'],
    ])
  })

  it('tells being put back to wait and let in again, and gives up neither', () => {
    call.fromPage(standing(false))
    call.fromPage(standing(false))
    clock.advance(10 * JOIN_MS)
    call.fromPage(standing(true))
    expect(told()).toEqual([
      { type: 'held', held: true },
      { type: 'held', held: false },
    ])
  })

  it('takes a line that is being lost for no waiting, whichever word comes first', () => {
    call.fromPage(standing(false))
    call.fromPage(connection('Reconnecting', 'failover'))
    call.fromPage(standing(false))
    clock.advance(10 * HOLD_MS)
    call.fromPage(standing(true))
    call.fromPage(connection('Connected'))
    clock.advance(10 * HOLD_MS)
    expect(told()).toEqual([{ type: 'connectionLost' }, { type: 'reconnected' }])
    // Put back to wait over a reconnection, as Zoom does it (reason: on hold).
    call.fromPage(connection('Reconnecting', 'on hold'))
    call.fromPage(standing(false))
    call.fromPage(connection('Connected'))
    clock.advance(HOLD_MS)
    expect(told().at(-1)).toEqual({ type: 'held', held: true })
  })

  it('tells a lost host at once, asks it back, and tells it back; and never ends for everybody meanwhile', async () => {
    call.fromPage(standing(true, false))
    expect(told()).toEqual([{ type: 'hostChanged', host: false }])
    expect(sent.at(-1)).toEqual({ type: 'reclaim', askId: 1 })
    expect(await call.end()).toEqual(fail('notHost'))
    call.fromPage(standing(true, true))
    call.fromPage({ type: 'answer', askId: 1, ok: true, reason: '' })
    await settle()
    expect(told().at(-1)).toEqual({ type: 'hostChanged', host: true })
  })

  it('looks for the host after each reconnection, and tells only what could not be had back', async () => {
    call.fromPage(connection('Reconnecting', 'failover'))
    call.fromPage(standing(true, false))
    call.fromPage(connection('Connected'))
    expect(told().map(({ type }) => type)).toEqual(['connectionLost', 'reconnected'])
    expect(sent.at(-1)).toEqual({ type: 'reclaim', askId: 1 })
    call.fromPage(standing(true, true))
    call.fromPage({ type: 'answer', askId: 1, ok: true, reason: '' })
    await settle()
    expect(told().at(-1)).toEqual({ type: 'hostChanged', host: true })
    call.fromPage(connection('Reconnecting', 'failover'))
    call.fromPage(standing(true, false))
    call.fromPage(connection('Connected'))
    clock.advance(ASK_MS)
    await settle()
    expect(told().at(-1)).toEqual({ type: 'hostChanged', host: false })
  })

  it('tells a cloud and a local recording as one, until both are off', () => {
    call.fromPage({ type: 'cloudRecording', on: true })
    call.fromPage(others('recording'))
    call.fromPage({ type: 'cloudRecording', on: false })
    expect(events.filter(({ type }) => type === 'recordingChanged')).toEqual([
      { type: 'recordingChanged', recording: true },
    ])
    call.fromPage(others('in'))
    expect(told().at(-1)).toEqual({ type: 'recordingChanged', recording: false })
  })

  it('tells a lost line and its return, and gives up on one that never comes back', () => {
    call.fromPage(connection('Reconnecting', 'failover'))
    call.fromPage(connection('Reconnecting', 'failover'))
    call.fromPage(connection('Connected'))
    expect(events).toEqual([{ type: 'connectionLost' }, { type: 'reconnected' }])
    clock.advance(RECONNECT_MS)
    expect(events).toHaveLength(2)
    call.fromPage(connection('Reconnecting', 'failover'))
    clock.advance(RECONNECT_MS)
    expect(events.slice(2)).toEqual([
      { type: 'connectionLost' },
      { type: 'failed', reason: 'unreachable' },
    ])
  })

  it.each([
    ['ended by host', 'host'],
    ['kicked by host', 'removed'],
    ['duplicated session', 'removed'],
    ['', 'us'],
    ['free meeting ended', 'timeLimit'],
    ['user request', 'us'],
    ['unknown reason: 11', 'host'],
  ] as const)('tells who ended it: %s', (reason, by) => {
    call.fromPage(connection('Closed', reason))
    call.fromPage(connection('Closed', ''))
    expect(events).toEqual([{ type: 'ended', by }])
  })

  it('admits one by one: confirmed by the SDK or by seeing the person in', async () => {
    call.fromPage(others('waiting', 'waiting'))
    const first = call.person('admit', '0')
    const second = call.person('admit', '1')
    expect(sent.slice(-2)).toEqual([
      { type: 'admit', askId: 1, guid: '0' },
      { type: 'admit', askId: 2, guid: '1' },
    ])
    // The first is never answered; the second does not wait for it.
    call.fromPage({ type: 'answer', askId: 2, ok: true, reason: '' })
    expect(await second).toEqual(ok())
    call.fromPage(others('in', 'waiting'))
    expect(await first).toEqual(ok())
  })

  it('tries a second time, and not for ever', async () => {
    call.fromPage(others('waiting'))
    const heard = call.person('admit', '0')
    clock.advance(ASK_MS)
    await settle()
    expect(sent.at(-1)).toEqual({ type: 'admit', askId: 2, guid: '0' })
    call.fromPage(others('in'))
    expect(await heard).toEqual(ok())
    const never = call.person('putBack', '0')
    for (let tries = 0; tries < 2; tries += 1) {
      await settle()
      clock.advance(ASK_MS)
    }
    expect(await never).toEqual(fail('noAnswer'))
    const removed = call.person('remove', '0')
    call.fromPage(others())
    expect(await removed).toEqual(ok())
  })

  it('says of somebody who is not there any more, or not there yet, that it cannot be done', async () => {
    call.fromPage(others('waiting'))
    expect(await call.person('putBack', '0')).toEqual(fail('personGone'))
    expect(await call.person('admit', 'nobody')).toEqual(fail('personGone'))
    const admitted = call.person('admit', '0')
    call.fromPage(others())
    // 5011: does not wait.
    call.fromPage({ type: 'answer', askId: 1, ok: false, reason: '' })
    expect(await admitted).toEqual(fail('personGone'))
    call.fromPage(others('waiting'))
    line = false
    expect(await call.person('admit', '0')).toEqual(fail('noAnswer'))
  })

  it('ends: confirmed by the answer or by the closing, refused by silence', async () => {
    const first = call.end()
    clock.advance(ASK_MS)
    expect(await first).toEqual(fail('noAnswer'))
    const second = call.end()
    call.fromPage(connection('Closed'))
    expect(await second).toEqual(ok())
    expect(await call.end()).toEqual(ok())
  })

  it('tells a camera or microphone that goes away in the meeting, and that works again', () => {
    call.fromPage({ type: 'device', kind: 'camera', lost: true })
    call.fromPage({ type: 'device', kind: 'camera', lost: false })
    expect(events).toEqual([
      { type: 'deviceLost', kind: 'camera' },
      { type: 'deviceBack', kind: 'camera' },
    ])
  })

  it('says within five seconds that a page that was loaded anew is not coming back', () => {
    expect(PAGE_GONE_MS).toBeLessThanOrEqual(5_000)
  })

  it('takes a short break of the page line, and a long one or a page loaded anew for a crash', async () => {
    call.pageLine(false)
    clock.advance(PAGE_GONE_MS - 1)
    call.pageLine(true)
    call.fromPage(loaded(true))
    clock.advance(PAGE_GONE_MS)
    expect(events).toEqual([])
    call.pageLine(false)
    clock.advance(PAGE_GONE_MS)
    expect(events).toEqual([{ type: 'ended', by: 'crash' }])
    expect(joins).toBe(1)
  })

  it('is crashed when the page comes back empty', () => {
    call.fromPage(loaded(false))
    expect(events).toEqual([{ type: 'ended', by: 'crash' }])
  })

  it('leaves when the page has freed its devices, or a second later', async () => {
    let left = 0
    void call.leave().then(() => (left += 1))
    expect(sent.at(-1)).toEqual({ type: 'leave' })
    await settle()
    expect(left).toBe(0)
    call.fromPage({ type: 'freed' })
    await settle()
    expect(left).toBe(1)
    void call.leave().then(() => (left += 1))
    clock.advance(1_000)
    await settle()
    expect(left).toBe(2)
    call.close()
    call.fromPage(connection('Closed', 'ended by host'))
    expect(events).toEqual([])
  })
})

describe('the meeting in the Zoom app', () => {
  const meeting = {
    bookingId: 'b',
    meetingNumber: '7',
    passcode: '',
    joinUrl: 'https://zoom.us/j/7',
    startsAtMs: 0,
    host: 'h',
    own: null,
  }
  const wish = {
    recordId: 'r',
    bookingId: 'b',
    topic: 't',
    displayName: '相談員A',
    startsAtMs: 0,
    lastsMs: 1_800_000,
  }

  function app(ends: boolean) {
    let open: string | null = null
    const provider = createZoomApp({
      desk: {
        endpoints: () => null,
        meetingFor: async () => ok(meeting),
        keys: async () => fail('notConfigured'),
        confirmEnded: async () => ok(),
        lease: async () => ok(),
        giveBack: () => undefined,
        endOthers: async () => ok(),
        endRunning: async () => ok(),
        startUrl: async () => fail('unreachable'),
        async end() {
          if (!ends) return fail('unreachable')
          open = null
          return ok()
        },
        unfinished: () => (open === null ? [] : [open]),
        opened: (number) => (open = number),
      },
    })
    provider.subscribe((event) => events.push(event))
    return provider
  }

  it('counts as in on the counselor word alone, first the own, then the job seeker, and ends through the account', async () => {
    const provider = app(true)
    expect(await provider.open(wish)).toEqual(ok({ url: null }))
    await settle()
    expect(events).toEqual([])
    expect(provider.tellSeekerIn()).toBe(false)
    expect(provider.tellSelf(true)).toBe(true)
    expect(provider.tellSelf(true)).toBe(false)
    expect(provider.tellSeekerIn()).toBe(true)
    expect(events).toEqual([{ type: 'joined' }, { type: 'otherJoined' }])
    expect(await provider.end()).toEqual(ok())
    await provider.destroyView()
    expect(provider.tellSeekerIn()).toBe(false)
  })

  it('is out again when the counselor did not get in', async () => {
    const provider = app(true)
    await provider.open(wish)
    expect(provider.tellSelf(false)).toBe(true)
    expect(events).toEqual([{ type: 'failed', reason: 'notHost' }])
  })

  it('does not say that the camera is off when the end was not confirmed', async () => {
    const provider = app(false)
    await provider.open(wish)
    await provider.destroyView()
    await provider.open(wish)
    expect(await provider.end()).toEqual(fail('unreachable'))
    await expect(provider.destroyView()).rejects.toThrow('Zoom app')
  })
})
