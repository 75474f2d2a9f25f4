/** Notices of the OS. Each is held until it is done with: one that no variable holds is collected, and its click does nothing. */
import type { Notice } from '../platform.ts'

export type NoticesParts = {
  readonly Notification: typeof Electron.Notification
  /** process.platform */
  readonly system: string
  /** What a click does. */
  readonly show: () => void
}

export function createNotices({ Notification, system, show }: NoticesParts): {
  notify(notice: Notice): void
  /** Once the app is ready: on Windows also clicks on notices that a former run of the app left in the list. */
  listen(): void
} {
  const held = new Set<Electron.Notification>()
  return {
    notify(notice) {
      if (!Notification.isSupported()) return
      const shown = new Notification({ title: notice.title, body: notice.body })
      const done = (): void => void held.delete(shown)
      held.add(shown)
      shown.on('click', () => {
        done()
        show()
      })
      shown.on('close', done)
      shown.on('failed', done)
      shown.show()
    },
    listen() {
      if (system === 'win32') Notification.handleActivation(show)
    },
  }
}
