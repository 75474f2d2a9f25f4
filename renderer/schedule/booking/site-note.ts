/** Where a booking's site is worth a word: in an office of several, for those that are not at its first. Pure. */
import type { Site } from '../../../shared/office/profile.ts'

/** The name to be shown beside a booking; null: it goes without saying. A site that is on the list no more is named by its id. */
export function siteNote(siteId: string, sites: readonly Site[]): string | null {
  if (siteId === '' || siteId === sites[0]?.id) return null
  const site = sites.find(({ id }) => id === siteId)
  return site === undefined ? siteId : site.name
}
