/** The icons of window, task bar and tray, in the sizes each system draws them in, and the tray itself. */
import { join } from 'node:path'
import { trayTemplate } from '../menus.ts'
import type { PlatformTexts } from '../platform.ts'

/** Windows picks the size it needs out of an .ico (125 %, 150 % and so on); elsewhere Electron takes the @2x file beside it. */
export function iconFiles(folder: string, system: string) {
  const ending = system === 'win32' ? 'ico' : 'png'
  return { window: join(folder, `icon.${ending}`), tray: join(folder, `tray.${ending}`) }
}

export type TrayParts = {
  readonly Tray: typeof Electron.Tray
  readonly Menu: typeof Electron.Menu
  readonly icon: string
  readonly show: () => void
  readonly quit: () => void
}

export function openTray({ Tray, Menu, icon, show, quit }: TrayParts, texts: PlatformTexts) {
  const tray = new Tray(icon)
  tray.setToolTip(texts.appName)
  tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(texts, show, quit)))
  tray.on('click', show)
  return tray
}
