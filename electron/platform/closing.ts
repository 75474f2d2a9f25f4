/** What closing the window means: it ends nothing. Structural types: only electron.ts knows Electron. */
import type { Notice, PlatformTexts } from './platform.ts'

type Hideable = { hide(): void; isDestroyed(): boolean }
type Question = {
  type: 'question'
  title: string
  message: string
  detail: string
  buttons: string[]
  defaultId: number
  cancelId: number
  noLink: boolean
}

export type ClosingParts<Window extends Hideable> = {
  readonly show: () => void
  readonly notify: (notice: Notice) => void
  readonly question: (window: Window, options: Question) => Promise<{ readonly response: number }>
}

export interface Closing<Window extends Hideable> {
  /** While a session runs: asks, and hides the window at most. */
  ask(window: Window, texts: PlatformTexts): Promise<void>
  /** The app stays in the tray, so that notices five minutes before a slot still come; says so the first time. */
  hideToTray(window: Window, texts: PlatformTexts): void
}

export function createClosing<Window extends Hideable>({
  show,
  notify,
  question,
}: ClosingParts<Window>): Closing<Window> {
  let saidItStays = false
  return {
    async ask(window, texts) {
      show()
      const { response } = await question(window, {
        type: 'question',
        title: texts.appName,
        message: texts.closeTitle,
        detail: texts.closeBody,
        buttons: [texts.closeStay, texts.closeHide],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      if (response === 1 && !window.isDestroyed()) window.hide()
    },
    hideToTray(window, texts) {
      window.hide()
      if (!saidItStays) notify({ title: texts.appName, body: texts.staysOpen })
      saidItStays = true
    },
  }
}
