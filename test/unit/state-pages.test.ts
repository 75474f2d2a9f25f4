/** A long list, fetched page by page: what is in sight, once, and never rows of another question. */
import { describe, expect, it } from 'vitest'
import { createPager, type FetchPage, REST_MS } from '../../renderer/state/pages.ts'
import { fail, ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function stage(total: number) {
  const clock = createVirtualClock(0)
  const pager = createPager<string>(10, clock)
  const asked: number[] = []
  const rowsOf =
    (name: string): FetchPage<string> =>
    async ({ offset }, limit) => {
      asked.push(offset)
      const count = Math.max(0, Math.min(limit, total - offset))
      return ok({ total, rows: Array.from({ length: count }, (_, i) => `${name}${offset + i}`) })
    }
  const row = (index: number): string | undefined =>
    pager.shown.getState().pages.get(Math.floor(index / 10))?.[index % 10]
  return { clock, pager, asked, rowsOf, row }
}

/** A list whose rows are known by a number, the largest first, as the main process answers. */
function keyed(all: () => readonly number[]): FetchPage<number, number> {
  return async ({ edge, skip }, limit) => {
    const rows = [...all()].sort((a, b) => b - a)
    const total = rows.length
    const start =
      edge === null
        ? 0
        : rows.findIndex((row) => (edge.side === 'after' ? row < edge.key : row <= edge.key))
    const page =
      edge?.side === 'before'
        ? rows.slice(Math.max(0, start - skip - limit), start - skip)
        : rows.slice(start + skip, start + skip + limit)
    const [first, last] = [page[0], page.at(-1)]
    return ok({
      total,
      rows: page,
      edges: first === undefined || last === undefined ? null : { first, last },
    })
  }
}

describe('a long list', () => {
  it('asks for a page by the nearest row it knows, from above and from below, so that rows that come meanwhile move nobody', async () => {
    const clock = createVirtualClock(0)
    const pager = createPager<number, number>(10, clock)
    const rows = Array.from({ length: 100 }, (_, n) => 1000 - n * 2)
    pager.ask(keyed(() => rows))
    await settle()
    const shown = (): number[] =>
      [...pager.shown.getState().pages].sort(([a], [b]) => a - b).flatMap(([, page]) => page)
    const look = async (first: number, last: number): Promise<void> => {
      pager.need(first, last)
      clock.advance(REST_MS)
      await settle()
    }
    // One has come above all, one below what is shown.
    rows.push(1001, 901)
    await look(10, 19)
    expect(shown()).toEqual(Array.from({ length: 20 }, (_, n) => 1000 - n * 2))
    await look(60, 69)
    rows.push(1003)
    await look(50, 59)
    await look(40, 49)
    // No gap and nothing twice from the leap upwards, with the one that came there in its place.
    const expected = [...rows].sort((x, y) => y - x).filter((row) => row <= 920)
    expect(shown().slice(20)).toEqual(expected.slice(0, 30))
  })

  it('fetches the pages in sight once they are looked at, each once', async () => {
    const { clock, pager, asked, rowsOf, row } = stage(100)
    pager.ask(rowsOf('a'))
    await settle()
    expect([asked, row(0), row(10)]).toEqual([[0], 'a0', undefined])
    pager.need(30, 35)
    clock.advance(REST_MS / 2)
    pager.need(45, 52)
    clock.advance(REST_MS)
    await settle()
    expect([asked, row(45), row(52), row(0)]).toEqual([[0, 40, 50], 'a45', 'a52', 'a0'])
    pager.need(45, 52)
    clock.advance(REST_MS)
    expect(asked).toHaveLength(3)
  })

  it('keeps the rows of the last question until the first of the next are here', async () => {
    const { clock, pager, rowsOf, row } = stage(40)
    pager.ask(rowsOf('a'))
    pager.need(8, 12)
    clock.advance(REST_MS)
    await settle()
    pager.ask(rowsOf('b'))
    expect(row(12)).toBe('a12')
    await settle()
    expect([row(0), row(12)]).toEqual(['b0', undefined])
  })

  it('drops an answer to an earlier question, and asks again after a failure', async () => {
    const { pager, row, rowsOf } = stage(40)
    let late: () => void = () => undefined
    pager.ask(
      () =>
        new Promise((resolve) => {
          late = () => resolve(ok({ total: 1, rows: ['late'] }))
        }),
    )
    pager.ask(() => Promise.resolve(fail('internal')))
    await settle()
    expect(pager.shown.getState().failure?.reason).toBe('internal')
    pager.ask(rowsOf('b'))
    await settle()
    late()
    await settle()
    expect([row(0), pager.shown.getState().failure]).toEqual(['b0', null])
  })
})
