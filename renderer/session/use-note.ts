/** The note of the live session: what is typed stays here across the states, and is saved as it is typed. */
import { useEffect, useMemo, useState } from 'react'
import type { Draft } from '../../shared/session/draft.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { call } from '../api.ts'
import { clock } from '../state/clock.ts'
import { createSaver, type SaverState } from '../state/saver.ts'

/** A crash loses at most the last second, ms. */
export const SAVE_AFTER_MS = 700

export type Note = Draft & {
  readonly state: SaverState
  readonly type: (part: Partial<Draft>) => void
  /** Saves at once; resolves when it has come back. */
  readonly flush: () => Promise<void>
}

/** Until something is typed here, the note is the snapshot's (it may come late, after a sign-in); afterwards the screen is ahead of the disk, never behind. */
export function useNote(snapshot: SessionSnapshot): Note {
  const { recordId, note } = snapshot
  const [typed, setTyped] = useState<Draft | null>(null)
  const [saving, setSaving] = useState<SaverState | null>(null)
  const before: SaverState =
    note.savedAtMs === null ? { kind: 'clean' } : { kind: 'saved', atMs: note.savedAtMs }
  const saver = useMemo(
    () =>
      createSaver<Draft>({
        async save(latest) {
          const answer = await call('session.note', { recordId, ...latest })
          return answer.ok ? answer.value.savedAtMs : null
        },
        clock,
        afterMs: SAVE_AFTER_MS,
        report: setSaving,
      }),
    [recordId],
  )
  useEffect(() => () => saver.stop(), [saver])
  const { text, followUp } = typed ?? note
  const type = (part: Partial<Draft>): void => {
    const latest = { text, followUp, ...part }
    setTyped(latest)
    saver.typed(latest)
  }
  return { text, followUp, state: saving ?? before, type, flush: saver.flush }
}
