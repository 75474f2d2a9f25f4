/** What the office's other PCs wrote, told to the rooms and the screens as if it had been written here. */
import type { Cancel } from '../shared/clock.ts'
import type { LoggedEvent } from '../shared/log/events.ts'
import { idIn } from '../shared/log/scope.ts'
import type { Ring } from './bell.ts'
import type { Zoom } from './meeting/zoom/zoom.ts'
import type { ProfileStore } from './office/profile-store.ts'
import type { Claims } from './office/server/claims.ts'
import type { StoredEvent } from './storage/log/event-row.ts'
import type { Storage } from './storage/storage.ts'

export type HearOthersParts = {
  readonly storage: Pick<Storage, 'inbox' | 'log'>
  readonly profile: Pick<ProfileStore, 'refresh' | 'current'>
  readonly ring: Ring
  readonly claims: Pick<Claims, 'tidy'>
  readonly zoom: Pick<Zoom, 'refresh'>
}

/** Whatever ends that a booking is taken. */
const ENDS: ReadonlySet<string> = new Set(['closed', 'givenBack', 'released'])

const endsClaim = (event: LoggedEvent): boolean =>
  event.type === 'schedule.changed' && ENDS.has(event.payload.what)

export function hearOthers({ storage, profile, ring, claims, zoom }: HearOthersParts): Cancel {
  function hear(events: readonly StoredEvent[]): void {
    const scopes = new Set(events.map(({ scope }) => scope))
    const has = (prefix: string): boolean => [...scopes].some((scope) => scope.startsWith(prefix))
    if (scopes.has('profile') && profile.refresh())
      ring('office.profile', { version: profile.current().version })
    if (scopes.has('settings')) zoom.refresh()
    if (has('account/')) ring('people.accounts', null)
    if (has('restriction/')) ring('review.restrictions', null)
    for (const scope of scopes) {
      const recordId = idIn(scope, 'record')
      if (recordId !== null) ring('records.changed', { recordId })
    }
  }
  const stops = [
    storage.inbox.onReceived(hear),
    // After the transaction that is being told.
    storage.log.onCommitted((events) => {
      if (events.some(endsClaim)) setImmediate(() => void claims.tidy())
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
