/** What came from the server is looked at before anything is made of it: each event has to be the one its PC wrote. */
import { hashOf, sameBytes } from '../../storage/log/event-hash.ts'
import type { PulledEvent } from './port.ts'

/** The first event that is not what its hash says, or that does not follow the one before it on its own PC; null: all are. */
export function firstBad(events: readonly PulledEvent[]): PulledEvent | null {
  const last = new Map<string, PulledEvent>()
  for (const event of events) {
    const before = last.get(event.device)
    const follows =
      before === undefined ||
      event.sequence > before.sequence + 1 ||
      (event.sequence === before.sequence + 1 && sameBytes(event.previous, before.hash))
    if (!follows || !sameBytes(hashOf(event), event.hash)) return event
    last.set(event.device, event)
  }
  return null
}
