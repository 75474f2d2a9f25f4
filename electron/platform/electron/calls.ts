/** The app's own page: served under its scheme, and heard; nobody else is. */
import { appScheme, createAppAnswer } from '../app-protocol.ts'
import type { Sender } from '../guards.ts'
import { CALL_CHANNEL } from '../ipc-names.ts'
import { isAppPage } from '../permissions.ts'
import type { AppSide } from '../platform.ts'

export type CallsParts = {
  readonly ipcMain: Electron.IpcMain
  /** The app page's session. */
  readonly session: Electron.Session
  /** out/renderer. */
  readonly rendererFolder: string
  readonly window: () => Electron.BrowserWindow | null
}

/** Only our own page's top frame in our own window may call. */
function isOurs(event: Sender, window: Electron.BrowserWindow | null): boolean {
  const frame = event.senderFrame
  return (
    window !== null &&
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    isAppPage(frame.url)
  )
}

export function listenToPage(parts: CallsParts, appSide: AppSide): void {
  parts.session.protocol.handle(appScheme.scheme, createAppAnswer(parts.rendererFolder))
  parts.ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, payload: unknown) =>
    isOurs(event, parts.window()) && typeof channel === 'string'
      ? appSide.call(channel, payload)
      : { ok: false, reason: 'badRequest' },
  )
}
