/** Who may talk to the browser platform: a one-time token in the first address becomes a cookie that the page cannot read. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Gatekeeper {
  /** A new one-time token; an earlier unused one is void from here on. */
  issue(): string
  /** True once for the current token. Whoever held a cookie before is out. */
  redeem(token: string): boolean
  /** The Set-Cookie value for whoever redeemed. */
  cookie(): string
  /** Whether a Cookie header carries the current secret. */
  knows(cookieHeader: string | undefined): boolean
}

const fresh = (): string => randomBytes(32).toString('base64url')

/** Equal in constant time, whatever the lengths. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/**
 * @param port makes the cookie's name: cookies of 127.0.0.1 are shared between ports.
 * @param kept one secret for good, so that a developer's tab stays in when the main process is started anew; nothing in the app
 */
export function createGatekeeper(port: number, kept: string | null = null): Gatekeeper {
  const name = `soudan_${port}`
  let token: string | null = null
  let secret = kept
  return {
    issue() {
      token = fresh()
      return token
    },
    redeem(offered) {
      if (token === null || !same(offered, token)) return false
      token = null
      secret = kept ?? fresh()
      return true
    },
    cookie: () => `${name}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Strict`,
    knows(cookieHeader) {
      if (secret === null) return false
      const known = secret
      return (cookieHeader ?? '').split(';').some((pair) => {
        const [key = '', value = ''] = pair.trim().split('=')
        return key === name && same(value, known)
      })
    },
  }
}
