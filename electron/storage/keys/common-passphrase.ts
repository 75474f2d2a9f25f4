/** Passphrases that somebody who guesses would try among the first. */
import { practiceAccounts } from '../../../shared/office/practice.ts'

/** Digits alone are dates, telephone and receipt numbers. */
const ONLY_DIGITS = /^\d+$/u
const ONE_CHARACTER = /^(.)\1*$/u

let listed: Promise<ReadonlySet<string>> | null = null

/** Half a megabyte, read when the first passphrase is chosen: no start waits for it. */
function list(): Promise<ReadonlySet<string>> {
  listed ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set([
        ...dictionary['passwords-common'],
        ...practiceAccounts.map(({ passphrase }) => passphrase),
      ]),
  )
  return listed
}

/** Whether it stands in the public list of the commonest ones, in whatever width and case, or is hardly better. */
export async function isCommonPassphrase(passphrase: string): Promise<boolean> {
  const plain = passphrase.normalize('NFKC').trim().toLowerCase()
  return ONLY_DIGITS.test(plain) || ONE_CHARACTER.test(plain) || (await list()).has(plain)
}
