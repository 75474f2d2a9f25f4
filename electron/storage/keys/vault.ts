/**
 * The key vault: one random data key, from which a key of its own is derived for each purpose (HKDF).
 * The data key never leaves this closure; how it is kept on disk is key-file.ts.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Result } from '../../../shared/result.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

export type SealPurpose = 'recordKey' | 'account' | 'schedule' | 'office' | 'check'
export type MacPurpose =
  'searchTerm' | 'scopeId' | 'loginName' | 'passphrase' | 'logHead' | 'serverOffice'

export interface Vault {
  /** @param bound what the blob belongs to (an id, a file's name); opening it for anything else fails */
  seal(purpose: SealPurpose, plain: Uint8Array, bound: string): Uint8Array
  open(purpose: SealPurpose, sealed: Uint8Array, bound: string): Result<Uint8Array, 'sealBroken'>
  /** 32 bytes that only this office's key can make: for looking up what must not be stored in plain. */
  mac(purpose: MacPurpose, text: string | Uint8Array): Uint8Array
}

export function createVault(dataKey: Uint8Array): Vault {
  const keys = new Map<string, KeyObject>()

  function keyFor(purpose: string): KeyObject {
    const known = keys.get(purpose)
    if (known !== undefined) return known
    const key = createSecretKey(
      new Uint8Array(
        hkdfSync('sha256', dataKey, new Uint8Array(0), `soudan-desk/1/${purpose}`, KEY_BYTES),
      ),
    )
    keys.set(purpose, key)
    return key
  }

  return {
    seal: (purpose, plain, bound) => sealBytes(keyFor(`seal/${purpose}`), plain, bound),
    open: (purpose, sealed, bound) => openBytes(keyFor(`seal/${purpose}`), sealed, bound),
    mac: (purpose, text) =>
      createHmac('sha256', keyFor(`mac/${purpose}`))
        .update(text)
        .digest(),
  }
}

/** For a whole file, such as the schedule; `name` keeps two files from being exchanged. */
export interface FileCipher {
  encrypt(plain: Uint8Array): Uint8Array
  decrypt(sealed: Uint8Array): Result<Uint8Array, 'sealBroken'>
}

export function fileCipher(vault: Vault, purpose: 'schedule' | 'office', name: string): FileCipher {
  return {
    encrypt: (plain) => vault.seal(purpose, plain, name),
    decrypt: (sealed) => vault.open(purpose, sealed, name),
  }
}
