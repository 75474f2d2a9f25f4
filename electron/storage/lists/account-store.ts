/** The accounts' rows: names sealed, login names found by a keyed entry, each change written together with its event. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { type Account, RoleSchema } from '../../../shared/people/account.ts'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { Log } from '../log/log.ts'
import { blob, DamagedRow, int, type Row, text } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'

/** scrypt with its parameters; `hash` (base64) is keyed with the vault's key, so the file alone allows no guessing. */
export const StoredPassphraseSchema = z.object({
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.base64(),
  hash: z.base64(),
})
export type StoredPassphrase = z.infer<typeof StoredPassphraseSchema>

/** `blockedUntilMs` on the wall clock (ms since 1970 UTC); it is stored, so that a restart does not end the wait. */
export type StoredAccount = {
  readonly account: Account
  readonly passphrase: StoredPassphrase
  readonly failures: number
  readonly blockedUntilMs: number
}

export interface AccountStore {
  /** By display name. */
  all(): readonly StoredAccount[]
  find(accountId: string): StoredAccount | null
  byLoginName(loginName: string): StoredAccount | null
  /** Inserts or replaces the accounts and writes the events, in one transaction. */
  save(accounts: readonly StoredAccount[], events: readonly NewEvent[]): Result<null, SaveReason>
}

const NamesSchema = z.object({ loginName: z.string(), displayName: z.string() })
const COLUMNS = 'id, names, role, disabled, passphrase, failures, blocked_until_ms'

/** Full and half width, upper and lower case are the same login name. */
export const foldLoginName = (loginName: string): string =>
  loginName.normalize('NFKC').trim().toLowerCase()

export function createAccountStore(db: DatabaseSync, log: Log, vault: Vault): AccountStore {
  const readAll = db.prepare(`SELECT ${COLUMNS} FROM accounts`)
  const readOne = db.prepare(`SELECT ${COLUMNS} FROM accounts WHERE id = ?`)
  const readByLogin = db.prepare(`SELECT ${COLUMNS} FROM accounts WHERE login = ?`)
  const put =
    db.prepare(`INSERT INTO accounts (id, login, names, role, disabled, passphrase, failures, blocked_until_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET login = excluded.login, names = excluded.names, role = excluded.role, disabled = excluded.disabled,
    passphrase = excluded.passphrase, failures = excluded.failures, blocked_until_ms = excluded.blocked_until_ms`)
  const loginKey = (loginName: string): Uint8Array =>
    vault.mac('loginName', foldLoginName(loginName))

  function read(row: Row): StoredAccount {
    const id = text(row, 'id')
    const opened = vault.open('account', blob(row, 'names'), id)
    if (!opened.ok) throw new DamagedRow('an account cannot be opened')
    const names = NamesSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8')))
    return {
      account: {
        id,
        ...names,
        role: RoleSchema.parse(text(row, 'role')),
        disabled: int(row, 'disabled') === 1,
      },
      passphrase: StoredPassphraseSchema.parse(JSON.parse(text(row, 'passphrase'))),
      failures: int(row, 'failures'),
      blockedUntilMs: int(row, 'blocked_until_ms'),
    }
  }

  function write({ account, passphrase, failures, blockedUntilMs }: StoredAccount): void {
    const names = Buffer.from(
      JSON.stringify({ loginName: account.loginName, displayName: account.displayName }),
      'utf8',
    )
    put.run(
      account.id,
      loginKey(account.loginName),
      vault.seal('account', names, account.id),
      account.role,
      Number(account.disabled),
      JSON.stringify(passphrase),
      failures,
      Math.round(blockedUntilMs),
    )
  }

  const readOrNull = (row: Row | undefined): StoredAccount | null =>
    row === undefined ? null : read(row)

  return {
    all: () =>
      readAll
        .all()
        .map(read)
        .sort((a, b) => a.account.displayName.localeCompare(b.account.displayName, 'ja')),
    find: (accountId) => readOrNull(readOne.get(accountId)),
    byLoginName: (loginName) => readOrNull(readByLogin.get(loginKey(loginName))),
    save(accounts, events) {
      const written = log.write(events, () => accounts.forEach(write))
      return written.ok ? ok() : written
    },
  }
}
