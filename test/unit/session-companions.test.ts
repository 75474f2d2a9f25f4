/** Companions are counted against what was announced in words (M20-2). */
import { describe, expect, it } from 'vitest'
import { announcedCount } from '../../shared/session/companions.ts'

describe('companions announced in words', () => {
  it.each([
    [null, 0],
    ['配偶者（隣に座ります）', 1],
    ['手話通訳者1名', 1],
    ['手話通訳者１名', 1],
    ['家族2人', 2],
    ['家族（妻）', 1],
    ['通訳二名', 2],
    ['母と妹', 2],
    ['母、通訳者１名', 2],
    ['支援員 2名・通訳', 3],
    ['お子さんとともに母', 2],
    ['あり', 1],
  ])('%s: %i', (words, count) => {
    expect(announcedCount(words)).toBe(count)
  })
})
