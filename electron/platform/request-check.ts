/** Is this request from our own page? Defends the loopback server against other sites in the same browser and against DNS rebinding. */

export type RequestFacts = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** The Host must be ours word for word: a rebound name would show its own. */
export function hostIsOurs(request: RequestFacts, host: string): boolean {
  return request.headers['host'] === host
}

/** A page request: no foreign Origin, and from another site only as a plain visit to a whole page. */
export function mayFetch(request: RequestFacts, host: string): boolean {
  const origin = request.headers['origin']
  if (!hostIsOurs(request, host) || (origin !== undefined && origin !== `http://${host}`))
    return false
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  return (
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  )
}

/** A WebSocket must say that it comes from our own page. */
export function mayConnect(request: RequestFacts, host: string): boolean {
  return hostIsOurs(request, host) && request.headers['origin'] === `http://${host}`
}
