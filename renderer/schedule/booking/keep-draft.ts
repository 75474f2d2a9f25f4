/** Keeps the begun form while it is typed: one save at a time, the latest wins; it survives leaving the room and a restart. */
import { useEffect, useMemo, useRef } from 'react'
import type { KeptField } from '../../../shared/schedule/booking.ts'
import { call, type RequestOf } from '../../api.ts'
import type { Draft } from './wish.ts'

type Kept = RequestOf<'schedule.keepDraft'>['draft']

export type DraftKeeper = {
  readonly keep: (draft: Kept) => void
  /** Resolves when nothing is on its way any more. */
  readonly settled: () => Promise<void>
}

/** No React in here. @param send saves one draft; a failure is told by the next save, never by a lost key stroke */
export function createDraftKeeper(send: (draft: Kept) => Promise<unknown>): DraftKeeper {
  let wanted: { readonly draft: Kept } | null = null
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (wanted !== null) {
      const { draft } = wanted
      wanted = null
      await send(draft)
    }
    running = null
  }

  return {
    keep(draft) {
      wanted = { draft }
      running ??= run()
    },
    settled: async () => {
      await running
    },
  }
}

/** @returns what forgets the draft, for a form that was sent or given up; resolves when nothing of it is left */
export function useKeptDraft(
  bookingId: string | null,
  fields: Draft,
  kept: readonly KeptField[],
  changed: boolean,
): () => Promise<void> {
  const keeper = useMemo(
    () => createDraftKeeper((draft) => call('schedule.keepDraft', { draft })),
    [],
  )
  const over = useRef(false)
  useEffect(() => {
    if (changed && !over.current) keeper.keep({ bookingId, fields: { ...fields }, kept: [...kept] })
  }, [keeper, bookingId, fields, kept, changed])
  return () => {
    over.current = true
    keeper.keep(null)
    return keeper.settled()
  }
}
