/** The later generations of the office's key: sealed for one PC, and what a vault seals and opens with them. */
import { describe, expect, it } from 'vitest'
import { newSecret, openBox, publicHalf, sealFor } from '../../electron/storage/keys/box.ts'
import {
  decodeRing,
  encodeRing,
  generationOf,
  newGeneration,
  ringOf,
  tagged,
} from '../../electron/storage/keys/ring.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { value } from './storage-helpers.ts'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const plain = Buffer.from('架空の内容')

describe('a share', () => {
  it('opens with the one secret it is for, and as what it is of', () => {
    const mine = newSecret()
    const box = value(sealFor(publicHalf(mine), plain, 'office 2 pc'))
    expect(Buffer.from(value(openBox(mine, box, 'office 2 pc')))).toEqual(plain)
    expect(openBox(mine, box, 'office 3 pc').ok).toBe(false)
    expect(openBox(newSecret(), box, 'office 2 pc').ok).toBe(false)
    expect(Buffer.from(box)).not.toEqual(
      Buffer.from(value(sealFor(publicHalf(mine), plain, 'office 2 pc'))),
    )
  })

  it('is not opened with any one byte changed or cut off', () => {
    const mine = newSecret()
    const box = value(sealFor(publicHalf(mine), plain, 'x'))
    for (let at = 0; at < box.length; at += 1) {
      const altered = Buffer.from(box)
      altered[at] = (altered[at] ?? 0) ^ 1
      // The highest bit of an X25519 point is not part of it; the key is made of the bytes as they are.
      expect(openBox(mine, altered, 'x').ok).toBe(false)
      expect(openBox(mine, box.subarray(0, at), 'x').ok).toBe(false)
    }
  })

  it('is not made for a half with which everybody would know the key', () => {
    expect(sealFor(new Uint8Array(32), plain, 'x')).toMatchObject({ reason: 'badKey' })
    expect(sealFor(new Uint8Array(31), plain, 'x')).toMatchObject({ reason: 'badKey' })
  })

  it('is X25519 as RFC 7748 has it (6.1)', () => {
    const alice = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'
    expect(Buffer.from(publicHalf(Buffer.from(alice, 'hex'))).toString('hex')).toBe(
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    )
  })
})

describe('a vault with later keys', () => {
  const later = new Map([[77, key(9)]])
  const now = { ...ringOf(later), newest: () => 77 }

  it('seals under the newest and opens all that it has; who has the data key alone opens none of it', () => {
    const before = createVault(key(7)).seal('office', plain, 'x')
    const vault = createVault(key(7), now)
    const sealed = vault.seal('office', plain, 'x')
    expect(generationOf(sealed)).toBe(77)
    expect(generationOf(before)).toBe(1)
    expect(Buffer.from(value(vault.open('office', sealed, 'x')))).toEqual(plain)
    expect(Buffer.from(value(vault.open('office', before, 'x')))).toEqual(plain)
    expect(createVault(key(7)).open('office', sealed, 'x').ok).toBe(false)
    expect(
      createVault(key(7), ringOf(new Map([[77, key(8)]]))).open('office', sealed, 'x').ok,
    ).toBe(false)
    expect(vault.open('office', sealed, 'y').ok).toBe(false)
    expect(generationOf(vault.sealFirst('office', plain, 'x'))).toBe(1)
    // What is looked up is found as before.
    expect(vault.mac('scopeId', 'a')).toEqual(createVault(key(7)).mac('scopeId', 'a'))
  })

  it('is not told another generation than the one it was sealed under', () => {
    const two = { ...ringOf(new Map([...later, [78, key(9)]])), newest: () => 77 }
    const vault = createVault(key(7), two)
    const sealed = Buffer.from(vault.seal('office', plain, 'x'))
    // The same key under another number.
    sealed.writeUInt32BE(78, 1)
    expect(vault.open('office', sealed, 'x').ok).toBe(false)
    expect(vault.open('office', sealed.subarray(5), 'x').ok).toBe(false)
    expect(vault.open('office', tagged(77, sealed.subarray(5)), 'x').ok).toBe(true)
  })

  it('reads a ring back as it was, and nothing else as one', () => {
    const ring = new Map([...later, [2_147_483_646, key(3)]])
    expect(decodeRing(encodeRing(ring))).toEqual(ring)
    expect(decodeRing(new Uint8Array(0))).toEqual(new Map())
    expect(decodeRing(encodeRing(ring).subarray(1))).toBeNull()
    expect(decodeRing(encodeRing(new Map([[1, key(1)]])))).toBeNull()
    expect(decodeRing(Buffer.concat([encodeRing(later), encodeRing(later)]))).toBeNull()
  })

  it('names each generation by a number greater than all before it', () => {
    for (let at = 0; at < 200; at += 1) {
      expect(newGeneration([])).toBeGreaterThan(1)
      expect(newGeneration([90, 5_000])).toBeGreaterThan(5_000)
    }
  })
})
