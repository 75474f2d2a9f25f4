/** The REST half of the fake Zoom: the token, the meetings of one host, the host's key, settings and locks. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'

/** What the office would type in; none of it is anybody's. */
export const credentials = {
  sdkKey: 'fakeSdkKey0000000001',
  sdkSecret: 'fakeSdkSecret-7Hq2mVb9Lx4Rt8Pw',
  accountId: 'fakeAccount01',
  clientId: 'fakeClient0001',
  clientSecret: 'fakeClientSecret-3Kd8sYn5Gz1Qc6J',
  hosts: ['host@fake.test'],
}

/** What the fake hands out and nobody but the meeting page (ZAK) and the main process (token) may ever hold. */
export const handedOut = {
  accessToken: 'fakeAccessToken-9Wf4uTe7Ba2Xo5M',
  zak: 'fakeZak-6Rj1hPv8Ds3Nk0L',
  /** The key inside a start address; the same power as the ZAK. */
  startKey: 'fakeStartKey-2Bx7cWq9Lm4Tz1V',
} as const

/** The host's id at the fake, as its meetings name it. */
export const HOST_ID = 'fakeHostId01'

export const ALL_SCOPES =
  'meeting:write:meeting:admin meeting:read:meeting:admin meeting:read:list_meetings:admin meeting:update:status:admin meeting:delete:meeting:admin user:read:token:admin user:read:user:admin user:read:settings:admin account:read:lock_settings:admin'

const PATHS = {
  meetings: /^\/v2\/users\/([^/]+)\/meetings$/,
  token: /^\/v2\/users\/([^/]+)\/token$/,
  settings: /^\/v2\/users\/([^/]+)\/settings$/,
  user: /^\/v2\/users\/([^/]+)$/,
  meeting: /^\/v2\/meetings\/(\d+)$/,
  status: /^\/v2\/meetings\/(\d+)\/status$/,
}
const CreateSchema = z
  .object({
    topic: z.string(),
    type: z.number(),
    start_time: z.string(),
    duration: z.number(),
    password: z.string().min(1).max(10),
    settings: z.object({ waiting_room: z.boolean(), auto_recording: z.string() }).loose(),
  })
  .loose()

export type FakeRestMeeting = {
  readonly number: string
  readonly body: z.infer<typeof CreateSchema>
  status: 'waiting' | 'started'
  /** Another host's, or with settings of its own; made elsewhere. */
  readonly hostId?: string
}

/** What the host's settings at Zoom say; `null` in `locks`: the account has locked nothing. */
export type FakeSettings = {
  readonly recording: Record<string, boolean | string>
  readonly in_meeting: Record<string, boolean | { readonly enable: boolean }>
}
export const safeSettings = (): FakeSettings => ({
  recording: { local_recording: false, cloud_recording: false, auto_recording: 'none' },
  in_meeting: {
    waiting_room: true,
    auto_saving_chat: false,
    file_transfer: false,
    meeting_summary_with_ai_companion: { enable: false },
    ai_companion_questions: { enable: false },
  },
})
export const allLocked = (): FakeSettings => ({
  recording: { local_recording: true, cloud_recording: true, auto_recording: true },
  in_meeting: {
    waiting_room: true,
    auto_saving_chat: true,
    file_transfer: true,
    meeting_summary_with_ai_companion: true,
    ai_companion_questions: true,
  },
})

export interface FakeRest {
  scopes: string
  tokenSeconds: number
  /** How many of the next API calls are answered 429, and with which Retry-After. */
  busy: { times: number; retryAfter: string }
  /** Answers every API call with this instead. */
  refusal: { readonly status: number; readonly code: number; readonly message: string } | null
  settings: FakeSettings
  locks: FakeSettings
  /** 0: everyone; 1: users outside of the account. */
  whoWaits: number
  /** 1: Basic, 2: licensed. */
  userType: number
  /** How far the fake's clock is ahead, ms; in the Date of its answers. */
  aheadMs: number
  /** Every deletion is refused. */
  keepsMeetings: boolean
  /** Every end is refused. */
  keepsRunning: boolean
  readonly meetings: Map<string, FakeRestMeeting>
  /** Tokens handed out. */
  tokens: number
  answer(request: IncomingMessage, body: string, response: ServerResponse): boolean
}

export function createFakeRest(): FakeRest {
  let next = 91_000_000_001
  const rest: FakeRest = {
    scopes: ALL_SCOPES,
    tokenSeconds: 3_600,
    busy: { times: 0, retryAfter: '1' },
    refusal: null,
    settings: safeSettings(),
    locks: allLocked(),
    whoWaits: 0,
    userType: 2,
    aheadMs: 0,
    keepsMeetings: false,
    keepsRunning: false,
    meetings: new Map(),
    tokens: 0,
    answer(request, body, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?')
      response.setHeader('date', new Date(Date.now() + rest.aheadMs).toUTCString())
      if (path === '/oauth/token') return token(request, body, response)
      if (!path.startsWith('/v2/')) return false
      if (request.headers.authorization !== `Bearer ${handedOut.accessToken}`)
        return reply(response, 401, { code: 124, message: 'Invalid access token.' })
      if (rest.busy.times > 0) {
        rest.busy.times -= 1
        return reply(
          response,
          429,
          {
            code: 429,
            message: 'You have reached the maximum per-second rate limit for this API.',
          },
          { 'retry-after': rest.busy.retryAfter },
        )
      }
      if (rest.refusal !== null)
        return reply(response, rest.refusal.status, {
          code: rest.refusal.code,
          message: rest.refusal.message,
        })
      return api(request.method ?? '', path, new URLSearchParams(query), body, response)
    },
  }

  function token(request: IncomingMessage, body: string, response: ServerResponse): boolean {
    const asked = new URLSearchParams(body)
    const basic = `Basic ${Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')}`
    if (request.method !== 'POST' || request.headers.authorization !== basic)
      return reply(response, 400, {
        reason: 'Invalid client_id or client_secret',
        error: 'invalid_client',
      })
    if (
      asked.get('grant_type') !== 'account_credentials' ||
      asked.get('account_id') !== credentials.accountId
    )
      return reply(response, 400, { reason: 'Bad Request', error: 'invalid_request' })
    rest.tokens += 1
    return reply(response, 200, {
      access_token: handedOut.accessToken,
      token_type: 'bearer',
      expires_in: rest.tokenSeconds,
      scope: rest.scopes,
    })
  }

  function api(
    method: string,
    path: string,
    query: URLSearchParams,
    body: string,
    response: ServerResponse,
  ): boolean {
    const user = [PATHS.meetings, PATHS.token, PATHS.settings, PATHS.user]
      .map((pattern) => pattern.exec(path)?.[1])
      .find((found) => found !== undefined)
    if (user !== undefined && ![...credentials.hosts, 'me'].includes(decodeURIComponent(user)))
      return reply(response, 404, { code: 1001, message: 'User does not exist' })
    const scope = scopeOf(method, path)
    if (!rest.scopes.split(' ').includes(scope))
      return reply(response, 400, {
        code: 4711,
        message: `Invalid access token, does not contain scopes:[${scope}].`,
      })
    if (method === 'POST' && PATHS.meetings.test(path)) return create(body, response)
    if (PATHS.meetings.test(path))
      return reply(response, 200, {
        meetings: [...rest.meetings.values()]
          .filter(({ status }) => status === 'started')
          .map(({ number }) => ({ id: Number(number) })),
      })
    if (PATHS.token.test(path) && query.get('type') === 'zak')
      return reply(response, 200, { token: handedOut.zak })
    if (PATHS.user.test(path))
      return reply(response, 200, { id: HOST_ID, type: rest.userType, status: 'active' })
    if (PATHS.settings.test(path))
      return reply(
        response,
        200,
        query.get('option') === 'meeting_security'
          ? {
              meeting_security: {
                waiting_room_settings: { participants_to_place_in_waiting_room: rest.whoWaits },
              },
            }
          : rest.settings,
      )
    if (path === '/v2/accounts/me/lock_settings') return reply(response, 200, rest.locks)
    return oneMeeting(method, path, response)
  }

  function oneMeeting(method: string, path: string, response: ServerResponse): boolean {
    const meeting = rest.meetings.get(
      PATHS.meeting.exec(path)?.[1] ?? PATHS.status.exec(path)?.[1] ?? '',
    )
    if (meeting === undefined)
      return reply(response, 404, { code: 3001, message: 'Meeting does not exist.' })
    if (method === 'GET')
      return reply(response, 200, {
        id: Number(meeting.number),
        host_id: meeting.hostId ?? HOST_ID,
        status: meeting.status,
        password: meeting.body.password,
        join_url: joinUrl(meeting.number),
        start_url: `https://meet.fake.test/s/${meeting.number}?zak=${handedOut.startKey}`,
        settings: meeting.body.settings,
      })
    if (method === 'DELETE') {
      // Zoom deletes no meeting that runs.
      if (rest.keepsMeetings || meeting.status === 'started')
        return reply(response, 400, { code: 3002, message: 'Meeting is in progress.' })
      rest.meetings.delete(meeting.number)
      return reply(response, 204, null)
    }
    if (meeting.status !== 'started')
      return reply(response, 400, { code: 3061, message: 'Meeting is not in progress.' })
    if (rest.keepsRunning) return reply(response, 400, { code: 300, message: 'Not now.' })
    meeting.status = 'waiting'
    return reply(response, 204, null)
  }

  const joinUrl = (number: string): string => `https://meet.fake.test/j/${number}?pwd=fakepwd`

  function create(body: string, response: ServerResponse): boolean {
    const asked = CreateSchema.safeParse(JSON.parse(body))
    if (!asked.success) return reply(response, 400, { code: 300, message: 'Validation Failed.' })
    if (Date.parse(asked.data.start_time) < Date.now() + rest.aheadMs)
      return reply(response, 400, { code: 300, message: 'The start time is in the past.' })
    const number = String(next)
    next += 1
    rest.meetings.set(number, { number, body: asked.data, status: 'waiting' })
    return reply(response, 201, {
      id: Number(number),
      password: asked.data.password,
      join_url: joinUrl(number),
    })
  }

  return rest
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): boolean {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === null ? '' : JSON.stringify(body))
  return true
}

/** What each path wants, granular. */
function scopeOf(method: string, path: string): string {
  if (PATHS.meetings.test(path))
    return method === 'POST' ? 'meeting:write:meeting:admin' : 'meeting:read:list_meetings:admin'
  if (PATHS.token.test(path)) return 'user:read:token:admin'
  if (PATHS.settings.test(path)) return 'user:read:settings:admin'
  if (PATHS.user.test(path)) return 'user:read:user:admin'
  if (PATHS.status.test(path)) return 'meeting:update:status:admin'
  if (PATHS.meeting.test(path))
    return method === 'DELETE' ? 'meeting:delete:meeting:admin' : 'meeting:read:meeting:admin'
  return 'account:read:lock_settings:admin'
}
