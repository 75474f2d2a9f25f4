/** The headers that every page of ours is served with; one place, so that both platforms agree and tests can read it. */

export type Headers = Readonly<Record<string, string>>

/** A Content-Security-Policy from its directives; what is not named falls to `default-src 'none'`. */
export function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  const all = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    ...directives,
  }
  return Object.entries(all)
    .map(([name, sources]) => `${name} ${sources.length === 0 ? "'none'" : sources.join(' ')}`)
    .join('; ')
}

export type AppPageReach = {
  /** Where the page's script may connect: the bridge's WebSocket on the browser platform, nothing in Electron. */
  readonly connect: readonly string[]
  /** Origins that may be framed: the meeting page on the browser platform. */
  readonly frame: readonly string[]
}

/** Headers of the app's own page. Nothing from elsewhere loads, nobody may frame it, and it is cross-origin isolated. */
export function appHeaders(parts: AppPageReach): Headers {
  const camera = ['self', ...parts.frame.map((origin) => `"${origin}"`)].join(' ')
  return {
    'content-security-policy': policy({
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'"],
      'media-src': ["'self'", 'blob:'],
      'connect-src': parts.connect,
      'frame-src': parts.frame,
      'frame-ancestors': ["'none'"],
    }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': `camera=(${camera}), microphone=(${camera}), display-capture=(), geolocation=(), usb=(), serial=(), hid=(), payment=()`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
}

export type MeetingPageReach = {
  /** The meeting server's own origin, for its WebSocket. */
  readonly origin: string
  /** Origins of the app's page that may frame this one; none where the page has a view of its own. */
  readonly ancestors: readonly string[]
  /** What a provider's page needs beyond our own files (the Zoom page: wasm, blob workers, zoom.us). */
  readonly extra: Readonly<Record<string, readonly string[]>>
  /** It may ask for a picture of what the main process offers (the counselor's page in a view of its own). */
  readonly captures: boolean
}

/** Headers of a meeting page: isolated, and embeddable across origins by the app only. */
export function meetingHeaders(parts: MeetingPageReach): Headers {
  return {
    'content-security-policy': policy({
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'font-src': ["'self'"],
      'connect-src': [parts.origin.replace('http:', 'ws:')],
      'frame-ancestors': parts.ancestors,
      ...parts.extra,
    }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'permissions-policy': `camera=(self), microphone=(self), display-capture=(${parts.captures ? 'self' : ''}), geolocation=(), usb=(), serial=(), hid=(), payment=()`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
