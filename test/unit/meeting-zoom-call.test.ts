/** What the SDK's page says becomes events of the meeting: every signal of the table, and limits of our own around every promise. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  ASK_MS,
  createZoomCall,
  JOIN_MS,
  LOAD_MS,
  PAGE_GONE_MS,
  RECONNECT_MS,
  type ZoomCall,
} from '../../electron/meeting/zoom/call.ts'
import { createZoomApp } from '../../electron/meeting/zoom/app-provider.ts'
import { mediaReason, sdkReason } from '../../electron/meeting/zoom/reasons.ts'
import type { MeetingEvent, MeetingReason } from '../../shared/meeting/provider.ts'
import { meetingTroubleText } from '../../shared/meeting/trouble-text.ts'
import type { FromZoomPage, ToZoomPage, ZoomJoin } from '../../shared/meeting/zoom-line.ts'
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
let keys: () => Promise<Result<ZoomJoin, MeetingReason>>
let call: ZoomCall

beforeEach(() => {
  clock = createVirtualClock(0)
  events = []
  sent = []
  line = true
  joins = 0
  keys = async () => ok(plan)
  call = createZoomCall({
    clock,
    emit: (event) => events.push(event),
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
const others = (...places: readonly ('waiting' | 'in' | 'recording')[]): FromZoomPage => ({
  type: 'others',
  others: places.map((place, id) => ({
    id,
    waiting: place === 'waiting',
    recording: place === 'recording',
  })),
})
const loaded = (busy = false): FromZoomPage => ({ type: 'loaded', isolated: true, busy })

async function joined(): Promise<void> {
  call.pageLine(true)
  call.fromPage(loaded())
  await settle()
  call.fromPage(connection('Connected'))
  call.fromPage({ type: 'ownHold', on: false })
}

describe('joining', () => {
  it('gives the keys to the page once it is ready, and is in when connected and not held', async () => {
    await joined()
    expect(sent).toEqual([{ type: 'hello' }, { type: 'join', join: plan }])
    expect(events).toEqual([{ type: 'joined' }])
    call.fromPage({ type: 'joinSettled', ok: true, reason: '', errorCode: null })
    clock.advance(10 * JOIN_MS)
    expect(events).toHaveLength(1)
  })

  it('is not in while held in the waiting room, although connected', async () => {
    call.pageLine(true)
    call.fromPage(loaded())
    await settle()
    call.fromPage(connection('Connected'))
    call.fromPage({ type: 'ownHold', on: true })
    call.fromPage(others('waiting'))
    expect(events).toEqual([])
    call.fromPage({ type: 'ownHold', on: false })
    expect(events).toEqual([{ type: 'joined' }, { type: 'waiting' }])
  })

  it.each([
    [3712, 'signatureInvalid'],
    [3705, 'signatureExpired'],
    [3707, 'meetingNotFound'],
    [3708, 'roleRefused'],
    [3704, 'appKeyWrong'],
    [3008, 'meetingNotStarted'],
    [3004, 'wrongPasscode'],
    [4006, 'locked'],
    [-3000, 'unreachable'],
    [9999, 'unknown'],
    [null, 'unknown'],
  ] as const)('has a reason with Japanese words for the SDK code %s', async (code, reason) => {
    call.fromPage(loaded())
    await settle()
    call.fromPage(connection('Fail', 'x', code))
    call.fromPage({ type: 'joinSettled', ok: false, reason: 'x', errorCode: code })
    expect(events).toEqual([{ type: 'failed', reason }])
    expect(sdkReason(code)).toBe(reason)
    expect(meetingTroubleText[reason].what).toMatch(/。$/)
  })

  it('gives up on a page that does not load, an SDK that is not there, keys that are refused and a join that never settles', async () => {
    clock.advance(LOAD_MS)
    expect(events).toEqual([{ type: 'failed', reason: 'viewCrashed' }])
    const again = (): void => {
      events.length = 0
      call = createZoomCall({
        clock,
        emit: (event) => events.push(event),
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
    expect(events).toEqual([
      { type: 'waiting' },
      { type: 'otherJoined' },
      { type: 'otherLeft' },
      { type: 'waiting' },
      { type: 'otherLeft' },
    ])
  })

  it('tells a cloud and a local recording as one, until both are off', () => {
    call.fromPage({ type: 'cloudRecording', on: true })
    call.fromPage(others('recording'))
    call.fromPage({ type: 'cloudRecording', on: false })
    expect(events.filter(({ type }) => type === 'recordingChanged')).toEqual([
      { type: 'recordingChanged', recording: true },
    ])
    call.fromPage(others('in'))
    expect(events.at(-1)).toEqual({ type: 'recordingChanged', recording: false })
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
    ['free meeting ended', 'host'],
  ] as const)('tells who ended it: %s', (reason, by) => {
    call.fromPage(connection('Closed', reason))
    call.fromPage(connection('Closed', ''))
    expect(events).toEqual([{ type: 'ended', by }])
  })

  it('admits: confirmed by the SDK or by seeing the person in, and not for ever', async () => {
    const first = call.admit()
    expect(sent.at(-1)).toEqual({ type: 'admit', askId: 1 })
    call.fromPage({ type: 'answer', askId: 1, ok: true, reason: '' })
    expect(await first).toEqual(ok())
    call.fromPage(others('waiting'))
    const second = call.admit()
    call.fromPage(others('in'))
    expect(await second).toEqual(ok())
    const third = call.admit()
    clock.advance(ASK_MS)
    expect(await third).toEqual(fail('noAnswer'))
    line = false
    expect(await call.admit()).toEqual(fail('noAnswer'))
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
    lastsMs: 1_800_000,
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
        async end() {
          if (!ends) return fail('unreachable')
          open = null
          return ok()
        },
        unfinished: () => open,
        opened: (number) => (open = number),
      },
    })
    provider.subscribe((event) => events.push(event))
    return provider
  }

  it('is joined at once, has the job seeker in on the counselor word, and ends through the account', async () => {
    const provider = app(true)
    expect(await provider.open(wish)).toEqual(ok({ url: null }))
    await settle()
    expect(await provider.admit()).toEqual(ok())
    expect(events).toEqual([{ type: 'joined' }, { type: 'otherJoined' }])
    expect(await provider.end()).toEqual(ok())
    await provider.destroyView()
    expect(await provider.admit()).toEqual(fail('noAnswer'))
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
