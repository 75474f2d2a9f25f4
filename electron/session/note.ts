/** What the counselor has typed so far about the live session: on disk with every save, in memory for the snapshot. */
import type { Clock } from '../../shared/clock.ts'
import { ok, type Result } from '../../shared/result.ts'
import { emptyDraft, packDraft, unpackDraft } from '../../shared/session/draft.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { SessionStore } from '../../shared/session/store.ts'

export type TypedNote = { readonly text: string; readonly followUp?: string | undefined }

export interface Note {
  current(): SessionSnapshot['note']
  clear(): void
  /** Takes up what the store kept; null: nothing. */
  restore(draft: string | null): void
  /** @returns when it was saved, wall clock, ms since 1970 UTC */
  save(recordId: string, typed: TypedNote): Result<{ savedAtMs: number }, 'saveFailed'>
}

export function createNote(clock: Clock, store: SessionStore): Note {
  let note: SessionSnapshot['note'] = { ...emptyDraft, savedAtMs: null }
  return {
    current: () => note,
    clear() {
      note = { ...emptyDraft, savedAtMs: null }
    },
    restore(draft) {
      note = { ...unpackDraft(draft), savedAtMs: null }
    },
    save(recordId, typed) {
      const draft = { text: typed.text, followUp: typed.followUp ?? note.followUp }
      const saved = store.saveDraft(recordId, packDraft(draft))
      if (!saved.ok) return saved
      const savedAtMs = clock.wallMs()
      note = { ...draft, savedAtMs }
      return ok({ savedAtMs })
    },
  }
}
