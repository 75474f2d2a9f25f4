/** The pieces by which names and numbers are found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, gramsOf, numberKey, queryGrams } from '../../shared/records/search.ts'

describe('searching', () => {
  it('finds every part of a name among its pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (name, from, length) => {
        const characters = [...foldName(name)]
        const part = characters
          .slice(from % (characters.length + 1))
          .slice(0, length % (characters.length + 1))
          .join('')
        const pieces = new Set(gramsOf(characters.join('')))
        expect(queryGrams(part).every((gram) => pieces.has(gram))).toBe(true)
        expect(part === '' || queryGrams(part).length > 0).toBe(true)
      }),
    )
  })

  it('folds to the same form however often it is folded', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('あ', 'ア', 'ｱ', '髙', '高', '・', ' ', '　', 'Ａ', 'a', '﨑'),
        }),
        (name) => {
          expect(foldName(foldName(name))).toBe(foldName(name))
        },
      ),
    )
    expect(foldName('ｶｸｳ　いちろう・A')).toBe('カクウイチロウa')
  })

  it('reads a job-seeker number with or without hyphen and leading zeros, and nothing else', () => {
    for (const same of [
      '17010-00012345',
      '1701000012345',
      '17010-12345',
      '１７０１０ー０００１２３４５',
    ])
      expect(numberKey(same)).toBe('17010-12345')
    for (const none of ['', '17010', '1701-00012345', '17010-123456789', '17010-1234x', '架空'])
      expect(numberKey(none)).toBeNull()
    expect(numberKey('17010-00000000')).toBe('17010-0')
  })
})
