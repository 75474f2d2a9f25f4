/** The `electron` that the main process under test imports. */
import { app } from './app.ts'
import { clipboard } from './clipboard.ts'
import { control } from './control.ts'
import {
  dialog,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  shell,
  StandInNotification,
  StandInTray,
} from './desktop.ts'
import { guarded } from './guarded.ts'
import { ipcMain } from './ipc.ts'
import { StandInMenu, StandInMenuItem } from './menus.ts'
import { safeStorage } from './safe-storage.ts'
import { session } from './sessions.ts'
import { traced } from './trace.ts'
import { StandInView, StandInWindow, webContents } from './windows.ts'

const EVALUATED = Symbol.for('electron-stand-in.evaluated')

const implemented = {
  app,
  BrowserWindow: StandInWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu: StandInMenu,
  MenuItem: StandInMenuItem,
  nativeImage,
  nativeTheme,
  Notification: StandInNotification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray: StandInTray,
  webContents,
  WebContentsView: StandInView,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>

/** @param names all that Electron exports; what is not implemented is there, and throws when it is used */
export function electron(names: readonly string[]): object {
  const missing = names.filter((name) => !(name in implemented))
  const module: object = {
    ...Object.fromEntries(missing.map((name) => [name, guarded(name, {})])),
    ...implemented,
    standInTrace: traced,
  }
  live(module)
  return module
}

function live(module: object): void {
  app.gate.before = control(module)
  Object.assign(globalThis, {
    [EVALUATED]: () => {
      app.evaluated().catch((error: unknown) => {
        process.stderr.write(`the Electron stand-in has no Chromium: ${String(error)}\n`)
        process.exit(1)
      })
    },
  })
  // Electron's main process never ends by itself, and an error nobody caught only opens an English box.
  setInterval(() => undefined, 2 ** 30)
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    process.stderr.write(
      `A JavaScript error occurred in the main process | ${error.stack ?? error.message}\n`,
    )
  })
  process.on('unhandledRejection', (error) => {
    if (process.listenerCount('unhandledRejection') > 1) return
    process.stderr.write(
      `UnhandledPromiseRejectionWarning: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    )
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit())
}
