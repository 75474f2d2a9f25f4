/** A long list that is fetched page by page as the reader comes to it. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Cancel, Clock } from '../../shared/clock.ts'
import type { Failed, Result } from '../../shared/result.ts'
import { clock } from './clock.ts'

/** A page is asked for once the list rests on it this long, ms: flying past it asks for nothing. */
export const REST_MS = 60

/** The first and the last row of a page. */
export type Edges<Key> = { readonly first: Key; readonly last: Key }
type Edge<Key> = { readonly key: Key; readonly side: 'after' | 'before' }

/** Where a page lies: from the top, and as seen from the nearest row that is known (null: from the top too), so many rows away. */
export type At<Key> = {
  readonly offset: number
  readonly edge: Edge<Key> | null
  readonly skip: number
}

/** @typeParam Key what a row is known by where others may come and go meanwhile; never: none do */
export type FetchPage<Row, Key = never> = (
  at: At<Key>,
  limit: number,
) => Promise<
  Result<{
    readonly total: number
    /** There are more than the list goes on for. */
    readonly more?: boolean
    readonly rows: readonly Row[]
    readonly edges?: Edges<Key> | null
  }>
>

type Shown<Row> = {
  /** Null until the first answer. */
  readonly total: number | null
  readonly more: boolean
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly failure: Failed | null
}

export type Pager<Row, Key> = {
  readonly shown: StoreApi<Shown<Row>>
  /** Another question: its list begins at the top. The rows of the last one stay until the first of the next are here. */
  ask(fetch: FetchPage<Row, Key>): void
  /** The same question anew, for the rows in sight. */
  readonly reload: () => void
  /** The rows that are in sight, both included. */
  readonly need: (first: number, last: number) => void
  stop(): void
}

export function createPager<Row, Key = never>(size: number, time: Clock): Pager<Row, Key> {
  const shown = createStore<Shown<Row>>(() => ({
    total: null,
    more: false,
    pages: new Map<number, readonly Row[]>(),
    failure: null,
  }))
  let fetch: FetchPage<Row, Key> | null = null
  const newRound = () => ({
    asked: new Set<number>(),
    edges: new Map<number, Edges<Key>>(),
    answered: false,
  })
  let round = newRound()
  let sight = { first: 0, last: 0 }
  let rest: Cancel | null = null

  async function fetchPage(ask: FetchPage<Row, Key>, page: number): Promise<void> {
    const current = round
    if (current.asked.has(page)) return
    current.asked.add(page)
    const answer = await ask(atOf(page, size, current.edges), size)
    if (round !== current) return
    if (!answer.ok) {
      current.asked.delete(page)
      shown.setState({ failure: answer })
      return
    }
    const { total, more = false, rows, edges = null } = answer.value
    if (edges !== null) current.edges.set(page, edges)
    const others = current.answered ? shown.getState().pages : []
    current.answered = true
    shown.setState({ failure: null, total, more, pages: new Map([...others, [page, rows]]) })
  }

  /** One after the other: the second is asked for by the last row of the first. */
  async function fetchSight(): Promise<void> {
    const current = round
    const { first, last } = sight
    for (let page = Math.floor(first / size); page <= Math.floor(last / size); page += 1) {
      if (fetch === null || round !== current) return
      await fetchPage(fetch, page)
    }
  }

  function begin(): void {
    round = newRound()
    void fetchSight()
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
      rest = time.after(REST_MS, () => void fetchSight())
    },
    stop() {
      rest?.()
      fetch = null
      round = newRound()
    },
  }
}

/** As seen from the nearest page whose edges are known. */
function atOf<Key>(page: number, size: number, known: ReadonlyMap<number, Edges<Key>>): At<Key> {
  let nearest: At<Key> = { offset: page * size, edge: null, skip: page * size }
  // What has come to the top meanwhile belongs there.
  if (page === 0) return nearest
  for (const [other, { first, last }] of known) {
    const skip = (Math.abs(page - other) - 1) * size
    if (other === page || skip > nearest.skip) continue
    const edge: Edge<Key> =
      other < page ? { key: last, side: 'after' } : { key: first, side: 'before' }
    nearest = { offset: page * size, edge, skip }
  }
  return nearest
}

export type Pages<Row> = Omit<Shown<Row>, 'pages'> & {
  /** undefined: not here yet. */
  readonly at: (index: number) => Row | undefined
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}

/** @param fetch keeps its identity as long as the question is the same */
export function usePages<Row, Key = never>(size: number, fetch: FetchPage<Row, Key>): Pages<Row> {
  const [pager] = useState(() => createPager<Row, Key>(size, clock))
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
