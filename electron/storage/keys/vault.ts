/**
 * The key vault: one random data key, from which a key of its own is derived for each purpose (HKDF), and the later generations beside
 * it (ring.ts). Sealed is under the newest of them, keyed codes are always made with the data key: what is looked up has to be found
 * again. The data key never leaves this closure; how it is kept on disk is key-file.ts.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { fail, type Result } from '../../../shared/result.ts'
import {
  boundTo,
  FIRST_GENERATION,
  generationOf,
  type Ring,
  ringOf,
  tagged,
  untagged,
} from './ring.ts'
import { KEY_BYTES, openBytes, sealBytes } from './sealing.ts'

export type SealPurpose = 'recordKey' | 'account' | 'schedule' | 'office' | 'check'
export type MacPurpose =
  'searchTerm' | 'scopeId' | 'loginName' | 'passphrase' | 'logHead' | 'serverOffice'

export interface Vault {
  /** The generation that is sealed under now. */
  generation(): number
  /** @param bound what the blob belongs to (an id, a file's name); opening it for anything else fails */
  seal(purpose: SealPurpose, plain: Uint8Array, bound: string): Uint8Array
  /** Under the data key itself: for what has to be read before any other generation is known. */
  sealFirst(purpose: SealPurpose, plain: Uint8Array, bound: string): Uint8Array
  /** Of whatever generation. `sealBroken` also where this PC does not have that one. */
  open(purpose: SealPurpose, sealed: Uint8Array, bound: string): Result<Uint8Array, 'sealBroken'>
  /** 32 bytes that only this office's key can make: for looking up what must not be stored in plain. */
  mac(purpose: MacPurpose, text: string | Uint8Array): Uint8Array
}

/** @param ring the later generations; none where nothing else is said */
export function createVault(dataKey: Uint8Array, ring: Ring = ringOf(new Map())): Vault {
  const keys = new Map<string, KeyObject>()

  /** Null: this PC does not have that generation. */
  function keyFor(generation: number, purpose: string): KeyObject | null {
    const name = `${generation} ${purpose}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const root = generation === FIRST_GENERATION ? dataKey : ring.key(generation)
    if (root === null) return null
    const key = createSecretKey(
      new Uint8Array(
        hkdfSync('sha256', root, new Uint8Array(0), `soudan-desk/1/${purpose}`, KEY_BYTES),
      ),
    )
    keys.set(name, key)
    return key
  }
  function keyThere(generation: number, purpose: string): KeyObject {
    const key = keyFor(generation, purpose)
    if (key === null) throw new Error('the generation that is sealed under is not there')
    return key
  }
  const sealUnder = (
    generation: number,
    purpose: SealPurpose,
    plain: Uint8Array,
    bound: string,
  ): Uint8Array =>
    tagged(
      generation,
      sealBytes(keyThere(generation, `seal/${purpose}`), plain, boundTo(generation, bound)),
    )

  return {
    generation: () => ring.newest(),
    seal: (purpose, plain, bound) => sealUnder(ring.newest(), purpose, plain, bound),
    sealFirst: (purpose, plain, bound) => sealUnder(FIRST_GENERATION, purpose, plain, bound),
    open(purpose, sealed, bound) {
      const generation = generationOf(sealed)
      const key = keyFor(generation, `seal/${purpose}`)
      return key === null
        ? fail('sealBroken')
        : openBytes(key, untagged(sealed), boundTo(generation, bound))
    },
    mac: (purpose, text) =>
      createHmac('sha256', keyThere(FIRST_GENERATION, `mac/${purpose}`))
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
