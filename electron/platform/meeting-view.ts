/** The meeting's own view in the window: placed, watched, and destroyed for certain. Structural types: only electron.ts knows Electron. */
import { type Clock, MILLISECOND } from '../../shared/clock.ts'
import { SHARE_FUNCTION } from '../../shared/meeting/sharing.ts'
import type { Bounds, MeetingViewHost, SharingView } from './platform.ts'
import { originOf } from './permissions.ts'
import { toWindowPixels } from './window-options.ts'

/** A page that hangs does not close; after this long its process is killed. */
const CLOSE_MS = 500 * MILLISECOND

export interface ViewLike {
  readonly webContents: {
    loadURL(url: string): Promise<void>
    close(): void
    forcefullyCrashRenderer(): void
    executeJavaScript(code: string, userGesture: boolean): Promise<unknown>
    isDestroyed(): boolean
    once(event: 'destroyed', listener: () => void): unknown
    on(event: 'render-process-gone', listener: () => void): unknown
  }
  setBounds(bounds: Bounds): void
  setVisible(visible: boolean): void
}

export type MeetingViewParts<V extends ViewLike> = {
  readonly clock: Clock
  readonly create: () => V
  /** Into and out of the window; `detach` must bear a window that is gone. */
  readonly attach: (view: V) => void
  readonly detach: (view: V) => void
  /** Zoom factor of the page that measured the bounds. */
  readonly zoomFactor: () => number
  /** Drops what the partition remembers. */
  readonly forget: () => Promise<void>
}

export interface MeetingViewRunner extends MeetingViewHost, SharingView {
  /** Origin of the open meeting page, for the permission handlers. */
  origin(): string | null
  /** What the open page may reach beside its own server. */
  hosts(): readonly string[]
  /** Puts the open view into a window that came later. */
  reattach(): void
}

/** A view and its page. The page is kept here: once it is destroyed, Electron's view no longer names it. */
type Opened<V extends ViewLike> = { readonly view: V; readonly page: V['webContents'] }

export function createMeetingView<V extends ViewLike>(
  parts: MeetingViewParts<V>,
): MeetingViewRunner {
  const crashListeners = new Set<() => void>()
  let current: Opened<V> | null = null
  let site: string | null = null
  let reach: readonly string[] = []
  let box: Bounds = { x: 0, y: 0, width: 0, height: 0 }
  let shown = false

  function arrange(): void {
    if (current === null) return
    current.view.setBounds(toWindowPixels(box, parts.zoomFactor()))
    current.view.setVisible(shown)
  }

  function closed(page: V['webContents']): Promise<void> {
    if (page.isDestroyed()) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = parts.clock.after(CLOSE_MS, () => {
        if (!page.isDestroyed()) page.forcefullyCrashRenderer()
        resolve()
      })
      page.once('destroyed', () => {
        cancel()
        resolve()
      })
      page.close()
    })
  }

  const isEmpty = (): boolean => current === null

  async function destroy(): Promise<void> {
    const opened = current
    current = null
    if (opened === null) return
    parts.detach(opened.view)
    await closed(opened.page)
    // Another may have been opened while this one closed.
    if (isEmpty()) {
      site = null
      reach = []
    }
    await parts.forget()
  }

  return {
    origin: () => site,
    hosts: () => reach,
    async open(url, wish) {
      await destroy()
      site = originOf(url)
      reach = wish?.hosts ?? []
      const view = parts.create()
      const opened: Opened<V> = { view, page: view.webContents }
      current = opened
      opened.page.on('render-process-gone', () => {
        if (current !== opened) return
        for (const listener of [...crashListeners]) listener()
      })
      parts.attach(view)
      arrange()
      await opened.page.loadURL(url)
    },
    place(bounds, visible) {
      box = bounds
      shown = visible
      arrange()
    },
    destroy,
    reattach() {
      if (current === null) return
      parts.attach(current.view)
      arrange()
    },
    onCrash: (listener) => void crashListeners.add(listener),
    async share(on) {
      const page = current?.page
      if (page === undefined || page.isDestroyed()) return false
      try {
        // A page may ask for a picture only after a press in it; the press was in the app's own page.
        return (await page.executeJavaScript(`${SHARE_FUNCTION}(${String(on)})`, true)) === true
      } catch {
        return false
      }
    },
  }
}
