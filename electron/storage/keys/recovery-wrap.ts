/** The office's data key as its recovery key opens it: in the key file of each PC, and with the office's server for those that join. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { wrappingKeyOf } from './recovery-key.ts'
import { openBytes, sealBytes } from './sealing.ts'

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64')

export const RecoveryWrapSchema = z.object({
  by: z.literal('recovery'),
  salt: z.base64(),
  wrapped: z.base64(),
})
export type RecoveryWrap = z.infer<typeof RecoveryWrapSchema>

/** @param recoveryKey here and below as readRecoveryKey gives it */
export function wrapWithRecovery(dataKey: Uint8Array, recoveryKey: string): RecoveryWrap {
  const salt = randomBytes(16)
  return {
    by: 'recovery',
    salt: encode(salt),
    wrapped: encode(sealBytes(wrappingKeyOf(recoveryKey, salt), dataKey, 'recovery')),
  }
}

/** With the first of them that it opens; null: with none. */
export function openWithRecovery(
  wraps: readonly RecoveryWrap[],
  recoveryKey: string,
): { readonly dataKey: Uint8Array; readonly wrap: RecoveryWrap } | null {
  for (const wrap of wraps) {
    const dataKey = openBytes(
      wrappingKeyOf(recoveryKey, decode(wrap.salt)),
      decode(wrap.wrapped),
      'recovery',
    )
    if (dataKey.ok) return { dataKey: dataKey.value, wrap }
  }
  return null
}

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

/** The data key of an office that is on other PCs. @param recoveryKey as readRecoveryKey gives it */
export function dataKeyOfWrap(
  wrap: Uint8Array,
  recoveryKey: string,
): Result<Uint8Array, 'keyDamaged' | 'wrongRecoveryKey'> {
  const read = readWrap(wrap)
  if (read === null) return fail('keyDamaged')
  const opened = openWithRecovery([read], recoveryKey)
  return opened === null ? fail('wrongRecoveryKey') : ok(opened.dataKey)
}
