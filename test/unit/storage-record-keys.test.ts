/** Keys in the file: appended, and destroyed where they lie. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase, transaction } from '../../electron/storage/file/database.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { blob } from '../../electron/storage/file/rows.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { mix } from '../bench/people.ts'
import { temporaryFolder, value } from './storage-helpers.ts'

const KEYS = 4_000

/** Long and random, so that the table and its index grow in every place. */
const scopeOf = (n: number): string => `record/${mix(n).toString(16).padStart(40, '0')}-${n}`

it('leaves no copy of a destroyed key in any file, however the table grew and whatever went before it', () => {
  const folder = temporaryFolder()
  const db = value(openDatabase(databasePath(folder)))
  const keys = createRecordKeys(db, createVault(new Uint8Array(32).fill(7)))
  const read = db.prepare('SELECT wrapped FROM record_keys WHERE scope = ?')
  const gone: Buffer[] = []
  const destroy = (n: number): void => {
    const row = read.get(scopeOf(n))
    if (row === undefined) throw new Error('no key')
    gone.push(Buffer.from(blob(row, 'wrapped')))
    transaction(db, () => keys.destroy(scopeOf(n)))
  }
  for (let n = 0; n < KEYS; n += 50) {
    transaction(db, () => {
      for (let more = n; more < n + 50; more += 1) keys.ensure(scopeOf(more))
    })
    keys.settle(true)
    // Some go while the table still grows around them.
    if (n % 400 === 200) for (let one = n - 120; one < n; one += 7) destroy(one)
  }
  for (let n = 1; n < KEYS; n += 401) destroy(n)
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
  expect(gone.length).toBeGreaterThan(150)
  for (const wrapped of gone) expect(files.some((bytes) => bytes.includes(wrapped))).toBe(false)

  expect(keys.find(scopeOf(1))).toBeNull()
  expect(keys.find(scopeOf(2))).not.toBeNull()
  // A scope may begin again, with another key.
  transaction(db, () => keys.ensure(scopeOf(1)))
  keys.settle(true)
  expect(keys.find(scopeOf(1))).not.toBeNull()
  db.exec(`UPDATE record_keys SET wrapped = x'0102' WHERE scope = '${scopeOf(2)}'`)
  keys.forget()
  expect(() => transaction(db, () => keys.ensure(scopeOf(2)))).toThrow('cannot be unwrapped')
  db.close()
})
