/** Filters that a person saved for the list of records: sealed, as what somebody looks for is nobody else's business. */
import type { DatabaseSync } from 'node:sqlite'
import { type SavedFilter, SavedFilterSchema } from '../../../shared/records/record.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { transaction } from '../file/database.ts'
import { saveFailed } from '../file/errors.ts'
import { blob } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'

const MOST_FILTERS = 30

export interface FilterStore {
  /** By name; one that cannot be opened is left out and left where it is. */
  of(accountId: string): readonly SavedFilter[]
  /** A filter of the same name is replaced. */
  save(accountId: string, filter: SavedFilter): Result<null, SaveReason | 'tooManyFilters'>
  forget(accountId: string, name: string): Result<null, SaveReason>
}

export function createFilterStore(db: DatabaseSync, vault: Vault): FilterStore {
  const all = db.prepare('SELECT sealed FROM saved_filters WHERE account_id = ?')
  const put = db.prepare(
    'INSERT INTO saved_filters (account_id, name, sealed) VALUES (?, ?, ?) ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed',
  )
  const drop = db.prepare('DELETE FROM saved_filters WHERE account_id = ? AND name = ?')
  const boundOf = (accountId: string): string => `filter/${accountId}`
  const nameKey = (accountId: string, name: string): Uint8Array =>
    vault.mac('searchTerm', `filter/${accountId}/${name}`)

  function of(accountId: string): readonly SavedFilter[] {
    return all
      .all(accountId)
      .flatMap((row) => {
        const opened = vault.open('office', blob(row, 'sealed'), boundOf(accountId))
        const filter = SavedFilterSchema.safeParse(
          opened.ok ? JSON.parse(Buffer.from(opened.value).toString('utf8')) : null,
        )
        return filter.success ? [filter.data] : []
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'ja'))
  }

  function change(run: () => unknown): Result<null, SaveReason> {
    try {
      transaction(db, run)
      return ok()
    } catch (error) {
      return saveFailed(error)
    }
  }

  return {
    of,
    save(accountId, filter) {
      const others = of(accountId).filter(({ name }) => name !== filter.name)
      if (others.length >= MOST_FILTERS) return { ok: false, reason: 'tooManyFilters' }
      return change(() =>
        put.run(
          accountId,
          nameKey(accountId, filter.name),
          vault.seal('office', Buffer.from(JSON.stringify(filter), 'utf8'), boundOf(accountId)),
        ),
      )
    },
    forget: (accountId, name) => change(() => drop.run(accountId, nameKey(accountId, name))),
  }
}
