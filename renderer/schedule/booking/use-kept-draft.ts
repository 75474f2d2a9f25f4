/** Keeps the begun form while it is typed; it survives leaving the room and a restart. */
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { call, type RequestOf } from '../../api.ts'
import { clock } from '../../state/clock.ts'
import { createSaver } from '../../state/saver.ts'

type Kept = RequestOf<'schedule.keepDraft'>['draft']

/** @returns what forgets the draft, for a form that was sent or given up; resolves when nothing of it is on its way any more */
export function useKeptDraft(
  draftId: string,
  draft: NonNullable<Kept>,
  changed: boolean,
): () => Promise<void> {
  // At once with each key: a form is closed as quickly as it is typed.
  const saver = useMemo(() => {
    const save = async (kept: Kept): Promise<number | null> =>
      (await call('schedule.keepDraft', { draftId, draft: kept })).ok ? clock.wallMs() : null
    return createSaver<Kept>({ save, clock, afterMs: 0 })
  }, [draftId])
  useEffect(() => () => saver.stop(), [saver])
  const over = useRef(false)
  const told = JSON.stringify(draft)
  const keep = useEffectEvent(() => saver.typed(draft))
  useEffect(() => {
    if (changed && !over.current) keep()
  }, [told, changed])
  return async () => {
    over.current = true
    saver.typed(null)
    await saver.flush()
  }
}
