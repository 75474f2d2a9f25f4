/** The office's own rules: what the log says is in force, whatever the file beside it says or whoever has changed it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Conf from 'conf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openProfileStore, type ProfileStore } from '../../electron/office/profile-store.ts'
import { openSettingsFile, type SettingsFile } from '../../electron/office/settings-file.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { DamagedRow } from '../../electron/storage/file/rows.ts'
import { noUpdate } from '../../electron/storage/file/migrations/0001-log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { fail } from '../../shared/result.ts'
import { newOffice, type Office, reopen, value } from '../unit/storage-helpers.ts'

const first = kanazawaProfile()
const fileIn = (folder: string): SettingsFile =>
  openSettingsFile(
    (options) => new Conf<Record<string, unknown>>({ ...options, projectName: 'test' }),
    folder,
    'profile',
  )
const pathIn = (folder: string): string => path.join(folder, 'profile.json')
const opened = (
  storage: Storage,
  file = fileIn(storage.folder),
  initial: OfficeProfile | null = null,
): ProfileStore => value(openProfileStore({ file, log: storage.log, initial }))

/** An office whose cap was shortened once. */
function changedOnce(): { readonly office: Office; readonly inForce: OfficeProfile } {
  const office = newOffice()
  const store = opened(office.storage, undefined, first)
  value(store.save({ ...store.current(), capSeconds: 20 * 60 }, 'sup'))
  office.storage.close()
  return { office, inForce: store.current() }
}

const saying =
  (change: Partial<OfficeProfile>) =>
  (folder: string, inForce: OfficeProfile): void =>
    writeFileSync(pathIn(folder), JSON.stringify({ ...inForce, ...change }))
const few = first.checklist.items.filter(
  ({ side }, at, all) => all.findIndex((item) => item.side === side) === at,
)

/** What was done to the file, and whether somebody is told of it. */
const harms: Readonly<
  Record<string, readonly [(folder: string, inForce: OfficeProfile) => void, boolean]>
> = {
  'taken away': [(folder) => rmSync(pathIn(folder)), false],
  'an older one': [(folder) => writeFileSync(pathIn(folder), JSON.stringify(first)), false],
  'half a file': [(folder) => writeFileSync(pathIn(folder), '{"version": 2, '), false],
  'no profile': [(folder) => writeFileSync(pathIn(folder), '{"version": 2}'), false],
  'a longer cap': [saying({ capSeconds: 30 * 60 }), true],
  'a shorter checklist': [saying({ checklist: { version: 1, items: few } }), true],
  'other slots': [saying({ slots: ['08:00', '20:00'] }), true],
  'no terms but one': [saying({ terms: first.terms.slice(0, 1) }), true],
  'a longer extension': [saying({ extension: { allowed: true, maxMinutes: 30 } }), true],
  'a version nobody saved': [saying({ version: 99, capSeconds: 30 * 60 }), true],
}

describe('the profile’s file', () => {
  it.each(Object.entries(harms))(
    'is made again from the log, which alone is believed: %s',
    (_, [harm, told]) => {
      const { office, inForce } = changedOnce()
      harm(office.folder, inForce)
      const storage = reopen(office)
      const store = opened(storage)
      expect(store.current()).toEqual(inForce)
      expect(store.mended).toEqual(
        told ? { list: 'profile', id: String(inForce.version), why: 'altered' } : null,
      )
      expect(JSON.parse(readFileSync(pathIn(office.folder), 'utf8'))).toEqual(inForce)
      expect(opened(storage).mended).toBeNull()
    },
  )

  it('is left alone while it cannot be read, and the office opens', () => {
    const { office, inForce } = changedOnce()
    const wrote: unknown[] = []
    const written: SettingsFile['write'] = (said) => {
      wrote.push(said)
      return fail('saveFailed')
    }
    const held: SettingsFile = {
      read: () => fail('unreadable'),
      write: (said) => written(said),
      replace: (said) => written(said),
    }
    const store = opened(reopen(office), held)
    expect([store.current(), store.mended, wrote]).toEqual([inForce, null, []])
    // A change counts once it is in the log; the file follows when it can.
    value(store.save({ ...store.current(), boothsPerSlot: 1 }, 'sup'))
    expect(store.current()).toMatchObject({ version: inForce.version + 1, boothsPerSlot: 1 })
  })

  it('never outweighs the log: any history of changes, any harm, the same rules', () => {
    const change = fc.oneof(
      fc.record({ boothsPerSlot: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ capSeconds: fc.integer({ min: 10, max: 30 }).map((minutes) => minutes * 60) }),
      fc.record({ noShowMinutes: fc.integer({ min: 10, max: 60 }) }),
    )
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.subarray(Object.keys(harms)),
        (changes, names) => {
          const office = newOffice()
          const store = opened(office.storage, undefined, first)
          for (const one of changes) {
            const before = store.current()
            if (!store.save({ ...before, ...one }, 'sup').ok) expect(store.current()).toBe(before)
          }
          office.storage.close()
          for (const name of names)
            if (existsSync(pathIn(office.folder))) harms[name]?.[0](office.folder, store.current())
          expect(opened(reopen(office)).current()).toEqual(store.current())
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('the profile in the log', () => {
  const inLog = (folder: string, sql: string): void => {
    const db = new DatabaseSync(databasePath(folder))
    db.exec(`DROP TRIGGER events_no_update; ${sql}; ${noUpdate}`)
    db.close()
  }

  it('whose newest event was hidden is missed, also where others came after it; verify names it', () => {
    for (const after of [0, 1]) {
      const { office } = changedOnce()
      const storage = reopen(office)
      const signedOut = {
        type: 'people.signedOut',
        scope: 'office',
        actorId: 'x',
        payload: {},
      } as const
      value(storage.log.append(Array.from({ length: after }, () => signedOut)))
      storage.close()
      inLog(office.folder, `UPDATE events SET scope = 'row/x' WHERE rowid = 2`)
      rmSync(pathIn(office.folder))
      expect(verifyFolder(office.folder)).toMatchObject({ ok: false, firstBad: { sequence: 2 } })
      expect(() => reopen(office)).toThrow('databaseDamaged')
    }
  })

  it('is missed also by who forgets or makes up what was seen of it', () => {
    for (const sql of [
      `DELETE FROM meta WHERE name = 'profile'`,
      `UPDATE meta SET value = x'01' WHERE name = 'profile'`,
    ]) {
      const { office } = changedOnce()
      inLog(office.folder, sql)
      expect(() => reopen(office)).toThrow('databaseDamaged')
    }
  })

  it('that cannot be read, or is not there, is damage and no reason for the file’s or for other rules', () => {
    for (const sql of [
      `UPDATE events SET payload = x'01' WHERE rowid = 2`,
      `DELETE FROM record_keys WHERE scope = 'profile'`,
    ]) {
      const { office } = changedOnce()
      const storage = reopen(office)
      value(
        storage.log.append([
          { type: 'people.signedOut', scope: 'office', actorId: 'x', payload: {} },
        ]),
      )
      storage.close()
      inLog(office.folder, sql)
      const again = reopen(office)
      expect(() => opened(again)).toThrow(DamagedRow)
      expect(again.isUntouched()).toBe(false)
      again.close()
    }
  })

  it('is there from the first moment, and a set-up that was cut off behind it is still one', () => {
    const office = newOffice()
    expect(office.storage.isUntouched()).toBe(true)
    opened(office.storage, undefined, first)
    office.storage.close()
    const storage = reopen(office)
    expect(storage.isUntouched()).toBe(true)
    expect(opened(storage).current()).toEqual(first)
    expect(storage.log.head().sequence).toBe(1)
    value(
      storage.log.append([
        { type: 'people.signedOut', scope: 'office', actorId: 'x', payload: {} },
      ]),
    )
    expect(storage.isUntouched()).toBe(false)
  })
})
