/** Pages of the list of records, while others are added and disposed of: nobody twice, nobody passed over. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../shared/log/events.ts'
import { firstPage, noFilter, type PageAt, type RecordFilter } from '../../shared/records/record.ts'
import { addRecord, ichiro, newOffice, type Office, takahashi, value } from './storage-helpers.ts'

const wish = fc.record({
  day: fc.integer({ min: 10, max: 14 }),
  slot: fc.constantFrom('10:00', '11:00', '14:00'),
  seeker: fc.constantFrom(ichiro, takahashi),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never
/** Between two pages. */
const step = fc.oneof(
  fc.record({ add: wish }),
  fc.record({ dispose: fc.nat() }),
  fc.constant('nothing' as const),
)

const filters: readonly RecordFilter[] = [
  noFilter,
  { ...noFilter, text: '架空' },
  // Longer than a piece: its records are opened to be sure.
  { ...noFilter, text: 'カクウ イチ' },
  { ...noFilter, text: ichiro.jobSeekerNumber ?? '' },
  { ...noFilter, slot: '10:00' },
  { ...noFilter, from: '2026-11-11', to: '2026-11-13' },
]

const proofOf = (recordIds: readonly string[]): NewEvent => ({
  type: 'records.disposed',
  scope: 'office',
  actorId: 'sup',
  payload: { kind: 'record', recordIds: [...recordIds], before: '2026-11-25', reason: '満了' },
})

function stage(first: readonly Wish[]) {
  const office: Office = newOffice()
  const { storage } = office
  let made = 0
  const add = ({ day, slot, seeker }: Wish): void =>
    addRecord(storage, {
      recordId: `r${(made += 1)}`,
      counselorId: 'anna',
      date: `2026-11-${day}`,
      slot,
      seeker,
    })
  first.forEach(add)
  const all = (filter: RecordFilter): string[] =>
    storage.records.list(filter, firstPage, 200).rows.map(({ recordId }) => recordId)
  const gone = new Set<string>()
  async function happens(what: typeof step extends fc.Arbitrary<infer T> ? T : never) {
    if (what === 'nothing') return
    if ('add' in what) {
      add(what.add)
      return
    }
    const there = all(noFilter)
    const recordId = there[what.dispose % Math.max(1, there.length)]
    if (recordId === undefined) return
    gone.add(recordId)
    value(await storage.disposal.disposeRecords([{ recordId, bookingId: null }], proofOf))
  }
  return { storage, all, gone, happens }
}

describe('pages by key', () => {
  it('show everybody who was there all the time, once and in order, downwards and upwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 3, maxLength: 25 }),
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...filters),
        fc.constantFrom('after' as const, 'before' as const),
        async (first, steps, limit, filter, side) => {
          const { storage, all, gone, happens } = stage(first)
          const before = all(filter)
          const seen: string[] = []
          const rest = [...steps]
          // Upwards from the end, to which somebody has leapt.
          let at: PageAt =
            side === 'after' ? firstPage : { edge: null, skip: Math.max(0, before.length - limit) }
          for (;;) {
            const { rows, edges } = storage.records.list(filter, at, limit)
            const ids = rows.map(({ recordId }) => recordId)
            if (side === 'after') seen.push(...ids)
            else seen.unshift(...ids)
            if (edges === null) break
            at = { edge: { key: side === 'after' ? edges.last : edges.first, side }, skip: 0 }
            const next = rest.shift()
            if (next !== undefined) await happens(next)
          }
          expect(new Set(seen).size, 'nobody twice').toBe(seen.length)
          const stayed = before.filter((id) => !gone.has(id))
          expect(
            seen.filter((id) => stayed.includes(id)),
            'nobody passed over',
          ).toEqual(stayed)
          const after = all(filter)
          expect(seen.filter((id) => after.includes(id))).toEqual(
            after.filter((id) => seen.includes(id)),
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  it('leap as many as are asked for, from the top and from a record', async () => {
    const days = Array.from({ length: 20 }, (_, n) => ({
      day: 10 + (n % 5),
      slot: '10:00' as const,
      seeker: ichiro,
    }))
    const { storage, all } = stage(days)
    for (const filter of filters) {
      const rows = all(filter)
      const page = (at: PageAt) => storage.records.list(filter, at, 3)
      const leapt = page({ edge: null, skip: 4 })
      expect(leapt.rows.map(({ recordId }) => recordId)).toEqual(rows.slice(4, 7))
      const key = leapt.edges?.last
      if (key === undefined) continue
      const ids = (side: 'after' | 'before'): string[] =>
        page({ edge: { key, side }, skip: 2 }).rows.map(({ recordId }) => recordId)
      const at = 4 + leapt.rows.length
      expect(ids('after')).toEqual(rows.slice(at + 2, at + 5))
      expect(ids('before')).toEqual(rows.slice(Math.max(0, at - 6), at - 3))
    }
  })
})
