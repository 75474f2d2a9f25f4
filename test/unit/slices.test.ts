/** Long work in small pieces. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drain, quietWatch, runSlices, sorted } from '../../electron/slices.ts'

const byFirst = (left: readonly [number, number], right: readonly [number, number]): number =>
  left[0] - right[0]

it('sorts as Array.sort does, equal items as they stood, and leaves the list it was given alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 }), (numbers) => {
      const items = numbers.map((number, place) => [number, place] as const)
      const before = [...items]
      expect(drain(sorted(items, byFirst))).toEqual([...items].sort(byFirst))
      expect(items).toEqual(before)
    }),
  )
  const many = Array.from({ length: 30_001 }, (_, n) => [(n * 7919) % 1000, n] as const)
  expect(drain(sorted(many, byFirst))).toEqual([...many].sort(byFirst))
  expect([...sorted(many, byFirst)].length).toBeGreaterThan(10)
})

it('lets everything else have its turn between two pieces, and stops when it is told to', async () => {
  let turns = 0
  const watch = { ...quietWatch, breathe: async () => void (turns += 1) }
  const many = Array.from({ length: 20_000 }, (_, n) => n)
  const done = await runSlices(
    sorted(many, (left, right) => right - left),
    watch,
  )
  expect(done.ok && done.value[0]).toBe(19_999)
  expect(turns).toBeGreaterThan(5)
  const stopped = await runSlices(
    sorted(many, (left, right) => right - left),
    { ...watch, cancelled: () => turns > 8 },
  )
  expect(stopped).toEqual({ ok: false, reason: 'cancelled' })
})
