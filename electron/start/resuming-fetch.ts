/**
 * A `fetch` for one large file: what was received stays received. A broken or silent connection is opened again and goes on
 * where it stopped; it gives up when several attempts in a row brought nothing new, however long the whole takes.
 */
import { type Cancel, type Clock, SECOND, sleep } from '../../shared/clock.ts'

export type Progress = { readonly received: number; readonly total: number | null }

export type ResumingParts = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  readonly onProgress: (progress: Progress) => void
  /** A connection was lost; another attempt follows. `reason`: one line. */
  readonly onAgain: (reason: string) => void
}

/** No byte for so long: the connection is dead. */
const SILENCE_MS = 30 * SECOND
const MOST_IDLE_ATTEMPTS = 3
const PAUSE_MS = SECOND

/** What another attempt may put right. */
const passing = (status: number): boolean => status === 408 || status === 429 || status >= 500

type Transfer = { received: number; total: number | null; etag: string | null }

/** Resolves with the answer once its head is there (any status that no further attempt changes); its body goes on across attempts. */
export function createResumingFetch(parts: ResumingParts): (url: string) => Promise<Response> {
  return async (url) => {
    const transfer: Transfer = { received: 0, total: null, etag: null }
    const chunks = attempts(parts, url, transfer)
    const first = await chunks.next()
    if (first.done === true) return first.value
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(first.value),
      async pull(controller) {
        try {
          const next = await chunks.next()
          if (next.done === true) controller.close()
          else controller.enqueue(next.value)
        } catch (error) {
          controller.error(error)
        }
      },
      async cancel() {
        await chunks.return(new Response())
      },
    })
    const headers: Record<string, string> =
      transfer.total === null ? {} : { 'content-length': String(transfer.total) }
    return new Response(body, { status: 200, headers })
  }
}

/** Yields only what is new; returns an answer that is none of ours to repeat, or an empty one after the last byte. */
async function* attempts(
  parts: ResumingParts,
  url: string,
  transfer: Transfer,
): AsyncGenerator<Uint8Array, Response, undefined> {
  let idle = 0
  for (;;) {
    const before = transfer.received
    try {
      return yield* attempt(parts, url, transfer)
    } catch (error) {
      const reason = lineOf(error)
      idle = transfer.received > before ? 0 : idle + 1
      if (idle >= MOST_IDLE_ATTEMPTS) throw new Error(reason)
      parts.onAgain(reason)
      await sleep(parts.clock, PAUSE_MS * (idle + 1))
    }
  }
}

async function* attempt(
  parts: ResumingParts,
  url: string,
  transfer: Transfer,
): AsyncGenerator<Uint8Array, Response, undefined> {
  const control = new AbortController()
  const silence = (): Cancel =>
    parts.clock.after(SILENCE_MS, () =>
      control.abort(new Error(`no answer for ${SILENCE_MS / SECOND} s`)),
    )
  let cancel = silence()
  try {
    const response = await parts.fetch(url, { headers: wanted(transfer), signal: control.signal })
    if (passing(response.status)) throw new Error(`HTTP ${response.status}`)
    if (response.status === 416) {
      transfer.received = 0
      throw new Error('HTTP 416')
    }
    if (!response.ok || response.body === null) {
      if (transfer.received > 0) throw new Error(`HTTP ${response.status}`)
      return response
    }
    // A server that cannot go on sends it all again: what we have is passed over.
    let over = response.status === 206 ? 0 : transfer.received
    if (response.status === 200) noteHead(transfer, response)
    const incoming: ReadableStream<Uint8Array> = response.body
    for await (const chunk of incoming) {
      cancel()
      cancel = silence()
      const fresh = chunk.subarray(Math.min(over, chunk.length))
      over -= chunk.length - fresh.length
      if (fresh.length === 0) continue
      transfer.received += fresh.length
      parts.onProgress(transfer)
      yield fresh
    }
    if (transfer.total !== null && transfer.received < transfer.total)
      throw new Error('the connection ended early')
    return new Response()
  } finally {
    cancel()
    control.abort()
  }
}

/** Never compressed: positions are those of the file. */
function wanted({ received, etag }: Transfer): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' }
  if (received === 0) return plain
  return {
    ...plain,
    range: `bytes=${received}-`,
    ...(etag === null ? {} : { 'if-range': etag }),
  }
}

function noteHead(transfer: Transfer, { headers }: Response): void {
  const length = Number(headers.get('content-length') ?? Number.NaN)
  transfer.total = Number.isSafeInteger(length) ? length : null
  const etag = headers.get('etag')
  transfer.etag = etag?.startsWith('"') === true ? etag : null
}

/** An error and its causes in one line; a proxy's name and passphrase stay out. */
export function lineOf(error: unknown): string {
  const messages: string[] = []
  for (let at: unknown = error; at instanceof Error && messages.length < 4; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    const message = at.message === '' ? code : at.message
    if (message !== '' && message !== 'fetch failed') messages.push(message)
  }
  const line = messages.length === 0 ? 'unknown' : messages.join(': ')
  return withoutSecrets(line.replace(/\s+/g, ' ').trim())
}

export const withoutSecrets = (text: string): string => text.replace(/\/\/[^/\s@]*@/g, '//')
