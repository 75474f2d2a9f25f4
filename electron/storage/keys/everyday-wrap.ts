/** The everyday way to a PC's keys: wrapped by the OS's key store, or by a passphrase where there is none. */
import { randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { ScryptSchema } from '../../../shared/log/account.ts'
import type { OfficeKind } from '../../../shared/office/status.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { KeyStore } from '../../platform/platform.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

/**
 * The practice office's passphrase on a machine without a key store. It is published on purpose: every
 * person in that office is invented, and it has to open with one click.
 */
const PRACTICE_PASSPHRASE = 'soudan-desk practice office'

export const OsWrapSchema = z.object({ by: z.literal('os'), wrapped: z.base64() })
// In this order: the file's sum is taken over the wraps as they are read.
export const PassphraseWrapSchema = z.object({
  by: z.literal('passphrase'),
  ...ScryptSchema.shape,
  wrapped: z.base64(),
})
type PassphraseWrap = z.infer<typeof PassphraseWrapSchema>
export type EverydayWrap = z.infer<typeof OsWrapSchema> | PassphraseWrap

export type KeyParts = {
  readonly keyStore: KeyStore
  readonly kind: OfficeKind
  readonly vaultPassphrase: string | null
}

/** What a PC opens its office with. `secret`: its own half of a pair (box.ts), for the later keys of an office that has a server; null: it never needed one. */
export type PcKeys = { readonly dataKey: Uint8Array; readonly secret: Uint8Array | null }

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64')

const joined = ({ dataKey, secret }: PcKeys): Uint8Array =>
  secret === null ? dataKey : Buffer.concat([dataKey, secret])

function parted(bytes: Uint8Array): Result<PcKeys, 'keyDamaged'> {
  if (bytes.length !== KEY_BYTES && bytes.length !== 2 * KEY_BYTES) return fail('keyDamaged')
  return ok({
    dataKey: new Uint8Array(bytes.subarray(0, KEY_BYTES)),
    secret: bytes.length === KEY_BYTES ? null : new Uint8Array(bytes.subarray(KEY_BYTES)),
  })
}

function stretch(
  passphrase: string,
  wrap: Pick<PassphraseWrap, 'n' | 'r' | 'p' | 'salt'>,
): Uint8Array {
  return scryptSync(passphrase.normalize('NFKC'), decode(wrap.salt), KEY_BYTES, {
    N: wrap.n,
    r: wrap.r,
    p: wrap.p,
    maxmem: 256 * wrap.n * wrap.r,
  })
}

/** Stretching a published passphrase would protect nothing and delay every start; a real one costs a guesser 64 MB twice a try, which OWASP names as enough. */
const COST: Readonly<Record<OfficeKind, number>> = { practice: 2 ** 10, office: 2 ** 16 }

function wrapWithPassphrase(
  plain: Uint8Array,
  passphrase: string,
  kind: OfficeKind,
): PassphraseWrap {
  const how = { n: COST[kind], r: 8, p: 2, salt: encode(randomBytes(16)) }
  return {
    by: 'passphrase',
    ...how,
    wrapped: encode(sealBytes(stretch(passphrase, how), plain, 'passphrase')),
  }
}

/** By the OS where it has a store, else by the passphrase. */
export function wrapForToday(
  keys: PcKeys,
  parts: KeyParts,
): Result<EverydayWrap, 'passphraseNeeded'> {
  const plain = joined(keys)
  if (parts.keyStore.available())
    return ok({ by: 'os', wrapped: encode(parts.keyStore.wrap(plain)) })
  const passphrase = parts.kind === 'practice' ? PRACTICE_PASSPHRASE : parts.vaultPassphrase
  return passphrase === null
    ? fail('passphraseNeeded')
    : ok(wrapWithPassphrase(plain, passphrase, parts.kind))
}

/** `keyUnavailable`: another user, another PC or a lost keyring; the recovery key still opens it. */
export function unwrapToday(
  wraps: readonly EverydayWrap[],
  parts: KeyParts,
): Result<PcKeys, 'keyUnavailable' | 'keyDamaged' | 'passphraseNeeded' | 'wrongPassphrase'> {
  const byPassphrase = wraps.find((wrap) => wrap.by === 'passphrase')
  if (byPassphrase !== undefined) return unwrapWithPassphrase(byPassphrase, parts)
  const byOs = wraps.find((wrap) => wrap.by === 'os')
  if (byOs === undefined || !parts.keyStore.available()) return fail('keyUnavailable')
  const plain = parts.keyStore.unwrap(decode(byOs.wrapped))
  return plain.ok ? parted(plain.value) : plain
}

function unwrapWithPassphrase(
  wrap: PassphraseWrap,
  parts: KeyParts,
): Result<PcKeys, 'keyDamaged' | 'passphraseNeeded' | 'wrongPassphrase'> {
  const passphrase = parts.kind === 'practice' ? PRACTICE_PASSPHRASE : parts.vaultPassphrase
  if (passphrase === null) return fail('passphraseNeeded')
  const plain = openBytes(stretch(passphrase, wrap), decode(wrap.wrapped), 'passphrase')
  return plain.ok ? parted(plain.value) : fail('wrongPassphrase')
}
