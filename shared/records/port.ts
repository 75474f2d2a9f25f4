/** What the other rooms need of the log. Every write is durable before it returns. */
import type { Result } from '../result.ts'
import type { LoggedEvent, NewEvent } from './events.ts'

/** The write did not happen and nothing changed; `details.cause` is 'diskFull', 'readOnly' or 'other'. */
export type SaveReason = 'saveFailed'

export interface EventLog {
  /** Seals, chains and writes the events in one transaction, stamped by the office's clock. */
  append(events: readonly NewEvent[]): Result<readonly LoggedEvent[], SaveReason>
}

/** Elapsed use, written every few seconds so that a restart goes on with the same thirty minutes. All in ms. */
export type SessionProgress = {
  readonly recordId: string
  readonly elapsedMs: number
  readonly wallMs: number
}

/** Where the one live session is kept, sealed. `live` is the machine's state as JSON; the session room parses it again. */
export interface SessionStore {
  /** Events and state in one transaction; `live` null: there is no live session any more. */
  commit(
    events: readonly NewEvent[],
    live: { readonly recordId: string; readonly state: unknown } | null,
  ): Result<null, SaveReason>
  saveProgress(progress: SessionProgress): Result<null, SaveReason>
  saveDraft(recordId: string, text: string): Result<null, SaveReason>
  load(): {
    readonly recordId: string
    readonly state: unknown
    readonly progress: SessionProgress | null
    readonly draft: string | null
  } | null
}
