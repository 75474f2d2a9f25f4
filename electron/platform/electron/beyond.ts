/** What is not the app's own page, each in a session of its own: the meeting's view, the job seeker's window, the public job site, the account's requests. */
import { createMeetingView, type MeetingViewParts } from '../meeting-view.ts'
import { meetingViewOptions } from '../window-options.ts'
import { type AccountFetchParts, createAccountFetch } from './account-fetch.ts'
import { createJobWindow, type JobWindow, type JobWindowParts } from './job-window.ts'
import { createSeekerWindow, type SeekerWindowParts } from './seeker-window.ts'
import { createSessions, type SessionsParts } from './sessions.ts'

export type BeyondParts = SeekerWindowParts &
  Pick<SessionsParts, 'app' | 'session'> &
  Pick<JobWindowParts, 'Menu'> &
  Pick<AccountFetchParts, 'request' | 'proxy'> &
  Pick<MeetingViewParts<Electron.WebContentsView>, 'clock'> & {
    readonly WebContentsView: typeof Electron.WebContentsView
    /** The app's window, while there is one. */
    readonly window: () => Electron.BrowserWindow | null
  }

export function createBeyond(parts: BeyondParts) {
  const { window } = parts
  const seeker = createSeekerWindow(parts)
  const sessions = createSessions({
    app: parts.app,
    session: parts.session,
    site: (role) => ({
      origin: role === 'seeker' ? seeker.origin() : view.origin(),
      hosts: role === 'meeting' ? view.hosts() : [],
      offered: role === 'meeting' && jobs.offered(),
      ...(role === 'jobs' ? { refused: jobs.refused } : {}),
    }),
    jobs: () => jobs,
  })
  const jobs: JobWindow = createJobWindow({
    ...parts,
    session() {
      sessions.guardAll()
      return sessions.of('jobs')
    },
  })
  const view = createMeetingView({
    clock: parts.clock,
    create() {
      sessions.guardAll()
      return new parts.WebContentsView(meetingViewOptions(parts.devTools))
    },
    attach: (attached) => window()?.contentView.addChildView(attached),
    detach: (attached) => window()?.contentView.removeChildView(attached),
    zoomFactor: () => window()?.webContents.getZoomFactor() ?? 1,
    forget: () => sessions.of('meeting').clearStorageData(),
  })
  const fetchForAccount = createAccountFetch({
    request: parts.request,
    session: () => sessions.of('account'),
    proxy: parts.proxy,
  })

  return {
    sessions,
    view,
    seeker,
    jobs,
    // A session of its own: no cookie, no cache, nothing shared with any page.
    fetch: (url: string, init: RequestInit): Promise<Response> => {
      sessions.guardAll()
      return fetchForAccount(url, init)
    },
  }
}
