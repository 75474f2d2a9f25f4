/** Puts the refusals of permissions.ts on Electron's sessions and pages. Structural types: only electron.ts knows Electron. */
import type { CaptureWish } from './capture.ts'
import { mayRequest, originOf, permitted, type SessionRole } from './permissions.ts'

export type MeetingSite = {
  /** Origin of the open meeting page; null while there is none. */
  readonly origin: string | null
  /** Hosts the meeting page may reach beside its own server (Zoom); subdomains included. */
  readonly hosts: readonly string[]
  /** A picture of the job site's window is offered to it. */
  readonly offered?: boolean
  /** Something was refused. */
  readonly refused?: () => void
}

type Details = {
  readonly requestingUrl?: string
  readonly securityOrigin?: string
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: Details,
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (
      contents: unknown,
      permission: string,
      requestingOrigin: string,
      details: Details,
    ) => boolean,
  ): void
  setDevicePermissionHandler(handler: () => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        callback: (response: { cancel: boolean }) => void,
      ) => void,
    ): void
  }
}

/**
 * Denies by default: request and check handler both, devices (USB, HID, serial) altogether, and every address that is not the
 * role's own. Without a display-media handler (`offerOnly` sets the meeting's) sharing has nothing to offer.
 */
export function guardSession(
  session: GuardedSession,
  role: SessionRole,
  meeting: () => MeetingSite,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const from = details.securityOrigin || details.requestingUrl || ''
    const { origin, offered, refused } = meeting()
    const wish = { permission, from, mediaTypes: details.mediaTypes }
    const granted = permitted(role, wish, origin, offered)
    if (!granted) refused?.()
    callback(granted)
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const mediaTypes = details.mediaType === undefined ? undefined : [details.mediaType]
    const { origin, offered } = meeting()
    return permitted(
      role,
      { permission, from: details.securityOrigin || requestingOrigin, mediaTypes },
      origin,
      offered,
    )
  })
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const { origin, hosts } = meeting()
    callback({ cancel: !mayRequest(role, url, origin, hosts) })
  })
}

/** What a page that wants a picture of something is answered with: `null` refuses it. */
export interface CapturedSession<Frame> {
  setDisplayMediaRequestHandler(
    handler: (
      request: {
        readonly frame: { readonly parent: unknown } | null
        readonly securityOrigin: string
        readonly videoRequested: boolean
      },
      callback: (streams: { video: Frame } | null) => void,
    ) => void,
    options: { useSystemPicker: boolean },
  ): void
}

/** One frame of ours or nothing; no picker of the system's, no screen, no sound. */
export function offerOnly<Frame>(
  session: CapturedSession<Frame>,
  frameFor: (wish: CaptureWish) => Frame | null,
): void {
  session.setDisplayMediaRequestHandler(
    ({ frame, securityOrigin, videoRequested }, callback) => {
      const video = frameFor({
        origin: originOf(securityOrigin),
        topFrame: frame !== null && frame.parent === null,
        video: videoRequested,
      })
      callback(video === null ? null : { video })
    },
    { useSystemPicker: false },
  )
}

type Stoppable = { preventDefault(): void }
type Navigation = Stoppable & { readonly url: string }
type Opening = Pick<Electron.HandlerDetails, 'url' | 'referrer' | 'postBody'>

/** Where the page in some contents may go by itself. */
export type Site = {
  readonly mayGo: (address: string) => boolean
  readonly refused: () => void
  /** A page that wants a new window for an address where it may go: it is shown in this one. */
  readonly openHere: (details: Opening) => void
}

const nowhere: Site = { mayGo: () => false, refused: () => {}, openHere: () => {} }

export interface GuardedContents {
  getURL(): string
  setWindowOpenHandler(handler: (details: Opening) => { action: 'deny' }): void
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: Navigation) => void,
  ): unknown
  on(event: 'will-attach-webview', listener: (event: Stoppable) => void): unknown
}

/** No page goes anywhere but within its site, opens a window or attaches a webview; our own have none. Loading it again is no journey. */
export function guardContents(contents: GuardedContents, site: Site = nowhere): void {
  const refuse = (details: Navigation): void => {
    if (details.url === contents.getURL() || site.mayGo(details.url)) return
    details.preventDefault()
    site.refused()
  }
  contents.setWindowOpenHandler((details) => {
    if (site.mayGo(details.url)) site.openHere(details)
    else site.refused()
    return { action: 'deny' }
  })
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

export type Sender = {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}
