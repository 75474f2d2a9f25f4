/** Electron's sessions: one browser context for each partition, its requests answered by the app's own handlers. */
import type { BrowserContext, Download, Request as PageRequest, Route } from 'playwright-core'
import { forChromium, forElectron, ownScheme } from './addresses.ts'
import { chromium } from './chromium.ts'
import { contentsOfFrame, type StandInContents } from './contents.ts'
import { guarded, Guarded, preventable } from './guarded.ts'
import type { AnsweredMedia, AskedMedia } from './media.ts'
import { asked, decide, type Handlers } from './permissions.ts'
import { trace } from './trace.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type Handler = Parameters<Electron.Protocol['handle']>[1]
type DisplayMedia = NonNullable<Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]>

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
      | 'setDisplayMediaRequestHandler'
      | 'clearStorageData'
      | 'clearCache'
      | 'fetch'
    >
{
  readonly partition: string
  private readonly pages: KnownContents
  private readonly handlers: Handlers = { request: null, check: null }
  private readonly schemes = new Map<string, Handler>()
  private beforeRequest: BeforeRequest | null = null
  private displayMedia: DisplayMedia | null = null
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
    const event = preventable({})
    this.emit('will-download', event, item)
    if (event.defaultPrevented) {
      trace('session.downloadPrevented', item.getFilename())
      await download.cancel()
      return
    }
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
  setDisplayMediaRequestHandler(handler: DisplayMedia | null): void {
    this.displayMedia = handler
  }
  async clearCache(): Promise<void> {
    trace('session.clearCache', this.partition)
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

  /** The answer behind the redirects that the app lets be followed, or how it refuses one: then the page stays, or says that it was blocked. */
  private async followed(
    contents: StandInContents,
    request: PageRequest,
    address: string,
    handler: Handler,
  ): Promise<Response | 'aborted' | 'blockedbyclient'> {
    const response = await handler(new Request(address, { method: request.method() }))
    const location =
      response.status >= 300 && response.status < 400 && response.headers.get('location')
    if (typeof location !== 'string') return response
    const next = new URL(location, address).href
    if (request.isNavigationRequest() && !contents.mayRedirect(request, next)) return 'aborted'
    if (await this.cancels(next, 'GET', request.resourceType())) return 'blockedbyclient'
    return this.followed(contents, request, next, handler)
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

  /** As Electron: after the permission, whoever wants a window or screen gets what the app's handler names, and nothing without one. @param ended told when the window that was given is gone */
  async answersMedia(
    contents: StandInContents,
    wish: AskedMedia,
    ended: () => void,
  ): Promise<AnsweredMedia> {
    const refused = { granted: false, picture: null }
    if (!this.allowsMedia(contents, wish)) return refused
    if (wish.permission === 'media') return { granted: true, picture: null }
    const handler = this.displayMedia
    if (handler === null) return refused
    const request = {
      frame: contents.mainFrame,
      securityOrigin: new URL(forElectron(wish.url)).origin,
      videoRequested: wish.types.includes('video'),
      audioRequested: wish.types.includes('audio'),
      userGesture: true,
    }
    const streams = await new Promise<Electron.Streams | null>((resolve) => {
      handler(request as unknown as Electron.DisplayMediaRequestHandlerHandlerRequest, resolve) // its frame is the stand-in's, of which our handler uses the origin
    })
    const given = streams?.video === undefined ? null : contentsOfFrame(streams.video)
    trace('displayMedia', {
      url: wish.url,
      given: given?.getURL() ?? null,
      audio: streams?.audio ?? null,
    })
    if (given === null) return refused
    given.once('destroyed', ended)
    return { granted: true, picture: await given.picture() }
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
    const own = ownScheme(address)
    // Also a scheme that is not ours can be handled in one session, in place of the network.
    const handler = this.schemes.get(own ?? /^[a-z]+(?=:)/.exec(address)?.[0] ?? '')
    if (handler === undefined) return own === null ? route.continue() : route.abort('failed')
    const response = await this.followed(contents, request, address, handler)
    if (typeof response === 'string') return route.abort(response)
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}
