/** What the browser platform serves over HTTP: the built app with the bridge's script in front, and a few plain pages in words. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SCRIPT_PATH, START_PATH } from './browser-protocol.ts'
import { appHeaders, type Headers } from './headers.ts'
import { createAppFiles } from './app-files.ts'
import { mayFetch } from './request-check.ts'
import { targetOf } from './target.ts'
import { browserText } from './text.ts'
import type { Gatekeeper } from './token.ts'

export type PagesParts = {
  readonly host: string
  readonly rendererFolder: string
  /** The bridge's script, already read. */
  readonly bridgeScript: string
  readonly gatekeeper: Gatekeeper
  /** Origin of the meeting pages, for the frame; null while there is none. */
  readonly meetingOrigin: () => string | null
}

/** Answers one HTTP request. Everything but the first address needs the cookie. */
export function createPages(
  parts: PagesParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const files = createAppFiles(parts.rendererFolder)

  function headers(): Headers {
    const meeting = parts.meetingOrigin()
    return appHeaders({
      connect: ["'self'", `ws://${parts.host}`],
      frame: meeting === null ? [] : [meeting],
    })
  }

  function send(
    response: ServerResponse,
    status: number,
    type: string,
    body: string | Buffer,
    cache = 'no-store',
  ): void {
    response.writeHead(status, { ...headers(), 'content-type': type, 'cache-control': cache })
    response.end(body)
  }

  function words(
    response: ServerResponse,
    status: number,
    [title = '', ...rest]: readonly string[],
  ): void {
    const body = `<h1>${title}</h1>${rest.map((line) => `<p>${line}</p>`).join('')}`
    send(
      response,
      status,
      'text/html; charset=utf-8',
      `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${browserText.refusedTitle}</title><body><main>${body}</main>`,
    )
  }

  /** The token counts once; a browser that already got the cookie (a prefetch took the token) goes on to the app. */
  function start(request: IncomingMessage, response: ServerResponse, token: string): void {
    const redeemed = parts.gatekeeper.redeem(token)
    if (!redeemed && !parts.gatekeeper.knows(request.headers.cookie))
      return words(response, 403, browserText.refused)
    response.writeHead(303, {
      ...headers(),
      location: '/',
      'cache-control': 'no-store',
      ...(redeemed ? { 'set-cookie': parts.gatekeeper.cookie() } : {}),
    })
    response.end()
  }

  async function index(response: ServerResponse): Promise<void> {
    const page = await files('/index.html')
    if (page === null) {
      words(response, 404, browserText.notFound)
      return
    }
    send(response, 200, page.type, withScript(page.body.toString('utf8')))
  }

  return async (request, response) => {
    if (!mayFetch(request, parts.host) || request.method !== 'GET') {
      send(response, 403, 'text/plain', '')
      return
    }
    const target = targetOf(request.url)
    if (target?.path === START_PATH) {
      start(request, response, target.query.get('token') ?? '')
      return
    }
    if (!parts.gatekeeper.knows(request.headers.cookie)) {
      words(response, 403, browserText.refused)
      return
    }
    if (target === null) {
      words(response, 404, browserText.notFound)
      return
    }
    const { path } = target
    if (path === '/' || path === '/index.html') return index(response)
    if (path === SCRIPT_PATH) {
      send(response, 200, 'text/javascript; charset=utf-8', parts.bridgeScript)
      return
    }
    const file = await files(path)
    if (file === null) {
      words(response, 404, browserText.notFound)
      return
    }
    // Names under assets/ carry a hash of their content.
    send(
      response,
      200,
      file.type,
      file.body,
      path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
    )
  }
}

/** The bridge must be there before the app's own script runs. */
export function withScript(html: string): string {
  const tag = `<script src="${SCRIPT_PATH}"></script>`
  if (!html.includes('<head>')) throw new Error('the app page has no head')
  return html.replace('<head>', `<head>${tag}`)
}
