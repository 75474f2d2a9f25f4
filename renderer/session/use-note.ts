/** The note of the live session: what is typed stays here across the states, and is saved as it is typed. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { call } from '../api.ts'
import { clock } from '../ui/office-clock.ts'
import { createNoteSaver, type NoteState } from './note-saver.ts'

export type Note = {
  readonly text: string
  readonly state: NoteState
  readonly type: (text: string) => void
  /** Saves at once; resolves when it has come back. */
  readonly flush: () => Promise<void>
}

/** Until something is typed here, the note is the snapshot's (it may come late, after a sign-in); afterwards the screen is ahead of the disk, never behind. */
export function useNote(snapshot: SessionSnapshot): Note {
  const { recordId } = snapshot
  const [typed, setTyped] = useState<string | null>(null)
  const [saving, setSaving] = useState<NoteState | null>(null)
  const before: NoteState = snapshot.note.savedAtMs === null ? { kind: 'clean' } : { kind: 'saved', atMs: snapshot.note.savedAtMs }
  const saver = useMemo(() => createNoteSaver(async (latest) => {
    const answer = await call('session.note', { recordId, text: latest })
    return answer.ok ? answer.value.savedAtMs : null
  }, clock, setSaving), [recordId])
  useEffect(() => () => saver.stop(), [saver])
  const type = useCallback((latest: string) => {
    setTyped(latest)
    saver.typed(latest)
  }, [saver])
  return { text: typed ?? snapshot.note.text, state: saving ?? before, type, flush: saver.flush }
}
