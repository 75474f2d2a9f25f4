/** The app as the person at the PC meets it: its window with menu and tray, its notices, and how it closes and goes. */
import { createClosing } from '../closing.ts'
import { menuTemplate } from '../menus.ts'
import type { AppSide } from '../platform.ts'
import { createNotices } from './notices.ts'
import { createQuitting, type QuittingParts } from './quitting.ts'
import { type iconFiles, openTray, type TrayParts } from './tray.ts'
import { type AppWindowParts, createAppWindow } from './window.ts'

export type FrontParts = Omit<AppWindowParts, 'icon' | 'closing' | 'quitting'> &
  Pick<QuittingParts, 'exit' | 'tellPower' | 'freeMeeting'> &
  Pick<TrayParts, 'Tray'> & {
    readonly Notification: typeof Electron.Notification
    readonly icons: ReturnType<typeof iconFiles>
  }

export function createFront(parts: FrontParts) {
  const { dialog, Menu, Tray, icons, log } = parts
  let side: AppSide | null = null
  let tray: Electron.Tray | null = null

  const quitting = createQuitting({
    exit: parts.exit,
    side: () => side,
    ask({ texts }) {
      const shown = window.live()
      if (shown !== null) void closing.ask(shown, texts)
    },
    tellPower: parts.tellPower,
    freeMeeting: parts.freeMeeting,
    closeTray: () => tray?.destroy(),
    log,
  })
  const window = createAppWindow({
    ...parts,
    icon: icons.window,
    closing: () => closing,
    quitting,
  })
  const notices = createNotices({
    Notification: parts.Notification,
    system: process.platform,
    show: window.show,
  })
  const closing = createClosing<Electron.BrowserWindow>({
    show: window.show,
    notify: (notice) => notices.notify(notice),
    question: (shown, options) => dialog.showMessageBox(shown, options),
  })

  return {
    window,
    quitting,
    notices,
    /** From now on a wish to quit is asked of the app. */
    answersTo(appSide: AppSide): void {
      side = appSide
    },
    /** @param opened the window stands, its page is loading */
    async open(appSide: AppSide, opened: () => void): Promise<void> {
      const menu = menuTemplate(appSide.texts, { quit: quitting.request, zoom: window.zoomTo })
      Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
      tray = openTray(
        { Tray, Menu, icon: icons.tray, show: window.show, quit: quitting.request },
        appSide.texts,
      )
      await window.open(appSide, opened)
    },
  }
}
