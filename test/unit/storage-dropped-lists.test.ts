/** Lists that somebody dropped, and a process that was killed before it had filled them again. */
import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { restoreDropped } from '../../electron/storage/lists/rebuild.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { addRecord, newOffice, reopen, value } from './storage-helpers.ts'

it('are filled at the next opening, though they stood there empty', () => {
  const office = newOffice()
  for (const recordId of ['r1', 'r2']) addRecord(office.storage, { recordId, counselorId: 'c1' })
  office.storage.close()
  const db = value(openDatabase(databasePath(office.folder)))
  db.exec('DROP TABLE record_terms; DROP TABLE records')
  restoreDropped(db)
  db.close()
  expect(reopen(office).records.list(noFilter, firstPage, 10).total).toBe(2)
})
