/**
 * The recovery key: 140 random bits in seven groups of four symbols and one check symbol, to be printed
 * and kept in a safe. Base 32 without I, L, O and U, so nothing in it can be mistaken for something else.
 */
import { hkdfSync, randomInt } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { KEY_BYTES } from './sealing.ts'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 7
const DATA_PER_GROUP = 4

/** Times x in GF(32), x^5 = x^2 + 1. */
function timesX(value: number): number {
  const shifted = value << 1
  return (shifted & 0b100000) === 0 ? shifted : (shifted ^ 0b100101) & 0b11111
}

/** Differs after any single wrong symbol, any two neighbours exchanged, and for a group in another's place. */
function checkSymbol(values: readonly number[], group: number): number {
  return timesX(values.reduce((sum, value) => timesX(sum) ^ value, group + 1))
}

/** A new key as it is printed: `XXXXX-XXXXX-…`. */
export function newRecoveryKey(): string {
  return Array.from({ length: GROUPS }, (_, group) => {
    const values = Array.from({ length: DATA_PER_GROUP }, () => randomInt(SYMBOLS.length))
    return [...values, checkSymbol(values, group)].map((value) => SYMBOLS.charAt(value)).join('')
  }).join('-')
}

/** What was typed, in its one form; `typo` names the first group (from 1) that cannot be right, `length` says it is too short or long. */
export function readRecoveryKey(typed: string): Result<string, 'typo' | 'length'> {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[\s\p{Pd}ー]/gu, '')
  if (plain.length !== GROUPS * (DATA_PER_GROUP + 1))
    return fail('length', { symbols: plain.length })
  const groups = plain.match(/.{5}/gu) ?? []
  const wrong = groups.findIndex((group, index) => !groupIsRight(group, index))
  return wrong === -1 ? ok(groups.join('-')) : fail('typo', { group: wrong + 1 })
}

function groupIsRight(group: string, index: number): boolean {
  const values = [...group].map((symbol) => SYMBOLS.indexOf(symbol))
  return (
    !values.includes(-1) &&
    checkSymbol(values.slice(0, DATA_PER_GROUP), index) === values[DATA_PER_GROUP]
  )
}

/** 140 random bits need no slow derivation. `key` as readRecoveryKey or newRecoveryKey gives it. */
export function wrappingKeyOf(key: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, 'soudan-desk/1/recovery', KEY_BYTES))
}
