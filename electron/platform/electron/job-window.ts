/**
 * The window of the public job site: nothing but that site, no preload, a session of its own that remembers nothing. What it
 * refuses is said in its title, where no page can write, and told to the app.
 */
import { type Clock, SECOND } from '../../../shared/clock.ts'
import { type CaptureWish, createOffer } from '../capture.ts'
import type { Site } from '../guards.ts'
import { isJobSite, JOB_SITE_SEARCH } from '../job-site.ts'
import { contextTemplate, jobMenuTemplate } from '../menus.ts'
import type { JobSiteHost, JobSiteState } from '../platform.ts'
import { appText, jobSiteText as text } from '../text.ts'
import { jobWindowOptions, type WorkArea } from '../window-options.ts'

/** So long the title says that something was refused. */
const REFUSAL_SHOWN_MS = 10 * SECOND

export type JobWindowParts = {
  readonly BrowserWindow: typeof Electron.BrowserWindow
  readonly Menu: typeof Electron.Menu
  readonly session: () => Electron.Session
  readonly workArea: () => WorkArea
  readonly icon: string
  readonly devTools: boolean
  readonly clock: Clock
}

export interface JobWindow extends JobSiteHost {
  /** Whether a page may ask for a picture of it now. */
  readonly offered: () => boolean
  /** What is given to who asks for a picture; null: nothing. */
  readonly frameFor: (
    meetingOrigin: string | null,
    wish: CaptureWish,
  ) => Electron.WebFrameMain | null
  /** What its contents may go to. */
  readonly site: Site
  /** Something of its session was refused: a download, a permission, an address. */
  readonly refused: () => void
}

export function createJobWindow(parts: JobWindowParts): JobWindow {
  const listeners = new Set<(state: JobSiteState) => void>()
  const offer = createOffer(parts.clock)
  let window: Electron.BrowserWindow | null = null
  let number: string | null = null
  let refusals = 0
  let untitle = (): void => {}

  const live = (): Electron.BrowserWindow | null =>
    window === null || window.isDestroyed() ? null : window

  function tell(): void {
    for (const listener of [...listeners]) listener({ open: live() !== null, refusals })
  }

  function title(): void {
    untitle()
    live()?.setTitle(text.title(number))
  }

  function refused(): void {
    const shown = live()
    if (shown === null) return
    refusals += 1
    shown.setTitle(text.refused)
    untitle()
    untitle = parts.clock.after(REFUSAL_SHOWN_MS, title)
    tell()
  }

  /** Whoever closed it, and however: nothing of it is left, and nothing is offered. */
  function gone(): void {
    window = null
    untitle()
    offer.withdraw()
    void forget()
    tell()
  }

  async function forget(): Promise<void> {
    const session = parts.session()
    await session.clearStorageData()
    await session.clearCache()
  }

  async function search(opened: Electron.BrowserWindow): Promise<boolean> {
    try {
      await opened.loadURL(JOB_SITE_SEARCH)
      return true
    } catch {
      return false
    }
  }

  function giveMenus(opened: Electron.BrowserWindow): void {
    const { webContents } = opened
    const template = jobMenuTemplate(text, {
      back() {
        if (webContents.navigationHistory.canGoBack()) webContents.navigationHistory.goBack()
      },
      search: () => void search(opened),
    })
    // macOS has one bar for all windows: there the keys of the page must do.
    if (process.platform !== 'darwin') opened.setMenu(parts.Menu.buildFromTemplate(template))
    webContents.on('context-menu', (_event, params) => {
      const edit = contextTemplate(appText.menu, params)
      if (edit !== null) parts.Menu.buildFromTemplate(edit).popup({ window: opened })
    })
  }

  function make(): Electron.BrowserWindow {
    const { icon, devTools } = parts
    // Guarded before any page of it is made.
    parts.session()
    const opened = new parts.BrowserWindow(
      jobWindowOptions({ title: text.title(number), icon, devTools, workArea: parts.workArea() }),
    )
    window = opened
    refusals = 0
    opened.on('closed', gone)
    // The title says what is refused, and which number is looked for: the page's own has no place there.
    opened.on('page-title-updated', (event) => event.preventDefault())
    opened.webContents.on('render-process-gone', () => opened.destroy())
    // No page may hold the window open.
    opened.webContents.on('will-prevent-unload', (event) => event.preventDefault())
    giveMenus(opened)
    return opened
  }

  return {
    possible: true,
    async open(wanted) {
      number = wanted
      const opened = live() ?? make()
      title()
      opened.show()
      tell()
      if (await search(opened)) return true
      if (window === opened) opened.destroy()
      return false
    },
    close: () => live()?.destroy(),
    offer() {
      if (live() === null) return false
      offer.make()
      return true
    },
    withdraw: () => offer.withdraw(),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    offered: () => offer.stands(live() !== null),
    frameFor: (meetingOrigin, wish) =>
      offer.take(live() !== null, meetingOrigin, wish)
        ? (live()?.webContents.mainFrame ?? null)
        : null,
    refused,
    site: {
      mayGo: isJobSite,
      refused,
      // The site opens postings in windows of their own; here they come into this one.
      openHere(details) {
        const opened = live()
        if (opened === null) return
        const { url, referrer, postBody } = details
        const post =
          postBody === undefined
            ? {}
            : {
                postData: postBody.data,
                extraHeaders: `content-type: ${postBody.contentType}`,
              }
        opened.loadURL(url, { httpReferrer: referrer, ...post }).catch(() => undefined)
      },
    },
  }
}
