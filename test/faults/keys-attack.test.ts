/** A key destroyed to hide what it sealed: verify names the newest event that it hides, though chain and lists are whole. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { claim, csv, importText, openTestOffice } from '../unit/schedule-helpers.ts'
import { entries } from '../unit/schedule-steps.ts'
import { addRecord } from '../unit/storage-helpers.ts'

const ATTACKS = {
  'zeros over the key':
    'UPDATE record_keys SET wrapped = zeroblob(length(wrapped)) WHERE scope = ?',
  'the key removed': 'DELETE FROM record_keys WHERE scope = ?',
  'the key under another name': `UPDATE record_keys SET scope = scope || 'x' WHERE scope = ?`,
} as const

async function office(): Promise<{ readonly folder: string; readonly scopes: readonly string[] }> {
  const d = openTestOffice()
  await importText(d, csv([{ receipt: '1' }, { receipt: '2', time: 'いつか' }]))
  const id = entries(d)[0]?.booking.id ?? ''
  claim(d, id)
  addRecord(d.storage, { recordId: 'r1', counselorId: 'c1' })
  d.close()
  const db = new DatabaseSync(databasePath(d.folder), { readOnly: true })
  const scopes = db
    .prepare(`SELECT scope FROM record_keys WHERE scope NOT LIKE 'office/%'`)
    .all()
    .map(({ scope }) => String(scope))
  db.close()
  return { folder: d.folder, scopes }
}

describe('a key that is gone without a word', () => {
  it.each(Object.entries(ATTACKS))('is told, with the event it hides: %s', async (_, sql) => {
    const kinds = (await office()).scopes.map((scope) => scope.split('/')[0])
    expect(new Set(kinds)).toEqual(new Set(['booking', 'row', 'batch', 'record']))
    for (const [at, kind] of kinds.entries()) {
      const { folder, scopes } = await office()
      expect(verifyFolder(folder)).toMatchObject({ ok: true })
      const scope = scopes[at] ?? ''
      const db = new DatabaseSync(databasePath(folder))
      db.prepare(sql).run(scope)
      const newest = db
        .prepare('SELECT max(sequence) AS newest FROM events WHERE scope = ?')
        .get(scope)?.newest
      db.close()
      expect(verifyFolder(folder), String(kind)).toMatchObject({
        ok: false,
        firstBad: { sequence: newest },
      })
    }
  })
})
