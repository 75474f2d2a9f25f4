/**
 * keys.json: the office's data key, wrapped by the OS's key store or by a passphrase, and always by the
 * recovery key. What cannot be unwrapped is kept and reported; nothing here ever deletes a wrapped
 * key, but the recovery key's when a new one takes its place.
 */
import { createHash, randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { ScryptSchema } from '../../../shared/log/account.ts'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { KeyStore } from '../../platform/platform.ts'
import { writeFileAtomically } from '../file/atomic-file.ts'
import { readWhileHeld } from '../file/held.ts'
import type { HandedKey } from './handed-key.ts'
import { newRecoveryKey } from './recovery-key.ts'
import {
  openWithRecovery,
  readWrap,
  type RecoveryWrap,
  RecoveryWrapSchema,
  wrapBytes,
  wrapWithRecovery,
} from './recovery-wrap.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

/**
 * The practice office's passphrase on a machine without a key store. It is published on purpose: every
 * person in that office is invented, and it has to open with one click.
 */
const PRACTICE_PASSPHRASE = 'soudan-desk practice office'

const VERSION = 1
const base64 = z.base64()
const OsWrapSchema = z.object({ by: z.literal('os'), wrapped: base64 })
// In this order: the file's sum is taken over the wraps as they are read.
const PassphraseWrapSchema = z.object({
  by: z.literal('passphrase'),
  ...ScryptSchema.shape,
  wrapped: base64,
})
const WrapsSchema = z
  .array(z.discriminatedUnion('by', [OsWrapSchema, PassphraseWrapSchema, RecoveryWrapSchema]))
  .min(1)
/** `sum` tells damage apart from a wrong passphrase. */
const KeyFileSchema = z.object({
  version: z.literal(VERSION),
  kind: z.enum(['office', 'practice']),
  wraps: WrapsSchema,
  sum: z.string(),
})
/** A damaged file may still hold its recovery wrap whole; the wrap's own seal tells whether it does. */
const LooseFileSchema = z.object({ wraps: z.array(z.unknown()) })
const VersionSchema = z.object({ version: z.number() })
export type Wrap = z.infer<typeof WrapsSchema>[number]
type PassphraseWrap = z.infer<typeof PassphraseWrapSchema>

export type KeyParts = {
  readonly keyStore: KeyStore
  readonly kind: OfficeKind
  readonly vaultPassphrase: string | null
}
export type UnlockReason =
  'keyUnavailable' | 'keyDamaged' | 'databaseNewer' | 'passphraseNeeded' | 'wrongPassphrase'

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64')
const sumOf = (kind: OfficeKind, wraps: readonly Wrap[]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, wraps]))
    .digest('base64')

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
  dataKey: Uint8Array,
  passphrase: string,
  kind: OfficeKind,
): PassphraseWrap {
  const how = { n: COST[kind], r: 8, p: 2, salt: encode(randomBytes(16)) }
  return {
    by: 'passphrase',
    ...how,
    wrapped: encode(sealBytes(stretch(passphrase, how), dataKey, 'passphrase')),
  }
}

/** The everyday way to the key: the OS where it has a store, else a passphrase. */
function wrapForToday(dataKey: Uint8Array, parts: KeyParts): Result<Wrap, 'passphraseNeeded'> {
  if (parts.keyStore.available())
    return ok({ by: 'os', wrapped: encode(parts.keyStore.wrap(dataKey)) })
  const passphrase = parts.kind === 'practice' ? PRACTICE_PASSPHRASE : parts.vaultPassphrase
  return passphrase === null
    ? fail('passphraseNeeded')
    : ok(wrapWithPassphrase(dataKey, passphrase, parts.kind))
}

/** A second copy, from which the recovery key opens the office when the first one is damaged. */
const copyOf = (file: string): string => `${file}.copy`

function writeKeyFile(file: string, kind: OfficeKind, wraps: readonly Wrap[]): void {
  const content = `${JSON.stringify({ version: VERSION, kind, wraps, sum: sumOf(kind, wraps) }, null, 2)}\n`
  writeFileAtomically(file, content)
  writeFileAtomically(copyOf(file), content)
}

/** A new data key and its file. The recovery key is in the answer and nowhere else. Errors of the file system are thrown. */
export function createKeyFile(
  file: string,
  parts: KeyParts,
): Result<{ readonly dataKey: Uint8Array; readonly recoveryKey: string }, 'passphraseNeeded'> {
  const dataKey = new Uint8Array(randomBytes(KEY_BYTES))
  const recoveryKey = newRecoveryKey()
  const today = wrapForToday(dataKey, parts)
  if (!today.ok) return today
  writeKeyFile(file, parts.kind, [today.value, wrapWithRecovery(dataKey, recoveryKey)])
  return ok({ dataKey, recoveryKey })
}

/** Unparsed; null: not there, or no JSON. */
function contentOf(file: string): unknown {
  const text = readWhileHeld(file)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function readWraps(file: string): Result<readonly Wrap[], 'keyDamaged' | 'databaseNewer'> {
  const content = contentOf(file)
  const version = VersionSchema.safeParse(content)
  if (version.success && version.data.version > VERSION) return fail('databaseNewer')
  const parsed = KeyFileSchema.safeParse(content)
  if (!parsed.success || parsed.data.sum !== sumOf(parsed.data.kind, parsed.data.wraps))
    return fail('keyDamaged')
  return ok(parsed.data.wraps)
}

/** The data key. `keyUnavailable`: another user, another PC or a lost keyring; the recovery key still opens it. */
export function unlockKeyFile(file: string, parts: KeyParts): Result<Uint8Array, UnlockReason> {
  const wraps = readWraps(file)
  if (!wraps.ok) return wraps
  const byPassphrase = wraps.value.find((wrap) => wrap.by === 'passphrase')
  if (byPassphrase !== undefined) return unwrapWithPassphrase(byPassphrase, parts)
  const byOs = wraps.value.find((wrap) => wrap.by === 'os')
  if (byOs === undefined || !parts.keyStore.available()) return fail('keyUnavailable')
  const dataKey = parts.keyStore.unwrap(decode(byOs.wrapped))
  return dataKey.ok && dataKey.value.length !== KEY_BYTES ? fail('keyDamaged') : dataKey
}

function unwrapWithPassphrase(
  wrap: PassphraseWrap,
  parts: KeyParts,
): Result<Uint8Array, 'passphraseNeeded' | 'wrongPassphrase'> {
  const passphrase = parts.kind === 'practice' ? PRACTICE_PASSPHRASE : parts.vaultPassphrase
  if (passphrase === null) return fail('passphraseNeeded')
  const dataKey = openBytes(stretch(passphrase, wrap), decode(wrap.wrapped), 'passphrase')
  return dataKey.ok ? dataKey : fail('wrongPassphrase')
}

function recoveryWraps(file: string): readonly RecoveryWrap[] {
  const loose = LooseFileSchema.safeParse(contentOf(file))
  const wraps = loose.success ? loose.data.wraps : []
  return wraps
    .map((wrap) => RecoveryWrapSchema.safeParse(wrap))
    .flatMap((wrap) => (wrap.success ? [wrap.data] : []))
}

/**
 * Opens with the recovery key (as readRecoveryKey gives it) and wraps the data key anew for this PC and
 * user; the recovery key stays valid. Nothing is written when the key is wrong; a damaged or foreign file is
 * kept under another name.
 */
export function rewrapWithRecoveryKey(
  file: string,
  recoveryKey: string,
  parts: KeyParts,
): Result<Uint8Array, 'keyDamaged' | 'databaseNewer' | 'wrongRecoveryKey' | 'passphraseNeeded'> {
  const whole = readWraps(file)
  if (!whole.ok && whole.reason === 'databaseNewer') return whole
  const own = recoveryWraps(file)
  const wraps = [...own, ...recoveryWraps(copyOf(file))]
  if (wraps.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(wraps, recoveryKey)
  if (opened === null) return fail('wrongRecoveryKey')
  const today = wrapForToday(opened.dataKey, parts)
  if (!today.ok) return today
  if (existsSync(file) && (!whole.ok || !own.includes(opened.wrap)))
    renameSync(file, `${file}.damaged-${randomUUID()}`)
  writeKeyFile(file, parts.kind, [today.value, opened.wrap])
  return ok(opened.dataKey)
}

/** The data key as the recovery key opens it, for a PC that will join; null: the file has no such wrap that can be read. */
export function recoveryWrapOf(file: string): Uint8Array | null {
  const [wrap] = [...recoveryWraps(file), ...recoveryWraps(copyOf(file))]
  return wrap === undefined ? null : wrapBytes(wrap)
}

/** The key file of a PC that joins: the office's data key for this PC and user, and as the recovery key opens it. Errors of the file system are thrown. */
export function createJoinedKeyFile(
  file: string,
  parts: KeyParts,
  wrap: Uint8Array,
  recoveryKey: string,
): Result<Uint8Array, 'keyDamaged' | 'wrongRecoveryKey' | 'passphraseNeeded'> {
  const read = readWrap(wrap)
  if (read === null) return fail('keyDamaged')
  const opened = openWithRecovery([read], recoveryKey)
  if (opened === null) return fail('wrongRecoveryKey')
  const today = wrapForToday(opened.dataKey, parts)
  if (!today.ok) return today
  writeKeyFile(file, parts.kind, [today.value, read])
  return ok(opened.dataKey)
}

/** The same for a PC that was handed the key itself by another one. */
export function createHandedKeyFile(
  file: string,
  parts: KeyParts,
  { dataKey, recovery }: HandedKey,
): Result<Uint8Array, 'keyDamaged' | 'passphraseNeeded'> {
  const read = readWrap(recovery)
  if (read === null) return fail('keyDamaged')
  const today = wrapForToday(dataKey, parts)
  if (!today.ok) return today
  writeKeyFile(file, parts.kind, [today.value, read])
  return ok(dataKey)
}

/** The data key on the word of who holds the recovery key (as readRecoveryKey gives it); changes nothing. */
export function dataKeyByRecovery(
  file: string,
  recoveryKey: string,
): Result<Uint8Array, 'keyDamaged' | 'wrongRecoveryKey'> {
  const wraps = [...recoveryWraps(file), ...recoveryWraps(copyOf(file))]
  if (wraps.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(wraps, recoveryKey)
  return opened === null ? fail('wrongRecoveryKey') : ok(opened.dataKey)
}

/**
 * Whether this (as readRecoveryKey gives it) is the recovery key of an open office; changes nothing. It has to give the very
 * data key the office is open with: another key file, put in this one's place, proves nothing.
 */
export function proveRecoveryKey(
  file: string,
  recoveryKey: string,
  dataKey: Uint8Array,
): Result<null, 'keyDamaged' | 'wrongRecoveryKey'> {
  const wraps = [...recoveryWraps(file), ...recoveryWraps(copyOf(file))]
  if (wraps.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(wraps, recoveryKey)
  return opened !== null &&
    opened.dataKey.length === dataKey.length &&
    timingSafeEqual(opened.dataKey, dataKey)
    ? ok()
    : fail('wrongRecoveryKey')
}

/**
 * A new recovery key for an open office; the one before opens nothing here any more, and goes on until the new one is sure:
 * it is taken out only after `record`. Should the last write fail, both are left, and only the old one is known to anybody.
 * The data key stays: a key file of an earlier time (in a backup, in a folder that a restore set aside, a damaged one that was
 * kept) still opens with the key of its time, and together the two would open a stolen copy of today's files as well.
 * Errors of the file system are thrown.
 */
export function renewRecoveryKey(
  file: string,
  kind: OfficeKind,
  dataKey: Uint8Array,
  record: () => Result<unknown, SaveReason>,
): Result<string, 'keyDamaged' | SaveReason> {
  const wraps = readWraps(file)
  if (!wraps.ok) return fail('keyDamaged')
  const recoveryKey = newRecoveryKey()
  const renewed = wrapWithRecovery(dataKey, recoveryKey)
  writeKeyFile(file, kind, [...wraps.value, renewed])
  const recorded = record()
  if (!recorded.ok) return recorded
  writeKeyFile(file, kind, [...wraps.value.filter((wrap) => wrap.by !== 'recovery'), renewed])
  return ok(recoveryKey)
}
