/** What the office's other PCs wrote, told to the rooms and the screens as if it had been written here. */
import type { Cancel } from '../../../shared/clock.ts'
import { idIn } from '../../../shared/log/scope.ts'
import type { Ring } from '../../bell.ts'
import type { StoredEvent } from '../../storage/log/event-row.ts'
import type { Inbox } from '../../storage/log/inbox.ts'
import type { ProfileStore } from '../profile-store.ts'

export type HearOthersParts = {
  readonly inbox: Pick<Inbox, 'onReceived'>
  readonly profile: Pick<ProfileStore, 'refresh' | 'current'>
  readonly ring: Ring
  /** Zoom's account or the backups' settings may be others. */
  readonly onSettings: () => void
}

/** The bookings hear it by themselves. */
export function hearOthers({ inbox, profile, ring, onSettings }: HearOthersParts): Cancel {
  function hear(events: readonly StoredEvent[]): void {
    const scopes = new Set(events.map(({ scope }) => scope))
    const has = (prefix: string): boolean => [...scopes].some((scope) => scope.startsWith(prefix))
    if (scopes.has('profile') && profile.refresh())
      ring('office.profile', { version: profile.current().version })
    if (scopes.has('settings')) onSettings()
    if (has('account/')) ring('people.accounts', null)
    if (scopes.has('settings') || has('account/')) ring('session.phrases', null)
    if (has('restriction/')) ring('review.restrictions', null)
    const [recordId, ...more] = [...scopes].flatMap((scope) => idIn(scope, 'record') ?? [])
    // Whoever catches up with hundreds asks the lists once.
    if (recordId !== undefined)
      ring('records.changed', { recordId: more.length === 0 ? recordId : null })
  }
  return inbox.onReceived(hear)
}
