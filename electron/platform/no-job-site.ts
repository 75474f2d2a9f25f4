/** Where there is no window of its own for the job site: nothing is opened, and nothing can be shown. */
import type { JobSiteHost } from './platform.ts'

export const noJobSite: JobSiteHost = {
  possible: false,
  open: () => Promise.resolve(false),
  close: () => {},
  offer: () => false,
  withdraw: () => {},
  onChange: () => () => {},
}
