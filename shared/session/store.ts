/** What the session room needs of the disk: where the one live session is kept. */
import type { NewEvent } from '../log/events.ts'
import type { SaveReason } from '../log/port.ts'
import type { Result } from '../result.ts'

/** Elapsed use and the clocks at that moment, written every few seconds so that a restart goes on with the same thirty minutes. All in ms. */
export type SessionProgress = {
  readonly recordId: string
  readonly elapsedMs: number
  readonly wallMs: number
  readonly uptimeMs: number
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
