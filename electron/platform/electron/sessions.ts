/** Our sessions, each guarded by its role before any page of it is made, and the refusal of everything else. */
import { guardContents, guardSession, type MeetingSite } from '../guards.ts'
import type { SessionRole } from '../permissions.ts'
import { PARTITIONS } from '../window-options.ts'

export type SessionsParts = {
  readonly app: Electron.App
  readonly session: typeof Electron.Session
  /** Where a page of that role lives, and what it may reach. */
  readonly site: (role: SessionRole) => MeetingSite
}

export function createSessions({ app, session, site }: SessionsParts) {
  const guard = (guarded: Electron.Session, role: SessionRole): void =>
    guardSession(guarded, role, () => site(role))
  app.on('session-created', (created) => guard(created, 'other'))
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  return {
    of: (role: keyof typeof PARTITIONS): Electron.Session =>
      session.fromPartition(PARTITIONS[role]),
    guardAll(): void {
      guard(session.defaultSession, 'other')
      for (const role of ['app', 'meeting', 'seeker', 'account'] as const)
        guard(session.fromPartition(PARTITIONS[role]), role)
    },
  }
}
