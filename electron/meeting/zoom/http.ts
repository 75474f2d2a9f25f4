/** One request to Zoom or to the signing service: a time limit, JSON or nothing, and no word of it in any log. */
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type Clock, SECOND } from '../../../shared/clock.ts'

/** What the platform lends us: Electron's own (with the system's proxy and certificates), or Node's. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
    readonly redirect: 'error'
    readonly signal: AbortSignal
  },
) => Promise<Response>

export type HttpAnswer = {
  readonly status: number
  readonly json: unknown
  readonly retryAfterMs: number | null
  readonly dateMs: number | null
}
export type HttpCall = {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body?: string
}

const LIMIT_MS = 10 * SECOND

/** @returns the answer whatever its status; `unreachable` for no network, no certificate, a redirect or no answer in time */
export async function callHttp(
  clock: Clock,
  fetch: Fetch,
  call: HttpCall,
): Promise<Result<HttpAnswer, 'unreachable'>> {
  const stop = new AbortController()
  const cancel = clock.after(LIMIT_MS, () => stop.abort())
  try {
    const { url, method, headers, body } = call
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: stop.signal,
    })
    return ok({
      status: response.status,
      json: parsed(await response.text()),
      retryAfterMs: retryAfter(response.headers.get('retry-after'), clock.wallMs()),
      dateMs: dateIn(response.headers.get('date')),
    })
  } catch {
    return fail('unreachable')
  } finally {
    cancel()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Seconds, or a date (RFC 9110). */
function retryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * SECOND)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

function dateIn(header: string | null): number | null {
  const at = Date.parse(header ?? '')
  return Number.isNaN(at) ? null : at
}
