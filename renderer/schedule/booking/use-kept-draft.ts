/** Keeps the begun form while it is typed; it survives leaving the room and a restart. */
import { useEffect, useMemo, useRef } from 'react'
import type { KeptField } from '../../../shared/schedule/booking.ts'
import { call, type RequestOf } from '../../api.ts'
import { clock } from '../../state/clock.ts'
import { createSaver } from '../../state/saver.ts'
import type { Draft } from './wish.ts'

type Kept = RequestOf<'schedule.keepDraft'>['draft']

async function send(draft: Kept): Promise<number | null> {
  const kept = await call('schedule.keepDraft', { draft })
  return kept.ok ? clock.wallMs() : null
}

/** @returns what forgets the draft, for a form that was sent or given up; resolves when nothing of it is on its way any more */
export function useKeptDraft(
  bookingId: string | null,
  fields: Draft,
  kept: readonly KeptField[],
  changed: boolean,
): () => Promise<void> {
  // At once with each key: a form is closed as quickly as it is typed.
  const saver = useMemo(() => createSaver<Kept>({ save: send, clock, afterMs: 0 }), [])
  useEffect(() => () => saver.stop(), [saver])
  const over = useRef(false)
  useEffect(() => {
    if (changed && !over.current) saver.typed({ bookingId, fields: { ...fields }, kept: [...kept] })
  }, [saver, bookingId, fields, kept, changed])
  return async () => {
    over.current = true
    saver.typed(null)
    await saver.flush()
  }
}
