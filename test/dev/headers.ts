/** The product's headers, opened by the little that hot reload needs: one nonce for Vite's inline parts, and its socket. */
import { appHeaders, type AppPageReach, type Headers } from '../../electron/platform/headers.ts'

export type DevReach = {
  /** Stands on every inline script and style that Vite makes; new with each `npm run dev`. */
  readonly nonce: string
  /** http://127.0.0.1:<port> */
  readonly vite: string
}

/** Neither `unsafe-inline` nor another host: what the product's CSP would refuse fails here as well. */
export function devHeaders(reach: AppPageReach, { nonce, vite }: DevReach): Headers {
  const headers = appHeaders({
    ...reach,
    connect: [...reach.connect, vite.replace('http:', 'ws:')],
  })
  const policy = headers['content-security-policy'] ?? ''
  const opened = policy.replaceAll(/(script|style)-src 'self'/g, `$1-src 'self' 'nonce-${nonce}'`)
  if (opened === policy) throw new Error('the policy of the app looks otherwise than dev/ knows it')
  return { ...headers, 'content-security-policy': opened }
}
