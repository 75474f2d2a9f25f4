/** Where backups go: the log alone says it, whatever becomes of the file beside it; a setting that is hidden or cannot be read is trouble. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { noUpdate } from '../../electron/storage/file/migrations/0001-log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { BackupSettings } from '../../shared/records/backup.ts'
import { newOffice, type Office, reopen, value } from '../unit/storage-helpers.ts'

const first: BackupSettings = { folder: '/backups/first', time: '17:30', keep: 14 }
const inForce: BackupSettings = { folder: '/backups/second', time: '12:00', keep: 7 }

function office(): Office {
  const made = newOffice()
  for (const payload of [first, inForce])
    value(
      made.storage.log.append([
        { type: 'office.backupSet', scope: 'settings', actorId: 'it', payload },
      ]),
    )
  made.storage.close()
  return made
}

function inLog(folder: string, sql: string): void {
  const db = new DatabaseSync(databasePath(folder))
  db.exec(`DROP TRIGGER events_no_update; ${sql}; ${noUpdate}`)
  db.close()
}

describe('the settings of the backups', () => {
  it.each(['{"settings": {"folder": "/elsewhere"}}', '{"last": null, ', '', 'null'])(
    'are not in the file: %s',
    (content) => {
      const made = office()
      const file = path.join(made.folder, 'backups.json')
      writeFileSync(file, content)
      const { backups } = reopen(made)
      expect(backups.settings()).toEqual(inForce)
      expect(backups.outcomes()).toEqual({ last: null, lastGood: null })
      value(backups.keep({ last: null, lastGood: null }))
      expect(readFileSync(file, 'utf8')).not.toContain('folder')
    },
  )

  it.each([
    `UPDATE events SET scope = 'row/x' WHERE sequence = 2`,
    `UPDATE events SET payload = x'01' WHERE sequence = 1`,
    `DELETE FROM record_keys WHERE scope = 'settings'`,
    `UPDATE record_keys SET wrapped = zeroblob(length(wrapped)) WHERE scope = 'settings'`,
  ])('that are hidden or cannot be read are trouble, and verify names them: %s', (sql) => {
    const made = office()
    inLog(made.folder, sql)
    expect(() => reopen(made)).toThrow('databaseDamaged')
    expect(verifyFolder(made.folder)).toMatchObject({ ok: false })
  })

  it.each([
    `DELETE FROM meta WHERE name = 'settings'`,
    `UPDATE meta SET value = x'01' WHERE name = 'settings'`,
  ])('are missed also by who forgets or makes up what was seen of them: %s', (sql) => {
    const made = office()
    inLog(made.folder, sql)
    expect(() => reopen(made)).toThrow('databaseDamaged')
  })
})
