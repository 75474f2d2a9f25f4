/**
 * Sealed for one PC: whoever has its public half can seal, only that PC opens. Ephemeral-static X25519, HKDF-SHA256 over both public
 * halves, AES-256-GCM (as in office/server/handshake.ts).
 */
import {
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'
import { agreedWith, newPair, publicBytes } from './x25519.ts'

const NAME = 'soudan-desk/1/share'
/** RFC 8410: what stands before the 32 bytes of a private X25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** A PC's private half. */
export const newSecret = (): Uint8Array => new Uint8Array(randomBytes(KEY_BYTES))

const privateOf = (secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' })

export const publicHalf = (secret: Uint8Array): Uint8Array =>
  publicBytes(createPublicKey(privateOf(secret)))

/** Null: as agreedWith() has it. */
function keyBetween(
  privateKey: KeyObject,
  other: Uint8Array,
  halves: readonly Uint8Array[],
): Uint8Array | null {
  const shared = agreedWith(privateKey, other)
  if (shared === null) return null
  return new Uint8Array(hkdfSync('sha256', shared, Buffer.concat(halves), NAME, KEY_BYTES))
}

/** @param bound what it is of: opening it as anything else fails */
export function sealFor(
  publicKey: Uint8Array,
  plain: Uint8Array,
  bound: string,
): Result<Uint8Array, 'badKey'> {
  const { publicKey: half, privateKey } = newPair()
  const key = keyBetween(privateKey, publicKey, [half, publicKey])
  return key === null ? fail('badKey') : ok(Buffer.concat([half, sealBytes(key, plain, bound)]))
}

/** `sealBroken`: for another PC, of something else, or changed. */
export function openBox(
  secret: Uint8Array,
  box: Uint8Array,
  bound: string,
): Result<Uint8Array, 'sealBroken'> {
  const half = box.subarray(0, KEY_BYTES)
  const key = keyBetween(privateOf(secret), half, [half, publicHalf(secret)])
  return key === null ? fail('sealBroken') : openBytes(key, box.subarray(KEY_BYTES), bound)
}
