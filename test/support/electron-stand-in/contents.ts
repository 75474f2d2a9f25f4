/** Electron's WebContents over a page of Chromium. */
import { CONTENTS_EVENTS } from './events.ts'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { CDPSession, Page, Request as PageRequest } from 'playwright-core'
import { forChromium, forElectron } from './addresses.ts'
import { Guarded, preventable } from './guarded.ts'
import { type Frame, ipcMain } from './ipc.ts'
import { endMedia, installMedia } from './media.ts'
import { BINDING, type Called, installPreload } from './preload.ts'
import type { StandInSession } from './session.ts'
import { trace } from './trace.ts'

/** A page that hangs is closed all the same. */
const LEAVING_MS = 1_000
/** For the network to take what the page asked for last. */
const SENDING_MS = 200

let lastId = 0
/** Whose frame it is that the app hands on. */
const frames = new WeakMap<object, StandInContents>()
export const contentsOfFrame = (frame: object): StandInContents | null => frames.get(frame) ?? null
/** All that are alive, by their page. */
const alive = new Map<Page, StandInContents>()

/** The contents whose page made this request; null for a page that no window of ours shows. */
export function contentsOf(request: PageRequest): StandInContents | null {
  try {
    return alive.get(request.frame().page()) ?? null
  } catch {
    // The request of a page that is only being made has no frame yet.
    return null
  }
}

export function allContents(): StandInContents[] {
  return [...alive.values()]
}

/** Guarded: whatever is not here throws. */
function guarded(contents: unknown): Electron.WebContents {
  return contents as Electron.WebContents
}

export class StandInContents
  extends Guarded
  implements
    Pick<
      Electron.WebContents,
      | 'loadURL'
      | 'reload'
      | 'close'
      | 'forcefullyCrashRenderer'
      | 'isDestroyed'
      | 'isCrashed'
      | 'getURL'
      | 'send'
      | 'focus'
      | 'getZoomFactor'
      | 'setZoomFactor'
      | 'getZoomLevel'
      | 'setZoomLevel'
      | 'setWindowOpenHandler'
      | 'printToPDF'
      | 'isFocused'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'selectAll'
      | 'undo'
      | 'redo'
      | 'delete'
      | 'replaceMisspelling'
      | 'setVisualZoomLevelLimits'
      | 'isLoading'
      | 'executeJavaScript'
    >
{
  readonly id: number
  readonly session: StandInSession
  private readonly preferences: Electron.WebPreferences
  private made: Promise<Page>
  private line: Promise<CDPSession>
  private readonly contexts = new Map<number, { readonly frameId: string; readonly top: boolean }>()
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  private url = ''
  private expected: string | null = null
  private wantedUrl: string | null = null
  private zoomLevel = 0
  private gone = false
  private crashed = false
  private loading = false

  constructor(session: StandInSession, preferences: Electron.WebPreferences) {
    super('webContents', CONTENTS_EVENTS)
    lastId += 1
    this.id = lastId
    this.session = session
    this.preferences = preferences
    this.made = session.newPage()
    this.line = this.made.then((page) => this.begin(page, preferences))
    // Whoever loads an address is told.
    this.line.catch(() => undefined)
  }

  /** As the app's own handlers are given it. */
  asElectron(): Electron.WebContents {
    return guarded(this)
  }

  private async begin(
    page: Page,
    { preload, ...preferences }: Electron.WebPreferences,
  ): Promise<CDPSession> {
    alive.set(page, this)
    if (
      preferences.contextIsolation === false ||
      preferences.nodeIntegration === true ||
      preferences.sandbox === false
    )
      throw new Error('the stand-in has only sandboxed, isolated pages')
    page.on('close', () => {
      // One that has crashed is replaced by another.
      if (!alive.delete(page)) return
      this.gone = true
      this.emit('destroyed')
    })
    page.on('crash', () => {
      this.crashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.url = forElectron(frame.url())
    })
    page.on('popup', (popup) => void this.refuse(popup))
    page.on('download', (download) => void this.session.downloaded(download))
    const cdp = await page.context().newCDPSession(page)
    cdp.on('Network.webSocketCreated', ({ url }) => void this.socketOpened(url))
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault }: { frameId?: string; isDefault?: boolean } =
        context.auxData ?? {}
      if (frameId !== undefined) this.contexts.set(context.id, { frameId, top: isDefault === true })
    })
    // Playwright gives a page up that has crashed once; the DevTools protocol goes on.
    cdp.on('Page.loadEventFired', () => this.emit('did-finish-load'))
    cdp.on('Page.windowOpen', ({ url }) => {
      this.wantedUrl = url
    })
    await cdp.send('Network.enable')
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    await installMedia(cdp, (asked) => this.session.answersMedia(this, asked, () => endMedia(cdp)))
    if (preload !== undefined) await this.preload(cdp, preload)
    return cdp
  }

  /** As Electron: a preload that cannot be loaded is told, and the page goes on without. */
  private async preload(cdp: CDPSession, path: string): Promise<void> {
    let source: string
    try {
      source = readFileSync(path, 'utf8')
    } catch (error) {
      process.stderr.write(`Unable to load preload script: ${path}\n`)
      this.emit('preload-error', {}, path, error)
      return
    }
    await installPreload(cdp, source, (called, context) => void this.called(called, context))
  }

  private async called(called: Called, executionContextId: number): Promise<void> {
    const page = await this.made
    const context = this.contexts.get(executionContextId)
    const main: Frame = { url: forElectron(page.mainFrame().url()), parent: null }
    const frame: Frame = context?.top === true ? main : { url: '', parent: main }
    try {
      const value = await ipcMain.invoked(called, this, frame)
      this.say('answer', [called.id, structuredClone(value)])
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown'
      this.say('failure', [
        called.id,
        `Error invoking remote method '${called.channel}': ${message}`,
      ])
    }
  }

  private say(what: 'answer' | 'failure' | 'topic', args: readonly unknown[]): void {
    const given = args
      .map((one) => (one === undefined ? 'undefined' : JSON.stringify(one)))
      .join(',')
    // A page that navigates meanwhile does not hear it, as in Electron.
    this.line
      .then((cdp) =>
        cdp.send('Runtime.evaluate', { expression: `${BINDING}Heard.${what}(${given})` }),
      )
      .catch(() => undefined)
  }

  /** Whether this navigation is the app's own, or the page's and not refused by the app's listeners. */
  mayNavigate(request: PageRequest, address: string): boolean {
    const isTop = request.frame().parentFrame() === null
    if (isTop && this.expected === address) return true
    const details = preventable({ url: address, isMainFrame: isTop, isSameDocument: false })
    if (isTop) this.emit('will-navigate', details)
    this.emit('will-frame-navigate', details)
    if (details.defaultPrevented) trace('webContents.navigationPrevented', address)
    return !details.defaultPrevented
  }

  /** Whether a redirect of the server's may be followed. */
  mayRedirect(request: PageRequest, address: string): boolean {
    const isMainFrame = request.frame().parentFrame() === null
    const details = preventable({ url: address, isMainFrame, isSameDocument: false })
    this.emit('will-redirect', details)
    if (details.defaultPrevented) trace('webContents.redirectPrevented', address)
    return !details.defaultPrevented
  }

  /** What the page shows now, for whoever is given a picture of it. */
  async picture(): Promise<string> {
    const page = await this.made
    return (await page.screenshot()).toString('base64')
  }

  private async refuse(popup: Page): Promise<void> {
    // The popup itself has got nowhere yet: what it is for was said by the page that wanted it.
    const url = forElectron(this.wantedUrl ?? popup.url())
    const details: object = {
      ...{ url, frameName: '', features: '', disposition: 'new-window' },
      referrer: { url: this.url, policy: 'default' },
    }
    const answer = this.openHandler?.(details as Electron.HandlerDetails)
    trace('webContents.windowOpen', { url, action: answer?.action ?? 'allow' })
    if (answer?.action !== 'deny') throw new Error('the stand-in opens no window for a page')
    await popup.close()
  }

  /** The DevTools protocol cannot stop a socket: one that Electron would have refused takes the page down, so that it is seen. */
  private async socketOpened(url: string): Promise<void> {
    if (!(await this.session.cancels(url, 'GET', 'webSocket'))) return
    process.stderr.write(`the Electron stand-in cannot refuse a socket, so the page goes: ${url}\n`)
    this.forcefullyCrashRenderer()
  }

  /** What cannot load rejects, as in Electron. */
  async loadURL(address: string): Promise<void> {
    if (this.crashed) await this.revive()
    const page = await this.made
    await this.line
    this.expected = address
    this.loading = true
    trace('webContents.loadURL', { id: this.id, url: address })
    try {
      await page.goto(forChromium(address))
    } catch (error) {
      this.emit('did-fail-load', {}, -2, 'ERR_FAILED', address, true)
      throw error
    } finally {
      this.loading = false
    }
  }
  /** As a press in the page, where it is asked for. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const cdp = await this.line
    trace('webContents.executeJavaScript', { code, userGesture })
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression: code,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result.value as unknown
  }
  readonly navigationHistory = {
    canGoBack: (): boolean => true,
    goBack: (): void => {
      this.made.then((page) => page.goBack()).catch(() => undefined)
    },
  }
  reload(): void {
    trace('webContents.reload', this.id)
    this.expected = this.url
    if (this.crashed) this.loadURL(this.url).catch(() => undefined)
    else this.line.then((cdp) => cdp.send('Page.reload')).catch(() => undefined)
  }
  /** Playwright has given up a page whose process has crashed: these contents go on in another one. */
  private async revive(): Promise<void> {
    const crashed = await this.made
    alive.delete(crashed)
    this.crashed = false
    this.contexts.clear()
    this.made = this.session.newPage()
    this.line = this.made.then((page) => this.begin(page, this.preferences))
    this.line.catch(() => undefined)
    await this.line
    await crashed.close()
  }
  close(): void {
    trace('webContents.close', this.id)
    this.made.then((page) => this.leave(page)).catch(() => undefined)
  }
  /**
   * What a page asks for as it goes (`keepalive`) is answered in Electron though the page is gone. Here every request is looked at
   * beside the page and goes with it, so the page is left first and closed a moment later.
   */
  private async leave(page: Page): Promise<void> {
    if (!this.crashed) {
      await page.goto('about:blank', { timeout: LEAVING_MS }).catch(() => undefined)
      await setTimeout(SENDING_MS)
    }
    await page.close()
  }
  forcefullyCrashRenderer(): void {
    trace('webContents.forcefullyCrashRenderer', this.id)
    this.line.then((cdp) => cdp.send('Page.crash')).catch(() => undefined)
  }
  isDestroyed(): boolean {
    return this.gone
  }
  isCrashed(): boolean {
    return this.crashed
  }
  isLoading(): boolean {
    return this.loading
  }
  getURL(): string {
    return this.url
  }
  send(channel: string, ...args: unknown[]): void {
    this.say('topic', [channel, structuredClone(args)])
  }
  focus(): void {
    trace('webContents.focus', this.id)
  }
  isFocused(): boolean {
    return true
  }
  getZoomFactor(): number {
    return 1.2 ** this.zoomLevel
  }
  setZoomFactor(factor: number): void {
    this.setZoomLevel(Math.log(factor) / Math.log(1.2))
  }
  getZoomLevel(): number {
    return this.zoomLevel
  }
  /** Kept and told; a page of this Chromium has no zoom of its own. */
  setZoomLevel(level: number): void {
    this.zoomLevel = level
    trace('webContents.zoomLevel', level)
  }
  async setVisualZoomLevelLimits(): Promise<void> {}
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = await this.made
    return page.pdf({
      printBackground: options.printBackground ?? false,
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      tagged: options.generateTaggedPDF ?? false,
    })
  }
  cut(): void {
    this.edits('cut')
  }
  copy(): void {
    this.edits('copy')
  }
  paste(): void {
    this.edits('paste')
  }
  selectAll(): void {
    this.edits('selectAll')
  }
  undo(): void {
    this.edits('undo')
  }
  redo(): void {
    this.edits('redo')
  }
  delete(): void {
    this.edits('delete')
  }
  replaceMisspelling(): void {
    this.edits('replaceMisspelling')
  }
  private edits(command: string): void {
    trace('webContents.edit', command)
    this.line
      .then((cdp) => cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [command] }))
      .catch(() => undefined)
  }
  get mainFrame(): Frame {
    const frame: Frame = { url: this.url, parent: null }
    frames.set(frame, this)
    return frame
  }
}
