/** Events of the schedule in the order in which they take effect: members of a batch with its closing word. Pure. */
import type { LoggedEvent } from '../../shared/log/events.ts'
import { idIn } from '../../shared/log/scope.ts'
import { batchOf, closedBy } from '../../shared/schedule/fold.ts'
import { isOfSchedule } from './folding.ts'

/** A member of a batch waits for its closing word. */
export function putAside(
  waiting: Map<string, LoggedEvent[]>,
  batch: string,
  event: LoggedEvent,
): void {
  const members = waiting.get(batch)
  if (members === undefined) waiting.set(batch, [event])
  else members.push(event)
}

/** The events in the order in which they take effect: members of a batch with its closing word. `isPart`: some of the members are not among them. */
export function inEffect(
  events: readonly LoggedEvent[],
  waiting: Map<string, LoggedEvent[]>,
): { readonly told: readonly LoggedEvent[]; readonly isPart: boolean } {
  const told: LoggedEvent[] = []
  let isPart = false
  for (const event of events) {
    if (!isOfSchedule(event.scope)) continue
    const batch = batchOf(event)
    if (batch !== null) {
      putAside(waiting, batch, event)
      continue
    }
    const closed = closedBy(event)
    if (closed !== null) {
      const members = waiting.get(closed.batch) ?? []
      waiting.delete(closed.batch)
      isPart ||= members.length !== closed.events
      told.push(...members)
    }
    told.push(event)
  }
  return { told, isPart }
}

export function bookingsOf(events: readonly LoggedEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ scope }) => idIn(scope, 'booking') ?? []))
}

export const copyOf = (
  waiting: ReadonlyMap<string, readonly LoggedEvent[]>,
): Map<string, LoggedEvent[]> =>
  new Map([...waiting].map(([batch, members]) => [batch, [...members]]))
