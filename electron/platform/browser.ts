/**
 * The platform for a machine without an Electron binary: the same rooms and the same renderer, over loopback HTTP and a
 * WebSocket. For checking and for a first look; the screen says so.
 */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, Server } from 'node:http'
import type { WebSocket } from 'ws'
import type { Clock } from '../../shared/clock.ts'
import { fail } from '../../shared/result.ts'
import { createPages } from './browser-pages.ts'
import { BRIDGE_PATH, START_PATH, TAB_PARAMETER } from './browser-protocol.ts'
import { acceptWebSockets, closeServer, createLoopbackServer, listen, portOf } from './loopback.ts'
import { noJobSite } from './no-job-site.ts'
import type { AppSide, Platform } from './platform.ts'
import { mayConnect } from './request-check.ts'
import { createTabHolder, type TabHolder } from './tab.ts'
import { targetOf } from './target.ts'
import { browserText } from './text.ts'
import { createGatekeeper } from './token.ts'

/** The e-TUMO file travels in one call, base64. */
const LARGEST_CALL = 128 * 1024 * 1024

export type BrowserPlatformParts = {
  readonly dataRoot: string
  /** out/renderer. */
  readonly rendererFolder: string
  /** out/preload/browser-bridge.cjs. */
  readonly bridgeScript: string
  /** Opens an address in a browser; resolves false when there is none. */
  readonly openBrowser: (url: string) => Promise<boolean>
  /** Origin of the meeting pages; null while their server is not up. */
  readonly meetingOrigin: () => string | null
  readonly clock: Clock
  /** One line for the person at the terminal. */
  readonly log: (line: string) => void
  /** 0 or nothing takes a free port. */
  readonly port?: number
  /** The developer's loop (`test/dev/`) alone: its pages come from Vite, and its cookie outlives a restart of the main process. */
  readonly dev?: { readonly pages: typeof createPages; readonly cookie: string }
}

export interface BrowserPlatform extends Platform {
  /** Closes the server; the open tab is told. */
  stop(): Promise<void>
}

export function createBrowserPlatform(parts: BrowserPlatformParts): BrowserPlatform {
  let server: Server | null = null
  let origin: string | null = null
  let tab: TabHolder | null = null

  async function start(app: AppSide): Promise<void> {
    // In a function: a plain script's own names would become the page's.
    const bridgeScript = `(() => {\n${await readFile(parts.bridgeScript, 'utf8')}\n})()`
    const listening = createLoopbackServer()
    await listen(listening, '127.0.0.1', parts.port ?? 0)
    const port = portOf(listening)
    server = listening
    const host = `127.0.0.1:${port}`
    origin = `http://${host}`
    const gatekeeper = createGatekeeper(port, parts.dev?.cookie)
    const address = (): string => `http://${host}${START_PATH}?token=${gatekeeper.issue()}`
    const holder = createTabHolder({
      clock: parts.clock,
      call: app.call,
      // The tab is gone for good: a new one may come, with a new token.
      onGone: () => parts.log(`${browserText.address}\n${address()}`),
    })
    tab = holder
    const pages = (parts.dev?.pages ?? createPages)({
      host,
      rendererFolder: parts.rendererFolder,
      bridgeScript,
      gatekeeper,
      meetingOrigin: parts.meetingOrigin,
    })
    listening.on('request', (request, response) => {
      pages(request, response).catch((error: unknown) => {
        parts.log(`a page could not be served: ${error instanceof Error ? error.name : 'unknown'}`)
        response.destroy()
      })
    })
    const taker = (request: IncomingMessage): ((connection: WebSocket) => void) | null => {
      const target = targetOf(request.url)
      const name = target?.path === BRIDGE_PATH ? target.query.get(TAB_PARAMETER) : null
      return name !== null && mayConnect(request, host) && gatekeeper.knows(request.headers.cookie)
        ? (connection) => holder.take(name, connection)
        : null
    }
    acceptWebSockets({ servers: [listening], largest: LARGEST_CALL, taker })
    const first = address()
    const opened = await parts.openBrowser(first)
    parts.log(`${opened ? browserText.opened : browserText.address}\n${first}`)
  }

  return {
    kind: 'browser',
    dataRoot: parts.dataRoot,
    // No store of the OS can be reached from here; storage asks for a passphrase instead.
    keyStore: {
      available: () => false,
      wrap: () => {
        throw new Error('the browser platform has no key store')
      },
      unwrap: () => fail('keyUnavailable'),
    },
    // The frame is the page's own; it is freed by its control line, which does not pass through the window.
    meetingView: {
      open: async () => {},
      place: () => {},
      destroy: async () => {},
      onCrash: () => {},
      share: () => Promise.resolve(false),
    },
    jobSite: noJobSite,
    start,
    push: (topic, payload) => tab?.send({ type: 'topic', topic, payload }),
    notify: ({ title, body }) => tab?.send({ type: 'notice', title, body }),
    // The page takes the focus out of its own frame by itself.
    focusPage: () => {},
    printPdf: () => Promise.resolve('unsupported'),
    chooseFolder: () => Promise.resolve('unsupported'),
    // A page cannot hide from capture.
    protect: () => {},
    // Node's fetch asks no proxy.
    proxy: { question: () => null, answer: () => {}, onQuestion: () => {} },
    keepAwake: () => {},
    openWindow: () => Promise.resolve(false),
    openExternal: () => Promise.resolve(false),
    openMail: () => Promise.resolve('unsupported'),
    fetch: (url, init) => fetch(url, init),
    onPower: () => {},
    frameAncestors: () => (origin === null ? [] : [origin]),
    async stop() {
      tab?.close()
      const closing = server
      server = null
      if (closing !== null) await closeServer(closing)
    },
  }
}
