/**
 * Requests of the main process itself, in a session that no page has. Electron's `fetch` gives up where a proxy wants a
 * sign-in (it has no `login` event); only then the request is made once more by `net.request`, which has one.
 */
import type { ProxyLogin } from '../proxy-desk.ts'

export type AccountFetchParts = {
  readonly request: (options: Electron.ClientRequestConstructorOptions) => Electron.ClientRequest
  readonly session: () => Electron.Session
  readonly proxy: Pick<ProxyLogin, 'login'>
}

const PROXY_REFUSED = 407

export function createAccountFetch(parts: AccountFetchParts) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    try {
      const response = await parts.session().fetch(url, init)
      // Refused by the proxy: it never reached the other side, so that nothing is done twice.
      return response.status === PROXY_REFUSED ? await withLogin(parts, url, init) : response
    } catch (error) {
      if (
        !(error instanceof Error) ||
        !/ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_AUTH/.test(error.message)
      )
        throw error
      return withLogin(parts, url, init)
    }
  }
}

function withLogin(
  { request: makeRequest, session, proxy }: AccountFetchParts,
  url: string,
  init: RequestInit,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = makeRequest({
      url,
      method: init.method ?? 'GET',
      session: session(),
      redirect: init.redirect === 'error' ? 'error' : 'follow',
    })
    for (const [name, value] of new Headers(init.headers)) request.setHeader(name, value)
    const stop = (): void => {
      request.abort()
      reject(new DOMException('aborted', 'AbortError'))
    }
    if (init.signal?.aborted === true) return stop()
    init.signal?.addEventListener('abort', stop, { once: true })
    let first = true
    request.on('login', (info, answer) => {
      if (!info.isProxy) return answer()
      const isFirst = first
      first = false
      proxy.login(info, isFirst, answer)
    })
    request.on('error', reject)
    request.on('response', (message) => {
      const chunks: Buffer[] = []
      message.on('data', (chunk) => void chunks.push(chunk))
      message.on('error', () => reject(new Error('the answer broke off')))
      message.on('end', () => resolve(toResponse(message, Buffer.concat(chunks))))
    })
    if (typeof init.body === 'string') request.write(init.body)
    request.end()
  })
}

/** Statuses whose response may carry no body. */
const WITHOUT_BODY = [204, 205, 304]

function toResponse(message: Electron.IncomingMessage, body: Buffer): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return new Response(WITHOUT_BODY.includes(message.statusCode) ? null : new Uint8Array(body), {
    status: message.statusCode,
    headers,
  })
}
