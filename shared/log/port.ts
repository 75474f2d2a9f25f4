/** What the other rooms need of the log. Every write is durable before it returns. */
import type { Result } from '../result.ts'
import type { LoggedEvent, NewEvent } from './events.ts'

/** The write did not happen and nothing changed; `details.cause` is 'diskFull', 'readOnly' or 'other'. */
export type SaveReason = 'saveFailed'

export interface EventLog {
  /** Seals, chains and writes the events in one transaction, stamped by the office's clock. */
  append: (events: readonly NewEvent[]) => Result<readonly LoggedEvent[], SaveReason>
}
