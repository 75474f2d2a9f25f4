/**
 * What a page may do, decided in one place: everything is refused but camera and microphone, those only for our own two pages,
 * copying for the app's, and a picture of the job site's window for the meeting's while the counselor offers it.
 */
import { isJobSite } from './job-site.ts'

/** Which of our sessions asks: the app's own, the meeting view's, the practice job seeker's window, the public job site's; other is a session we did not make. */
/** account: the main process's own requests (Zoom's REST API), which no page makes. */
export type SessionRole = 'app' | 'meeting' | 'seeker' | 'jobs' | 'account' | 'other'

export type PermissionWish = {
  readonly permission: string
  /** Origin or address of the frame that asks. */
  readonly from: string
  /** Absent or unknown in checks that precede a choice of device. */
  readonly mediaTypes?: readonly string[] | undefined
}

export const APP_SCHEME = 'app'
export const APP_HOST = 'desk'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** The origin of an address; null when it is none. Written out because URL gives 'null' for our own scheme. */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  return url === null || url.host === '' ? null : `${url.protocol}//${url.host}`
}

/** Whether this address is the app's own page. */
export function isAppPage(address: string): boolean {
  return originOf(address) === APP_ORIGIN
}

/** A meeting page lives on this machine's loopback and nowhere else. */
export function isMeetingOrigin(origin: string | null): boolean {
  return origin !== null && /^http:\/\/localhost:\d+$/.test(origin)
}

/**
 * Denies by default. `media` is camera and microphone; since Electron 45 a picture of a screen or window asks as
 * `display-capture`. @param meetingOrigin origin of the open meeting page, null while there is none; @param offered the counselor
 * has just said that the job site's window is to be shown (capture.ts): what is given then is decided there once more
 */
export function permitted(
  role: SessionRole,
  wish: PermissionWish,
  meetingOrigin: string | null,
  offered = false,
): boolean {
  const origin = originOf(wish.from)
  if (wish.permission === 'display-capture')
    return offered && role === 'meeting' && isMeetingOrigin(origin) && origin === meetingOrigin
  // navigator.clipboard.writeText: plain words out of the app's page; nothing may read the clipboard.
  if (wish.permission === 'clipboard-sanitized-write')
    return role === 'app' && origin === APP_ORIGIN
  // Which speaker is the counselor's choice; it hears nothing.
  if (wish.permission === 'speaker-selection')
    return role === 'meeting' && isMeetingOrigin(origin) && origin === meetingOrigin
  if (wish.permission !== 'media') return false
  if (
    !(wish.mediaTypes ?? []).every(
      (type) => type === 'video' || type === 'audio' || type === 'unknown',
    )
  )
    return false
  if (role === 'app') return origin === APP_ORIGIN
  if (role === 'meeting' || role === 'seeker')
    return isMeetingOrigin(origin) && origin === meetingOrigin
  return false
}

/**
 * Whether a session may ask for this address at all. The app's page loads from its own scheme only; a meeting page from its
 * own server and, for Zoom, from the hosts named; the job site from itself. Everything else does not leave the machine.
 */
export function mayRequest(
  role: SessionRole,
  address: string,
  meetingOrigin: string | null,
  meetingHosts: readonly string[],
): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  if (url.protocol === 'devtools:') return role !== 'jobs'
  if (role === 'app') return isAppPage(address) || isOwnBlob(address, APP_ORIGIN)
  if (role === 'jobs') return isJobSite(address)
  if (role === 'account') return url.protocol === 'https:'
  if (role === 'other' || meetingOrigin === null) return false
  if (
    `http://${url.host}` === meetingOrigin &&
    (url.protocol === 'http:' || url.protocol === 'ws:')
  )
    return true
  if (url.protocol === 'data:' || isOwnBlob(address, meetingOrigin)) return true
  const secure = url.protocol === 'https:' || url.protocol === 'wss:'
  return (
    role === 'meeting' &&
    secure &&
    !carriesKey(url) &&
    meetingHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  )
}

/** The SDK's second try after a server error would ask with these in the address, where every proxy on the way logs them. */
function carriesKey(url: URL): boolean {
  return url.searchParams.has('signature') || url.searchParams.has('zak')
}

function isOwnBlob(address: string, origin: string): boolean {
  return address.startsWith(`blob:${origin}/`)
}
