/** Small things of the kit: the meeting's rectangle, a new account. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameRectangle, visiblePart } from '../../renderer/meeting/rectangle.ts'
import { emptyDraft, readAccount } from '../../renderer/people/new-account.ts'

const rectangle = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
})

describe("the meeting's rectangle", () => {
  it('never reaches outside of the slot nor of the part that scrolls', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (slot, window) => {
        const seen = visiblePart(slot, window)
        if (seen === null) return
        for (const outer of [slot, window]) {
          expect(seen.x).toBeGreaterThanOrEqual(outer.x)
          expect(seen.y).toBeGreaterThanOrEqual(outer.y)
          expect(seen.x + seen.width).toBeLessThanOrEqual(outer.x + outer.width)
          expect(seen.y + seen.height).toBeLessThanOrEqual(outer.y + outer.height)
        }
      }),
    )
  })

  it('is nowhere when the slot is scrolled out of sight', () => {
    expect(
      visiblePart(
        { x: 0, y: -300, width: 400, height: 300 },
        { x: 0, y: 0, width: 400, height: 600 },
      ),
    ).toBeNull()
  })

  it('is the whole slot when nothing hides it', () => {
    const slot = { x: 10, y: 10, width: 100, height: 100 }
    expect(visiblePart(slot, { x: 0, y: 0, width: 400, height: 600 })).toEqual(slot)
  })

  it('notices a move and a change of size', () => {
    const slot = { x: 10, y: 10, width: 100, height: 100 }
    expect(sameRectangle(slot, { ...slot })).toBe(true)
    expect(sameRectangle(slot, { ...slot, y: 11 })).toBe(false)
    expect(sameRectangle(slot, { ...slot, height: 99 })).toBe(false)
    expect(sameRectangle(slot, null)).toBe(false)
    expect(sameRectangle(null, null)).toBe(true)
  })
})

describe('a new account', () => {
  it('tells for each field what is missing', () => {
    const { value, wrong } = readAccount(emptyDraft, 'counselor')
    expect(value).toBeNull()
    expect(Object.keys(wrong).sort()).toEqual(['displayName', 'loginName', 'passphrase'])
  })

  it('tells a short passphrase from a missing one', () => {
    const draft = { displayName: '相談 太郎', loginName: 'taro', passphrase: '' }
    const missing = readAccount(draft, 'counselor').wrong.passphrase
    const short = readAccount({ ...draft, passphrase: '1234567' }, 'counselor').wrong.passphrase
    expect(missing).toBeDefined()
    expect(short).toContain('8文字')
    expect(short).not.toBe(missing)
  })

  it('is not made under a login name that another one has', () => {
    const draft = { displayName: '相談 太郎', loginName: ' taro ', passphrase: '12345678' }
    expect(readAccount(draft, 'counselor', 'taro').wrong.loginName).toContain('同じログイン名')
    expect(readAccount(draft, 'counselor', 'jiro').value).not.toBeNull()
  })

  it('becomes an account of the role it is made for, trimmed', () => {
    expect(
      readAccount(
        { displayName: ' 相談 太郎 ', loginName: ' taro ', passphrase: '12345678' },
        'supervisor',
      ).value,
    ).toEqual({
      displayName: '相談 太郎',
      loginName: 'taro',
      passphrase: '12345678',
      role: 'supervisor',
    })
  })
})
