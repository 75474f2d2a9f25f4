/** The public job site: what its window may show. One origin, over TLS; everything else is refused. */

const JOB_SITE_HOST = 'www.hellowork.mhlw.go.jp'
export const JOB_SITE_ORIGIN = `https://${JOB_SITE_HOST}`

/**
 * The page on which a posting is found by its number. No address of a single posting is documented; those that can be seen carry
 * further keys of the site's own, so the number is typed there.
 */
export const JOB_SITE_SEARCH = `${JOB_SITE_ORIGIN}/kensaku/GECA110010.do?action=initDisp&screenId=GECA110010`

/** Whether this address is a page or a file of the job site itself: scheme, host and port exactly, and nobody's name in it. */
export function isJobSite(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.host === JOB_SITE_HOST &&
    url.username === '' &&
    url.password === ''
  )
}
