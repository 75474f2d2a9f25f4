/** The practice office's two accounts. Their passphrases are no secret: the sign-in screen of the practice office shows them. */
import type { NewAccount } from '../people/account.ts'

export const practiceAccounts = [
  {
    loginName: 'soudan',
    displayName: '相談員A（練習）',
    role: 'counselor',
    passphrase: 'renshu-1234',
  },
  {
    loginName: 'toukatsu',
    displayName: '統括B（練習）',
    role: 'supervisor',
    passphrase: 'renshu-5678',
  },
] as const satisfies readonly NewAccount[]
