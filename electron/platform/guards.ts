/** Puts the refusals of permissions.ts on Electron's sessions and pages. Structural types: only electron.ts knows Electron. */
import { mayRequest, permitted, type SessionRole } from './permissions.ts'

export type MeetingSite = {
  /** Origin of the open meeting page; null while there is none. */
  readonly origin: string | null
  /** Hosts the meeting page may reach beside its own server (Zoom); subdomains included. */
  readonly hosts: readonly string[]
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
 * role's own. No display-media handler is installed, so that sharing a screen has nothing to offer.
 */
export function guardSession(
  session: GuardedSession,
  role: SessionRole,
  meeting: () => MeetingSite,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const from = details.securityOrigin || details.requestingUrl || ''
    callback(
      permitted(role, { permission, from, mediaTypes: details.mediaTypes }, meeting().origin),
    )
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const mediaTypes = details.mediaType === undefined ? undefined : [details.mediaType]
    return permitted(
      role,
      { permission, from: details.securityOrigin || requestingOrigin, mediaTypes },
      meeting().origin,
    )
  })
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const { origin, hosts } = meeting()
    callback({ cancel: !mayRequest(role, url, origin, hosts) })
  })
}

type Stoppable = { preventDefault(): void }
type Navigation = Stoppable & { readonly url: string }

export interface GuardedContents {
  getURL(): string
  setWindowOpenHandler(handler: () => { action: 'deny' }): void
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: Navigation) => void,
  ): unknown
  on(event: 'will-attach-webview', listener: (event: Stoppable) => void): unknown
}

/** No page of ours goes anywhere by itself, opens a window or attaches a webview. Loading it again is no journey. */
export function guardContents(contents: GuardedContents): void {
  const refuse = (details: Navigation): void => {
    if (details.url !== contents.getURL()) details.preventDefault()
  }
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

export type Sender = {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}
