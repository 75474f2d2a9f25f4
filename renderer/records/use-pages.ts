/** The records that a filter finds, fetched page by page as the list comes to them. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { MILLISECOND } from '../../shared/clock.ts'
import type { RecordFilter, RecordSummary } from '../../shared/records/record.ts'
import type { Failed } from '../../shared/result.ts'
import { call, subscribe } from '../api.ts'
import { clock } from '../ui/office-clock.ts'

const PAGE = 100
/** A page is asked for once the list rests on it this long, ms: flying past it asks for nothing. */
const REST_MS = 60 * MILLISECOND

export type Pages = {
  /** Null until the first answer. `more`: there are more than the list goes on for. */
  readonly total: number | null
  readonly more: boolean
  /** undefined: not here yet. */
  at(index: number): RecordSummary | undefined
  /** The rows that are in sight. */
  need(first: number, last: number): void
  readonly failure: Failed | null
  reload(): void
}

type Known = {
  readonly total: number
  readonly more: boolean
  readonly pages: ReadonlyMap<number, readonly RecordSummary[]>
}

/** The rows of the last filter stay until the first of the next are here. */
export function usePages(filter: RecordFilter): Pages {
  const key = JSON.stringify(filter)
  const [known, setKnown] = useState<Known | null>(null)
  const [failure, setFailure] = useState<Failed | null>(null)
  const [round, setRound] = useState(0)
  const sight = useRef({ first: 0, last: 0 })
  const state = useRef({ key, round, asked: new Set<number>() })
  const reload = useCallback(() => setRound((count) => count + 1), [])

  const fetchPage = useCallback(async (page: number): Promise<void> => {
    const { current } = state
    if (current.asked.has(page)) return
    current.asked.add(page)
    // The key is the filter's own words: what is asked belongs to what is kept.
    const answer = await call('records.list', {
      filter: JSON.parse(current.key) as RecordFilter,
      offset: page * PAGE,
      limit: PAGE,
    })
    if (state.current !== current) return
    if (!answer.ok) {
      current.asked.delete(page)
      setFailure(answer)
      return
    }
    setFailure(null)
    const { total, more, rows } = answer.value
    setKnown((before) => ({
      total,
      more,
      pages: new Map([
        ...(current.asked.size > 1 && before !== null ? before.pages : []),
        [page, rows],
      ]),
    }))
  }, [])

  const fetchSight = useCallback((): void => {
    const { first, last } = sight.current
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1)
      void fetchPage(page)
  }, [fetchPage])

  useEffect(() => {
    const fresh = state.current.key !== key
    state.current = { key, round, asked: new Set() }
    if (fresh) sight.current = { first: 0, last: 0 }
    fetchSight()
  }, [key, round, fetchSight])
  useEffect(() => subscribe('records.changed', reload), [reload])

  const resting = useRef<(() => void) | null>(null)
  const need = useCallback(
    (first: number, last: number): void => {
      sight.current = { first, last }
      resting.current?.()
      resting.current = clock.after(REST_MS, fetchSight)
    },
    [fetchSight],
  )
  useEffect(() => () => resting.current?.(), [])

  return {
    total: known?.total ?? null,
    more: known?.more ?? false,
    at: (index) => known?.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    need,
    failure,
    reload,
  }
}
