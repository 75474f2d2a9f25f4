/** Seals plain data as JSON; what comes back is unknown until the caller has parsed it. */
import { openBytes, sealBytes, type SealKey } from './sealing.ts'

export function sealJson(key: SealKey, value: unknown, bound: string): Uint8Array {
  return sealBytes(key, Buffer.from(JSON.stringify(value), 'utf8'), bound)
}

/** Undefined: it cannot be opened. */
export function openJson(key: SealKey, sealed: Uint8Array, bound: string): unknown {
  const plain = openBytes(key, sealed, bound)
  return plain.ok ? JSON.parse(Buffer.from(plain.value).toString('utf8')) : undefined
}
