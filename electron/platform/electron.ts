/**
 * The product's platform. The only file beside main.ts and preload.ts that knows Electron; what can be decided without it is
 * decided in its siblings. Electron's module is passed in, so that a test can watch every option.
 */
import { mkdirSync } from 'node:fs'
import type electronModule from 'electron'
import { type Clock, MINUTE, SECOND } from '../../shared/clock.ts'
import { appScheme, createAppAnswer } from './app-protocol.ts'
import { createClosing } from './closing.ts'
import { guardContents, guardSession, type Sender } from './guards.ts'
import { CALL_CHANNEL, TOPIC_CHANNEL } from './ipc-names.ts'
import { createMeetingView } from './meeting-view.ts'
import { menuTemplate, trayTemplate } from './menus.ts'
import { keepPdf } from './pdf.ts'
import { createOsKeyStore } from './os-key-store.ts'
import { isAppPage, originOf, type SessionRole } from './permissions.ts'
import type { AppSide, Notice, Platform, PowerEvent } from './platform.ts'
import {
  APP_PAGE,
  appWindowOptions,
  meetingViewOptions,
  PARTITIONS,
  seekerWindowOptions,
} from './window-options.ts'

export type ElectronPlatformParts = {
  /** Electron's module, from a dynamic import in main.ts. */
  readonly electron: typeof electronModule
  /** Folder given on the command line; null: the user's own folder of the app. */
  readonly dataRoot: string | null
  /** out/renderer. */
  readonly rendererFolder: string
  /** out/preload/preload.cjs. */
  readonly preload: string
  readonly icon: string
  readonly clock: Clock
  /** One line for the log; never a person's data. */
  readonly log: (line: string) => void
  /** The window is on the screen. */
  readonly shown: () => void
}

/** A window that crashes again and again is not reloaded for ever. */
const RELOADS_PER_MINUTE = 3
/** A page that paints nothing for so long is shown as it is: a window nobody sees holds the lock and tells nothing. */
const SHOW_AT_LAST_MS = 10 * SECOND

/**
 * To be called before the app is ready and before anything else is opened.
 * @returns null when the app already runs: its window comes to the front and this process quits.
 */
export function createElectronPlatform(parts: ElectronPlatformParts): Platform | null {
  const {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeImage,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    session,
    shell,
    Tray,
    WebContentsView,
  } = parts.electron
  app.setName('SoudanDesk')
  if (parts.dataRoot !== null) {
    // Also the lock and the OS key belong to this folder.
    mkdirSync(parts.dataRoot, { recursive: true })
    app.setPath('userData', parts.dataRoot)
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return null
  }
  // From the moment the lock is ours; a start before the window stands finds it coming anyway.
  app.on('second-instance', () => show())
  app.enableSandbox()
  app.setAppUserModelId('jp.soudan-desk.app')
  // A practice meeting must connect its two pages on a PC without any network.
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection')
  protocol.registerSchemesAsPrivileged([appScheme])

  const devTools = !app.isPackaged
  const guard = (guarded: Electron.Session, role: SessionRole): void =>
    guardSession(guarded, role, () => ({
      origin: role === 'seeker' ? seekerOrigin : view.origin(),
      hosts: role === 'meeting' ? view.hosts() : [],
    }))
  app.on('session-created', (created) => guard(created, 'other'))
  app.on('web-contents-created', (_event, contents) => guardContents(contents))

  let window: Electron.BrowserWindow | null = null
  let tray: Electron.Tray | null = null
  let side: AppSide | null = null
  let quitting = false
  let awake: number | null = null
  let seekerWindow: Electron.BrowserWindow | null = null
  let seekerOrigin: string | null = null
  const powerListeners = new Set<(event: PowerEvent) => void>()

  const view = createMeetingView({
    clock: parts.clock,
    create() {
      guardSessions()
      return new WebContentsView(meetingViewOptions(devTools))
    },
    attach: (attached) => liveWindow()?.contentView.addChildView(attached),
    detach: (attached) => liveWindow()?.contentView.removeChildView(attached),
    zoomFactor: () => liveWindow()?.webContents.getZoomFactor() ?? 1,
    forget: () => session.fromPartition(PARTITIONS.meeting).clearStorageData(),
  })

  /** Each of our sessions by its role; before any page of it is made. */
  function guardSessions(): void {
    guard(session.defaultSession, 'other')
    for (const role of ['app', 'meeting', 'seeker', 'account'] as const)
      guard(session.fromPartition(PARTITIONS[role]), role)
  }

  function liveWindow(): Electron.BrowserWindow | null {
    return window === null || window.isDestroyed() ? null : window
  }

  function show(): void {
    const shown = liveWindow()
    if (shown === null) return
    if (shown.isMinimized()) shown.restore()
    shown.show()
    shown.focus()
  }

  function notify(notice: Notice): void {
    if (!Notification.isSupported()) return
    const shown = new Notification({ title: notice.title, body: notice.body })
    shown.on('click', show)
    shown.show()
  }

  const closing = createClosing<Electron.BrowserWindow>({
    show,
    notify,
    question: (shown, options) => dialog.showMessageBox(shown, options),
  })

  function tellPower(event: PowerEvent): void {
    for (const listener of [...powerListeners]) listener(event)
  }

  /** @returns true when the process may go now */
  function mayQuit(): boolean {
    const shown = liveWindow()
    if (quitting || side === null || side.onCloseRequested() === 'close') return true
    if (shown !== null) void closing.ask(shown, side.texts)
    return false
  }

  async function leave(): Promise<void> {
    quitting = true
    try {
      await view.destroy()
      await side?.onQuit()
    } catch (error) {
      parts.log(`leaving failed: ${error instanceof Error ? error.name : 'unknown'}`)
    }
    tray?.destroy()
    app.exit(0)
  }

  function requestQuit(): void {
    if (!quitting && mayQuit()) void leave()
  }

  /** The OS goes down whatever is running; what must survive is on disk already. */
  function shutDown(): void {
    tellPower('shutdown')
    if (!quitting) void leave()
  }

  /** Only our own page's top frame in our own window may call. */
  function isOurs(event: Sender): boolean {
    const shown = liveWindow()
    const frame = event.senderFrame
    return (
      shown !== null &&
      event.sender === shown.webContents &&
      frame !== null &&
      frame.parent === null &&
      isAppPage(frame.url)
    )
  }

  function openApp(appSide: AppSide): Promise<void> {
    const opened = new BrowserWindow(
      appWindowOptions({
        title: appSide.texts.appName,
        preload: parts.preload,
        icon: parts.icon,
        devTools,
      }),
    )
    window = opened
    opened.setContentProtection(true)
    // A session that goes on after a restart may have opened its meeting before the window.
    view.reattach()
    let isShown = false
    const showFirst = (): void => {
      if (isShown || opened.isDestroyed()) return
      isShown = true
      opened.show()
      parts.shown()
    }
    opened.once('ready-to-show', showFirst)
    parts.clock.after(SHOW_AT_LAST_MS, showFirst)
    opened.on('close', (event) => {
      if (quitting) return
      event.preventDefault()
      if (appSide.onCloseRequested() === 'ask') void closing.ask(opened, appSide.texts)
      else closing.hideToTray(opened, appSide.texts)
    })
    // Windows is shutting down or the user signs out: there is no time to ask.
    opened.on('session-end', shutDown)
    let reloads = 0
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      parts.log(`the window's page is gone: ${reason} (${exitCode})`)
      reloads += 1
      parts.clock.after(MINUTE, () => {
        reloads -= 1
      })
      if (!quitting && reloads <= RELOADS_PER_MINUTE) opened.webContents.reload()
    })
    return opened.loadURL(APP_PAGE)
  }

  function openTray({ texts }: AppSide): void {
    tray = new Tray(nativeImage.createFromPath(parts.icon).resize({ width: 16, height: 16 }))
    tray.setToolTip(texts.appName)
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(texts, show, requestQuit)))
    tray.on('click', show)
  }

  return {
    kind: 'electron',
    dataRoot: app.getPath('userData'),
    keyStore: createOsKeyStore(safeStorage, process.platform),
    meetingView: view,
    async start(appSide) {
      side = appSide
      await app.whenReady()
      guardSessions()
      session
        .fromPartition(PARTITIONS.app)
        .protocol.handle(appScheme.scheme, createAppAnswer(parts.rendererFolder))
      ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, payload: unknown) =>
        isOurs(event) && typeof channel === 'string'
          ? appSide.call(channel, payload)
          : { ok: false, reason: 'badRequest' },
      )
      powerMonitor.on('suspend', () => tellPower('suspend'))
      powerMonitor.on('resume', () => tellPower('resume'))
      powerMonitor.on('lock-screen', () => tellPower('lock'))
      powerMonitor.on('unlock-screen', () => tellPower('unlock'))
      powerMonitor.on('shutdown', shutDown)
      app.on('activate', show)
      app.on('window-all-closed', () => {})
      app.on('before-quit', (event) => {
        if (quitting) return
        event.preventDefault()
        requestQuit()
      })
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(appSide.texts, requestQuit)))
      openTray(appSide)
      await openApp(appSide)
    },
    push(topic, payload) {
      const contents = liveWindow()?.webContents
      if (contents?.isCrashed() === false) contents.send(TOPIC_CHANNEL, topic, payload)
    },
    notify,
    async printPdf(fileName) {
      const shown = liveWindow()
      if (shown === null) return 'failed'
      return keepPdf(
        {
          folder: app.getPath('documents'),
          ask: (options) => dialog.showSaveDialog(shown, options),
          print: (options) => shown.webContents.printToPDF(options),
        },
        fileName,
      )
    },
    focusPage: () => liveWindow()?.webContents.focus(),
    keepAwake(on) {
      if (on && awake === null) awake = powerSaveBlocker.start('prevent-display-sleep')
      if (on || awake === null) return
      powerSaveBlocker.stop(awake)
      awake = null
    },
    async openWindow(url) {
      seekerOrigin = originOf(url)
      if (seekerWindow === null || seekerWindow.isDestroyed()) {
        seekerWindow = new BrowserWindow(seekerWindowOptions({ icon: parts.icon, devTools }))
        seekerWindow.setContentProtection(true)
      }
      await seekerWindow.loadURL(url)
      seekerWindow.show()
      return true
    },
    async openExternal(url) {
      // Nothing but a web address: other schemes could start a program.
      if (URL.parse(url)?.protocol !== 'https:') return false
      await shell.openExternal(url)
      return true
    },
    // A session of its own: no cookie, no cache, nothing shared with any page.
    fetch(url, init) {
      guardSessions()
      return session.fromPartition(PARTITIONS.account).fetch(url, init)
    },
    onPower: (listener) => void powerListeners.add(listener),
    frameAncestors: () => [],
  }
}
