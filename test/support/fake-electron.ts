/** Electron's module as far as electron.ts uses it: records what it is told and lets a test fire its events. */
import { EventEmitter } from 'node:events'
import type { createElectronPlatform } from '../../electron/platform/electron.ts'

type Module = Parameters<typeof createElectronPlatform>[0]['electron']
type Handler = (...args: readonly unknown[]) => unknown

export class FakeContents extends EventEmitter {
  loaded: string[] = []
  sent: unknown[][] = []
  steps: string[] = []
  zoom = 1
  destroyed = false
  hangs = false
  zoomLevel: number | null = null
  openHandler: ((details: { readonly url: string }) => unknown) | null = null
  /** Set when it is born, from its partition. */
  session: FakeSession | null = null
  executed: unknown[][] = []
  /** What the page's own function answers. */
  executes: () => Promise<unknown> = () => Promise.resolve(true)
  loadOptions: unknown[] = []
  loadFails = false
  navigationHistory = { canGoBack: () => false, goBack: () => void this.steps.push('back') }
  mainFrame = { url: '', parent: null }
  getURL(): string {
    return this.loaded.at(-1) ?? ''
  }
  async loadURL(url: string, options?: unknown): Promise<void> {
    this.loaded.push(url)
    this.loadOptions.push(options)
    this.mainFrame = { url, parent: null }
    if (this.loadFails) throw new Error('ERR_NAME_NOT_RESOLVED')
  }
  async executeJavaScript(...args: unknown[]): Promise<unknown> {
    this.executed.push(args)
    return this.executes()
  }
  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler
  }
  send(...args: unknown[]): void {
    this.sent.push(args)
  }
  isCrashed(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  setZoomLevel(level: number): void {
    this.zoomLevel = level
  }
  getZoomFactor(): number {
    return this.zoom
  }
  focus(): void {
    this.steps.push('focus')
  }
  reload(): void {
    this.steps.push('reload')
  }
  close(): void {
    this.steps.push('close')
    if (this.hangs) return
    this.destroyed = true
    this.emit('destroyed')
  }
  forcefullyCrashRenderer(): void {
    this.steps.push('crash')
  }
}

export class FakeSession extends EventEmitter {
  readonly partition: string
  requestHandler: Handler | null = null
  checkHandler: Handler | null = null
  deviceHandler: Handler | null = null
  displayMediaHandler: Handler | null = null
  beforeRequest: Handler | null = null
  protocols = new Map<string, Handler>()
  cleared = 0
  constructor(partition: string) {
    super()
    this.partition = partition
  }
  setPermissionRequestHandler(handler: Handler): void {
    this.requestHandler = handler
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.checkHandler = handler
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.deviceHandler = handler
  }
  setDisplayMediaRequestHandler(handler: Handler): void {
    this.displayMediaHandler = handler
  }
  webRequest = {
    onBeforeRequest: (listener: Handler): void => {
      this.beforeRequest = listener
    },
  }
  protocol = {
    handle: (scheme: string, handler: Handler): void => {
      this.protocols.set(scheme, handler)
    },
  }
  async clearStorageData(): Promise<void> {
    this.cleared += 1
  }
  async clearCache(): Promise<void> {
    this.cachesCleared += 1
  }
  cachesCleared = 0
  /** What a page that asks for a picture of something is given; null: nothing. */
  captures(request: object): unknown {
    let answer: unknown = null
    this.displayMediaHandler?.(
      { frame: { parent: null }, videoRequested: true, audioRequested: false, ...request },
      (streams: unknown) => (answer = streams),
    )
    return answer
  }
  /** What stands between the main process and the network. */
  blocked: Error | number | null = null
  async fetch(url: string, init: { readonly method: string }): Promise<Response> {
    if (this.blocked instanceof Error) throw this.blocked
    if (this.blocked !== null) return new Response('', { status: this.blocked })
    return new Response(`${this.partition} ${init.method} ${url}`)
  }
  /** What the request handler answers. */
  requests(permission: string, details: object): boolean {
    let granted: unknown = null
    this.requestHandler?.(null, permission, (answer: boolean) => (granted = answer), details)
    if (typeof granted !== 'boolean') throw new Error('no answer')
    return granted
  }
  checks(permission: string, origin: string, details: object): boolean {
    return this.checkHandler?.(null, permission, origin, { isMainFrame: true, ...details }) === true
  }
  cancels(url: string): boolean {
    let answer: unknown = null
    this.beforeRequest?.({ url }, (response: { cancel: boolean }) => (answer = response.cancel))
    if (typeof answer !== 'boolean') throw new Error('no answer')
    return answer
  }
}

type Options = { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>

export class FakeWindow extends EventEmitter {
  readonly options: Options
  readonly webContents = new FakeContents()
  readonly views: unknown[] = []
  protection: boolean | null = null
  focused = false
  flashes: boolean[] = []
  visible = false
  contentView = {
    addChildView: (view: unknown) => this.views.push(view),
    removeChildView: (view: unknown) => this.views.splice(this.views.indexOf(view), 1),
  }
  constructor(options: Options) {
    super()
    this.options = options
  }
  setContentProtection(on: boolean): void {
    this.protection = on
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  titles: string[] = []
  menu: unknown = null
  gone = false
  setTitle(title: string): void {
    this.titles.push(title)
  }
  setMenu(menu: unknown): void {
    this.menu = menu
  }
  destroy(): void {
    if (this.gone) return
    this.gone = true
    this.emit('closed')
  }
  isDestroyed(): boolean {
    return this.gone
  }
  isMinimized(): boolean {
    return false
  }
  show(): void {
    this.visible = true
  }
  hide(): void {
    this.visible = false
  }
  focus(): void {}
  isFocused(): boolean {
    return this.focused
  }
  flashFrame(on: boolean): void {
    this.flashes.push(on)
  }
}

export class FakeNotification extends EventEmitter {
  readonly options: unknown
  shown = false
  constructor(options: unknown) {
    super()
    this.options = options
  }
  show(): void {
    this.shown = true
  }
}

/** One request of the net module. */
export class FakeRequest extends EventEmitter {
  readonly headers = new Map<string, string>()
  readonly written: string[] = []
  ended = false
  aborted = false
  readonly options: Readonly<Record<string, unknown>>
  constructor(options: Readonly<Record<string, unknown>>) {
    super()
    this.options = options
  }
  setHeader(name: string, value: string): void {
    this.headers.set(name, value)
  }
  write(text: string): void {
    this.written.push(text)
  }
  end(): void {
    this.ended = true
  }
  abort(): void {
    this.aborted = true
  }
  /** The other side answers. */
  answers(statusCode: number, text: string): void {
    const message = Object.assign(new EventEmitter(), { statusCode, headers: { date: 'today' } })
    this.emit('response', message)
    message.emit('data', Buffer.from(text))
    message.emit('end')
  }
}

export class FakeView {
  readonly options: Options
  private readonly contents = new FakeContents()
  bounds: unknown = null
  visible: boolean | null = null
  constructor(options: Options) {
    this.options = options
  }
  /** As in Electron: gone once its page is destroyed; a test that wants it anyway asks for `page`. */
  get webContents(): FakeContents {
    if (this.contents.destroyed) throw new Error('the contents of this view are destroyed')
    return this.contents
  }
  get page(): FakeContents {
    return this.contents
  }
  setBounds(bounds: unknown): void {
    this.bounds = bounds
  }
  setVisible(visible: boolean): void {
    this.visible = visible
  }
}

export type FakeElectron = ReturnType<typeof createFakeElectron>

export function createFakeElectron(
  wish: {
    readonly lock?: boolean
    readonly packaged?: boolean
    readonly answer?: number
    /** What is chosen in the window for a folder; nothing: it is given up. */
    readonly folder?: string
    /** app.getPath('userData') */
    readonly userData?: string
    readonly workArea?: { readonly width: number; readonly height: number }
    /** Questions stay open until the test answers them. */
    readonly holdQuestions?: boolean
  } = {},
) {
  const sessions = new Map<string, FakeSession>()
  const windows: FakeWindow[] = []
  const views: FakeView[] = []
  const steps: string[] = []
  const invoked = new Map<string, Handler>()
  const menus: unknown[] = []
  const notices: unknown[] = []
  const notifications: FakeNotification[] = []
  const popups: unknown[] = []
  const requests: FakeRequest[] = []
  const openQuestions: ((response: number) => void)[] = []
  let activation: (() => void) | null = null
  const trays: (EventEmitter & { readonly icon: unknown })[] = []
  const dialogs: unknown[] = []
  let ready = false
  const said = (step: string): void => {
    steps.push(ready ? step : `before ready: ${step}`)
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: wish.packaged ?? true,
    setName: () => {},
    setAppUserModelId: () => {},
    getPath: () => wish.userData ?? '/fake/user-data',
    setPath: (name: string, path: string) => said(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => wish.lock ?? true,
    quit: () => said('quit'),
    exit: (code: number) => said(`exit ${code}`),
    enableSandbox: () => said('enableSandbox'),
    commandLine: { appendSwitch: (name: string) => said(`switch ${name}`) },
    whenReady: async () => {
      ready = true
    },
  })
  function fromPartition(name: string): FakeSession {
    const known = sessions.get(name)
    if (known !== undefined) return known
    const fresh = new FakeSession(name)
    sessions.set(name, fresh)
    app.emit('session-created', fresh)
    return fresh
  }
  function born<T extends { readonly webContents: FakeContents; readonly options: Options }>(
    one: T,
    list: T[],
  ): T {
    list.push(one)
    one.webContents.session = fromPartition(String(one.options.webPreferences['partition']))
    app.emit('web-contents-created', {}, one.webContents)
    return one
  }
  const module = {
    app,
    BrowserWindow: class extends FakeWindow {
      constructor(options: Options) {
        super(options)
        born<FakeWindow>(this, windows)
      }
    },
    WebContentsView: class extends FakeView {
      constructor(options: Options) {
        super(options)
        born<FakeView>(this, views)
      }
    },
    dialog: {
      showMessageBox: async (_window: unknown, options: unknown) => {
        dialogs.push(options)
        if (wish.holdQuestions === true) {
          const { signal, cancelId } = options as { signal?: AbortSignal; cancelId: number }
          return new Promise<{ response: number }>((resolve) => {
            openQuestions.push((response) => resolve({ response }))
            signal?.addEventListener('abort', () => resolve({ response: cancelId }))
          })
        }
        return { response: wish.answer ?? 0 }
      },
      showOpenDialog: async (_window: unknown, options: unknown) => {
        dialogs.push(options)
        const filePaths = wish.folder === undefined ? [] : [wish.folder]
        return { canceled: filePaths.length === 0, filePaths }
      },
    },
    ipcMain: { handle: (name: string, handler: Handler) => invoked.set(name, handler) },
    Menu: {
      buildFromTemplate: (template: unknown) =>
        Object.assign(template as object, { popup: () => popups.push(template) }),
      setApplicationMenu: (menu: unknown) => menus.push(menu),
    },
    net: {
      request: (options: Readonly<Record<string, unknown>>) => {
        const request = new FakeRequest(options)
        requests.push(request)
        return request
      },
    },
    Notification: class extends FakeNotification {
      constructor(options: unknown) {
        super(options)
        notices.push(options)
        notifications.push(this)
      }
      static isSupported(): boolean {
        return true
      }
      static handleActivation(callback: () => void): void {
        activation = callback
      }
    },
    get screen() {
      if (!ready) throw new Error('the screen may not be touched before the app is ready')
      return {
        getPrimaryDisplay: () => ({ workArea: wish.workArea ?? { width: 1920, height: 1040 } }),
      }
    },
    powerMonitor: new EventEmitter(),
    powerSaveBlocker: {
      start: (type: string) => {
        said(`awake ${type}`)
        return 3
      },
      stop: (id: number) => said(`asleep ${id}`),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => said(`schemes ${JSON.stringify(schemes)}`),
    },
    safeStorage: {
      isEncryptionAvailable: () => ready,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(`locked:${text}`),
      decryptString: (bytes: Buffer) => {
        const text = bytes.toString()
        if (!text.startsWith('locked:')) throw new Error('cannot decrypt')
        return text.slice(7)
      },
    },
    session: {
      fromPartition,
      get defaultSession() {
        return fromPartition('default')
      },
    },
    shell: { openExternal: async (url: string) => said(`external ${url}`) },
    Tray: class extends EventEmitter {
      readonly icon: unknown
      constructor(icon: unknown) {
        super()
        this.icon = icon
        trays.push(this)
      }
      setToolTip(): void {}
      setContextMenu(menu: unknown): void {
        menus.push(menu)
      }
      destroy(): void {}
    },
  }
  return {
    module: module as unknown as Module, // only as far as electron.ts uses it; what is missing fails the test that asks
    app,
    sessions,
    windows,
    views,
    steps,
    invoked,
    menus,
    notices,
    notifications,
    popups,
    requests,
    openQuestions,
    activate: (): boolean => {
      activation?.()
      return activation !== null
    },
    trays,
    dialogs,
    powerMonitor: module.powerMonitor,
    fromPartition,
  } // Electron's whole module cannot be built here; only what electron.ts uses exists, and any other use throws
}
