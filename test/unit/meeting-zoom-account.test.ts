/** The account behind Zoom: signature, token, rate limits, refusals, meetings, what the log and the list of meetings keep. */
import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createZoomApi, type ZoomApi } from '../../electron/meeting/zoom/api.ts'
import { meetingHosts } from '../../electron/meeting/zoom/hosts.ts'
import type { Fetch } from '../../electron/meeting/zoom/http.ts'
import { createOwnChecks } from '../../electron/meeting/zoom/own-checks.ts'
import { openLedger } from '../../electron/meeting/zoom/ledger.ts'
import { createZoomMeetings, type ZoomMeeting } from '../../electron/meeting/zoom/meetings.ts'
import { openSealedFile, type SealedFile } from '../../electron/storage/keys/sealed-file.ts'
import { openZoomSettings, type ZoomAccount } from '../../electron/meeting/zoom/settings.ts'
import { sign, signatureFor } from '../../electron/meeting/zoom/signature.ts'
import { createVault, fileCipher } from '../../electron/storage/keys/vault.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import { readOwnMeeting } from '../../shared/log/own-meeting.ts'
import type { MeetingsOfOthers } from '../../shared/meeting/others.ts'
import { type ZoomWish, zoomEndpoints } from '../../shared/meeting/zoom-account.ts'
import { fail, ok } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { newOffice, reopen } from './storage-helpers.ts'
import { nobodyElse } from '../support/zoom-desk.ts'

type Asked = {
  readonly method: string
  readonly url: string
  readonly authorization: string
  readonly body: string
}
type Answer =
  | { readonly status: number; readonly json?: unknown; readonly headers?: Record<string, string> }
  | 'never'
  | 'noNetwork'

const account: ZoomAccount = {
  sdkKey: 'sdkKey',
  accountId: 'acc',
  clientId: 'cid',
  clientSecret: 'csecret',
  hosts: ['host@fake.test'],
  endpoints: zoomEndpoints,
  signing: { by: 'secret', sdkSecret: 'ssecret' },
}

const BodySchema = z.object({ password: z.string(), start_time: z.string() }).loose()

let clock: VirtualClock
let asked: Asked[]
let answers: ((ask: Asked) => Answer | undefined)[]
let folder: string

function firstAnswer(ask: Asked): Answer | undefined {
  for (const rule of answers) {
    const answer = rule(ask)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** The first rule that answers; a token unless a rule says otherwise. */
const fetch: Fetch = (url, init) => {
  const ask = {
    method: init.method,
    url,
    authorization: init.headers['authorization'] ?? '',
    body: init.body ?? '',
  }
  asked.push(ask)
  const answer =
    firstAnswer(ask) ??
    (url === zoomEndpoints.oauth
      ? {
          status: 200,
          json: {
            access_token: `token-${asked.length}`,
            expires_in: 3600,
            scope: 'meeting:write:admin user:read:admin',
          },
        }
      : { status: 404, json: { code: 3001 } })
  if (answer === 'noNetwork') return Promise.reject(new TypeError('fetch failed'))
  if (answer === 'never')
    return new Promise((_resolve, reject) =>
      init.signal.addEventListener('abort', () => reject(new Error('aborted'))),
    )
  return Promise.resolve(
    new Response(answer.status === 204 ? null : JSON.stringify(answer.json ?? null), {
      status: answer.status,
      headers: answer.headers ?? {},
    }),
  )
}
const on = (path: string, ...replies: readonly Answer[]): void => {
  let next = 0
  answers.push((ask) => {
    if (!ask.url.includes(path)) return undefined
    const reply = replies[Math.min(next, replies.length - 1)]
    next += 1
    return reply
  })
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(() => {
  clock = createVirtualClock(Date.UTC(2026, 10, 24, 1, 0))
  asked = []
  answers = []
  folder = mkdtempSync(join(tmpdir(), 'soudan-zoom-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const tokensAsked = (): number => asked.filter(({ url }) => url === zoomEndpoints.oauth).length

describe('the signature', () => {
  it('is HS256 over the claims Zoom wants, and nothing else', () => {
    const [head = '', body = '', mac = ''] = sign(
      'KEY',
      'SECRET',
      '91234567890',
      1,
      clock.wallMs(),
    ).split('.')
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({
      alg: 'HS256',
      typ: 'JWT',
    })
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
    const iat = clock.wallMs() / SECOND - 60
    expect(claims).toEqual({
      appKey: 'KEY',
      mn: '91234567890',
      role: 1,
      iat,
      exp: iat + 7_200,
      tokenExp: iat + 7_200,
    })
    expect(mac).toBe(createHmac('sha256', 'SECRET').update(`${head}.${body}`).digest('base64url'))
  })

  it('is dated by the clock of Zoom, whatever this PC thinks the time is', async () => {
    on('/oauth/token', {
      status: 200,
      json: { access_token: 't', expires_in: 3600, scope: '' },
      headers: { date: new Date(clock.wallMs() - 300 * SECOND).toUTCString() },
    })
    const api = createZoomApi({ clock, fetch })
    expect(api.zoomNowMs()).toBe(clock.wallMs())
    await api.token(account)
    expect(api.zoomNowMs()).toBe(clock.wallMs() - 300 * SECOND)
    const signed = await signatureFor(
      { clock, fetch, zoomNowMs: () => api.zoomNowMs() },
      account,
      '1',
      1,
    )
    if (!signed.ok) throw new Error(signed.reason)
    const claims: unknown = JSON.parse(
      Buffer.from(signed.value.split('.')[1] ?? '', 'base64url').toString(),
    )
    expect(claims).toMatchObject({ iat: clock.wallMs() / SECOND - 360 })
  })

  it('comes from the signing service where the office has one, which alone knows the secret', async () => {
    const service: ZoomAccount = {
      ...account,
      signing: { by: 'service', url: 'https://sign.fake.test/zoom', token: 'pass' },
    }
    on(
      'sign.fake.test',
      { status: 200, json: { signature: 'x'.repeat(40) } },
      { status: 403, json: { signature: 'x'.repeat(40) } },
      { status: 200, json: { other: 1 } },
      'noNetwork',
    )
    expect(
      await signatureFor({ clock, fetch, zoomNowMs: () => clock.wallMs() }, service, '1', 1),
    ).toEqual(ok('x'.repeat(40)))
    expect(asked[0]).toEqual({
      method: 'POST',
      url: 'https://sign.fake.test/zoom',
      authorization: 'Bearer pass',
      body: '{"sdkKey":"sdkKey","meetingNumber":"1","role":1}',
    })
    expect(
      await signatureFor({ clock, fetch, zoomNowMs: () => clock.wallMs() }, service, '1', 1),
    ).toEqual(fail('signingRefused'))
    expect(
      await signatureFor({ clock, fetch, zoomNowMs: () => clock.wallMs() }, service, '1', 1),
    ).toEqual(fail('signingRefused'))
    expect(
      await signatureFor({ clock, fetch, zoomNowMs: () => clock.wallMs() }, service, '1', 1),
    ).toEqual(fail('unreachable'))
  })
})

describe('the API', () => {
  let api: ZoomApi
  beforeEach(() => {
    api = createZoomApi({ clock, fetch })
  })
  const get = () => api.call(account, { method: 'GET', path: '/users/me/settings' })

  it('asks for a token once, also for calls at the same time, and anew before it runs out', async () => {
    on('/users/me/settings', { status: 200, json: { a: 1 } })
    expect(await Promise.all([get(), get(), get()])).toEqual([
      ok({ a: 1 }),
      ok({ a: 1 }),
      ok({ a: 1 }),
    ])
    expect(tokensAsked()).toBe(1)
    expect(asked[0]).toMatchObject({
      authorization: `Basic ${Buffer.from('cid:csecret').toString('base64')}`,
      body: 'grant_type=account_credentials&account_id=acc',
    })
    clock.advance(57 * MINUTE)
    await get()
    expect(tokensAsked()).toBe(1)
    clock.advance(2 * MINUTE)
    await get()
    expect(tokensAsked()).toBe(2)
    api.forget()
    await get()
    expect(tokensAsked()).toBe(3)
  })

  it('takes a new token once when the old one was withdrawn', async () => {
    on(
      '/users/me/settings',
      { status: 200, json: 1 },
      { status: 401, json: { code: 124 } },
      { status: 200, json: 2 },
    )
    await get()
    expect(await get()).toEqual(ok(2))
    expect(tokensAsked()).toBe(2)
    answers = []
    on('/users/me/settings', { status: 401, json: { code: 124 } })
    expect(await get()).toEqual(fail('wrongCredentials'))
  })

  it('waits as long as Retry-After says, and tells a wait that is too long', async () => {
    on(
      '/users/me/settings',
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 200, json: 1 },
    )
    const done = get()
    await settle()
    expect(asked).toHaveLength(2)
    clock.advance(2_999)
    await settle()
    expect(asked).toHaveLength(2)
    clock.advance(1)
    expect(await done).toEqual(ok(1))
    answers = []
    on('/users/me/settings', {
      status: 429,
      headers: { 'retry-after': new Date(clock.wallMs() + HOUR).toUTCString() },
    })
    expect(await get()).toEqual(fail('rateLimited', { seconds: 3_600 }))
  })

  it('gives up on a server that stays busy, that never answers, or that is not there', async () => {
    on('/users/me/settings', { status: 429, headers: { 'retry-after': '1' } })
    const busy = get()
    for (let turn = 0; turn < 3; turn += 1) {
      await settle()
      clock.advance(SECOND)
    }
    expect(await busy).toEqual(fail('rateLimited', { seconds: 1 }))
    answers = []
    on('/users/me/settings', 'never', 'noNetwork')
    const silent = get()
    await settle()
    clock.advance(10 * SECOND)
    expect(await silent).toEqual(fail('unreachable'))
    expect(await get()).toEqual(fail('unreachable'))
  })

  it('has a reason for every refusal, without a word of Zoom in it', async () => {
    const cases: readonly (readonly [string, number, object, unknown])[] = [
      [
        '/meetings/1',
        400,
        {
          code: 4711,
          message: 'Invalid access token, does not contain scopes:[meeting:read:meeting:admin].',
        },
        fail('scopesMissing', { scopes: 'meeting:read:meeting:admin' }),
      ],
      [
        '/meetings/1',
        404,
        { code: 3001, message: 'Meeting does not exist: 1.' },
        fail('meetingNotFound'),
      ],
      [
        '/users/x/meetings',
        404,
        { code: 1001, message: 'User does not exist: x@y' },
        fail('hostNotFound'),
      ],
      [
        '/users/x/meetings',
        400,
        { code: 1010, message: 'User not belong to this account' },
        fail('otherAccount'),
      ],
      [
        '/meetings/1',
        400,
        { code: 3000, message: 'Cannot access meeting information' },
        fail('otherAccount'),
      ],
      ['/meetings/1', 400, { code: 3002, message: 'in progress' }, fail('meetingBusy')],
      ['/meetings/1', 403, {}, fail('otherAccount')],
      ['/meetings/1', 500, { message: '架空 一郎' }, fail('refused', { status: 500, code: 0 })],
    ]
    for (const [path, status, json, reason] of cases) {
      answers = []
      on(path, { status, json })
      expect(await api.call(account, { method: 'GET', path }), JSON.stringify(json)).toEqual(reason)
    }
    api.forget()
    answers = []
    on('/oauth/token', {
      status: 400,
      json: { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    })
    expect(await get()).toEqual(fail('wrongCredentials'))
  })
})

describe('meetings', () => {
  const file = () =>
    openSealedFile(
      folder,
      'zoom-meetings.json',
      fileCipher(createVault(new Uint8Array(32)), 'office', 'zoom-meetings.json'),
    )
  const open = (of: SealedFile = file()) =>
    createZoomMeetings({
      api: createZoomApi({ clock, fetch }),
      ...{ file: of, clock, others: nobodyElse, isTold: () => false },
    })
  /** Of another PC. */
  const emptyFile = (): SealedFile => ({ read: () => ok(null), write: () => ok() })
  const wish = {
    bookingId: 'b1',
    topic: '相談 10:00',
    startsAtMs: Date.UTC(2026, 10, 24, 1, 0),
    lastsMs: 25 * MINUTE,
  }
  const created = {
    status: 201,
    json: { id: 91234567890, password: '482913', join_url: 'https://zoom.us/j/91234567890?pwd=x' },
  }

  it('makes one for a booking that has none, with waiting room and passcode and without recording, and remembers it', async () => {
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', { status: 200, json: { status: 'waiting' } })
    const meetings = open()
    const [first, second] = await Promise.all([
      meetings.ensure(account, wish),
      meetings.ensure(account, wish),
    ])
    expect(first).toEqual(second)
    const posts = asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/meetings'))
    expect(posts).toHaveLength(1)
    const body = BodySchema.parse(JSON.parse(posts[0]?.body ?? ''))
    expect(body.password).toMatch(/^[a-z][a-z2-9]{8}[2-9]$/)
    // Field by field: what is left out would be the host's own default (zoom.md).
    expect(body).toEqual({
      topic: '相談 10:00',
      type: 2,
      // Not in the past: the booked time is now.
      start_time: '2026-11-24T01:01:00Z',
      timezone: 'Asia/Tokyo',
      // The office's own cap, not the rule book's.
      duration: 25,
      password: body.password,
      default_password: false,
      settings: {
        waiting_room: true,
        waiting_room_options: { mode: 'custom', who_goes_to_waiting_room: 'everyone' },
        join_before_host: false,
        meeting_authentication: false,
        use_pmi: false,
        auto_recording: 'none',
        auto_start_meeting_summary: false,
        auto_start_ai_companion_questions: false,
        allow_participants_to_transcribe_meetings_with_my_notes: false,
        continuous_meeting_chat: {
          enable: false,
          auto_add_invited_external_users: false,
          auto_add_meeting_participants: false,
        },
        host_video: true,
        participant_video: true,
        mute_upon_entry: false,
        approval_type: 2,
        audio: 'both',
        email_notification: false,
      },
    })
    expect(await open().ensure(account, wish)).toEqual(first)
    expect(readFileSync(join(folder, 'zoom-meetings.json'), 'utf8')).not.toMatch(
      /91234567890|482913/,
    )
  })

  it('makes it anew when it was removed in the portal', async () => {
    on('/users/host%40fake.test/meetings', created)
    const meetings = open()
    await meetings.ensure(account, wish)
    expect((await meetings.ensure(account, wish)).ok).toBe(true)
    expect(
      asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/meetings')),
    ).toHaveLength(2)
  })

  it('is one for all PCs of the office: the second of two that were made at once goes, and nobody is told of it', async () => {
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', { status: 200, json: { status: 'waiting' } })
    on('/meetings/81234567890', { status: 200, json: { status: 'waiting' } })
    const made = await open().ensure(account, wish)
    if (!made.ok) throw new Error(made.reason)
    const first = { ...made.value, meetingNumber: '81234567890' }
    const others = { ...nobodyElse, isOffice: () => true }
    const late = createZoomMeetings({
      api: createZoomApi({ clock, fetch }),
      ...{ file: emptyFile(), clock, isTold: () => false },
      others: {
        ...others,
        find: async () => ok(null),
        stand: async () => ok(JSON.stringify(first)),
      },
    })
    expect(await late.ensure(account, wish)).toEqual(ok(first))
    expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    // A PC that asks later makes none at all.
    asked = []
    const later = createZoomMeetings({
      api: createZoomApi({ clock, fetch }),
      ...{ file: emptyFile(), clock, isTold: () => true },
      others: { ...others, find: async () => ok(JSON.stringify(first)) },
    })
    expect(await later.ensure(account, wish)).toEqual(ok(first))
    expect(asked.filter(({ url }) => url.endsWith('/users/host%40fake.test/meetings'))).toEqual([])
  })

  describe('of one time', () => {
    const hosts = ['host@fake.test', 'second@fake.test']
    const two = { ...account, hosts }
    /** Numbers of meetings by the host they were asked of. */
    let made: { readonly host: string; readonly id: number }[]
    beforeEach(() => {
      made = []
      answers.unshift(({ method, url }) => {
        const host = hosts.find((one) => url.endsWith(`/users/${encodeURIComponent(one)}/meetings`))
        if (method !== 'POST' || host === undefined) return undefined
        made.push({ host, id: 70_000_000_001 + made.length })
        const { id } = made[made.length - 1] ?? { id: 0 }
        return { status: 201, json: { id, password: 'p', join_url: `https://zoom.us/j/${id}` } }
      })
      answers.push(({ method, url }) =>
        method === 'GET' && url.includes('/meetings/7')
          ? { status: 200, json: { status: 'waiting' } }
          : undefined,
      )
    })
    const of = (bookingId: string, more: Partial<typeof wish> = {}) => ({
      ...wish,
      ...more,
      bookingId,
    })
    const hostOf = (answer: Awaited<ReturnType<ReturnType<typeof open>['ensure']>>): string =>
      answer.ok ? answer.value.host : answer.reason

    it('have a host each, also those that are made at once, and there is none for one too many', async () => {
      const meetings = open()
      const all = await Promise.all(['b1', 'b2', 'b3'].map((id) => meetings.ensure(two, of(id))))
      expect(all.map(hostOf)).toEqual([...hosts, 'noFreeHost'])
      // Whoever comes an hour later finds both free, also after a restart.
      const later = { startsAtMs: wish.startsAtMs + HOUR }
      expect(hostOf(await open().ensure(two, of('b4', later)))).toBe('host@fake.test')
      expect(hostOf(await open().ensure(two, of('b5')))).toBe('noFreeHost')
    })

    it('leave a host to the other PCs’ bookings, and one that was taken meanwhile goes before anybody is told', async () => {
      const standing: (string | null)[] = []
      const others: MeetingsOfOthers = {
        ...nobodyElse,
        isOffice: () => true,
        find: async () => ok(null),
        taken: async () => [],
        async stand(_bookingId, meeting, _gone, held) {
          standing.push(held?.host ?? null)
          return ok(held?.host === 'host@fake.test' ? null : meeting)
        },
      }
      const shared = (change: Partial<MeetingsOfOthers> = {}) =>
        createZoomMeetings({
          api: createZoomApi({ clock, fetch }),
          ...{ file: emptyFile(), clock, isTold: () => false },
          others: { ...others, ...change },
        })
      expect(hostOf(await shared().ensure(two, of('b1')))).toBe('second@fake.test')
      expect(standing).toEqual(hosts)
      expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
      made = []
      const known = shared({ taken: async () => ['host@fake.test'] })
      expect(hostOf(await known.ensure(two, of('b2')))).toBe('second@fake.test')
      expect(made).toHaveLength(1)
    })

    it('keep theirs when the booking is moved to where its host is free, and get another one where it is not', async () => {
      const meetings = open()
      const later = { startsAtMs: wish.startsAtMs + HOUR }
      const first = await meetings.ensure(two, of('b1'))
      expect(await meetings.ensure(two, of('b1', later))).toMatchObject({
        ok: true,
        value: { ...(first.ok ? first.value : {}), ...later },
      })
      // At ten its host is free again for somebody else, who now moves there too.
      const other = await meetings.ensure(two, of('b2'))
      expect(hostOf(other)).toBe('host@fake.test')
      const moved = await meetings.ensure(two, of('b2', later))
      expect(hostOf(moved)).toBe('second@fake.test')
      const gone = asked.flatMap(({ method, url }) => (method === 'DELETE' ? [url] : []))
      expect(gone.join()).toContain(other.ok ? other.value.meetingNumber : 'none')
    })

    it('are never given one host twice, whatever is booked, moved and made at once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.array(fc.record({ booking: fc.nat(5), hour: fc.nat(2) }), {
              ...{ minLength: 1, maxLength: 4, size: 'max' },
            }),
            { minLength: 1, maxLength: 8, size: 'max' },
          ),
          async (rounds) => {
            const meetings = open(emptyFile())
            const now = new Map<string, { host: string; startsAtMs: number }>()
            for (const round of rounds) {
              const wished = new Map(round.map(({ booking, hour }) => [`b${booking}`, hour]))
              await Promise.all(
                [...wished].map(async ([id, hour]) => {
                  const startsAtMs = wish.startsAtMs + hour * HOUR
                  const answer = await meetings.ensure(two, of(id, { startsAtMs }))
                  if (answer.ok) now.set(id, { host: answer.value.host, startsAtMs })
                }),
              )
              const used = [...now.values()].map(({ host, startsAtMs }) => `${host} ${startsAtMs}`)
              expect(new Set(used).size).toBe(used.length)
            }
          },
        ),
        { numRuns: 60 },
      )
    })
  })

  it('is not made a second time where the job seeker was told of one and the other PCs cannot be asked', async () => {
    on('/users/host%40fake.test/meetings', created)
    const apart = (isTold: boolean) =>
      createZoomMeetings({
        api: createZoomApi({ clock, fetch }),
        ...{ file: emptyFile(), clock, isTold: () => isTold },
        others: { ...nobodyElse, isOffice: () => true },
      })
    expect(await apart(true).ensure(account, wish)).toEqual(fail('serverAway'))
    expect(asked.filter(({ url }) => url.endsWith('/meetings'))).toEqual([])
    expect(await apart(false).ensure(account, wish)).toMatchObject({ ok: true })
  })

  it('makes none while it cannot be known whether there is one', async () => {
    on('/users/host%40fake.test/meetings', created)
    const meetings = open({ read: () => fail('unreadable'), write: () => fail('saveFailed') })
    expect(await meetings.ensure(account, wish)).toEqual(fail('linksHeld'))
    expect(asked).toEqual([])
  })

  it('is made with a passcode of its own each time, and with a later start as booked', async () => {
    on('/users/host%40fake.test/meetings', created)
    const meetings = open()
    for (const hours of [1, 2, 3])
      await meetings.ensure(account, {
        ...wish,
        bookingId: `b${hours}`,
        startsAtMs: wish.startsAtMs + hours * HOUR,
      })
    const bodies = asked
      .filter(({ method }) => method === 'POST')
      .flatMap(({ body }) => (body.startsWith('{') ? [BodySchema.parse(JSON.parse(body))] : []))
    expect(new Set(bodies.map(({ password }) => password)).size).toBe(3)
    expect(bodies.map(({ start_time }) => start_time)).toEqual(
      [2, 3, 4].map((hour) => `2026-11-24T0${hour}:00:00Z`),
    )
  })

  /** Lets what waits between two questions to Zoom go on. */
  async function patient<T>(work: Promise<T>): Promise<T> {
    for (let turn = 0; turn < 20; turn += 1) {
      await settle()
      clock.advance(SECOND / 2)
    }
    return work
  }

  it('counts an end as an end only when Zoom says so, asks again before it says no, and knows after a restart what is still open', async () => {
    const started = { status: 200, json: { status: 'started' } }
    on('/meetings/91234567890/status', { status: 400, json: { code: 3061 } })
    on('/meetings/91234567890', ...Array.from({ length: 6 }, () => started), {
      status: 200,
      json: { status: 'waiting' },
    })
    const meetings = open()
    meetings.opened('91234567890')
    expect(await patient(meetings.confirmEnded(account, '91234567890'))).toEqual(fail('refused'))
    expect(await patient(meetings.end(account, '91234567890'))).toMatchObject({ ok: false })
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2)
    expect(open().unfinished()).toEqual(['91234567890'])
    expect(await patient(meetings.end(account, '91234567890'))).toEqual(ok())
    expect(open().unfinished()).toEqual([])
  })

  it('waits for the word of Zoom that lags behind an end', async () => {
    on(
      '/meetings/91234567890',
      { status: 200, json: { status: 'started' } },
      { status: 200, json: { status: 'started' } },
      { status: 200, json: { status: 'waiting' } },
    )
    expect(await patient(open().confirmEnded(account, '91234567890'))).toEqual(ok())
  })

  it('remembers every meeting that was opened, ends the older ones before the next, and all that runs when asked to', async () => {
    on('/status', { status: 204 })
    const meetings = open()
    for (const number of ['91000000001', '91000000002', '91000000003']) meetings.opened(number)
    expect(open().unfinished()).toEqual(['91000000001', '91000000002', '91000000003'])
    expect(await open().endOthers(account, '91000000003')).toEqual(ok())
    expect(open().unfinished()).toEqual(['91000000003'])
    on('/users/host%40fake.test/meetings?type=live', {
      status: 200,
      json: { meetings: [{ id: 91000000009 }] },
    })
    expect(await open().endRunning(account, 'host@fake.test')).toEqual(ok())
    const ended = asked.flatMap(({ method, url }) =>
      method === 'PUT' ? [url.split('/').at(-2)] : [],
    )
    expect(ended).toEqual(['91000000001', '91000000002', '91000000009', '91000000003'])
    expect(open().unfinished()).toEqual([])
  })

  it('takes away what no booking needs any more without a mail, and tries again what could not be reached', async () => {
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', 'noNetwork', { status: 503 }, { status: 204 })
    const meetings = open()
    await meetings.ensure(account, wish)
    await meetings.tidy(account, () => false)
    expect(deletions()).toHaveLength(0)
    for (let times = 0; times < 5; times += 1) await meetings.tidy(account, (id) => id === 'b1')
    expect(deletions()).toHaveLength(3)
    for (const { url } of deletions())
      expect(url).toMatch(/\?schedule_for_reminder=false&cancel_meeting_reminder=false$/)
  })

  it('gives a deletion up after the no of Zoom, or thirty days, and not while the meeting runs', async () => {
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', { status: 400, json: { code: 300 } })
    const refused = open()
    await refused.ensure(account, wish)
    for (let times = 0; times < 3; times += 1) await refused.tidy(account, () => true)
    expect(deletions()).toHaveLength(1)
    answers = []
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', { status: 400, json: { code: 3002 } })
    const busy = open()
    await busy.ensure(account, wish)
    for (let times = 0; times < 3; times += 1) await busy.tidy(account, () => true)
    expect(deletions()).toHaveLength(4)
    clock.advance(31 * DAY)
    for (let times = 0; times < 3; times += 1) await busy.tidy(account, () => true)
    expect(deletions()).toHaveLength(4)
  })

  const deletions = (): Asked[] => asked.filter(({ method }) => method === 'DELETE')

  describe('that a booking brings along', () => {
    const own = readOwnMeeting('https://us02web.zoom.us/j/98765432109?pwd=abc', '')
    const found = (change: object, settings: object = {}): void => {
      on('/meetings/98765432109', {
        status: 200,
        json: {
          id: 98765432109,
          host_id: 'h1',
          password: '771204',
          join_url: 'https://us02web.zoom.us/j/98765432109?pwd=abc',
          settings: { waiting_room: true, auto_recording: 'none', ...settings },
          ...change,
        },
      })
      on('/users/host%40fake.test', { status: 200, json: { id: 'h1' } })
    }

    it('is used instead of a new one when it is of this host and safe, and never taken away by us', async () => {
      found({})
      const meetings = open()
      expect(await meetings.ensure(account, { ...wish, own })).toMatchObject({
        ok: true,
        value: { meetingNumber: '98765432109', passcode: '771204' },
      })
      expect(asked.some(({ method, url }) => method === 'POST' && url.includes('/meetings'))).toBe(
        false,
      )
      await meetings.tidy(account, () => true)
      expect(deletions()).toHaveLength(0)
    })

    it('is refused with the reason when it is of another account or host, or not safe', async () => {
      const ask = (): Promise<unknown> => open().ensure(account, { ...wish, own })
      found({ host_id: 'somebody' })
      expect(await ask()).toEqual(fail('ownMeetingElsewhere'))
      answers = []
      on('/meetings/98765432109', { status: 404, json: { code: 3001 } })
      on('/users/host%40fake.test', { status: 200, json: { id: 'h1' } })
      expect(await ask()).toEqual(fail('ownMeetingElsewhere'))
      answers = []
      found({}, { waiting_room: false, auto_recording: 'cloud', auto_start_meeting_summary: true })
      expect(await ask()).toEqual(
        fail('ownMeetingUnsafe', {
          settings: 'waiting_room, auto_recording, auto_start_meeting_summary',
        }),
      )
      answers = []
      on('/meetings/98765432109', 'noNetwork')
      on('/users/host%40fake.test', { status: 200, json: { id: 'h1' } })
      expect(await ask()).toEqual(fail('unreachable'))
    })

    it.each([
      [{ waiting_room: false }, 'waiting_room'],
      [{ auto_recording: 'local' }, 'auto_recording'],
      [{ auto_start_meeting_summary: true }, 'auto_start_meeting_summary'],
      [{ auto_start_ai_companion_questions: true }, 'auto_start_ai_companion_questions'],
      [
        { allow_participants_to_transcribe_meetings_with_my_notes: true },
        'allow_participants_to_transcribe_meetings_with_my_notes',
      ],
      [{ continuous_meeting_chat: { enable: true } }, 'continuous_meeting_chat'],
      [{ meeting_authentication: true }, 'meeting_authentication'],
    ])('is told before the slot where a setting speaks against it: %j', async (settings, name) => {
      found({}, settings)
      const ask = createOwnChecks({
        ...{ clock, api: createZoomApi({ clock, fetch }), account: () => account },
        ownMeeting: () => own,
      })
      expect(await ask('b1')).toEqual({ verdict: 'unsafe', settings: [name] })
      // What stands against it now may be put right in a moment; what nobody changed is not asked for with every look.
      const questions = asked.length
      answers = []
      found({})
      expect(await ask('b1')).toEqual({ verdict: 'unsafe', settings: [name] })
      expect(asked).toHaveLength(questions)
      clock.advance(6 * MINUTE)
      expect(await ask('b1')).toEqual({ verdict: 'fine', settings: [] })
    })

    it('is told as another’s, as not known while Zoom cannot be asked, and as nothing without an account or a meeting', async () => {
      const checks = (of: typeof own, by: ZoomAccount | null = account) =>
        createOwnChecks({
          ...{ clock, api: createZoomApi({ clock, fetch }), account: () => by },
          ownMeeting: () => of,
        })
      found({ host_id: 'somebody' })
      expect(await checks(own)('b1')).toEqual({ verdict: 'elsewhere', settings: [] })
      answers = []
      on('/meetings/98765432109', 'noNetwork')
      on('/users/host%40fake.test', { status: 200, json: { id: 'h1' } })
      const unsure = checks(own)
      expect(await unsure('b1')).toEqual({ verdict: 'unknown', settings: [] })
      answers = []
      found({})
      // Not remembered: the next look asks again.
      expect(await unsure('b1')).toEqual({ verdict: 'fine', settings: [] })
      expect(await checks(null)('b1')).toBeNull()
      expect(await checks(own, null)('b1')).toBeNull()
    })

    it.each([
      ['https://zoom.us/j/91234567890?pwd=AbC.1', '', '91234567890', 'AbC.1'],
      ['会議: https://us06web.zoom.us/j/84512345678?pwd=x1 まで', '', '84512345678', 'x1'],
      ['https://zoom.us/wc/join/91234567890', '1234', '91234567890', '1234'],
      ['https://zoom.us/j/91234567890?pwd=coded', '771204', '91234567890', '771204'],
      ['９１２　３４５６　７８９０', '７７', '91234567890', '77'],
      ['912-3456-7890', '', '91234567890', ''],
    ])('%s is read', (text, passcode, number, code) => {
      expect(readOwnMeeting(text, passcode)).toMatchObject({ number, passcode: code })
    })

    it.each([
      '',
      'なし',
      '12345',
      'https://zoom.us.evil.example/j/91234567890',
      'https://example.com/j/91234567890',
      'http://zoom.us/j/91234567890',
      'https://zoom.us/s/91234567890?zak=key',
      'https://teams.microsoft.com/l/meetup-join/1',
    ])('%s is none', (text) => {
      expect(readOwnMeeting(text, '')).toBeNull()
    })
  })
})

describe('the account in the log', () => {
  const wish: ZoomWish = {
    sdkKey: 'k',
    accountId: 'a',
    clientId: 'c',
    hosts: ['me'],
    endpoints: zoomEndpoints,
    clientSecret: 'client-secret-in-clear',
    signing: { by: 'secret', sdkSecret: 'sdk-secret-in-clear' },
  }

  it('is kept sealed, shows only that a secret is set, and lets a secret stay', () => {
    const office = newOffice()
    const open = () => openZoomSettings(office.storage.log)
    const settings = open()
    expect(settings.view()).toBeNull()
    expect(settings.save({ ...wish, clientSecret: null }, 'it')).toEqual(fail('secretMissing'))
    expect(settings.save(wish, 'it')).toEqual(ok())
    for (const name of readdirSync(office.folder))
      expect(readFileSync(join(office.folder, name)).includes('in-clear')).toBe(false)
    const again = open()
    expect(JSON.stringify(again.view())).not.toMatch(/in-clear/)
    expect(again.view()).toMatchObject({
      clientSecretSet: true,
      signing: { by: 'secret', sdkSecretSet: true },
    })
    expect(
      again.save(
        {
          ...wish,
          sdkKey: 'k2',
          clientSecret: null,
          signing: { by: 'secret', sdkSecret: null },
        },
        'it',
      ),
    ).toEqual(ok())
    office.storage.close()
    const reopened = openZoomSettings(reopen(office).log)
    expect(reopened.account()).toMatchObject({
      sdkKey: 'k2',
      clientSecret: 'client-secret-in-clear',
      signing: { sdkSecret: 'sdk-secret-in-clear' },
    })
    expect(reopened.remove('it')).toEqual(ok())
    expect(reopened.account()).toBeNull()
  })

  it('never sends the service pass to another address than the one it was entered for', () => {
    const settings = openZoomSettings(newOffice().storage.log)
    const by = (url: string, token: string | null) =>
      settings.save({ ...wish, signing: { by: 'service', url, token } }, 'it')
    by('https://a.test/', 'pass')
    by('https://a.test/', null)
    expect(settings.account()?.signing).toEqual({
      by: 'service',
      url: 'https://a.test/',
      token: 'pass',
    })
    by('https://b.test/', null)
    expect(settings.account()?.signing).toEqual({
      by: 'service',
      url: 'https://b.test/',
      token: null,
    })
  })

  it('is as it was where a change could not be written', () => {
    const { log } = newOffice().storage
    openZoomSettings(log).save(wish, 'it')
    const settings = openZoomSettings({ ...log, append: () => fail('saveFailed') })
    expect(settings.save({ ...wish, sdkKey: 'k2' }, 'it')).toEqual(fail('saveFailed'))
    expect(settings.remove('it')).toEqual(fail('saveFailed'))
    expect(settings.account()).toMatchObject({ sdkKey: 'k' })
  })
})

describe('the list of meetings in its file', () => {
  const cipher = fileCipher(createVault(new Uint8Array(32)), 'office', 'zoom-meetings.json')
  const file = (): SealedFile => openSealedFile(folder, 'zoom-meetings.json', cipher)
  const meeting = (bookingId: string): ZoomMeeting => ({
    bookingId,
    meetingNumber: `9${bookingId}`,
    passcode: 'p',
    joinUrl: `https://zoom.us/j/9${bookingId}`,
    startsAtMs: 0,
    host: 'h',
    own: null,
  })

  it('of another key or damaged counts as empty', () => {
    openLedger(file()).keep(meeting('1'))
    const other = fileCipher(
      createVault(new Uint8Array(32).fill(7)),
      'office',
      'zoom-meetings.json',
    )
    expect(openLedger(openSealedFile(folder, 'zoom-meetings.json', other)).meetings()).toEqual([])
    writeFileSync(join(folder, 'zoom-meetings.json'), '{"version":1,"sealed":"AAAA"}')
    expect(openLedger(file()).meetings()).toEqual([])
  })

  it('that another program holds is not written over: no link is lost, nothing is made twice', () => {
    const first = openLedger(file())
    for (const id of ['1', '2', '3']) first.keep(meeting(id))
    first.opened('91')
    const held = { now: true, writes: 0 }
    const real = file()
    const ledger = openLedger({
      read: () => (held.now ? fail('unreadable') : real.read()),
      write(value) {
        held.writes += 1
        return held.now ? fail('saveFailed') : real.write(value)
      },
    })
    ledger.keep(meeting('4'))
    ledger.drop('2')
    ledger.opened('94')
    ledger.ended('91')
    expect(held.writes).toBe(0)
    expect(ledger.of('4')).toEqual(meeting('4'))
    held.now = false
    expect(ledger.of('1')).toEqual(meeting('1'))
    ledger.keep(meeting('5'))
    const after = openLedger(file())
    expect(
      after
        .meetings()
        .map(({ bookingId }) => bookingId)
        .sort(),
    ).toEqual(['1', '3', '4', '5'])
    expect(after.open()).toEqual(['94'])
  })

  it('is waited for: by who asks for a meeting that may stand in it, and by who made one', async () => {
    openLedger(file()).keep(meeting('1'))
    const real = file()
    let refusals = 3
    const isHeld = (): boolean => (refusals -= 1) >= 0
    const ledger = openLedger({
      read: () => (isHeld() ? fail('unreadable') : real.read()),
      write: (value) => (isHeld() ? fail('saveFailed') : real.write(value)),
    })
    expect(ledger.of('1')).toBeUndefined()
    expect(await ledger.whenRead()).toBe(true)
    expect(ledger.of('1')).toEqual(meeting('1'))
    refusals = 3
    ledger.keep(meeting('2'))
    expect(openLedger(file()).of('2')).toBeUndefined()
    expect(await ledger.whenKept()).toBe(true)
    expect(openLedger(file()).of('2')).toEqual(meeting('2'))
  })
})

describe('the hosts of the meeting page', () => {
  const hosts = (web: string | null): Promise<readonly string[]> =>
    meetingHosts({ ...zoomEndpoints, web })

  it('are Zoom alone, or the domain of the other Zoom that the settings name', async () => {
    expect(await meetingHosts(null)).toEqual(['zoom.us'])
    expect(await hosts(null)).toEqual(['zoom.us'])
    expect(await hosts('us02web.zoom.us')).toEqual(['zoom.us'])
    expect(await hosts('www.zoomgov.com')).toEqual(['zoomgov.com'])
    expect(await hosts('zoomgov.com')).toEqual(['zoomgov.com'])
    expect(await hosts('meet.example.test')).toEqual(['example.test'])
    expect(await hosts('a.zoom.example.co.jp')).toEqual(['zoom.example.co.jp'])
  })

  it('never contain a suffix under which strangers register', async () => {
    expect(await hosts('zoom.go.jp')).toEqual(['zoom.go.jp'])
    expect(await hosts('zoom.co.jp')).toEqual(['zoom.co.jp'])
    expect(await hosts('zoom.ishikawa.jp')).toEqual(['zoom.ishikawa.jp'])
    expect(await hosts('www.kanazawa.ishikawa.jp')).toEqual(['www.kanazawa.ishikawa.jp'])
    expect(await hosts('office.github.io')).toEqual(['office.github.io'])
    expect(await hosts('go.jp')).toEqual([])
    expect(await hosts('github.io')).toEqual([])
    expect(await hosts('10.0.0.1')).toEqual(['10.0.0.1'])
  })
})
