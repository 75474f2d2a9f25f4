/**
 * Writes the live session and its events. What a person asks for is only done once it is on disk; what has happened
 * anyway (the cap, an end, a lost line) is kept in memory while the disk refuses, and written in order as soon as it can be.
 */
import type { NewEvent } from '../../shared/log/events.ts'
import type { SaveReason } from '../../shared/log/port.ts'
import type { SessionStore } from '../../shared/session/store.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Live } from '../../shared/session/state.ts'

export interface Keeper {
  /** All or nothing: the events (with everything that still waits) and the state, in one transaction. */
  save(events: readonly NewEvent[], live: Live | null): Result<null, SaveReason>
  /** Takes events that cannot be refused; call `flush` when there is time to write. */
  owe(events: readonly NewEvent[]): void
  /** Writes what is owed, with the state as it is now. */
  flush(live: Live | null): Result<null, SaveReason>
  /** Something is not on disk. */
  owing(): boolean
}

export function createKeeper(store: SessionStore): Keeper {
  let owed: NewEvent[] = []
  let behind = false

  function write(events: readonly NewEvent[], live: Live | null): Result<null, SaveReason> {
    const state = live === null ? null : { recordId: live.session.recordId, state: live }
    const saved = store.commit([...owed, ...events], state)
    if (saved.ok) {
      owed = []
      behind = false
    }
    return saved
  }

  return {
    save: write,
    owe(events) {
      owed.push(...events)
      behind = true
    },
    flush: (live) => (behind ? write([], live) : ok()),
    owing: () => behind,
  }
}
