/** Which hosts the meeting page may reach beside this machine: Zoom, or the domain of another Zoom that the settings name. */
import type { ZoomEndpoints } from '../../../shared/meeting/zoom-account.ts'

const ZOOM = 'zoom.us'

/**
 * Subdomains included. 'meet.example.test' stands for example.test, as its meetings live on sibling names; but never
 * for a suffix under which strangers register (zoom.go.jp is no leave for go.jp). Nothing for such a suffix itself.
 */
export async function meetingHosts(endpoints: ZoomEndpoints | null): Promise<readonly string[]> {
  const web = endpoints?.web ?? ZOOM
  if (web === ZOOM || web.endsWith(`.${ZOOM}`)) return [ZOOM]
  // The list of suffixes is long, and only an office with a Zoom of its own needs it.
  const { parse } = await import('tldts')
  const { domain, isIp } = parse(web, { allowPrivateDomains: true })
  if (isIp) return [web]
  if (domain === null) return []
  return [web === domain ? web : web.slice(web.indexOf('.') + 1)]
}
