/** Electron's sessions: one browser context for each partition, its requests answered by the app's own handlers. */
import type { BrowserContext, Download, Request as PageRequest, Route } from 'playwright-core'
import { forChromium, forElectron, ownScheme } from './addresses.ts'
import { chromium } from './chromium.ts'
import type { StandInContents } from './contents.ts'
import { guarded, Guarded } from './guarded.ts'
import type { AskedMedia } from './media.ts'
import { asked, decide, type Handlers } from './permissions.ts'
import { trace } from './trace.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type Handler = Parameters<Electron.Protocol['handle']>[1]

export type KnownContents = { of(page: PageRequest): StandInContents | null }

/** A file on its way from a page to the disk. */
class StandInDownload
  extends Guarded
  implements Pick<Electron.DownloadItem, 'getFilename' | 'setSavePath'>
{
  private readonly fileName: string
  path: string | null = null

  constructor(fileName: string) {
    super('downloadItem', ['done'])
    this.fileName = fileName
  }

  getFilename(): string {
    return this.fileName
  }
  setSavePath(path: string): void {
    this.path = path
  }
}

export class StandInSession
  extends Guarded
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'clearStorageData'
      | 'fetch'
    >
{
  readonly partition: string
  private readonly pages: KnownContents
  private readonly handlers: Handlers = { request: null, check: null }
  private readonly schemes = new Map<string, Handler>()
  private beforeRequest: BeforeRequest | null = null
  private context: Promise<BrowserContext> | null = null
  private contextId: string | null = null

  constructor(partition: string, pages: KnownContents) {
    super('session', ['will-download'])
    this.partition = partition
    this.pages = pages
  }

  /** As Electron: whoever listens names the place; else the person would be asked. */
  async downloaded(download: Download): Promise<void> {
    const item = new StandInDownload(download.suggestedFilename())
    this.emit('will-download', {}, item)
    if (item.path === null) {
      trace('session.saveAsked', item.getFilename())
      return
    }
    await download.saveAs(item.path)
    item.emit('done', {}, 'completed')
  }

  setPermissionRequestHandler(handler: Handlers['request']): void {
    this.handlers.request = handler
  }
  setPermissionCheckHandler(handler: Handlers['check']): void {
    this.handlers.check = handler
  }
  setDevicePermissionHandler(): void {
    // Headless Chromium offers no device to choose.
    trace('session.setDevicePermissionHandler', this.partition)
  }
  readonly webRequest = guarded('webRequest', {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.beforeRequest = listener
    },
  })
  readonly protocol = guarded('protocol', {
    handle: (scheme: string, handler: Handler): void => {
      if (this.schemes.has(scheme)) throw new Error(`${scheme} is handled already`)
      this.schemes.set(scheme, handler)
    },
    isProtocolHandled: (scheme: string): boolean => this.schemes.has(scheme),
  })

  /** With no page alive the whole context is dropped: nothing can be left in it. */
  async clearStorageData(): Promise<void> {
    trace('session.clearStorageData', this.partition)
    const context = await this.context
    if (context === null || context.pages().length > 0) {
      await context?.clearCookies()
      return
    }
    this.context = null
    this.contextId = null
    await context.close()
  }

  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (await this.cancels(url, init?.method ?? 'GET', 'xhr'))
      throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    return fetch(input, init)
  }

  /** A new page of this partition. */
  async newPage(): ReturnType<BrowserContext['newPage']> {
    this.context ??= this.newContext()
    const context = await this.context
    const page = await context.newPage()
    if (this.contextId === null) {
      const cdp = await context.newCDPSession(page)
      const { targetInfo } = await cdp.send('Target.getTargetInfo')
      this.contextId = targetInfo.browserContextId ?? null
      await cdp.detach()
    }
    return page
  }

  private async newContext(): Promise<BrowserContext> {
    const { browser } = await chromium
    const context = await browser.newContext({ viewport: null, locale: 'ja-JP' })
    await context.route('**/*', (route) =>
      // A page that has gone meanwhile needs no answer.
      this.answer(route).catch((error: unknown) => trace('session.unanswered', String(error))),
    )
    return context
  }

  /** Whether the app's listener refuses a request. */
  async cancels(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.beforeRequest
    if (listener === null) return false
    const details: Pick<
      Electron.OnBeforeRequestListenerDetails,
      'id' | 'url' | 'method' | 'timestamp'
    > = {
      id: 0,
      url,
      method,
      timestamp: performance.now(),
    }
    const cancelled = await new Promise<boolean>((resolve) => {
      listener(
        guarded('webRequest details', {
          ...details,
          resourceType,
        }) as Electron.OnBeforeRequestListenerDetails,
        (response) => resolve(response.cancel === true),
      )
    })
    if (cancelled) trace('webRequest.cancelled', { partition: this.partition, url })
    return cancelled
  }

  /** What the app's handlers say to a page that wants camera, microphone or screen. */
  allowsMedia(contents: StandInContents, { permission, types, url }: AskedMedia): boolean {
    const wishes =
      permission === 'media'
        ? types.map((mediaType) => ({ permission, mediaType }))
        : [{ permission }]
    return wishes.every((wish) =>
      asked(this.handlers, contents.asElectron(), wish, forElectron(url)),
    )
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request()
    const address = forElectron(request.url())
    const contents = this.pages.of(request)
    // A window that nobody of ours made: its opener's handler has refused it.
    if (contents === null) return route.abort('blockedbyclient')
    if (request.isNavigationRequest() && !contents.mayNavigate(request, address))
      return route.abort('aborted')
    if (await this.cancels(address, request.method(), request.resourceType()))
      return route.abort('blockedbyclient')
    if (request.isNavigationRequest() && this.contextId !== null)
      await decide((await chromium).cdp, this.handlers, contents.asElectron(), {
        electronUrl: address,
        chromiumUrl: forChromium(address),
        browserContextId: this.contextId,
      })
    const scheme = ownScheme(address)
    if (scheme === null) return route.continue()
    const handler = this.schemes.get(scheme)
    if (handler === undefined) return route.abort('failed')
    const response = await handler(new Request(address, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}
