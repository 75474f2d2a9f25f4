/** The app's window: made, shown, closed to the tray, protected from capture; its page watched, sized and given its menu. */
import { type Clock, SECOND } from '../../../shared/clock.ts'
import type { Closing } from '../closing.ts'
import { contextTemplate, type ZoomStep } from '../menus.ts'
import type { AppSide } from '../platform.ts'
import { APP_PAGE, appWindowOptions, type WorkArea } from '../window-options.ts'
import { factorOf, type createZoomKeeper } from './zoom-level.ts'
import { watchPage } from './page-health.ts'

/** A page that paints nothing for so long is shown as it is: a window nobody sees holds the lock and tells nothing. */
const SHOW_AT_LAST_MS = 10 * SECOND

export type AppWindowParts = {
  readonly BrowserWindow: typeof Electron.BrowserWindow
  readonly dialog: Electron.Dialog
  readonly Menu: typeof Electron.Menu
  readonly workArea: () => WorkArea
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
  readonly zoom: ReturnType<typeof createZoomKeeper>
  readonly clock: Clock
  readonly log: (line: string) => void
  /** The window is on the screen for the first time. */
  readonly shown: () => void
  readonly closing: () => Closing<Electron.BrowserWindow>
  readonly quitting: {
    readonly under: () => boolean
    begin(): void
    shutDown(): void
  }
}

export function createAppWindow(parts: AppWindowParts) {
  const { BrowserWindow, dialog, Menu } = parts
  let window: Electron.BrowserWindow | null = null
  let health: ReturnType<typeof watchPage> | null = null
  /** Until the app has said that what it shows is nobody's. */
  let guarded = true

  function live(): Electron.BrowserWindow | null {
    return window === null || window.isDestroyed() ? null : window
  }

  function show(): void {
    const shown = live()
    if (shown === null) return
    health?.revive()
    if (shown.isMinimized()) shown.restore()
    shown.show()
    shown.focus()
  }

  function showFirst(opened: Electron.BrowserWindow): void {
    let isShown = false
    const first = (): void => {
      if (isShown || opened.isDestroyed()) return
      isShown = true
      opened.show()
      parts.shown()
    }
    opened.once('ready-to-show', first)
    parts.clock.after(SHOW_AT_LAST_MS, first)
  }

  function zoomTo(step: ZoomStep): void {
    live()?.webContents.setZoomLevel(parts.zoom.step(step))
  }

  /** Copying and pasting by mouse: without a menu of ours there is none at all. */
  function giveMenu(opened: Electron.BrowserWindow, { texts }: AppSide): void {
    opened.webContents.on('context-menu', (_event, params) => {
      const template = contextTemplate(texts.menu, params)
      if (template !== null) Menu.buildFromTemplate(template).popup({ window: opened })
    })
  }

  /** The same size after every loading, also of a page that was loaded again. */
  function keepSize({ webContents }: Electron.BrowserWindow): void {
    webContents.on('did-finish-load', () => webContents.setZoomLevel(parts.zoom.level()))
    webContents.on('zoom-changed', (_event, direction) => zoomTo(direction))
  }

  function stay(opened: Electron.BrowserWindow, side: AppSide): void {
    opened.on('close', (event) => {
      if (parts.quitting.under()) return
      event.preventDefault()
      const closing = parts.closing()
      if (side.onCloseRequested() === 'ask') void closing.ask(opened, side.texts)
      else closing.hideToTray(opened, side.texts)
    })
    // Windows is shutting down or the user signs out: first it asks, then there is no time for anything.
    opened.on('query-session-end', () => parts.quitting.begin())
    opened.on('session-end', () => parts.quitting.shutDown())
  }

  return {
    live,
    show,
    zoomTo,
    /** Until the window is in front; nothing where it is already. */
    flash(): void {
      const shown = live()
      if (shown === null || shown.isFocused()) return
      shown.flashFrame(true)
      shown.once('focus', () => shown.flashFrame(false))
    },
    protect(on: boolean): void {
      guarded = on
      live()?.setContentProtection(on)
    },
    /** Once the app is ready. `before`: what belongs into the window before its page loads. */
    open(side: AppSide, before: () => void): Promise<void> {
      const opened = new BrowserWindow(
        appWindowOptions({
          title: side.texts.appName,
          preload: parts.preload,
          icon: parts.icon,
          devTools: parts.devTools,
          workArea: parts.workArea(),
          zoomFactor: factorOf(parts.zoom.level()),
        }),
      )
      window = opened
      opened.setContentProtection(guarded)
      before()
      showFirst(opened)
      stay(opened, side)
      giveMenu(opened, side)
      keepSize(opened)
      health = watchPage({
        page: opened.webContents,
        texts: side.texts,
        clock: parts.clock,
        question: (options) => dialog.showMessageBox(opened, options),
        quitting: parts.quitting.under,
        log: parts.log,
      })
      return opened.loadURL(APP_PAGE)
    },
  }
}
