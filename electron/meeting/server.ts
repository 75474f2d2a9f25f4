/**
 * The loopback server of the meeting pages, the same on both platforms. It listens on this machine only and is addressed as
 * http://localhost: another site than the app's 127.0.0.1 or app://, hence another process. Every page is opened under a
 * token of its own that nobody can guess and that dies with it.
 */
import { randomBytes } from 'node:crypto'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Clock, SECOND } from '../../shared/clock.ts'
import { readServed } from '../platform/files.ts'
import { meetingHeaders } from '../platform/headers.ts'
import { acceptWebSockets, closeServer } from '../platform/loopback.ts'
import { filesOf, readManifest } from '../platform/manifest.ts'
import { targetOf } from '../platform/target.ts'
import { createLine, type Line } from './line.ts'
import { listenOnLocalhost } from './listen.ts'

export type MeetingServerParts = {
  /** out/renderer of the build. */
  readonly rendererFolder: string
  /** Origins of the app's page that may frame a meeting page. */
  readonly ancestors: () => readonly string[]
  readonly clock: Clock
  /** 0 takes a free port. */
  readonly port?: number
}

export type PageWish = {
  /** The page's path in the build, such as 'meeting/practice.html'. */
  readonly page: string
  /** Whether the app's page may frame it (the counselor's page on the browser platform). */
  readonly framed: boolean
  /** Whether it may ask for a picture of what the main process offers; the counselor's pages alone. */
  readonly captures: boolean
  /** CSP beyond our own files; the Zoom page needs some. */
  readonly csp?: Readonly<Record<string, readonly string[]>>
  /** Folders served beside the page under a first path segment, such as the Zoom SDK's `dist`. */
  readonly folders?: Readonly<Record<string, string>>
  /** A parsed JSON message from the page; still unknown. */
  readonly onMessage: (message: unknown) => void
  /** The page's control line came up or went down; not called after `close`. */
  readonly onLine: (up: boolean) => void
}

export interface OpenPage {
  readonly url: string
  /** Sends one message; false while there is no line. */
  send(message: unknown): boolean
  readonly connected: () => boolean
  /** Drops the line: nothing but fonts is answered under the address from here on. */
  close(): void
}

export interface MeetingServer {
  /** http://localhost:<port> */
  readonly origin: string
  open(wish: PageWish): OpenPage
  /** Whether a request to the pages' address really arrives here (a proxy or a filter may stand in between). Never rejects. */
  reachable(): Promise<boolean>
  stop(): Promise<void>
}

type Mounted = {
  readonly wish: PageWish
  readonly files: ReadonlySet<string>
  readonly line: Line
  /** Its window may still stand and say how the meeting ended: fonts are served to it, and nothing else. */
  closed: boolean
}

/** So many closed pages are remembered. */
const MOST_CLOSED = 8

/** SDP and candidates are a few kilobytes; nothing on this line is large. */
const LARGEST_MESSAGE = 512 * 1024

/** Starts the server; rejects when the build has no meeting pages or no port is free. */
export async function createMeetingServer(parts: MeetingServerParts): Promise<MeetingServer> {
  const manifest = await readManifest(parts.rendererFolder)
  const pages = new Map<string, Mounted>()
  const { servers, port } = await listenOnLocalhost((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }, parts.port ?? 0)
  const host = `localhost:${port}`
  const origin = `http://${host}`
  acceptWebSockets({ servers, largest: LARGEST_MESSAGE, taker })

  function find(
    request: IncomingMessage,
  ): { readonly page: Mounted; readonly rest: string } | null {
    const [, token = '', ...rest] = targetOf(request.url)?.path.split('/') ?? []
    const page = pages.get(token)
    return page === undefined ? null : { page, rest: rest.join('/') }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sender = request.headers.origin
    const found =
      request.headers.host === host && (sender === undefined || sender === origin)
        ? find(request)
        : null
    if (found === null || request.method !== 'GET') {
      refuse(response, found === null ? 404 : 405)
      return
    }
    const { wish, closed } = found.page
    if (closed && !found.rest.endsWith('.woff2')) {
      refuse(response, 404)
      return
    }
    const [first = '', ...below] = found.rest.split('/')
    const folder = Object.hasOwn(wish.folders ?? {}, first) ? wish.folders?.[first] : undefined
    const file =
      folder !== undefined
        ? await served(folder, `/${below.join('/')}`)
        : found.page.files.has(found.rest)
          ? await served(parts.rendererFolder, `/${found.rest}`)
          : null
    if (file === null) {
      refuse(response, 404)
      return
    }
    const ancestors = wish.framed ? parts.ancestors() : []
    response.writeHead(200, {
      ...meetingHeaders({ origin, ancestors, extra: wish.csp ?? {}, captures: wish.captures }),
      'content-type': file.type,
    })
    response.end(file.body)
  }

  function taker(request: IncomingMessage): Line['take'] | null {
    const found =
      request.headers.host === host && request.headers.origin === origin ? find(request) : null
    return found !== null && found.rest === 'line' && !found.page.closed
      ? found.page.line.take
      : null
  }

  return {
    origin,
    open(wish) {
      const token = randomBytes(32).toString('base64url')
      const line = createLine(parts.clock, wish.onMessage, wish.onLine)
      const mounted: Mounted = { wish, files: filesOf(manifest, wish.page), line, closed: false }
      pages.set(token, mounted)
      return {
        url: `${origin}/${token}/${wish.page}`,
        send: line.send,
        connected: line.connected,
        close() {
          mounted.closed = true
          line.close()
          const closed = [...pages].filter(([, page]) => page.closed)
          for (const [oldest] of closed.slice(0, -MOST_CLOSED)) pages.delete(oldest)
        },
      }
    },
    reachable: () => answers(host),
    async stop() {
      for (const { line } of pages.values()) line.close()
      pages.clear()
      await Promise.all(servers.map(closeServer))
    },
  }
}

const REACH_MS = 2 * SECOND

/** Our own refusal of an unknown token is the proof. */
function answers(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = get(`http://${host}/`, { timeout: REACH_MS }, (response) => {
      response.resume()
      resolve(response.statusCode === 404)
    })
    probe.on('timeout', () => probe.destroy())
    probe.on('error', () => resolve(false))
  })
}

async function served(folder: string, path: string): ReturnType<typeof readServed> {
  try {
    return await readServed(folder, path)
  } catch {
    return null
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/plain',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end()
}
