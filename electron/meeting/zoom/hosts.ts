/** Which hosts the meeting page may reach beside this machine: Zoom, or the domain of another Zoom that the settings name. */
import type { ZoomEndpoints } from '../../../shared/meeting/zoom-account.ts'

const ZOOM = 'zoom.us'

/** Subdomains included. 'meet.example.test' stands for example.test, as its meetings live on sibling names. */
export function meetingHosts(endpoints: ZoomEndpoints | null): readonly string[] {
  const web = endpoints?.web ?? ZOOM
  if (web === ZOOM || web.endsWith(`.${ZOOM}`)) return [ZOOM]
  const labels = web.split('.')
  return [labels.length > 2 ? labels.slice(1).join('.') : web]
}
