/**
 * The product's platform. The only file beside main.ts and preload.ts that knows Electron; it hands Electron's parts to
 * electron/ beside it, theme by theme, and what can be decided without them is decided in its siblings. Electron's module is
 * passed in, so that a test can watch every option.
 */
import { mkdirSync } from 'node:fs'
import type electronModule from 'electron'
import type { Clock } from '../../shared/clock.ts'
import { appScheme, createAppAnswer } from './app-protocol.ts'
import { createClosing } from './closing.ts'
import { createAccountFetch } from './electron/account-fetch.ts'
import { createNotices } from './electron/notices.ts'
import { createPower } from './electron/power.ts'
import { createQuitting } from './electron/quitting.ts'
import { createSeekerWindow } from './electron/seeker-window.ts'
import { createSessions } from './electron/sessions.ts'
import { iconFiles, openTray } from './electron/tray.ts'
import { createAppWindow } from './electron/window.ts'
import { createZoomKeeper } from './electron/zoom-level.ts'
import type { Sender } from './guards.ts'
import { CALL_CHANNEL, TOPIC_CHANNEL } from './ipc-names.ts'
import { createMeetingView } from './meeting-view.ts'
import { menuTemplate } from './menus.ts'
import { keepPdf } from './pdf.ts'
import { createOsKeyStore } from './os-key-store.ts'
import { isAppPage } from './permissions.ts'
import type { AppSide, Platform } from './platform.ts'
import { createProxyLogin } from './proxy-desk.ts'
import { meetingViewOptions, type WorkArea } from './window-options.ts'

export type ElectronPlatformParts = {
  /** Electron's module, from a dynamic import in main.ts. */
  readonly electron: typeof electronModule
  /** Folder given on the command line; null: the user's own folder of the app. */
  readonly dataRoot: string | null
  /** out/renderer. */
  readonly rendererFolder: string
  /** out/preload/preload.cjs. */
  readonly preload: string
  /** Folder of the icons. */
  readonly icons: string
  readonly clock: Clock
  /** One line for the log; never a person's data. */
  readonly log: (line: string) => void
  /** The window is on the screen. */
  readonly shown?: () => void
}

/**
 * To be called before the app is ready and before anything else is opened.
 * @returns null when the app already runs: its window comes to the front and this process quits.
 */
export function createElectronPlatform(parts: ElectronPlatformParts): Platform | null {
  const { electron, clock, log } = parts
  const { app, BrowserWindow, dialog, ipcMain, Menu, Notification, session, Tray } = electron
  if (!prepare(parts)) return null
  const devTools = !app.isPackaged
  const icons = iconFiles(parts.icons, process.platform)
  let side: AppSide | null = null
  let tray: Electron.Tray | null = null

  const power = createPower(electron.powerMonitor, electron.powerSaveBlocker)
  const proxy = createProxyLogin(clock)
  const zoom = createZoomKeeper(app.getPath('userData'), log)
  // Electron's screen may not be touched before the app is ready.
  const workArea = (): WorkArea => electron.screen.getPrimaryDisplay().workArea
  const seeker = createSeekerWindow({ BrowserWindow, workArea, icon: icons.window, devTools })
  const quitting = createQuitting({
    exit: (code) => app.exit(code),
    side: () => side,
    ask({ texts }) {
      const shown = window.live()
      if (shown !== null) void closing.ask(shown, texts)
    },
    tellPower: power.tell,
    freeMeeting: () => view.destroy(),
    closeTray: () => tray?.destroy(),
    log,
  })
  const window = createAppWindow({
    BrowserWindow,
    dialog,
    Menu,
    workArea,
    preload: parts.preload,
    icon: icons.window,
    devTools,
    zoom,
    clock,
    log,
    shown: () => parts.shown?.(),
    closing: () => closing,
    quitting,
  })
  const notices = createNotices({ Notification, system: process.platform, show: window.show })
  const closing = createClosing<Electron.BrowserWindow>({
    show: window.show,
    notify: notices.notify,
    question: (shown, options) => dialog.showMessageBox(shown, options),
  })
  const sessions = createSessions({
    app,
    session,
    site: (role) => ({
      origin: role === 'seeker' ? seeker.origin() : view.origin(),
      hosts: role === 'meeting' ? view.hosts() : [],
    }),
  })
  const view = createMeetingView({
    clock,
    create() {
      sessions.guardAll()
      return new electron.WebContentsView(meetingViewOptions(devTools))
    },
    attach: (attached) => window.live()?.contentView.addChildView(attached),
    detach: (attached) => window.live()?.contentView.removeChildView(attached),
    zoomFactor: () => window.live()?.webContents.getZoomFactor() ?? 1,
    forget: () => sessions.of('meeting').clearStorageData(),
  })
  const fetchForAccount = createAccountFetch({
    request: (options) => electron.net.request(options),
    session: () => sessions.of('account'),
    proxy,
  })

  // Already now: who starts the app a second time while it composes must not meet silence.
  app.on('second-instance', window.show)
  app.on('login', (event, _contents, details, info, answer) => {
    // Not a proxy: whatever asks is no page of ours.
    if (!info.isProxy) return
    event.preventDefault()
    proxy.login(info, details.firstAuthAttempt, answer)
  })

  /** Only our own page's top frame in our own window may call. */
  function isOurs(event: Sender): boolean {
    const shown = window.live()
    const frame = event.senderFrame
    return (
      shown !== null &&
      event.sender === shown.webContents &&
      frame !== null &&
      frame.parent === null &&
      isAppPage(frame.url)
    )
  }

  function listen(appSide: AppSide): void {
    sessions.of('app').protocol.handle(appScheme.scheme, createAppAnswer(parts.rendererFolder))
    ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, payload: unknown) =>
      isOurs(event) && typeof channel === 'string'
        ? appSide.call(channel, payload)
        : { ok: false, reason: 'badRequest' },
    )
    power.listen(quitting.shutDown)
    notices.listen()
    app.on('activate', window.show)
    app.on('window-all-closed', () => {})
    app.on('before-quit', (event) => {
      if (quitting.under()) return
      event.preventDefault()
      quitting.request()
    })
  }

  return {
    kind: 'electron',
    dataRoot: app.getPath('userData'),
    keyStore: createOsKeyStore(electron.safeStorage, process.platform),
    meetingView: view,
    proxy,
    async start(appSide) {
      side = appSide
      await app.whenReady()
      sessions.guardAll()
      listen(appSide)
      const menu = menuTemplate(appSide.texts, { quit: quitting.request, zoom: window.zoomTo })
      Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
      tray = openTray(
        { Tray, Menu, icon: icons.tray, show: window.show, quit: quitting.request },
        appSide.texts,
      )
      // A session that goes on after a restart may have opened its meeting before the window.
      await window.open(appSide, () => view.reattach())
    },
    push(topic, payload) {
      const contents = window.live()?.webContents
      if (contents?.isCrashed() === false) contents.send(TOPIC_CHANNEL, topic, payload)
    },
    notify: notices.notify,
    async printPdf(fileName) {
      const shown = window.live()
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
    focusPage: () => window.live()?.webContents.focus(),
    protect: window.protect,
    keepAwake: power.keepAwake,
    openWindow: seeker.open,
    async openExternal(url) {
      // Nothing but a web address: other schemes could start a program.
      if (URL.parse(url)?.protocol !== 'https:') return false
      await electron.shell.openExternal(url)
      return true
    },
    // A session of its own: no cookie, no cache, nothing shared with any page.
    fetch(url, init) {
      sessions.guardAll()
      return fetchForAccount(url, init)
    },
    onPower: power.onPower,
    frameAncestors: () => [],
  }
}

/** What must be said before the app is ready. @returns false: the app already runs, and this process quits */
function prepare({ electron: { app, protocol }, dataRoot }: ElectronPlatformParts): boolean {
  app.setName('SoudanDesk')
  if (dataRoot !== null) {
    // Also the lock and the OS key belong to this folder.
    mkdirSync(dataRoot, { recursive: true })
    app.setPath('userData', dataRoot)
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.enableSandbox()
  app.setAppUserModelId('jp.soudan-desk.app')
  // A practice meeting must connect its two pages on a PC without any network.
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection')
  protocol.registerSchemesAsPrivileged([appScheme])
  return true
}
