/** The office's data key, and the later ones beside it (ring.ts), as its recovery key opens them: in the key file of each PC, in the log where there are later ones, and with the office's server for those that join. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { wrappingKeyOf } from './recovery-key.ts'
import { decodeRing, encodeRing, joinedRings, type RingKeys } from './ring.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64')

export const RecoveryWrapSchema = z.object({
  by: z.literal('recovery'),
  salt: z.base64(),
  wrapped: z.base64(),
})
export type RecoveryWrap = z.infer<typeof RecoveryWrapSchema>

/** All that opens an office. */
export type WholeKeys = { readonly dataKey: Uint8Array; readonly ring: RingKeys }
/** `wraps`: out of which they came. */
export type RecoveredKeys = WholeKeys & { readonly wraps: readonly RecoveryWrap[] }

/** @param recoveryKey here and below as readRecoveryKey gives it */
export function wrapWithRecovery(
  dataKey: Uint8Array,
  recoveryKey: string,
  ring: RingKeys = new Map(),
): RecoveryWrap {
  const salt = randomBytes(16)
  const plain = Buffer.concat([dataKey, encodeRing(ring)])
  return {
    by: 'recovery',
    salt: encode(salt),
    wrapped: encode(sealBytes(wrappingKeyOf(recoveryKey, salt), plain, 'recovery')),
  }
}

function opened({ salt, wrapped }: RecoveryWrap, recoveryKey: string): WholeKeys | null {
  const plain = openBytes(wrappingKeyOf(recoveryKey, decode(salt)), decode(wrapped), 'recovery')
  if (!plain.ok || plain.value.length < KEY_BYTES) return null
  const ring = decodeRing(plain.value.subarray(KEY_BYTES))
  return ring === null
    ? null
    : { dataKey: new Uint8Array(plain.value.subarray(0, KEY_BYTES)), ring }
}

/**
 * The data key out of the first of them that it opens, the later keys out of all of that office; `wraps`: those. Null: it opens none.
 */
export function openWithRecovery(
  wraps: readonly RecoveryWrap[],
  recoveryKey: string,
): RecoveredKeys | null {
  let found: RecoveredKeys | null = null
  for (const wrap of wraps) {
    const keys = opened(wrap, recoveryKey)
    if (keys === null) continue
    if (found === null) found = { ...keys, wraps: [wrap] }
    else if (sameBytes(found.dataKey, keys.dataKey))
      found = {
        dataKey: found.dataKey,
        ring: joinedRings(found.ring, keys.ring),
        wraps: [...found.wraps, wrap],
      }
  }
  return found
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** As the server keeps it. */
export const wrapBytes = (wrap: RecoveryWrap): Uint8Array =>
  Buffer.from(JSON.stringify(wrap), 'utf8')

/** As wrapBytes() gave it on another PC; null: it is none. */
export function readWrap(wrap: Uint8Array): RecoveryWrap | null {
  try {
    return RecoveryWrapSchema.parse(JSON.parse(Buffer.from(wrap).toString('utf8')))
  } catch {
    return null
  }
}

/** The keys of an office that is on other PCs. @param wraps as its server keeps them; @param recoveryKey as readRecoveryKey gives it */
export function keysOfWraps(
  wraps: readonly Uint8Array[],
  recoveryKey: string,
): Result<RecoveredKeys, 'keyDamaged' | 'wrongRecoveryKey'> {
  const read = wraps.flatMap((wrap) => readWrap(wrap) ?? [])
  if (read.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(read, recoveryKey)
  return opened === null ? fail('wrongRecoveryKey') : ok(opened)
}
