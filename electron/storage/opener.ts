/** The storage as the office room uses it: one key store for all folders. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { KeyStore } from '../platform/platform.ts'
import { keyPath } from './file/names.ts'
import { keysByRecovery, unlockKeyFile } from './keys/key-file.ts'
import type { HandedKey } from './keys/handed-key.ts'
import { readRecoveryKey } from './keys/recovery-key.ts'
import { keysOfWraps, type WholeKeys } from './keys/recovery-wrap.ts'
import { ringOf } from './keys/ring.ts'
import { createVault, type Vault } from './keys/vault.ts'
import type { Watch } from './backup/backup-thread.ts'
import { backupKind, restoreBackup } from './backup/restore.ts'
import { finishRestore } from './backup/unfinished-restore.ts'
import {
  type CreateReason,
  createStorage,
  joinStorage,
  joinStorageHanded,
  type OpenReason,
  openStorage,
  type RecoverReason,
  recoverStorage,
  type Storage,
  storageExists,
} from './storage.ts'

/** How a PC comes by the keys of an office that is on others: with the recovery key (`typed`; `wraps` as the server keeps them), or from one of them. */
export type JoiningKey =
  { readonly wraps: readonly Uint8Array[]; readonly typed: string } | { readonly handed: HandedKey }

/** `passphrase` only where the OS keeps no key; null: none was typed. */
export interface StorageOpener {
  exists(folder: string): boolean
  create(
    folder: string,
    kind: OfficeKind,
    clock: Clock,
    passphrase: string | null,
  ): Result<{ storage: Storage; recoveryKey: string }, CreateReason>
  open(
    folder: string,
    kind: OfficeKind,
    clock: Clock,
    passphrase: string | null,
  ): Result<Storage, OpenReason>
  /** The key of an office that is on other PCs. @param wraps as its server keeps them; @param typed its recovery key */
  joinedKey(
    wraps: readonly Uint8Array[],
    typed: string,
  ): Result<Vault, 'typo' | 'length' | 'wrongRecoveryKey' | 'keyDamaged'>
  /** The same for a key that another PC handed over. */
  handedVault(handed: HandedKey): Vault
  /** A folder for such an office on this PC. */
  join(
    folder: string,
    kind: OfficeKind,
    clock: Clock,
    wish: { readonly key: JoiningKey; readonly passphrase: string | null },
  ): Result<Storage, CreateReason | RecoverReason>
  /**
   * The key of an office that cannot be opened, for reading what else is sealed under it; nothing is written.
   * @param typed the recovery key; null: of the practice office, which has none
   */
  keyOf(
    folder: string,
    kind: OfficeKind,
    typed: string | null,
  ): Result<Vault, 'typo' | 'length' | 'wrongRecoveryKey' | 'keyDamaged'>
  /** Which office a backup holds, without touching anything. */
  backupKind(source: string): ReturnType<typeof backupKind>
  /** Puts a backup in the place of the office of its kind under `dataRoot`, which is kept under another name. */
  restore(
    source: string,
    dataRoot: string,
    nowMs: number,
    close: () => Promise<boolean>,
    watch?: Watch,
  ): ReturnType<typeof restoreBackup>
  /** Brings a restore that was killed in its last step to its end. */
  finishRestore(folder: string): void
  /** `typed`: the recovery key as the person typed it; `newPassphrase` protects the office from now on. */
  recover(
    folder: string,
    kind: OfficeKind,
    clock: Clock,
    typed: string,
    newPassphrase: string | null,
  ): Result<Storage, RecoverReason>
}

/** Whatever keeps it, it is published or the OS's: everybody in that office is invented. */
function practiceKey(folder: string, keyStore: KeyStore): Result<WholeKeys, 'keyDamaged'> {
  const parts = { kind: 'practice', keyStore, vaultPassphrase: null } as const
  const keys = unlockKeyFile(keyPath(folder), parts)
  // It has no server, and so no other keys.
  return keys.ok ? ok({ ...keys.value, ring: new Map() }) : fail('keyDamaged')
}

function officeKey(
  folder: string,
  typed: string | null,
): Result<WholeKeys, 'typo' | 'length' | 'wrongRecoveryKey' | 'keyDamaged'> {
  const recoveryKey = readRecoveryKey(typed ?? '')
  return recoveryKey.ok ? keysByRecovery(keyPath(folder), recoveryKey.value) : recoveryKey
}

function vaultOf<R extends string>(keys: Result<WholeKeys, R>): Result<Vault, R> {
  return keys.ok ? ok(createVault(keys.value.dataKey, ringOf(keys.value.ring))) : keys
}

export function storageOpener(keyStore: KeyStore): StorageOpener {
  return {
    exists: storageExists,
    create: (folder, kind, clock, vaultPassphrase) =>
      createStorage({ folder, keyStore, vaultPassphrase, kind, clock }),
    open: (folder, kind, clock, vaultPassphrase) =>
      openStorage({ folder, keyStore, vaultPassphrase, kind, clock, listsLater: true }),
    joinedKey(wraps, typed) {
      const recoveryKey = readRecoveryKey(typed)
      if (!recoveryKey.ok) return recoveryKey
      return vaultOf(keysOfWraps(wraps, recoveryKey.value))
    },
    handedVault: ({ dataKey }) => createVault(dataKey),
    join(folder, kind, clock, { key, passphrase: vaultPassphrase }) {
      const parts = { folder, keyStore, vaultPassphrase, kind, clock, listsLater: true }
      return 'handed' in key
        ? joinStorageHanded(parts, key.handed)
        : joinStorage(parts, key.wraps, key.typed)
    },
    keyOf(folder, kind, typed) {
      return vaultOf(kind === 'practice' ? practiceKey(folder, keyStore) : officeKey(folder, typed))
    },
    backupKind,
    restore: restoreBackup,
    finishRestore,
    recover: (folder, kind, clock, typed, vaultPassphrase) =>
      recoverStorage({ folder, keyStore, vaultPassphrase, kind, clock, listsLater: true }, typed),
  }
}
