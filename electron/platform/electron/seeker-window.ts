/** The window that plays the job seeker in a practice meeting. */
import { originOf } from '../permissions.ts'
import { seekerWindowOptions, type WorkArea } from '../window-options.ts'

export type SeekerWindowParts = {
  readonly BrowserWindow: typeof Electron.BrowserWindow
  readonly workArea: () => WorkArea
  readonly icon: string
  readonly devTools: boolean
}

export function createSeekerWindow({ BrowserWindow, workArea, icon, devTools }: SeekerWindowParts) {
  let window: Electron.BrowserWindow | null = null
  let origin: string | null = null
  return {
    /** Of the page it shows, for the permission handlers; null before the first. */
    origin: (): string | null => origin,
    async open(url: string): Promise<boolean> {
      origin = originOf(url)
      if (window === null || window.isDestroyed()) {
        window = new BrowserWindow(seekerWindowOptions({ icon, devTools, workArea: workArea() }))
        // It never shows anything but a person.
        window.setContentProtection(true)
      }
      await window.loadURL(url)
      window.show()
      return true
    },
  }
}
