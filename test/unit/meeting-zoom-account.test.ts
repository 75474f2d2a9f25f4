/** The account behind Zoom: signature, token, rate limits, refusals, meetings, settings on disk, the connection test. */
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createZoomApi, type ZoomApi } from '../../electron/meeting/zoom/api.ts'
import { checkStep } from '../../electron/meeting/zoom/check.ts'
import { meetingHosts } from '../../electron/meeting/zoom/hosts.ts'
import type { Fetch } from '../../electron/meeting/zoom/http.ts'
import { createZoomMeetings } from '../../electron/meeting/zoom/meetings.ts'
import {
  openSealedFile,
  openZoomSettings,
  type ZoomAccount,
} from '../../electron/meeting/zoom/settings.ts'
import { sign, signatureFor } from '../../electron/meeting/zoom/signature.ts'
import { createVault, fileCipher } from '../../electron/storage/keys/vault.ts'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import { missingScopes, type ZoomWish, zoomEndpoints } from '../../shared/meeting/zoom-account.ts'
import { fail, ok } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'

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
  hostUser: 'host@fake.test',
  endpoints: zoomEndpoints,
  signing: { by: 'secret', sdkSecret: 'ssecret' },
}

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
    expect(await signatureFor({ clock, fetch }, service, '1', 1)).toEqual(ok('x'.repeat(40)))
    expect(asked[0]).toEqual({
      method: 'POST',
      url: 'https://sign.fake.test/zoom',
      authorization: 'Bearer pass',
      body: '{"sdkKey":"sdkKey","meetingNumber":"1","role":1}',
    })
    expect(await signatureFor({ clock, fetch }, service, '1', 1)).toEqual(fail('signingRefused'))
    expect(await signatureFor({ clock, fetch }, service, '1', 1)).toEqual(fail('signingRefused'))
    expect(await signatureFor({ clock, fetch }, service, '1', 1)).toEqual(fail('unreachable'))
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
      ['/meetings/1', 403, {}, fail('otherAccount')],
      ['/meetings/1', 500, { message: '架空 一郎' }, fail('refused', { status: 500 })],
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
  const open = () =>
    createZoomMeetings({ api: createZoomApi({ clock, fetch }), file: file(), clock })
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
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      topic: '相談 10:00',
      type: 2,
      start_time: '2026-11-24T01:00:00Z',
      // The office's own cap, not the rule book's.
      duration: 25,
      settings: { waiting_room: true, join_before_host: false, auto_recording: 'none' },
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

  it('counts an end as an end only when Zoom says so, and knows after a restart what is still open', async () => {
    on('/meetings/91234567890/status', { status: 400, json: { code: 3061 } })
    on(
      '/meetings/91234567890',
      { status: 200, json: { status: 'started' } },
      { status: 200, json: { status: 'started' } },
      { status: 200, json: { status: 'waiting' } },
    )
    const meetings = open()
    meetings.opened('91234567890')
    expect(await meetings.confirmEnded(account, '91234567890')).toEqual(fail('refused'))
    expect(await meetings.end(account, '91234567890')).toEqual(fail('refused', { status: 400 }))
    expect(open().unfinished()).toBe('91234567890')
    expect(await meetings.end(account, '91234567890')).toEqual(ok())
    expect(open().unfinished()).toBeNull()
  })

  it('takes away what no booking needs any more, and tries again what could not be reached', async () => {
    on('/users/host%40fake.test/meetings', created)
    on('/meetings/91234567890', 'noNetwork', { status: 204 })
    const meetings = open()
    await meetings.ensure(account, wish)
    await meetings.tidy(account, () => false)
    expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(0)
    await meetings.tidy(account, (bookingId) => bookingId === 'b1')
    await meetings.tidy(account, () => true)
    await meetings.tidy(account, () => true)
    expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
  })
})

describe('settings on disk', () => {
  const cipher = fileCipher(createVault(new Uint8Array(32)), 'office', 'zoom.json')
  const open = () => openZoomSettings(openSealedFile(folder, 'zoom.json', cipher))
  const wish: ZoomWish = {
    sdkKey: 'k',
    accountId: 'a',
    clientId: 'c',
    hostUser: 'me',
    endpoints: zoomEndpoints,
    clientSecret: 'client-secret-in-clear',
    signing: { by: 'secret', sdkSecret: 'sdk-secret-in-clear' },
  }

  it('keeps them sealed, shows only that a secret is set, and lets a secret stay', () => {
    const settings = open()
    expect(settings.view()).toBeNull()
    expect(settings.save({ ...wish, clientSecret: null })).toEqual(fail('secretMissing'))
    expect(settings.save(wish)).toEqual(ok())
    expect(readFileSync(join(folder, 'zoom.json'), 'utf8')).not.toMatch(/in-clear|"k"|accountId/)
    const again = open()
    expect(JSON.stringify(again.view())).not.toMatch(/in-clear/)
    expect(again.view()).toMatchObject({
      clientSecretSet: true,
      signing: { by: 'secret', sdkSecretSet: true },
    })
    expect(
      again.save({
        ...wish,
        sdkKey: 'k2',
        clientSecret: null,
        signing: { by: 'secret', sdkSecret: null },
      }),
    ).toEqual(ok())
    expect(open().account()).toMatchObject({
      sdkKey: 'k2',
      clientSecret: 'client-secret-in-clear',
      signing: { sdkSecret: 'sdk-secret-in-clear' },
    })
    expect(again.remove()).toEqual(ok())
    expect(open().account()).toBeNull()
  })

  it('never sends the service pass to another address than the one it was entered for', () => {
    const settings = open()
    settings.save({ ...wish, signing: { by: 'service', url: 'https://a.test/', token: 'pass' } })
    settings.save({ ...wish, signing: { by: 'service', url: 'https://a.test/', token: null } })
    expect(settings.account()?.signing).toEqual({
      by: 'service',
      url: 'https://a.test/',
      token: 'pass',
    })
    settings.save({ ...wish, signing: { by: 'service', url: 'https://b.test/', token: null } })
    expect(settings.account()?.signing).toEqual({
      by: 'service',
      url: 'https://b.test/',
      token: null,
    })
  })

  it('counts a file of another key or a damaged one as none, and leaves it as it is', () => {
    open().save(wish)
    const before = readFileSync(join(folder, 'zoom.json'), 'utf8')
    const other = fileCipher(createVault(new Uint8Array(32).fill(7)), 'office', 'zoom.json')
    expect(openZoomSettings(openSealedFile(folder, 'zoom.json', other)).account()).toBeNull()
    expect(readFileSync(join(folder, 'zoom.json'), 'utf8')).toBe(before)
    writeFileSync(join(folder, 'zoom.json'), '{"version":1,"sealed":"AAAA"}')
    expect(open().account()).toBeNull()
  })
})

describe('the connection test', () => {
  const parts = () => {
    const api = createZoomApi({ clock, fetch })
    return {
      api,
      meetings: createZoomMeetings({
        api,
        file: openSealedFile(
          folder,
          'm.json',
          fileCipher(createVault(new Uint8Array(32)), 'office', 'm.json'),
        ),
        clock,
      }),
      clock,
      fetch,
    }
  }
  const settings = (recording: object, waiting_room: boolean): void =>
    on('/users/host%40fake.test/settings', {
      status: 200,
      json: { recording, in_meeting: { waiting_room } },
    })

  it('finds a clock that is off, scopes that are missing and a host that is not there', async () => {
    on('/oauth/token', {
      status: 200,
      json: { access_token: 't', expires_in: 3600, scope: 'meeting:write:meeting:admin' },
      headers: { date: new Date(clock.wallMs() + 6 * MINUTE).toUTCString() },
    })
    on('/token?type=zak', { status: 404, json: { code: 1001 } })
    expect(await checkStep(parts(), account, 'token')).toEqual({
      result: 'failed',
      why: 'clockWrong',
      what: '',
    })
    expect(await checkStep(parts(), account, 'scopes')).toEqual({
      result: 'failed',
      why: 'scopesMissing',
      what: 'meeting:read:meeting:admin, meeting:update:status:admin, meeting:delete:meeting:admin, user:read:token:admin',
    })
    expect(await checkStep(parts(), account, 'host')).toEqual({
      result: 'failed',
      why: 'hostNotFound',
      what: '',
    })
    expect(await checkStep(parts(), account, 'signature')).toEqual({
      result: 'ok',
      why: null,
      what: '',
    })
  })

  it('judges recording and waiting room by what is set and by what is locked', async () => {
    settings({ local_recording: false, cloud_recording: true, auto_recording: 'cloud' }, false)
    expect(await checkStep(parts(), account, 'recording')).toEqual({
      result: 'warning',
      why: 'recordingOn',
      what: 'cloud, auto',
    })
    expect(await checkStep(parts(), account, 'waitingRoom')).toEqual({
      result: 'warning',
      why: 'waitingRoomOff',
      what: '',
    })
    answers = []
    settings({ local_recording: false, cloud_recording: false, auto_recording: 'none' }, true)
    expect(await checkStep(parts(), account, 'recording')).toEqual({
      result: 'warning',
      why: 'lockUnknown',
      what: '',
    })
    on('/lock_settings', {
      status: 200,
      json: {
        recording: { local_recording: true, cloud_recording: false },
        in_meeting: { waiting_room: true },
      },
    })
    expect(await checkStep(parts(), account, 'recording')).toEqual({
      result: 'warning',
      why: 'recordingNotLocked',
      what: '',
    })
    expect(await checkStep(parts(), account, 'waitingRoom')).toEqual({
      result: 'ok',
      why: null,
      what: '',
    })
    answers = []
    on('/settings', {
      status: 400,
      json: { code: 4711, message: 'does not contain scopes:[user:read:settings:admin].' },
    })
    expect(await checkStep(parts(), account, 'recording')).toEqual({
      result: 'warning',
      why: 'settingsUnknown',
      what: 'user:read:settings:admin',
    })
  })

  it('accepts granular and classic scopes alike', () => {
    expect(missingScopes(['meeting:write:admin', 'user:read:admin'])).toEqual([])
    expect(
      missingScopes([
        'meeting:write:meeting:admin',
        'meeting:read:meeting:admin',
        'meeting:update:status:admin',
        'meeting:delete:meeting:admin',
        'user:read:zak:admin',
      ]),
    ).toEqual([])
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
