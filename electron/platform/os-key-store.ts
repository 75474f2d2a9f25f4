/** Electron's safeStorage as our key store. */
import { fail, ok } from '../../shared/result.ts'
import type { KeyStore } from './platform.ts'

/** The part of safeStorage that is used. Its synchronous half: the vault is opened before anything else can happen. */
export interface SafeStorageLike {
  isEncryptionAvailable(): boolean
  getSelectedStorageBackend(): string
  encryptString(plainText: string): Buffer
  decryptString(encrypted: Buffer): string
}

/** @param system process.platform; on Linux `basic_text` is a fixed password, which is no encryption */
export function createOsKeyStore(safeStorage: SafeStorageLike, system: string): KeyStore {
  function available(): boolean {
    if (!safeStorage.isEncryptionAvailable()) return false
    return (
      system !== 'linux' ||
      !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    )
  }
  return {
    available,
    wrap(secret) {
      if (!available()) throw new Error('the OS would keep the key in the clear')
      return new Uint8Array(safeStorage.encryptString(Buffer.from(secret).toString('base64')))
    },
    unwrap(wrapped) {
      if (!available()) return fail('keyUnavailable')
      try {
        return ok(
          new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64')),
        )
      } catch {
        // Another user, another PC, a lost keyring: safeStorage only throws a text.
        return fail('keyUnavailable')
      }
    },
  }
}
