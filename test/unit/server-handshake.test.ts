/** The six digits and the key of two PCs that meet through a server: what each of them comes to, and what somebody between them can do. */
import { describe, expect, it } from 'vitest'
import {
  codeOf,
  commitmentOf,
  keepsCommitment,
  keyBetween,
  newHalf,
  type Said,
} from '../../electron/office/server/handshake.ts'
import { openHandedKey, sealHandedKey } from '../../electron/storage/keys/handed-key.ts'
import { wrapBytes, wrapWithRecovery } from '../../electron/storage/keys/recovery-wrap.ts'
import { readCode } from '../../shared/office/enrolment.ts'
import { value } from './storage-helpers.ts'

const OFFICE = '7b0d570a-0000-4000-8000-000000000001'
const asking = newHalf()
const answering = newHalf()
const said: Said = { office: OFFICE, asking, answering }

const changed = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte))

describe('two PCs that meet through a server', () => {
  it('come to one code of six digits and to one key', () => {
    expect(codeOf(said)).toMatch(/^\d{6}$/)
    const one = value(keyBetween(said, asking, answering.publicKey))
    const other = value(keyBetween(said, answering, asking.publicKey))
    expect(Buffer.from(one)).toEqual(Buffer.from(other))
    expect(one).toHaveLength(32)
  })

  it('come to another code and another key when anything of it was changed', () => {
    const others: Said[] = [
      { ...said, office: OFFICE.replace('7b', '7c') },
      { ...said, asking: { ...asking, publicKey: changed(asking.publicKey) } },
      { ...said, asking: { ...asking, nonce: changed(asking.nonce) } },
      { ...said, answering: { ...answering, publicKey: changed(answering.publicKey) } },
      { ...said, answering: { ...answering, nonce: changed(answering.nonce) } },
      { ...said, asking: answering, answering: asking },
    ]
    const codes = others.map(codeOf)
    expect(codes).not.toContain(codeOf(said))
    const own = value(keyBetween(said, answering, asking.publicKey))
    for (const other of others)
      expect(value(keyBetween(other, answering, asking.publicKey))).not.toEqual(own)
  })

  it('use every digit: codes are spread over all six places', () => {
    const codes = Array.from({ length: 2_000 }, () =>
      codeOf({ office: OFFICE, asking: newHalf(), answering }),
    )
    expect(new Set(codes).size).toBeGreaterThan(1_990)
    for (const place of [0, 1, 2, 3, 4, 5])
      expect(new Set(codes.map((code) => code[place])).size).toBe(10)
  })

  it('are bound to what they promised', () => {
    const promise = commitmentOf(asking)
    expect(keepsCommitment(asking, promise)).toBe(true)
    expect(keepsCommitment({ ...asking, nonce: changed(asking.nonce) }, promise)).toBe(false)
    expect(keepsCommitment({ ...asking, publicKey: newHalf().publicKey }, promise)).toBe(false)
  })

  it('refuse a key that makes the secret one that everybody knows', () => {
    for (const small of [
      new Uint8Array(32),
      Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 1 : 0)),
    ])
      expect(keyBetween(said, answering, small)).toMatchObject({ ok: false, reason: 'altered' })
    expect(keyBetween(said, answering, new Uint8Array(31))).toMatchObject({ reason: 'altered' })
  })
})

describe('the office’s key on its way', () => {
  const between = value(keyBetween(said, answering, asking.publicKey))
  const dataKey = new Uint8Array(32).fill(9)
  const recovery = wrapBytes(wrapWithRecovery(dataKey, 'AAAA'))
  const ring = new Map([[77, new Uint8Array(32).fill(8)]])
  const sealed = sealHandedKey(between, { dataKey, recovery, ring }, 'asking-1')

  it('is opened by the other PC, for that asking', () => {
    const opened = value(openHandedKey(between, sealed, 'asking-1'))
    expect(Buffer.from(opened.dataKey)).toEqual(Buffer.from(dataKey))
    expect(Buffer.from(opened.recovery)).toEqual(Buffer.from(recovery))
    expect(opened.ring).toEqual(ring)
    expect(openHandedKey(between, sealed, 'asking-2')).toMatchObject({ reason: 'altered' })
    expect(openHandedKey(changed(between), sealed, 'asking-1')).toMatchObject({ reason: 'altered' })
  })

  it('is none when it has another length, or the recovery key’s wrap is none', () => {
    for (const wrong of [
      { dataKey: dataKey.subarray(1), recovery, ring },
      { dataKey, recovery: Buffer.from('{}'), ring },
    ])
      expect(openHandedKey(between, sealHandedKey(between, wrong, 'a'), 'a')).toMatchObject({
        reason: 'altered',
      })
  })

  it('is not sealed with a later key that is none', () => {
    const wrong = { dataKey, recovery, ring: new Map([[77, new Uint8Array(31)]]) }
    expect(() => sealHandedKey(between, wrong, 'a')).toThrow()
  })
})

describe('the code as it is typed', () => {
  it('is read in full width and with spaces, and is nothing but six digits', () => {
    for (const typed of ['012345', '０１２３４５', ' 012 345 ', '012-345'])
      expect(readCode(typed)).toBe('012345')
    for (const typed of ['', '12345', '0123456', '01234a', '一二三四五六'])
      expect(readCode(typed)).toBeNull()
  })
})
