/** Schemes of our own: Chromium knows none that it was not built with, so `app://desk/` is served as `https://desk.app.test/`. */

/** Registered with protocol.registerSchemesAsPrivileged. */
const schemes = new Set<string>()

export function registerScheme(scheme: string): void {
  schemes.add(scheme)
}

/** The address under which Chromium asks for an address of Electron's. */
export function forChromium(address: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/.exec(address)
  const [whole = '', scheme = '', host = ''] = found ?? []
  return schemes.has(scheme)
    ? `https://${host}.${scheme}.test${address.slice(whole.length)}`
    : address
}

/** Back again. */
export function forElectron(address: string): string {
  const found = /^(blob:)?https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.test(?=[/?#]|$)/.exec(address)
  const [whole = '', blob = '', host = '', scheme = ''] = found ?? []
  return schemes.has(scheme) ? `${blob}${scheme}://${host}${address.slice(whole.length)}` : address
}

/** The scheme of ours that this address belongs to. */
export function ownScheme(address: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//.exec(address)?.[1] ?? ''
  return schemes.has(scheme) ? scheme : null
}
