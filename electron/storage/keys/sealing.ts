/** AES-256-GCM as one blob: version (1 byte), nonce (12), ciphertext, tag (16). */
import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/result.ts'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/** A key that is used again and again is kept as a KeyObject: taking in the bytes costs more than sealing an event. */
export type SealKey = Uint8Array | KeyObject

/** Nonces are drawn many at a time: asking the system for each costs as much as sealing an event. */
const NONCES_AT_ONCE = 256
const pool = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE)
let taken = NONCES_AT_ONCE

function newNonce(): Uint8Array {
  if (taken === NONCES_AT_ONCE) {
    randomFillSync(pool)
    taken = 0
  }
  taken += 1
  return Uint8Array.prototype.slice.call(pool, (taken - 1) * NONCE_BYTES, taken * NONCE_BYTES)
}

/** @param bound what the blob belongs to; opening fails for anything else */
export function sealBytes(key: SealKey, plain: Uint8Array, bound: string): Uint8Array {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound, 'utf8'))
  // GCM turns each byte into one byte, so the size is known beforehand and nothing comes from final().
  const sealed = Buffer.allocUnsafe(1 + NONCE_BYTES + plain.length + TAG_BYTES)
  sealed[0] = VERSION
  sealed.set(nonce, 1)
  sealed.set(cipher.update(plain), 1 + NONCE_BYTES)
  cipher.final()
  sealed.set(cipher.getAuthTag(), 1 + NONCE_BYTES + plain.length)
  return sealed
}

/** `sealBroken`: another key, another place, or changed bytes; which of them cannot be told. */
export function openBytes(
  key: SealKey,
  sealed: Uint8Array,
  bound: string,
): Result<Uint8Array, 'sealBroken'> {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== VERSION)
    return fail('sealBroken')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(bound, 'utf8'))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return ok(
      Buffer.concat([
        decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES)),
        decipher.final(),
      ]),
    )
  } catch {
    return fail('sealBroken')
  }
}
