/** The window's menu and the tray's, as plain data. */
import type { PlatformTexts } from './platform.ts'

/** The roles carry the keys for copying and for scaling the text (Ctrl with + - 0); the menu bar itself is hidden. */
export function menuTemplate(texts: PlatformTexts, quit: () => void) {
  return [
    {
      label: texts.appName,
      submenu: [{ label: texts.trayQuit, accelerator: 'CmdOrCtrl+Q', click: quit }],
    },
    { role: 'editMenu' as const },
    {
      label: '+/-',
      submenu: [
        { role: 'resetZoom' as const },
        { role: 'zoomIn' as const },
        // The same key without Shift, as on a keyboard where + is above =.
        { role: 'zoomIn' as const, accelerator: 'CommandOrControl+=', visible: false },
        { role: 'zoomOut' as const },
        { role: 'togglefullscreen' as const },
      ],
    },
  ]
}

export function trayTemplate(texts: PlatformTexts, open: () => void, quit: () => void) {
  return [
    { label: texts.trayOpen, click: open },
    { type: 'separator' as const },
    { label: texts.trayQuit, click: quit },
  ]
}
