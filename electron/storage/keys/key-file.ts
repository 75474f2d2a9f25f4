/**
 * keys.json: the office's data key (and this PC's own secret, where the office has a server), wrapped by the OS's key store or by a
 * passphrase, and always the data key by the recovery key. What cannot be unwrapped is kept and reported; nothing here ever deletes a
 * wrapped key, but the recovery key's when a new one takes its place.
 */
import { createHash, randomUUID, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { z } from 'zod'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { writeFileAtomically } from '../file/atomic-file.ts'
import { readWhileHeld } from '../file/held.ts'
import {
  type KeyParts,
  OsWrapSchema,
  PassphraseWrapSchema,
  type PcKeys,
  unwrapToday,
  wrapForToday,
} from './everyday-wrap.ts'
import type { HandedKey } from './handed-key.ts'
import { newRecoveryKey } from './recovery-key.ts'
import {
  keysOfWraps,
  type WholeKeys,
  openWithRecovery,
  readWrap,
  type RecoveredKeys,
  type RecoveryWrap,
  RecoveryWrapSchema,
  wrapBytes,
  wrapWithRecovery,
} from './recovery-wrap.ts'
import { KEY_BYTES } from './sealing.ts'

export type { KeyParts, PcKeys } from './everyday-wrap.ts'

/** 2: with the PC's own secret, which an older program would not know how to part from the data key. */
const VersionsSchema = z.union([z.literal(1), z.literal(2)])
const NEWEST_VERSION = 2
const WrapsSchema = z
  .array(z.discriminatedUnion('by', [OsWrapSchema, PassphraseWrapSchema, RecoveryWrapSchema]))
  .min(1)
/** `sum` tells damage apart from a wrong passphrase. */
const KeyFileSchema = z.object({
  version: VersionsSchema,
  kind: z.enum(['office', 'practice']),
  wraps: WrapsSchema,
  sum: z.string(),
})
/** A damaged file may still hold its recovery wrap whole; the wrap's own seal tells whether it does. */
const LooseFileSchema = z.object({ wraps: z.array(z.unknown()) })
const VersionSchema = z.object({ version: z.number() })
export type Wrap = z.infer<typeof WrapsSchema>[number]
type KeyFile = Pick<z.infer<typeof KeyFileSchema>, 'version' | 'wraps'>

export type UnlockReason =
  'keyUnavailable' | 'keyDamaged' | 'databaseNewer' | 'passphraseNeeded' | 'wrongPassphrase'

const sumOf = (kind: OfficeKind, wraps: readonly Wrap[]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, wraps]))
    .digest('base64')

/** A second copy, from which the recovery key opens the office when the first one is damaged. */
const copyOf = (file: string): string => `${file}.copy`

function writeKeyFile(file: string, kind: OfficeKind, { version, wraps }: KeyFile): void {
  const content = `${JSON.stringify({ version, kind, wraps, sum: sumOf(kind, wraps) }, null, 2)}\n`
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
  const made = createWith(file, parts, dataKey, [wrapWithRecovery(dataKey, recoveryKey)])
  return made.ok ? ok({ dataKey, recoveryKey }) : made
}

function createWith(
  file: string,
  parts: KeyParts,
  dataKey: Uint8Array,
  wraps: readonly RecoveryWrap[],
): Result<null, 'passphraseNeeded'> {
  const today = wrapForToday({ dataKey, secret: null }, parts)
  if (!today.ok) return today
  writeKeyFile(file, parts.kind, { version: 1, wraps: [today.value, ...wraps] })
  return ok()
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

function readKeyFile(file: string): Result<KeyFile, 'keyDamaged' | 'databaseNewer'> {
  const content = contentOf(file)
  const version = VersionSchema.safeParse(content)
  if (version.success && version.data.version > NEWEST_VERSION) return fail('databaseNewer')
  const parsed = KeyFileSchema.safeParse(content)
  if (!parsed.success || parsed.data.sum !== sumOf(parsed.data.kind, parsed.data.wraps))
    return fail('keyDamaged')
  return ok(parsed.data)
}

const everydayOf = (wraps: readonly Wrap[]): Exclude<Wrap, RecoveryWrap>[] =>
  wraps.flatMap((wrap) => (wrap.by === 'recovery' ? [] : [wrap]))

/** `keyUnavailable`: another user, another PC or a lost keyring; the recovery key still opens it. */
export function unlockKeyFile(file: string, parts: KeyParts): Result<PcKeys, UnlockReason> {
  const read = readKeyFile(file)
  return read.ok ? unwrapToday(everydayOf(read.value.wraps), parts) : read
}

/**
 * Keeps this PC's own secret beside the data key. What is to take the place of the wrap that is there is opened again first, so that a
 * key store that keeps nothing is found out in time. Errors of the file system are thrown.
 */
export function keepSecret(
  file: string,
  parts: KeyParts,
  { dataKey, secret }: { readonly dataKey: Uint8Array; readonly secret: Uint8Array },
): Result<null, 'keyDamaged' | 'keyUnavailable'> {
  const read = readKeyFile(file)
  if (!read.ok) return fail('keyDamaged')
  const today = wrapForToday({ dataKey, secret }, parts)
  if (!today.ok) return fail('keyUnavailable')
  const again = unwrapToday([today.value], parts)
  if (!again.ok || !same(again.value.dataKey, dataKey) || !same(again.value.secret, secret))
    return fail('keyUnavailable')
  const others = read.value.wraps.filter((wrap) => wrap.by === 'recovery')
  writeKeyFile(file, parts.kind, { version: NEWEST_VERSION, wraps: [today.value, ...others] })
  return ok()
}

const same = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one !== null && one.length === other.length && timingSafeEqual(one, other)

function recoveryWraps(file: string): readonly RecoveryWrap[] {
  const loose = LooseFileSchema.safeParse(contentOf(file))
  const wraps = loose.success ? loose.data.wraps : []
  return wraps
    .map((wrap) => RecoveryWrapSchema.safeParse(wrap))
    .flatMap((wrap) => (wrap.success ? [wrap.data] : []))
}

const allRecoveryWraps = (file: string): readonly RecoveryWrap[] => [
  ...recoveryWraps(file),
  ...recoveryWraps(copyOf(file)),
]

/**
 * Opens with the recovery key (as readRecoveryKey gives it) and wraps the data key anew for this PC and
 * user; the recovery key stays valid. Nothing is written when the key is wrong; a damaged or foreign file is
 * kept under another name.
 */
export function rewrapWithRecoveryKey(
  file: string,
  recoveryKey: string,
  parts: KeyParts,
): Result<WholeKeys, 'keyDamaged' | 'databaseNewer' | 'wrongRecoveryKey' | 'passphraseNeeded'> {
  const whole = readKeyFile(file)
  if (!whole.ok && whole.reason === 'databaseNewer') return whole
  const own = recoveryWraps(file)
  const wraps = [...own, ...recoveryWraps(copyOf(file))]
  if (wraps.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(wraps, recoveryKey)
  if (opened === null) return fail('wrongRecoveryKey')
  const today = wrapForToday({ dataKey: opened.dataKey, secret: null }, parts)
  if (!today.ok) return today
  if (existsSync(file) && (!whole.ok || !own.some((wrap) => opened.wraps.includes(wrap))))
    renameSync(file, `${file}.damaged-${randomUUID()}`)
  writeKeyFile(file, parts.kind, { version: 1, wraps: [today.value, ...distinct(opened.wraps)] })
  return ok(opened)
}

const distinct = (wraps: readonly RecoveryWrap[]): readonly RecoveryWrap[] => [
  ...new Map(wraps.map((wrap) => [wrap.wrapped, wrap])).values(),
]

/** The data key as the recovery key opens it, for a PC that will join; null: the file has no such wrap that can be read. */
export function recoveryWrapOf(file: string): Uint8Array | null {
  const [wrap] = allRecoveryWraps(file)
  return wrap === undefined ? null : wrapBytes(wrap)
}

/**
 * Beside those that are there: what the office's recovery key opens now opens this PC's file too. Errors of the file system are thrown.
 * @param wraps as wrapBytes() gave them, on whatever PC
 */
export function addRecoveryWraps(
  file: string,
  kind: OfficeKind,
  wraps: readonly Uint8Array[],
): Result<null, 'keyDamaged'> {
  const read = readKeyFile(file)
  if (!read.ok) return fail('keyDamaged')
  const has = new Set(read.value.wraps.map(({ wrapped }) => wrapped))
  const more = distinct(wraps.flatMap((wrap) => readWrap(wrap) ?? [])).filter(
    ({ wrapped }) => !has.has(wrapped),
  )
  if (more.length > 0)
    writeKeyFile(file, kind, { ...read.value, wraps: [...read.value.wraps, ...more] })
  return ok()
}

/** The key file of a PC that joins: the office's data key for this PC and user, and as the recovery key opens it. Errors of the file system are thrown. */
export function createJoinedKeyFile(
  file: string,
  parts: KeyParts,
  wraps: readonly Uint8Array[],
  recoveryKey: string,
): Result<RecoveredKeys, 'keyDamaged' | 'wrongRecoveryKey' | 'passphraseNeeded'> {
  const opened = keysOfWraps(wraps, recoveryKey)
  if (!opened.ok) return opened
  const made = createWith(file, parts, opened.value.dataKey, opened.value.wraps)
  return made.ok ? opened : made
}

/** The same for a PC that was handed the key itself by another one. */
export function createHandedKeyFile(
  file: string,
  parts: KeyParts,
  handed: HandedKey,
): Result<WholeKeys, 'keyDamaged' | 'passphraseNeeded'> {
  const read = readWrap(handed.recovery)
  if (read === null) return fail('keyDamaged')
  const made = createWith(file, parts, handed.dataKey, [read])
  return made.ok ? ok(handed) : made
}

/** The office's keys on the word of who holds the recovery key (as readRecoveryKey gives it); changes nothing. */
export function keysByRecovery(
  file: string,
  recoveryKey: string,
): Result<WholeKeys, 'keyDamaged' | 'wrongRecoveryKey'> {
  const wraps = allRecoveryWraps(file)
  if (wraps.length === 0) return fail('keyDamaged')
  const opened = openWithRecovery(wraps, recoveryKey)
  return opened === null ? fail('wrongRecoveryKey') : ok(opened)
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
  const opened = keysByRecovery(file, recoveryKey)
  if (!opened.ok) return opened
  return same(opened.value.dataKey, dataKey) ? ok() : fail('wrongRecoveryKey')
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
  { dataKey, ring }: WholeKeys,
  record: (wrap: Uint8Array) => Result<unknown, SaveReason>,
): Result<string, 'keyDamaged' | SaveReason> {
  const read = readKeyFile(file)
  if (!read.ok) return fail('keyDamaged')
  const { version, wraps } = read.value
  const recoveryKey = newRecoveryKey()
  const renewed = wrapWithRecovery(dataKey, recoveryKey, ring)
  writeKeyFile(file, kind, { version, wraps: [...wraps, renewed] })
  const recorded = record(wrapBytes(renewed))
  if (!recorded.ok) return recorded
  writeKeyFile(file, kind, { version, wraps: [...everydayOf(wraps), renewed] })
  return ok(recoveryKey)
}
