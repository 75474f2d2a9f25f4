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
  openHandler: (() => unknown) | null = null
  mainFrame = { url: '', parent: null }
  getURL(): string {
    return this.loaded.at(-1) ?? ''
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.mainFrame = { url, parent: null }
  }
  setWindowOpenHandler(handler: () => unknown): void {
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

export class FakeSession {
  readonly partition: string
  requestHandler: Handler | null = null
  checkHandler: Handler | null = null
  deviceHandler: Handler | null = null
  displayMediaHandler: Handler | null = null
  beforeRequest: Handler | null = null
  protocols = new Map<string, Handler>()
  cleared = 0
  constructor(partition: string) {
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
  async fetch(url: string, init: { readonly method: string }): Promise<Response> {
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
  isDestroyed(): boolean {
    return false
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
}

export class FakeView {
  readonly options: Options
  readonly webContents = new FakeContents()
  bounds: unknown = null
  visible: boolean | null = null
  constructor(options: Options) {
    this.options = options
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
  wish: { readonly lock?: boolean; readonly packaged?: boolean; readonly answer?: number } = {},
) {
  const sessions = new Map<string, FakeSession>()
  const windows: FakeWindow[] = []
  const views: FakeView[] = []
  const steps: string[] = []
  const invoked = new Map<string, Handler>()
  const menus: unknown[] = []
  const notices: unknown[] = []
  const trays: EventEmitter[] = []
  const dialogs: unknown[] = []
  let ready = false
  const said = (step: string): void => {
    steps.push(ready ? step : `before ready: ${step}`)
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: wish.packaged ?? true,
    setName: () => {},
    setAppUserModelId: () => {},
    getPath: () => '/fake/user-data',
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
  function born<T extends { readonly webContents: FakeContents }>(one: T, list: T[]): T {
    list.push(one)
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
        return { response: wish.answer ?? 0 }
      },
    },
    ipcMain: { handle: (name: string, handler: Handler) => invoked.set(name, handler) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => menus.push(menu),
    },
    nativeImage: { createFromPath: (path: string) => ({ resize: () => path }) },
    Notification: class extends EventEmitter {
      constructor(options: unknown) {
        super()
        notices.push(options)
      }
      static isSupported(): boolean {
        return true
      }
      show(): void {}
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
      constructor() {
        super()
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
    module: module as unknown as Module,
    app,
    sessions,
    windows,
    views,
    steps,
    invoked,
    menus,
    notices,
    trays,
    dialogs,
    powerMonitor: module.powerMonitor,
    fromPartition,
  } // Electron's whole module cannot be built here; only what electron.ts uses exists, and any other use throws
}
