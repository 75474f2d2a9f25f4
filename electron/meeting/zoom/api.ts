/** Zoom's REST API with a Server-to-Server OAuth token: one token for as long as it lives, patience with rate limits, a reason for every refusal. */
import { z } from 'zod'
import { type Clock, MINUTE, SECOND, sleep } from '../../../shared/clock.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { callHttp, type Fetch, type HttpAnswer } from './http.ts'
import type { ZoomAccount } from './settings.ts'

/** A token is not used in its last minutes. */
const EARLY_MS = 2 * MINUTE
/** A longer wait than this is the caller's to tell. */
const LONGEST_WAIT_MS = 8 * SECOND
const DEFAULT_WAIT_MS = SECOND
const TRIES = 3

const TokenSchema = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  scope: z.string().default(''),
})
const RefusalSchema = z.object({ code: z.number().optional(), message: z.string().default('') })

type Token = {
  readonly value: string
  readonly scopes: readonly string[]
  readonly untilMs: number
  readonly dateMs: number | null
}
export type ApiCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: object
}

export interface ZoomApi {
  /** The answer's JSON; null for an answer without one. `details.scopes` names what is missing, `details.seconds` how long to wait. */
  call(account: ZoomAccount, call: ApiCall): Promise<Result<unknown, AccountReason>>
  /** Fetches a token unless one lives; its scopes, and how far this PC's clock is from Zoom's, ms. */
  token(
    account: ZoomAccount,
  ): Promise<
    Result<{ readonly scopes: readonly string[]; readonly clockOffMs: number }, AccountReason>
  >
  /** The time at Zoom by its last answer, ms since 1970 UTC; this PC's own before the first. */
  zoomNowMs(): number
  /** The account was changed or removed. */
  forget(): void
}

export function createZoomApi(parts: { readonly clock: Clock; readonly fetch: Fetch }): ZoomApi {
  const { clock } = parts
  let cached: Token | null = null
  /** Zoom's clock minus this PC's, ms. */
  let aheadMs = 0
  let fetching: Promise<Result<Token, AccountReason>> | null = null

  async function fetchToken(account: ZoomAccount): Promise<Result<Token, AccountReason>> {
    const answer = await patiently(() =>
      callHttp(clock, parts.fetch, {
        method: 'POST',
        url: account.endpoints.oauth,
        headers: {
          authorization: `Basic ${Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          grant_type: 'account_credentials',
          account_id: account.accountId,
        }).toString(),
      }),
    )
    if (!answer.ok) return answer
    const { status, json, dateMs } = answer.value
    const token = TokenSchema.safeParse(json)
    if (status !== 200 || !token.success)
      return fail(status >= 400 && status < 500 ? 'wrongCredentials' : 'refused')
    const { access_token: value, expires_in: seconds, scope } = token.data
    return ok({
      value,
      scopes: scope.split(/[\s,]+/).filter((one) => one !== ''),
      untilMs: clock.monotonicMs() + seconds * SECOND - EARLY_MS,
      dateMs,
    })
  }

  /** Several calls at once share one request for a token. */
  async function liveToken(account: ZoomAccount): Promise<Result<Token, AccountReason>> {
    if (cached !== null && clock.monotonicMs() < cached.untilMs) return ok(cached)
    fetching ??= fetchToken(account)
    const mine = fetching
    const token = await mine
    // After `forget` the answer belongs to an account that is gone.
    if (fetching === mine) {
      fetching = null
      cached = token.ok ? token.value : null
    }
    return token
  }

  /** Waits as the answer says and tries again; a long wait is told instead. */
  async function patiently(
    request: () => Promise<Result<HttpAnswer, 'unreachable'>>,
  ): Promise<Result<HttpAnswer, AccountReason>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await request()
      if (answer.ok && answer.value.dateMs !== null) aheadMs = answer.value.dateMs - clock.wallMs()
      if (!answer.ok || answer.value.status !== 429) return answer
      const waitMs = answer.value.retryAfterMs ?? DEFAULT_WAIT_MS
      if (tries === TRIES || waitMs > LONGEST_WAIT_MS)
        return fail('rateLimited', { seconds: Math.ceil(waitMs / SECOND) })
      await sleep(clock, waitMs)
    }
  }

  async function once(
    account: ZoomAccount,
    call: ApiCall,
  ): Promise<Result<HttpAnswer, AccountReason>> {
    const token = await liveToken(account)
    if (!token.ok) return token
    return patiently(() =>
      callHttp(clock, parts.fetch, {
        method: call.method,
        url: `${account.endpoints.api}${call.path}`,
        headers: {
          authorization: `Bearer ${token.value.value}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      }),
    )
  }

  return {
    async call(account, call) {
      let answer = await once(account, call)
      // Withdrawn before its time (the app was re-activated): once more with a new one.
      if (answer.ok && answer.value.status === 401) {
        cached = null
        answer = await once(account, call)
      }
      if (!answer.ok) return answer
      return answer.value.status < 300 ? ok(answer.value.json) : refusal(answer.value, call)
    },
    async token(account) {
      const token = await liveToken(account)
      if (!token.ok) return token
      return ok({
        scopes: token.value.scopes,
        clockOffMs: token.value.dateMs === null ? 0 : clock.wallMs() - token.value.dateMs,
      })
    },
    zoomNowMs: () => clock.wallMs() + aheadMs,
    forget() {
      cached = null
      fetching = null
    },
  }
}

/** Zoom's own codes first, then the HTTP status. Zoom's sentence stays here: it can name a meeting or a person. */
function refusal({ status, json }: HttpAnswer, call: ApiCall): Result<never, AccountReason> {
  const { code, message } = RefusalSchema.safeParse(json).data ?? { code: undefined, message: '' }
  if (code === 4711)
    return fail('scopesMissing', { scopes: /\[([^\]]*)\]/.exec(message)?.[1] ?? '' })
  if (code === 3001 || (status === 404 && call.path.startsWith('/meetings/')))
    return fail('meetingNotFound')
  if (code === 1001 || (status === 404 && call.path.startsWith('/users/')))
    return fail('hostNotFound')
  if (code === 3002) return fail('meetingBusy')
  if (code === 1010 || code === 3000) return fail('otherAccount')
  if (status === 401 || code === 124) return fail('wrongCredentials')
  return status === 403 ? fail('otherAccount') : fail('refused', { status, code: code ?? 0 })
}

/** Of one of the account's users, by mail address, id or 'me'. */
export const userPath = (host: string): string => `/users/${encodeURIComponent(host)}`
