/** The sessions that run in the office, on whatever PC: what their events tell, and how much of each use is left (M12-2-1). */
import type { Handlers } from '../../shared/contract.ts'
import { SECOND } from '../../shared/clock.ts'
import { idIn } from '../../shared/log/scope.ts'
import { ok } from '../../shared/result.ts'
import { beginsUse, leftOf, nameOf, type RunningEvent } from '../../shared/review/running.ts'
import { readClock, type Reading } from '../../shared/time/reading.ts'
import type { ReviewRoomParts } from './parts.ts'

/** What comes later than this after its stamp was on its way for a while: when it was written is not known from its coming. */
const LATEST_MS = 30 * SECOND

type Written = Omit<RunningEvent, 'payload'> & { readonly scope: string }

/** Listens from the moment it is made; `close` ends that. */
export function createSessions(parts: Pick<ReviewRoomParts, 'storage' | 'clock' | 'office'>): {
  readonly handlers: Pick<Handlers<'review'>, 'review.sessions'>
  readonly close: () => void
} {
  const { storage, clock, office } = parts
  /** By record: this PC's clocks when each event came that a use is counted from. */
  const heard = new Map<string, Map<string, Reading>>()

  function hear(events: readonly Written[]): void {
    for (const event of events) {
      const recordId = idIn(event.scope, 'record')
      if (recordId === null) continue
      if (event.type === 'session.closed' || event.type === 'session.givenBack')
        heard.delete(recordId)
      if (!beginsUse(event.type)) continue
      const now = readClock(clock)
      if (Math.abs(now.wallMs - event.atMs) > LATEST_MS) continue
      const known = heard.get(recordId) ?? new Map<string, Reading>()
      heard.set(recordId, known.set(nameOf(event), now))
    }
  }
  const stops = [storage.log.onCommitted(hear), storage.inbox.onReceived(hear)]

  return {
    handlers: {
      async 'review.sessions'({ recordIds }) {
        const startsAtConsulting = office.profile().capStartsAt === 'consulting'
        const running = await storage.reading.ask('running', { recordIds, startsAtConsulting })
        const now = readClock(clock)
        return ok(
          running.map((one) => ({
            ...one,
            left: leftOf(one, heard.get(one.recordId)?.get(one.use?.by ?? ''), now),
          })),
        )
      },
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}
