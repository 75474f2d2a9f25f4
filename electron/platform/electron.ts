/**
 * The product's platform. The only file beside main.ts and preload.ts that knows Electron; it hands Electron's parts to
 * electron/ beside it, theme by theme, and what can be decided without them is decided in its siblings. Electron's module is
 * passed in, so that a test can watch every option.
 */
import { mkdirSync } from 'node:fs'
import type electronModule from 'electron'
import type { Clock } from '../../shared/clock.ts'
import { isMailto } from '../../shared/schedule/mail.ts'
import { appScheme } from './app-protocol.ts'
import { createBeyond } from './electron/beyond.ts'
import { listenToPage } from './electron/calls.ts'
import { createFront } from './electron/front.ts'
import { createPower } from './electron/power.ts'
import { iconFiles } from './electron/tray.ts'
import { createZoomKeeper } from './electron/zoom-level.ts'
import { TOPIC_CHANNEL } from './ipc-names.ts'
import { keepPdf } from './pdf.ts'
import { createOsKeyStore } from './os-key-store.ts'
import type { AppSide, Platform } from './platform.ts'
import { createProxyLogin } from './proxy-desk.ts'
import type { WorkArea } from './window-options.ts'

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
  const { app, dialog } = electron
  if (!prepare(parts)) return null
  const devTools = !app.isPackaged
  const icons = iconFiles(parts.icons, process.platform)
  // Electron's screen may not be touched before the app is ready.
  const workArea = (): WorkArea => electron.screen.getPrimaryDisplay().workArea

  const power = createPower(electron.powerMonitor, electron.powerSaveBlocker)
  const proxy = createProxyLogin(clock)
  const front = createFront({
    BrowserWindow: electron.BrowserWindow,
    Menu: electron.Menu,
    Notification: electron.Notification,
    Tray: electron.Tray,
    dialog,
    exit: (code) => app.exit(code),
    workArea,
    preload: parts.preload,
    icons,
    devTools,
    zoom: createZoomKeeper(app.getPath('userData'), log),
    clock,
    log,
    shown: () => parts.shown?.(),
    tellPower: power.tell,
    freeMeeting: () => view.destroy(),
  })
  const { window, quitting, notices } = front
  const { sessions, view, seeker, jobs, fetch } = createBeyond({
    app,
    session: electron.session,
    BrowserWindow: electron.BrowserWindow,
    Menu: electron.Menu,
    WebContentsView: electron.WebContentsView,
    request: (options) => electron.net.request(options),
    proxy,
    window: window.live,
    workArea,
    icon: icons.window,
    devTools,
    clock,
  })

  // Already now: who starts the app a second time while it composes must not meet silence.
  app.on('second-instance', window.show)
  app.on('login', (event, _contents, details, info, answer) => {
    // Not a proxy: whatever asks is no page of ours.
    if (!info.isProxy) return
    event.preventDefault()
    proxy.login(info, details.firstAuthAttempt, answer)
  })

  function listen(appSide: AppSide): void {
    listenToPage(
      {
        ipcMain: electron.ipcMain,
        session: sessions.of('app'),
        rendererFolder: parts.rendererFolder,
        window: window.live,
      },
      appSide,
    )
    power.listen(() => quitting.shutDown())
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
    jobSite: jobs,
    proxy,
    async start(appSide) {
      front.answersTo(appSide)
      await app.whenReady()
      sessions.guardAll()
      listen(appSide)
      // A session that goes on after a restart may have opened its meeting before the window.
      await front.open(appSide, () => view.reattach())
    },
    push(topic, payload) {
      const contents = window.live()?.webContents
      if (contents?.isCrashed() === false) contents.send(TOPIC_CHANNEL, topic, payload)
    },
    notify(notice) {
      notices.notify(notice)
      if (notice.urgent === true) window.flash()
    },
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
    async chooseFolder({ title, from }) {
      const shown = window.live()
      if (shown === null) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(shown, {
        title,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        ...(from === null ? {} : { defaultPath: from }),
      })
      const [folder] = filePaths
      return canceled || folder === undefined ? null : { folder }
    },
    focusPage: () => window.live()?.webContents.focus(),
    protect: (on) => window.protect(on),
    keepAwake: (on) => power.keepAwake(on),
    openWindow: (url) => seeker.open(url),
    async openExternal(url) {
      // Nothing but a web address: other schemes could start a program.
      if (URL.parse(url)?.protocol !== 'https:') return false
      await electron.shell.openExternal(url)
      return true
    },
    async openMail(url) {
      if (!isMailto(url)) return 'noProgram'
      try {
        await electron.shell.openExternal(url)
        return 'opened'
      } catch {
        return 'noProgram'
      }
    },
    fetch,
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
