/** The office's data key on its way from a PC that is in to one that is let in: with the recovery key's wrap, so that the new PC's key file is as whole as the others'. */
import { z } from 'zod'
import { ok, type Result } from '../../../shared/result.ts'
import { type WholeKeys, readWrap } from './recovery-wrap.ts'
import { decodeRing, encodeRing } from './ring.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

const VERSION = 1
const HandedSchema = z.object({
  version: z.literal(VERSION),
  dataKey: z.base64(),
  recovery: z.base64(),
  /** Left out: there is none. */
  ring: z.base64().optional(),
})

/** `recovery`: as wrapBytes() gives it. `ring`: the later keys (ring.ts). */
export type HandedKey = WholeKeys & { readonly recovery: Uint8Array }

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** @param key between the two PCs; @param bound the asking it is an answer to */
export function sealHandedKey(
  key: Uint8Array,
  { dataKey, ring, recovery }: HandedKey,
  bound: string,
): Uint8Array {
  const handed = {
    ...{ version: VERSION, dataKey: encode(dataKey), recovery: encode(recovery) },
    ...(ring.size > 0 && { ring: encode(encodeRing(ring)) }),
  }
  return sealBytes(key, Buffer.from(JSON.stringify(handed), 'utf8'), bound)
}

/** `altered`: it was not sealed by the other PC for this asking. */
export function openHandedKey(
  key: Uint8Array,
  sealed: Uint8Array,
  bound: string,
): Result<HandedKey, 'altered'> {
  const altered = { ok: false, reason: 'altered' } as const
  const plain = openBytes(key, sealed, bound)
  if (!plain.ok) return altered
  try {
    const read = HandedSchema.parse(JSON.parse(Buffer.from(plain.value).toString('utf8')))
    const dataKey = new Uint8Array(Buffer.from(read.dataKey, 'base64'))
    const recovery = new Uint8Array(Buffer.from(read.recovery, 'base64'))
    const ring = decodeRing(Buffer.from(read.ring ?? '', 'base64'))
    if (dataKey.length !== KEY_BYTES || ring === null || readWrap(recovery) === null) return altered
    return ok({ dataKey, ring, recovery })
  } catch {
    return altered
  }
}
