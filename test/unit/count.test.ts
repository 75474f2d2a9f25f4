/** How many of something: with separators, and in words that also hold for many. */
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { counted, type Unit } from '../../shared/count.ts'

describe('counted', () => {
  it('says the number as Japan writes it', () => {
    expect(counted(1204, '件')).toBe('1,204件')
    expect(counted(12, '名')).toBe('12名')
    expect(counted(0, '項目')).toBe('0項目')
  })

  it('keeps the number whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (count) => {
        expect(Number(counted(count, '件').replaceAll(/[,件]/gu, ''))).toBe(count)
      }),
    )
  })

  it('does not know 〜つ', () => {
    expectTypeOf<'つ'>().not.toExtend<Unit>()
  })
})
