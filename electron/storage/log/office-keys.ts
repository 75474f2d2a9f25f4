/**
 * What this PC says and does about the office's keys (ADR 0013): tells the others its public half, makes a new generation on the word of
 * who holds the recovery key, and takes the later keys with it where nobody sealed them for this PC. Refuses rather than doing half of it:
 * what everything from then on is sealed under is opened again, both ways, before the log says that it stands.
 */
import { randomBytes } from 'node:crypto'
import type { OfficeKind } from '../../../shared/office/status.ts'
import { SYSTEM_ACTOR } from '../../../shared/people/account.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { KEYS_SCOPE } from '../../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { saveFailed, storageCause } from '../file/errors.ts'
import { newSecret } from '../keys/box.ts'
import { addRecoveryWraps, keysByRecovery } from '../keys/key-file.ts'
import { readRecoveryKey } from '../keys/recovery-key.ts'
import {
  keysOfWraps,
  openWithRecovery,
  type RecoveredKeys,
  wrapBytes,
  wrapWithRecovery,
} from '../keys/recovery-wrap.ts'
import { joinedRings, newGeneration, type RingKeys } from '../keys/ring.ts'
import { KEY_BYTES } from '../keys/sealing.ts'
import { sameBytes } from './event-hash.ts'
import type { Keyring, KeysInLog } from './keyring.ts'
import type { Log } from './log.ts'

/** A new generation that nobody uses yet. `wrap`: it and all before it, as the recovery key opens them. */
export type NewKey = {
  readonly generation: number
  readonly wrap: Uint8Array
  readonly keys: RingKeys
}
/** A PC that is to have it: its name in the log, and what it told under that. */
export type KeyReceiver = { readonly device: string; readonly publicKey: Uint8Array }

type TypedReason = 'typo' | 'length' | 'wrongRecoveryKey' | 'keyDamaged'

export interface OfficeKeys {
  readonly inLog: () => KeysInLog
  /** The generation that this PC seals under. */
  readonly newest: () => number
  /** All later keys of this PC. */
  readonly ring: () => RingKeys
  /** Tells the other PCs what this one has, where they have not heard it yet. `keyUnavailable`: this PC cannot keep a secret now. */
  readonly tell: () => Result<null, SaveReason | 'keyDamaged' | 'keyUnavailable'>
  /** On the word of who holds the recovery key. Nothing is changed for anybody by it. */
  make(typed: string): Result<NewKey, TypedReason | SaveReason>
  /** From here on it is sealed under. `notForThisPc`: this PC is not among those that get it, or could not open what it was given. */
  change(
    made: NewKey,
    receivers: readonly KeyReceiver[],
    actorId: string,
  ): Result<null, SaveReason | 'notForThisPc'>
  /** What the others seal under, on the same word. `nothingNew`: that recovery key opens nothing that is not here. */
  take(typed: string): Result<null, TypedReason | 'nothingNew' | 'keyUnavailable' | SaveReason>
}

export type OfficeKeysParts = {
  readonly keyring: Keyring
  readonly log: Pick<Log, 'append' | 'device'>
  readonly dataKey: Uint8Array
  /** The key file. */
  readonly file: string
  readonly kind: OfficeKind
  /** In the key file; errors of the file system are thrown. */
  readonly keepSecret: (secret: Uint8Array) => Result<null, 'keyDamaged' | 'keyUnavailable'>
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export function createOfficeKeys(parts: OfficeKeysParts): OfficeKeys {
  const { keyring, log, dataKey, file, kind } = parts
  let keptWrap: Uint8Array | null = null

  function haveSecret(): Result<Uint8Array, 'keyDamaged' | 'keyUnavailable' | SaveReason> {
    const there = keyring.publicKey()
    if (there !== null) return ok(there)
    const secret = newSecret()
    try {
      const kept = parts.keepSecret(secret)
      if (!kept.ok) return kept
    } catch (error) {
      // The OS's key store throws what it likes.
      return storageCause(error) === null ? fail('keyUnavailable') : saveFailed(error)
    }
    keyring.useSecret(secret)
    return haveSecret()
  }

  /** What the office's recovery key opens now opens this PC's file too; if not now, then with the next word. */
  function keepNewestWrap(): void {
    const newest = keyring.inLog().wraps.at(-1)
    if (newest === undefined || newest === keptWrap) return
    try {
      if (addRecoveryWraps(file, kind, [newest]).ok) keptWrap = newest
    } catch (error) {
      if (storageCause(error) === null) throw error
    }
  }

  function tell(): ReturnType<OfficeKeys['tell']> {
    keepNewestWrap()
    const publicKey = haveSecret()
    if (!publicKey.ok) return publicKey
    const told = keyring.inLog().told.get(log.device)
    const generation = keyring.newest()
    const isTold = told?.generation === generation && sameBytes(told.publicKey, publicKey.value)
    if (isTold && !keyring.isUnwritten()) return ok()
    const own = { keys: keyring.keys(), generation, device: null }
    const ring = own.keys.size === 0 ? null : keyring.shareFor(publicKey.value, own)
    if (ring?.ok === false) return fail('keyDamaged')
    const payload = {
      publicKey: base64(publicKey.value),
      generation,
      ring: ring === null ? null : base64(ring.value),
    }
    const written = log.append([
      { type: 'office.keyTold', scope: KEYS_SCOPE, actorId: SYSTEM_ACTOR, payload },
    ])
    return written.ok ? ok() : written
  }

  /** With the newest wrap there is, which may be of another recovery key than this PC's file knows; and all that it opens beside. */
  function opened(typed: string): Result<RecoveredKeys, TypedReason> {
    const recoveryKey = readRecoveryKey(typed)
    if (!recoveryKey.ok) return recoveryKey
    const { wraps } = keyring.inLog()
    const all = [...wraps, ...keyring.heardWraps()]
    const newest = wraps.at(-1)
    const keys =
      newest === undefined
        ? keysByRecovery(file, recoveryKey.value)
        : keysOfWraps([newest], recoveryKey.value)
    if (!keys.ok) return keys
    if (!sameBytes(keys.value.dataKey, dataKey)) return fail('wrongRecoveryKey')
    const more = keysOfWraps(all, recoveryKey.value)
    const ring = more.ok ? joinedRings(keys.value.ring, more.value.ring) : keys.value.ring
    return ok({ dataKey, ring, wraps: [] })
  }

  return {
    inLog: keyring.inLog,
    newest: keyring.newest,
    ring: keyring.keys,
    tell,
    make(typed) {
      const recoveryKey = readRecoveryKey(typed)
      if (!recoveryKey.ok) return recoveryKey
      const before = opened(typed)
      if (!before.ok) return before
      const known = joinedRings(keyring.keys(), before.value.ring)
      const { changes, told } = keyring.inLog()
      const heardOf = [...changes, ...told.values()].map((one) => one.generation)
      const generation = newGeneration([...known.keys(), ...heardOf])
      const keys = new Map([...known, [generation, new Uint8Array(randomBytes(KEY_BYTES))]])
      const wrap = wrapWithRecovery(dataKey, recoveryKey.value, keys)
      const again = openWithRecovery([wrap], recoveryKey.value)
      if (again === null || !sameRing(again.ring, keys)) return fail('keyDamaged')
      const wrapped = wrapBytes(wrap)
      try {
        // First of all: whatever happens from here on, the recovery key opens what this PC writes.
        const kept = addRecoveryWraps(file, kind, [wrapped])
        return kept.ok ? ok({ generation, wrap: wrapped, keys }) : kept
      } catch (error) {
        return saveFailed(error)
      }
    },
    change({ generation, wrap, keys }, receivers, actorId) {
      const shares = receivers.flatMap(({ device, publicKey }) => {
        const sealed = keyring.shareFor(publicKey, { keys, generation, device })
        return sealed.ok ? [{ device, publicKey, generation, sealed: sealed.value }] : []
      })
      const own = shares.find(({ device }) => device === log.device)
      if (own === undefined || !sameRing(keyring.opened(own), keys)) return fail('notForThisPc')
      const payload = {
        generation,
        shares: shares.map(({ device, publicKey, sealed }) => ({
          device,
          publicKey: base64(publicKey),
          sealed: base64(sealed),
        })),
        recovery: base64(wrap),
      }
      const written = log.append([
        { type: 'office.keyChanged', scope: KEYS_SCOPE, actorId, payload },
      ])
      return written.ok ? ok() : written
    },
    take(typed) {
      const recoveryKey = readRecoveryKey(typed)
      if (!recoveryKey.ok) return recoveryKey
      const wraps = [...keyring.inLog().wraps, ...keyring.heardWraps()]
      if (wraps.length === 0) return fail('nothingNew')
      const found = keysOfWraps(wraps, recoveryKey.value)
      if (!found.ok) return found
      if (!sameBytes(found.value.dataKey, dataKey)) return fail('wrongRecoveryKey')
      const have = keyring.keys()
      if ([...found.value.ring.keys()].every((one) => have.has(one))) return fail('nothingNew')
      keyring.add(found.value.ring)
      return tell()
    },
  }
}

const sameRing = (one: RingKeys, other: RingKeys): boolean =>
  one.size === other.size &&
  [...other].every(([generation, key]) => {
    const there = one.get(generation)
    return there !== undefined && sameBytes(there, key)
  })
