/** The app's own permission handlers, asked for an origin before one of its pages loads; Chromium is told what they said. */
import type { CDPSession } from 'playwright-core'
import { trace } from './trace.ts'

type Request = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
export type Handlers = { request: Request; check: Check }

type Wish = {
  /** Electron's name. */
  readonly permission: string
  readonly mediaType?: 'video' | 'audio'
}
type Settable = Wish & {
  /** Chromium's descriptor. */
  readonly descriptor: { readonly name: string } & Readonly<Record<string, string | boolean>>
}

/** Everything a page of ours could ask for that the DevTools protocol can set. */
const WISHES: readonly Settable[] = [
  { permission: 'media', mediaType: 'video', descriptor: { name: 'camera' } },
  { permission: 'media', mediaType: 'audio', descriptor: { name: 'microphone' } },
  {
    permission: 'clipboard-sanitized-write',
    descriptor: { name: 'clipboard-write', allowWithoutSanitization: false },
  },
  {
    permission: 'clipboard-read',
    descriptor: { name: 'clipboard-read', allowWithoutSanitization: true },
  },
  { permission: 'notifications', descriptor: { name: 'notifications' } },
  { permission: 'geolocation', descriptor: { name: 'geolocation' } },
  { permission: 'midi', descriptor: { name: 'midi' } },
  { permission: 'midiSysex', descriptor: { name: 'midi', sysex: true } },
  { permission: 'idle-detection', descriptor: { name: 'idle-detection' } },
  { permission: 'window-management', descriptor: { name: 'window-management' } },
  { permission: 'display-capture', descriptor: { name: 'display-capture' } },
]

/**
 * @param asksNow the page asks; else it is only checked what it may, before it has asked for anything
 * @returns whether a page of this origin may; without handlers Electron allows everything
 */
export function asked(
  handlers: Handlers,
  contents: Electron.WebContents,
  wish: Wish,
  url: string,
  asksNow = true,
): boolean {
  const origin = `${/^[a-z]+:\/\/[^/]*/.exec(url)?.[0] ?? ''}/`
  const { permission, mediaType } = wish
  const media = mediaType === undefined ? {} : { securityOrigin: origin, mediaType }
  const types = mediaType === undefined ? {} : { securityOrigin: origin, mediaTypes: [mediaType] }
  // Of Electron's many kinds of details each has these members; the union cannot be told from a name that is data.
  type RequestArguments = Parameters<NonNullable<Request>>
  type CheckArguments = Parameters<NonNullable<Check>>
  let granted = handlers.request === null || (!asksNow && handlers.check !== null)
  const request: readonly unknown[] = [
    contents,
    permission,
    (answer: boolean) => void (granted = answer),
    { requestingUrl: url, isMainFrame: true, ...types },
  ]
  const check: readonly unknown[] = [
    contents,
    permission,
    origin,
    { requestingUrl: url, isMainFrame: true, ...media },
  ]
  if (!granted) handlers.request?.(...(request as RequestArguments))
  const checked = handlers.check === null || handlers.check(...(check as CheckArguments))
  trace('permission', {
    permission,
    mediaType: mediaType ?? null,
    url,
    granted: granted && checked,
  })
  return granted && checked
}

/** @param browserContextId Chromium's context of the partition */
export async function decide(
  cdp: CDPSession,
  handlers: Handlers,
  contents: Electron.WebContents,
  where: {
    readonly electronUrl: string
    readonly chromiumUrl: string
    readonly browserContextId: string
  },
): Promise<void> {
  const { origin } = new URL(where.chromiumUrl)
  for (const wish of WISHES)
    await cdp.send('Browser.setPermission', {
      permission: wish.descriptor,
      setting: asked(handlers, contents, wish, where.electronUrl, false) ? 'granted' : 'denied',
      origin,
      browserContextId: where.browserContextId,
    })
}
