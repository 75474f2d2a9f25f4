/** Our sessions, each guarded by its role before any page of it is made, and the refusal of everything else. */
import { guardContents, guardSession, type MeetingSite, offerOnly } from '../guards.ts'
import type { SessionRole } from '../permissions.ts'
import { PARTITIONS } from '../window-options.ts'
import type { JobWindow } from './job-window.ts'

export type SessionsParts = {
  readonly app: Electron.App
  readonly session: typeof Electron.Session
  /** Where a page of that role lives, and what it may reach. */
  readonly site: (role: SessionRole) => MeetingSite
  /** The window of the job site, made later. */
  readonly jobs: () => Pick<JobWindow, 'frameFor' | 'refused' | 'site'>
}

export function createSessions({ app, session, site, jobs }: SessionsParts) {
  const guard = (guarded: Electron.Session, role: SessionRole): void =>
    guardSession(guarded, role, () => site(role))
  let hearsDownloads = false
  app.on('session-created', (created) => guard(created, 'other'))
  const of = (role: keyof typeof PARTITIONS): Electron.Session =>
    session.fromPartition(PARTITIONS[role])
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, contents.session === of('jobs') ? jobs().site : undefined),
  )
  return {
    of,
    guardAll(): void {
      guard(session.defaultSession, 'other')
      for (const role of ['app', 'meeting', 'seeker', 'jobs', 'account'] as const)
        guard(of(role), role)
      offerOnly(of('meeting'), (wish) => jobs().frameFor(site('meeting').origin, wish))
      if (!hearsDownloads) {
        hearsDownloads = true
        // Nothing of a stranger's page reaches the disk.
        of('jobs').on('will-download', (event) => {
          event.preventDefault()
          jobs().refused()
        })
      }
    },
  }
}
