/** The session's hand on the window of the public job site: opened and shown only while there is a consultation, closed with it. */
import { type Cancel, type Clock, SECOND } from '../../shared/clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { JobSite } from '../../shared/session/job-site.ts'
import type { SessionState } from '../../shared/session/snapshot.ts'
import type { JobSiteHost, JobSiteState, SharingView } from '../platform/platform.ts'
import { within } from './within.ts'

/** How long the site may take to come. */
const OPEN_MS = 30 * SECOND
/** How long the meeting's page may take to show it, or to end showing it. */
const SHOW_MS = 10 * SECOND

export type JobSiteDeskParts = {
  readonly host: JobSiteHost
  readonly share: SharingView['share']
  /** Time limits. */
  readonly lineClock: Clock
  readonly changed: () => void
}

export interface JobSiteDesk {
  open(number: string | null): Promise<Result<null, 'noWindow' | 'siteUnreachable'>>
  show(on: boolean): Promise<Result<null, 'noWindow' | 'notShown'>>
  readonly view: () => JobSite
  /** Where the session stands now; null: there is none. Without a consultation there is no such window. */
  follow(state: SessionState | null): void
  readonly stop: Cancel
}

export function createJobSiteDesk(parts: JobSiteDeskParts): JobSiteDesk {
  const { host, lineClock } = parts
  let seen: JobSiteState = { open: false, refusals: 0 }
  let number: string | null = null
  const deafen = host.onChange((state) => {
    seen = state
    parts.changed()
  })

  return {
    async open(wanted) {
      if (!host.possible) return fail('noWindow')
      number = wanted
      const opened = await within(lineClock, OPEN_MS, () => host.open(wanted))
      if (opened.kind === 'done' && opened.value) return ok()
      host.close()
      return fail('siteUnreachable')
    },
    async show(on) {
      if (on && !host.offer()) return fail('noWindow')
      const shown = await within(lineClock, SHOW_MS, () => parts.share(on))
      // Asked for or not: nothing stays offered behind an answer.
      host.withdraw()
      return shown.kind === 'done' && shown.value ? ok() : fail('notShown')
    },
    view: () => ({ possible: host.possible, ...seen, number: seen.open ? number : null }),
    follow(state) {
      if (state !== 'consulting' && seen.open) host.close()
    },
    stop() {
      deafen()
      host.close()
    },
  }
}
