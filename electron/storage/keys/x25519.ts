/** Pairs of X25519 keys, the public half as its 32 bytes, and what two of them agree on. */
import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { z } from 'zod'

const JwkSchema = z.object({ x: z.string() })

export const publicBytes = (publicKey: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(JwkSchema.parse(publicKey.export({ format: 'jwk' })).x, 'base64url'))

export function newPair(): { readonly publicKey: Uint8Array; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: publicBytes(publicKey), privateKey }
}

/** Never used as a key itself. Null: `other` is no key that anybody made, or one of small order, with which everybody would know the result. */
export function agreedWith(privateKey: KeyObject, other: Uint8Array): Uint8Array | null {
  try {
    const x = Buffer.from(other).toString('base64url')
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
    return diffieHellman({ privateKey, publicKey })
  } catch {
    return null
  }
}
