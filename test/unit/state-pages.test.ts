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
    async (offset, limit) => {
      asked.push(offset)
      const count = Math.max(0, Math.min(limit, total - offset))
      return ok({ total, rows: Array.from({ length: count }, (_, i) => `${name}${offset + i}`) })
    }
  const row = (index: number): string | undefined =>
    pager.shown.getState().pages.get(Math.floor(index / 10))?.[index % 10]
  return { clock, pager, asked, rowsOf, row }
}

describe('a long list', () => {
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
