/** Backups as files: whole, sealed, rotated, restored. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { writeBackup } from '../../electron/storage/backup/backup.ts'
import { workHere } from '../../electron/storage/backup/backup-thread.ts'
import { MANIFEST_FILE, TABLES_FILE } from '../../electron/storage/backup/backup-manifest.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { blob } from '../../electron/storage/file/rows.ts'
import { readRows, writeRows } from '../../electron/storage/backup/row-file.ts'
import { backupKind, restoreBackup } from '../../electron/storage/backup/restore.ts'
import { openStorage, recoverStorage } from '../../electron/storage/storage.ts'
import { verifyOfficeOrBackup } from '../../electron/storage/backup/verify-backup.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { newRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { DAY } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { backupDefaults, backupIsDue, type BackupOutcome } from '../../shared/records/backup.ts'
import { instantOf } from '../../shared/time/instant.ts'
import {
  addRecord,
  fakeKeyStore,
  ichiro,
  newOffice,
  type Office,
  START_MS,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

const LATER_MS = START_MS + 60_000
const free = (): Promise<boolean> => Promise.resolve(true)

/** An office under a root of its own, as the app keeps it, with two records and a profile. */
function officeUnder(root: string): Office {
  const office = newOffice({ folder: path.join(root, 'office') })
  for (const recordId of ['r1', 'r2']) addRecord(office.storage, { recordId, counselorId: 'c1' })
  writeFileSync(path.join(office.folder, 'profile.json'), '{"version":1}')
  mkdirSync(path.join(office.folder, 'schedule-parts'))
  writeFileSync(path.join(office.folder, 'schedule-parts', 'a.part'), 'sealed')
  return office
}

/** In this thread: starting one for each of many would be all that takes time. */
async function backedUp(
  office: Office,
  target: string,
  atMs = START_MS,
  keep = 14,
): Promise<string> {
  const wish = { folder: office.folder, target, kind: 'office', tag: 'a1b2c3', atMs, keep } as const
  return path.join(target, value(await writeBackup(wish, workHere)).name)
}

describe('a backup', () => {
  it('of an office in use holds everything of one moment, verified, and no half-written folder beside it', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    const writing = office.storage.backUp({ target, keep: 14, atMs: START_MS })
    for (let n = 0; n < 30; n += 1) {
      addRecord(office.storage, { recordId: `during-${n}`, counselorId: 'c1' })
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { name, events } = value(await writing)
    const folder = path.join(target, name)
    expect(name).toMatch(/^soudan-desk-office-[0-9a-f]{6}\/20261124-095000$/)
    expect(readdirSync(path.dirname(folder)).sort()).toEqual(['20261124-095000', 'base-000001'])
    expect(events % 2).toBe(0)
    expect(await verifyOfficeOrBackup(folder, [])).toEqual({ ok: true, events, firstBad: null })
    expect(readFileSync(keyPath(folder), 'utf8')).toBe(readFileSync(keyPath(office.folder), 'utf8'))
    expect(readFileSync(path.join(folder, 'schedule-parts', 'a.part'), 'utf8')).toBe('sealed')
    expect(readdirSync(folder).filter((file) => /lock|wal|shm/.test(file))).toEqual([])
    expect(verifyFolder(office.folder)).toMatchObject({ ok: true, events: 64 })
  })

  it('holds no name, number or note in plain text', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    await backedUp(office, target)
    const files = filesUnder(target)
    expect(files.filter((file) => file.endsWith('.rows'))).toHaveLength(3)
    for (const file of files) {
      const content = readFileSync(file)
      for (const word of [ichiro.name, ichiro.kana ?? '', '17010-00012345', '相談の記録です'])
        expect(content.includes(Buffer.from(word))).toBe(false)
    }
  })

  it('lets go of its own copies alone, and never of a folder of somebody else', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    mkdirSync(path.join(target, 'soudan-desk-office-000000', '20200101-000000'), {
      recursive: true,
    })
    mkdirSync(path.join(target, '写真'))
    for (let n = 0; n < 9; n += 1) await backedUp(office, target, START_MS + n * 1000, 2)
    // The two newest, and the newest of the first seven.
    expect(copiesAt(target)).toEqual(['20261124-095005', '20261124-095007', '20261124-095008'])
    expect(existsSync(path.join(target, '写真'))).toBe(true)
    expect(existsSync(path.join(target, 'soudan-desk-office-000000', '20200101-000000'))).toBe(true)
  })

  it('never lets go of what it has just written, nor takes stamps for an order, when the clock was a year ahead', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    const YEAR = 365 * DAY
    for (let n = 0; n < 6; n += 1) await backedUp(office, target, START_MS + YEAR + n * 1000, 2)
    const back = await backedUp(office, target, START_MS, 2)
    expect(existsSync(back)).toBe(true)
    await backedUp(office, target, START_MS + 1000, 2)
    expect(copiesAt(target)).toEqual(['20261124-095000', '20261124-095001', '20271124-095005'])
  })

  it('writes once what all copies share, and once more as a whole when a part is not as it was written', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    const first = await backedUp(office, target)
    const parts = (): string[] => filesUnder(target).filter((file) => /events-/.test(file))
    const [whole, ...none] = parts()
    expect(none).toEqual([])
    const before = statSync(whole ?? '').mtimeMs
    addRecord(office.storage, { recordId: 'r3', counselorId: 'c1' })
    await backedUp(office, target, START_MS + 1000)
    expect(parts().map((file) => path.basename(file).replace(/-[0-9a-f]+\.rows/, ''))).toEqual([
      'events-1-4',
      'events-5-6',
    ])
    expect(statSync(whole ?? '').mtimeMs).toBe(before)
    // Shorter: seen at once. Altered: seen when its turn comes, one copy in seven at the latest.
    writeFileSync(whole ?? '', Buffer.concat([readFileSync(whole ?? '').subarray(1), Buffer.of(7)]))
    const bases = new Set<string>()
    for (let n = 2; n < 9; n += 1) {
      await backedUp(office, target, START_MS + n * 1000)
      for (const name of readdirSync(path.dirname(first)))
        if (name.startsWith('base-')) bases.add(name)
    }
    expect(bases.size).toBe(2)
    const newest = path.dirname(first)
    expect(await verifyOfficeOrBackup(newest, [])).toMatchObject({ ok: true, events: 6 })
    expect(await verifyOfficeOrBackup(first, [])).toMatchObject({ ok: false, events: 0 })
    rmSync(parts().at(-1) ?? '')
    await backedUp(office, target, START_MS + 9_000)
    expect(await verifyOfficeOrBackup(newest, [])).toMatchObject({ ok: true, events: 6 })
  })

  it('takes nothing of an earlier copy over when the log no longer says what it said then', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    value(await office.storage.backUp({ target, keep: 14, atMs: START_MS }))
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec('DROP TRIGGER events_no_update; UPDATE events SET hash = zeroblob(32) WHERE rowid = 4')
    db.close()
    expect(await office.storage.backUp({ target, keep: 14, atMs: LATER_MS })).toMatchObject({
      reason: 'notVerified',
    })
    expect(copiesAt(target)).toEqual(['20261124-095000'])
  })

  it('forgets a destroyed key with the last copy that had it', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    const wrapped = keyOf(databasePath(office.folder), 'record/r1')
    await backedUp(office, target, START_MS, 1)
    const holding = (): number =>
      filesUnder(target).filter((file) => readFileSync(file).includes(wrapped)).length
    expect(holding()).toBe(1)
    const proofOf = (recordIds: readonly string[]): NewEvent => ({
      type: 'records.disposed',
      scope: 'office',
      actorId: 'sup',
      payload: { kind: 'record', recordIds: [...recordIds], before: '2026-11-25', reason: '満了' },
    })
    value(
      await office.storage.disposal.disposeRecords([{ recordId: 'r1', bookingId: null }], proofOf),
    )
    for (let n = 1; n < 8; n += 1) await backedUp(office, target, START_MS + n * 1000, 1)
    expect(holding()).toBe(0)
  })

  it('says why it could not be written, and leaves nothing half-made behind', async () => {
    const office = officeUnder(temporaryFolder())
    const wish = { keep: 2, atMs: START_MS }
    expect(
      await office.storage.backUp({ ...wish, target: path.join(temporaryFolder(), 'gone') }),
    ).toMatchObject({ reason: 'folderMissing' })
    expect(await office.storage.backUp({ ...wish, target: 'relative' })).toMatchObject({
      reason: 'folderMissing',
    })
    expect(await office.storage.backUp({ ...wish, target: office.folder })).toMatchObject({
      reason: 'insideOffice',
    })
    expect(
      await office.storage.backUp({ ...wish, target: path.join(office.folder, 'schedule-parts') }),
    ).toMatchObject({ reason: 'insideOffice' })
    const target = temporaryFolder()
    // A file where the copy's folder should be made stands in for a folder that cannot be written.
    const good = value(await office.storage.backUp({ ...wish, target })).name
    writeFileSync(path.join(target, `${good.slice(0, -6)}095100.unfinished`), '')
    expect(await office.storage.backUp({ ...wish, target, atMs: LATER_MS })).toMatchObject({
      ok: false,
    })
    expect(copiesAt(target)).toEqual(['20261124-095000'])
  })

  it('is refused and taken away again when the log it copied does not verify', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec('DROP TRIGGER events_no_update; UPDATE events SET at_ms = at_ms + 1 WHERE sequence = 2')
    db.close()
    expect(await office.storage.backUp({ target, keep: 2, atMs: START_MS })).toMatchObject({
      ok: false,
      reason: 'notVerified',
    })
    expect(readdirSync(target)).toEqual([])
  })
})

describe('restoring', () => {
  it('puts the copy in place in one step, keeps the office that was there, and goes on under a new device', async () => {
    const root = temporaryFolder()
    const office = officeUnder(root)
    const folder = await backedUp(office, temporaryFolder())
    addRecord(office.storage, { recordId: 'later', counselorId: 'c1' })
    const printed = office.storage.log.seal()
    office.storage.close()
    const restored = value(await restoreBackup(folder, root, LATER_MS, free))
    expect(restored).toEqual({ kind: 'office', setAside: 'office.before-restore-20261124-095100' })
    expect(verifyFolder(path.join(root, restored.setAside ?? ''), [printed])).toMatchObject({
      ok: true,
      events: 6,
    })
    const storage = value(openStorage(office.parts))
    expect(storage.device).not.toBe(office.storage.device)
    expect(storage.records.find('later')).toBeNull()
    expect(storage.log.eventsOf('record/r1').map(({ payload }) => payload)).not.toContain(null)
    addRecord(storage, { recordId: 'r3', counselorId: 'c1' })
    storage.close()
    // Four of the old device, then the word that it was restored and two more under the new one.
    expect(verifyFolder(office.folder)).toEqual({ ok: true, events: 7, firstBad: null })
    expect(verifyFolder(office.folder, [printed])).toMatchObject({
      ok: false,
      firstBad: { why: expect.stringContaining('古いものに戻されています') as unknown },
    })
    const again = value(openStorage(office.parts))
    expect(again.log.head().sequence).toBe(3)
    again.close()
  })

  it('works on a new PC with the recovery key, and with no other', async () => {
    const office = officeUnder(temporaryFolder())
    const folder = await backedUp(office, temporaryFolder())
    office.storage.close()
    const root = temporaryFolder()
    expect(value(await backupKind(folder))).toBe('office')
    expect(value(await restoreBackup(folder, root, LATER_MS, free))).toEqual({
      kind: 'office',
      setAside: null,
    })
    const parts = {
      ...office.parts,
      folder: path.join(root, 'office'),
      keyStore: fakeKeyStore(0x33),
    }
    expect(openStorage(parts)).toMatchObject({ ok: false, reason: 'keyUnavailable' })
    const before = snapshot(parts.folder)
    expect(recoverStorage(parts, newRecoveryKey())).toMatchObject({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    expect(snapshot(parts.folder)).toEqual(before)
    const storage = value(recoverStorage(parts, office.recoveryKey))
    expect(storage.records.find('r1')?.person?.name).toBe(ichiro.name)
    storage.close()
    value(openStorage(parts)).close()
  })

  it('refuses what is no backup, is newer, damaged or tampered with, and changes nothing', async () => {
    const root = temporaryFolder()
    const office = officeUnder(root)
    const folder = await backedUp(office, temporaryFolder())
    office.storage.close()
    const before = snapshot(office.folder)
    const attempt = async (change: (copy: string) => void): Promise<unknown> => {
      const whole = temporaryFolder()
      cpSync(path.dirname(folder), whole, { recursive: true })
      const copy = path.join(whole, path.basename(folder))
      change(copy)
      return restoreBackup(copy, root, LATER_MS, free)
    }
    const part = (copy: string): string =>
      filesUnder(path.dirname(copy)).find((file) => /events-/.test(file)) ?? ''
    const manifest = (copy: string): string => path.join(copy, MANIFEST_FILE)
    const edit = (copy: string, from: string | RegExp, to: string): void =>
      writeFileSync(manifest(copy), readFileSync(manifest(copy), 'utf8').replace(from, to))
    expect(await attempt((copy) => rmSync(manifest(copy)))).toMatchObject({ reason: 'noBackup' })
    expect(await attempt((copy) => edit(copy, '"version": 1', '"version": 2'))).toMatchObject({
      reason: 'backupNewer',
    })
    expect(await attempt((copy) => writeFileSync(manifest(copy), '{'))).toMatchObject({
      reason: 'backupDamaged',
    })
    expect(
      await attempt((copy) => edit(copy, '"path": "profile.json"', '"path": "../profile.json"')),
    ).toMatchObject({ reason: 'backupDamaged' })
    expect(await attempt((copy) => rmSync(keyPath(copy)))).toMatchObject({
      reason: 'backupDamaged',
    })
    expect(
      await attempt((copy) => writeFileSync(path.join(copy, 'profile.json'), '{"version":2}')),
    ).toMatchObject({ reason: 'backupDamaged' })
    for (const name of ['records.sqlite', 'records.sqlite-wal', 'lock.sqlite'])
      expect(
        await attempt((copy) => {
          copyFileSync(keyPath(copy), path.join(copy, name))
          edit(copy, '"path": "keys.json"', `"path": "${name}"`)
        }),
      ).toMatchObject({ reason: 'backupDamaged' })
    expect(await attempt((copy) => rmSync(part(copy)))).toMatchObject({ reason: 'backupDamaged' })
    expect(
      await attempt((copy) => rmSync(path.dirname(part(copy)), { recursive: true })),
    ).toMatchObject({ reason: 'backupIncomplete' })
    expect(
      await attempt((copy) => copyFileSync(path.join(copy, TABLES_FILE), part(copy))),
    ).toMatchObject({ reason: 'backupDamaged' })
    expect(
      await attempt((copy) => copyFileSync(part(copy), path.join(copy, TABLES_FILE))),
    ).toMatchObject({ reason: 'backupDamaged' })
    expect(await restoreBackup(folder, root, LATER_MS, () => Promise.resolve(false))).toMatchObject(
      { reason: 'sessionRunning' },
    )
    const open = value(openStorage(office.parts))
    expect(await restoreBackup(folder, root, LATER_MS, free)).toMatchObject({
      reason: 'alreadyRunning',
    })
    open.close()
    expect(snapshot(office.folder)).toEqual(before)
    expect(readdirSync(root)).toEqual(['office'])
  })

  it('tells a database of a newer version, even when every sum is right', async () => {
    const office = officeUnder(temporaryFolder())
    const folder = await backedUp(office, temporaryFolder())
    const file = path.join(folder, MANIFEST_FILE)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"schema": \d+/, '"schema": 999'))
    expect(await restoreBackup(folder, temporaryFolder(), LATER_MS, free)).toMatchObject({
      reason: 'backupNewer',
    })
  })

  it('takes the newest copy where the folder of all of them is named, and puts nothing in but rows', async () => {
    const office = officeUnder(temporaryFolder())
    const target = temporaryFolder()
    await backedUp(office, target)
    addRecord(office.storage, { recordId: 'r3', counselorId: 'c1' })
    const newest = await backedUp(office, target, START_MS + 1000)
    // With every sum made right again: a table, and a row, that is none of this program.
    const root = temporaryFolder()
    value(await restoreBackup(path.dirname(newest), root, LATER_MS, free))
    const storage = value(openStorage({ ...office.parts, folder: path.join(root, 'office') }))
    expect(storage.records.find('r3')).not.toBeNull()
    expect(storage.mended).toEqual([])
    storage.close()
    const rows = readRows(path.join(newest, TABLES_FILE), null)
    const writer = writeRows(path.join(newest, 'forged'))
    for (const row of rows) writer.add(row)
    writer.add(['sqlite_schema', 'trigger', 't', 'events', 0, 'CREATE TRIGGER t …'])
    const forged = writer.finish(() => path.join(newest, TABLES_FILE))
    const file = path.join(newest, MANIFEST_FILE)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /("path": "tables.rows",\s*"bytes": )\d+(,\s*"sha256": ")[0-9a-f]+/,
        `$1${forged.bytes}$2${forged.sha256}`,
      ),
    )
    expect(await restoreBackup(newest, temporaryFolder(), LATER_MS, free)).toMatchObject({
      reason: 'backupDamaged',
      details: { file: TABLES_FILE },
    })
  })

  it('can be given up while the copy is put together, and leaves nothing behind then', async () => {
    const office = officeUnder(temporaryFolder())
    const folder = await backedUp(office, temporaryFolder())
    office.storage.close()
    const root = temporaryFolder()
    const giveUp = new AbortController()
    const restoring = restoreBackup(folder, root, LATER_MS, free, {
      onProgress: () => undefined,
      signal: giveUp.signal,
    })
    giveUp.abort()
    expect(await restoring).toMatchObject({ reason: 'cancelled' })
    expect(readdirSync(root)).toEqual([])
  })
})

describe('the time of the next backup', () => {
  const settings = { ...backupDefaults, folder: '/somewhere', time: '17:30' }
  const at = (date: string, time: string): number => instantOf(date, time)
  const outcome = (atMs: number, reason: BackupOutcome['reason']): BackupOutcome => ({
    atMs,
    folder: '/somewhere',
    name: null,
    events: null,
    reason,
  })

  it('comes once a day, is caught up after the PC was off, and a failed one is tried again after half an hour', () => {
    const due = (nowMs: number, last: BackupOutcome | null): boolean =>
      backupIsDue({ settings, last }, nowMs)
    expect(due(at('2026-11-24', '17:29'), outcome(at('2026-11-23', '17:30'), null))).toBe(false)
    expect(due(at('2026-11-24', '17:30'), outcome(at('2026-11-23', '17:30'), null))).toBe(true)
    expect(due(at('2026-11-24', '18:30'), outcome(at('2026-11-24', '17:30'), null))).toBe(false)
    expect(due(at('2026-11-25', '09:00'), outcome(at('2026-11-23', '17:30'), null))).toBe(true)
    expect(
      due(at('2026-11-24', '09:00'), outcome(at('2027-11-24', '17:30'), null)),
      'the clock was a year ahead',
    ).toBe(true)
    expect(due(at('2026-11-24', '17:50'), outcome(at('2026-11-24', '17:30'), 'diskFull'))).toBe(
      false,
    )
    expect(due(at('2026-11-24', '18:00'), outcome(at('2026-11-24', '17:30'), 'diskFull'))).toBe(
      true,
    )
    expect(backupIsDue({ settings: backupDefaults, last: null }, at('2026-11-24', '18:00'))).toBe(
      false,
    )
  })
})

function snapshot(folder: string): unknown {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('lock') && /\./.test(path.basename(name)))
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, name), 'base64')])
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** Names of the whole copies of the one office there, the oldest stamp first. */
function copiesAt(target: string): string[] {
  return filesUnder(target)
    .filter((file) => path.basename(file) === MANIFEST_FILE)
    .map((file) => path.basename(path.dirname(file)))
    .sort()
}

function keyOf(file: string, scope: string): Buffer {
  const db = new DatabaseSync(file, { readOnly: true })
  const row = db.prepare('SELECT wrapped FROM record_keys WHERE scope = ?').get(scope)
  db.close()
  return Buffer.from(blob(row ?? {}, 'wrapped'))
}
