/** A long list that is fetched page by page as the reader comes to it. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Cancel, Clock } from '../../shared/clock.ts'
import type { Failed, Result } from '../../shared/result.ts'
import { clock } from './clock.ts'

/** A page is asked for once the list rests on it this long, ms: flying past it asks for nothing. */
export const REST_MS = 60

export type FetchPage<Row> = (
  offset: number,
  limit: number,
) => Promise<
  Result<{
    readonly total: number
    /** There are more than the list goes on for. */
    readonly more?: boolean
    readonly rows: readonly Row[]
  }>
>

type Shown<Row> = {
  /** Null until the first answer. */
  readonly total: number | null
  readonly more: boolean
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly failure: Failed | null
}

export type Pager<Row> = {
  readonly shown: StoreApi<Shown<Row>>
  /** Another question: its list begins at the top. The rows of the last one stay until the first of the next are here. */
  ask(fetch: FetchPage<Row>): void
  /** The same question anew, for the rows in sight. */
  readonly reload: () => void
  /** The rows that are in sight, both included. */
  readonly need: (first: number, last: number) => void
  stop(): void
}

export function createPager<Row>(size: number, time: Clock): Pager<Row> {
  const shown = createStore<Shown<Row>>(() => ({
    total: null,
    more: false,
    pages: new Map<number, readonly Row[]>(),
    failure: null,
  }))
  let fetch: FetchPage<Row> | null = null
  let round = { asked: new Set<number>(), answered: false }
  let sight = { first: 0, last: 0 }
  let rest: Cancel | null = null

  async function fetchPage(ask: FetchPage<Row>, page: number): Promise<void> {
    const current = round
    if (current.asked.has(page)) return
    current.asked.add(page)
    const answer = await ask(page * size, size)
    if (round !== current) return
    if (!answer.ok) {
      current.asked.delete(page)
      shown.setState({ failure: answer })
      return
    }
    const { total, more = false, rows } = answer.value
    const others = current.answered ? shown.getState().pages : []
    current.answered = true
    shown.setState({ failure: null, total, more, pages: new Map([...others, [page, rows]]) })
  }

  function fetchSight(): void {
    if (fetch === null) return
    for (
      let page = Math.floor(sight.first / size);
      page <= Math.floor(sight.last / size);
      page += 1
    )
      void fetchPage(fetch, page)
  }

  function begin(): void {
    round = { asked: new Set(), answered: false }
    fetchSight()
  }

  return {
    shown,
    ask(next) {
      fetch = next
      sight = { first: 0, last: 0 }
      begin()
    },
    reload: begin,
    need(first, last) {
      sight = { first, last }
      rest?.()
      rest = time.after(REST_MS, fetchSight)
    },
    stop() {
      rest?.()
      fetch = null
      round = { asked: new Set(), answered: false }
    },
  }
}

export type Pages<Row> = Omit<Shown<Row>, 'pages'> & {
  /** undefined: not here yet. */
  readonly at: (index: number) => Row | undefined
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}

/** @param fetch keeps its identity as long as the question is the same */
export function usePages<Row>(size: number, fetch: FetchPage<Row>): Pages<Row> {
  const [pager] = useState(() => createPager<Row>(size, clock))
  useEffect(() => {
    pager.ask(fetch)
  }, [pager, fetch])
  useEffect(() => () => pager.stop(), [pager])
  const { pages, ...rest } = useStore(pager.shown)
  return {
    ...rest,
    at: (index) => pages.get(Math.floor(index / size))?.[index % size],
    need: pager.need,
    reload: pager.reload,
  }
}
