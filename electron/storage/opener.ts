/** The storage as the office room uses it: one key store for all folders. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import type { Result } from '../../shared/result.ts'
import type { KeyStore } from '../platform/platform.ts'
import { backupKind, restoreBackup } from './backup/restore.ts'
import {
  type CreateReason,
  createStorage,
  type OpenReason,
  openStorage,
  type RecoverReason,
  recoverStorage,
  type Storage,
  storageExists,
} from './storage.ts'

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
  /** Which office a backup holds, without touching anything. */
  backupKind(source: string): ReturnType<typeof backupKind>
  /** Puts a backup in the place of the office of its kind under `dataRoot`, which is kept under another name. */
  restore(
    source: string,
    dataRoot: string,
    nowMs: number,
    close: () => Promise<boolean>,
  ): ReturnType<typeof restoreBackup>
  /** `typed`: the recovery key as the person typed it; `newPassphrase` protects the office from now on. */
  recover(
    folder: string,
    kind: OfficeKind,
    clock: Clock,
    typed: string,
    newPassphrase: string | null,
  ): Result<Storage, RecoverReason>
}

export function storageOpener(keyStore: KeyStore): StorageOpener {
  return {
    exists: storageExists,
    create: (folder, kind, clock, vaultPassphrase) =>
      createStorage({ folder, keyStore, vaultPassphrase, kind, clock }),
    open: (folder, kind, clock, vaultPassphrase) =>
      openStorage({ folder, keyStore, vaultPassphrase, kind, clock, listsLater: true }),
    backupKind,
    restore: restoreBackup,
    recover: (folder, kind, clock, typed, vaultPassphrase) =>
      recoverStorage({ folder, keyStore, vaultPassphrase, kind, clock, listsLater: true }, typed),
  }
}
