/** Stretches passphrases with scrypt, off the main thread, and keys the result with the vault. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { practiceAccounts } from '../../shared/office/practice.ts'
import type { StoredPassphrase } from '../../shared/log/account.ts'
import type { Vault } from '../storage/keys/vault.ts'

/**
 * With `BLOCKS` one of the settings OWASP names as equal: 32 MB three times over, about a third of a second on an office
 * PC; stored with each hash, so it can be raised later.
 */
export const PASSPHRASE_COST: number = 2 ** 15
const BLOCKS = { r: 8, p: 3 } as const
const HASH_BYTES = 32

function stretch(passphrase: string, how: Omit<StoredPassphrase, 'hash'>): Promise<Uint8Array> {
  const options = { N: how.n, r: how.r, p: how.p, maxmem: 256 * how.n * how.r }
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      Buffer.from(how.salt, 'base64'),
      HASH_BYTES,
      options,
      (error, key) => {
        if (error === null) resolve(key)
        else reject(error)
      },
    )
  })
}

/** Stretching what stands on the practice office's sign-in screen would protect nothing and delay every start. */
const PUBLISHED_COST: number = 2 ** 10
const published: ReadonlySet<string> = new Set(practiceAccounts.map(({ passphrase }) => passphrase))

/** @param cost scrypt's, a power of two; tests take a small one */
export async function hashPassphrase(
  vault: Vault,
  passphrase: string,
  cost: number,
): Promise<StoredPassphrase> {
  const n = published.has(passphrase) ? PUBLISHED_COST : cost
  const how = { n, ...BLOCKS, salt: randomBytes(16).toString('base64') }
  const hash = vault.mac('passphrase', await stretch(passphrase, how))
  return { ...how, hash: Buffer.from(hash).toString('base64') }
}

export async function passphraseMatches(
  vault: Vault,
  passphrase: string,
  stored: StoredPassphrase,
): Promise<boolean> {
  const hash = vault.mac('passphrase', await stretch(passphrase, stored))
  const expected = Buffer.from(stored.hash, 'base64')
  return expected.length === hash.length && timingSafeEqual(hash, expected)
}

/** As much work as a real check, so that the answer's time does not tell whether a login name exists. */
export async function pretendToCheck(passphrase: string, n: number): Promise<void> {
  await stretch(passphrase, { n, ...BLOCKS, salt: '' })
}
