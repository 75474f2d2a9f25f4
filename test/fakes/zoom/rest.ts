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
  hostUser: 'host@fake.test',
} as const

/** What the fake hands out and nobody but the meeting page (ZAK) and the main process (token) may ever hold. */
export const handedOut = {
  accessToken: 'fakeAccessToken-9Wf4uTe7Ba2Xo5M',
  zak: 'fakeZak-6Rj1hPv8Ds3Nk0L',
} as const

export const ALL_SCOPES =
  'meeting:write:meeting:admin meeting:read:meeting:admin meeting:update:status:admin meeting:delete:meeting:admin user:read:token:admin user:read:settings:admin'

const PATHS = {
  meetings: /^\/v2\/users\/([^/]+)\/meetings$/,
  token: /^\/v2\/users\/([^/]+)\/token$/,
  settings: /^\/v2\/users\/([^/]+)\/settings$/,
  meeting: /^\/v2\/meetings\/(\d+)$/,
  status: /^\/v2\/meetings\/(\d+)\/status$/,
}
const CreateSchema = z
  .object({
    topic: z.string(),
    type: z.number(),
    start_time: z.string(),
    duration: z.number(),
    settings: z.object({ waiting_room: z.boolean(), auto_recording: z.string() }).loose(),
  })
  .loose()

export type FakeRestMeeting = {
  readonly number: string
  readonly body: z.infer<typeof CreateSchema>
  status: 'waiting' | 'started'
}

export interface FakeRest {
  scopes: string
  tokenSeconds: number
  /** How many of the next API calls are answered 429, and with which Retry-After. */
  busy: { times: number; retryAfter: string }
  /** Answers every API call with this instead. */
  refusal: { readonly status: number; readonly code: number; readonly message: string } | null
  recordingOn: boolean
  locked: boolean
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
    recordingOn: false,
    locked: true,
    meetings: new Map(),
    tokens: 0,
    answer(request, body, response) {
      const [path = '', query = ''] = (request.url ?? '').split('?')
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
    const user = [PATHS.meetings, PATHS.token, PATHS.settings]
      .map((pattern) => pattern.exec(path)?.[1])
      .find((found) => found !== undefined)
    if (user !== undefined && ![credentials.hostUser, 'me'].includes(decodeURIComponent(user)))
      return reply(response, 404, { code: 1001, message: 'User does not exist' })
    if (method === 'POST' && PATHS.meetings.test(path)) return create(body, response)
    if (method === 'GET' && PATHS.token.test(path) && query.get('type') === 'zak') {
      return /user:read:(token|zak):admin/.test(rest.scopes)
        ? reply(response, 200, { token: handedOut.zak })
        : reply(response, 400, {
            code: 4711,
            message: 'Invalid access token, does not contain scopes:[user:read:token:admin].',
          })
    }
    if (method === 'GET' && PATHS.settings.test(path))
      return reply(response, 200, {
        recording: {
          local_recording: rest.recordingOn,
          cloud_recording: false,
          auto_recording: 'none',
        },
        in_meeting: { waiting_room: true },
      })
    if (method === 'GET' && path === '/v2/accounts/me/lock_settings')
      return reply(response, 200, {
        recording: { local_recording: rest.locked, cloud_recording: rest.locked },
        in_meeting: { waiting_room: rest.locked },
      })
    const meeting = rest.meetings.get(
      PATHS.meeting.exec(path)?.[1] ?? PATHS.status.exec(path)?.[1] ?? '',
    )
    if (meeting === undefined)
      return reply(response, 404, { code: 3001, message: 'Meeting does not exist.' })
    if (method === 'GET')
      return reply(response, 200, { id: Number(meeting.number), status: meeting.status })
    if (method === 'DELETE') {
      rest.meetings.delete(meeting.number)
      return reply(response, 204, null)
    }
    if (meeting.status !== 'started')
      return reply(response, 400, { code: 3061, message: 'Meeting is not in progress.' })
    meeting.status = 'waiting'
    return reply(response, 204, null)
  }

  function create(body: string, response: ServerResponse): boolean {
    const asked = CreateSchema.safeParse(JSON.parse(body))
    if (!asked.success) return reply(response, 400, { code: 300, message: 'Validation Failed.' })
    const number = String(next)
    next += 1
    rest.meetings.set(number, { number, body: asked.data, status: 'waiting' })
    return reply(response, 201, {
      id: Number(number),
      password: '482913',
      join_url: `https://meet.fake.test/j/${number}?pwd=fakepwd`,
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
