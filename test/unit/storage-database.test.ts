/** Opening the database: migrations, pragmas, newer and damaged files, the lock. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openDatabase, troubleOf, userVersion } from '../../electron/storage/file/database.ts'
import { lockFolder } from '../../electron/storage/file/lock.ts'
import { migrations } from '../../electron/storage/file/migrations/index.ts'
import {
  databasePath,
  keyPath,
  lockPath,
  settingUpPath,
} from '../../electron/storage/file/names.ts'
import { troubleOfError } from '../../electron/office/opening.ts'
import { createStorage, openStorage, storageExists } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { addRecord, newOffice, reopen, temporaryFolder, value } from './storage-helpers.ts'

function schemaOf(db: DatabaseSync): unknown {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
}

describe('migrations', () => {
  const complete = (): unknown => {
    const db = value(openDatabase(path.join(temporaryFolder(), 'a.sqlite')))
    const schema = schemaOf(db)
    db.close()
    return schema
  }

  it.each(migrations.map((_, version) => version))(
    'bring a file of version %i to the newest one and keep what is in it',
    (version) => {
      const file = path.join(temporaryFolder(), 'a.sqlite')
      const old = value(openDatabase(file, migrations.slice(0, version)))
      expect(userVersion(old)).toBe(version)
      if (version > 0) old.exec(`INSERT INTO meta (name, value) VALUES ('kept', x'01')`)
      old.close()
      const db = value(openDatabase(file))
      expect(userVersion(db)).toBe(migrations.length)
      expect(schemaOf(db)).toEqual(complete())
      if (version > 0)
        expect(db.prepare(`SELECT value FROM meta WHERE name = 'kept'`).get()?.value).toEqual(
          Uint8Array.of(1),
        )
      db.close()
    },
  )

  it('change nothing in an up-to-date file', () => {
    const file = path.join(temporaryFolder(), 'a.sqlite')
    value(openDatabase(file)).close()
    const before = readFileSync(file)
    value(openDatabase(file)).close()
    expect(readFileSync(file)).toEqual(before)
  })

  it('leave a file as it was when a step fails in its middle', () => {
    const file = path.join(temporaryFolder(), 'a.sqlite')
    value(openDatabase(file, migrations.slice(0, 1))).close()
    expect(
      openDatabase(file, [migrations[0] ?? '', 'CREATE TABLE half (a); CREATE TABLE half (a)']),
    ).toMatchObject({ ok: false })
    const db = new DatabaseSync(file)
    expect(userVersion(db)).toBe(1)
    expect(db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'`).get()?.n).toBe(
      0,
    )
    db.close()
  })

  it('import nothing of the app', () => {
    const folder = path.join(import.meta.dirname, '../../electron/storage/file/migrations')
    const imports = readdirSync(folder).flatMap((name) =>
      [...readFileSync(path.join(folder, name), 'utf8').matchAll(/from '([^']+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    )
    expect(imports.length).toBe(migrations.length)
    expect(imports.filter((from) => !/^\.\/\d{4}-[a-z-]+\.ts$/.test(from))).toEqual([])
  })
})

describe('opening an office', () => {
  it('writes durably, in write-ahead mode, with foreign keys on', () => {
    const db = value(openDatabase(path.join(temporaryFolder(), 'a.sqlite')))
    expect(db.prepare('PRAGMA journal_mode').get()?.journal_mode).toBe('wal')
    expect(db.prepare('PRAGMA synchronous').get()?.synchronous).toBe(2)
    expect(db.prepare('PRAGMA foreign_keys').get()?.foreign_keys).toBe(1)
    db.close()
  })

  it('refuses a file of a newer version and leaves every byte of the folder as it was', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    office.storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
    const snapshot = (): unknown =>
      readdirSync(office.folder).map((name) => [
        name,
        readFileSync(path.join(office.folder, name), 'base64'),
      ])
    const before = snapshot()
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'databaseNewer' })
    expect(snapshot()).toEqual(before)
  })

  it('refuses a file made before the first release, says which it is, and leaves it as it was', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    office.storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec('PRAGMA application_id = 0; PRAGMA user_version = 6; PRAGMA journal_mode = DELETE')
    db.close()
    const before = readFileSync(databasePath(office.folder), 'base64')
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'databaseOlder' })
    expect(readFileSync(databasePath(office.folder), 'base64')).toBe(before)
    expect(verifyFolder(office.folder)).toMatchObject({ ok: false, firstBad: { sequence: 0 } })
  })

  it('reports a damaged file, keeps it, and frees the folder', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    office.storage.close()
    const file = databasePath(office.folder)
    const good = readFileSync(file)
    const tampered = Buffer.from(good)
    const last = good.lastIndexOf('session.closed')
    tampered[last] = 0x54
    for (const bad of [Buffer.alloc(9000, 'no database '), good.subarray(0, 5000), tampered]) {
      writeFileSync(file, bad)
      expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'databaseDamaged' })
      expect(readFileSync(file).equals(bad)).toBe(true)
    }
    writeFileSync(file, good)
    expect(reopen(office).records.find('r1')).not.toBeNull()
  })

  it.each([
    ['no handle is left', { code: 'EMFILE', syscall: 'open' }],
    ['the device does not answer', { code: 'EIO', syscall: 'read' }],
    ['SQLite meets an error of the device', { code: 'ERR_SQLITE_ERROR', errcode: 10 | (19 << 8) }],
    ['there is no memory', { code: 'ERR_SQLITE_ERROR', errcode: 7 }],
  ])('does not call a file damaged that cannot be read now: %s', (_what, facts) => {
    const error = Object.assign(new Error('架空'), facts)
    expect(() => troubleOf(error)).toThrow(error)
    expect(troubleOfError({ onBug: () => {} }, error)).toBe('fileUnreadable')
  })

  it('reports a folder that cannot be written', () => {
    const blocked = path.join(temporaryFolder(), 'file')
    writeFileSync(blocked, '')
    const office = newOffice()
    expect(createStorage({ ...office.parts, folder: path.join(blocked, 'office') })).toMatchObject({
      ok: false,
      reason: 'folderReadOnly',
    })
    const held = temporaryFolder()
    mkdirSync(lockPath(held))
    expect(createStorage({ ...office.parts, folder: held })).toMatchObject({
      ok: false,
      reason: 'folderReadOnly',
    })
  })

  it('never writes over an office that exists, and sets the left-overs of an unfinished set-up aside', () => {
    const office = newOffice()
    expect(createStorage(office.parts)).toMatchObject({ ok: false, reason: 'alreadyRunning' })
    office.storage.close()
    expect(createStorage(office.parts)).toMatchObject({ ok: false, reason: 'alreadyExists' })
    const unfinished = { ...office.parts, folder: temporaryFolder() }
    writeFileSync(keyPath(unfinished.folder), 'left over')
    // Without the mark of a set-up, keys without records are an office that lost them.
    expect(storageExists(unfinished.folder)).toBe(true)
    expect(createStorage(unfinished)).toMatchObject({ reason: 'alreadyExists' })
    expect(openStorage(unfinished)).toMatchObject({ reason: 'databaseMissing' })
    writeFileSync(settingUpPath(unfinished.folder), '')
    expect(storageExists(unfinished.folder)).toBe(false)
    value(createStorage(unfinished)).storage.close()
    expect(storageExists(unfinished.folder)).toBe(true)
    expect(existsSync(settingUpPath(unfinished.folder))).toBe(false)
    expect(
      readdirSync(unfinished.folder).some((name) => name.startsWith('keys.json.unfinished-')),
    ).toBe(true)
  })

  it('leaves no half-made office behind when the database cannot be made', () => {
    const parts = { ...newOffice().parts, folder: temporaryFolder() }
    mkdirSync(`${databasePath(parts.folder)}-wal`)
    expect(createStorage(parts).ok).toBe(false)
    expect(storageExists(parts.folder)).toBe(false)
    rmSync(`${databasePath(parts.folder)}-wal`, { recursive: true })
    value(createStorage(parts)).storage.close()
  })

  it('refuses to open when the key file is gone, and opens again when it is back', () => {
    const office = newOffice()
    office.storage.close()
    const key = readFileSync(keyPath(office.folder))
    rmSync(keyPath(office.folder))
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'keyDamaged' })
    expect(existsSync(keyPath(office.folder))).toBe(false)
    writeFileSync(keyPath(office.folder), key)
    reopen(office)
  })
})

describe('the folder lock', () => {
  it('is held by one and free after release; a left-over file blocks nobody', () => {
    const file = lockPath(temporaryFolder())
    const first = value(lockFolder(file))
    expect(lockFolder(file)).toMatchObject({ ok: false, reason: 'alreadyRunning' })
    first.release()
    expect(existsSync(file)).toBe(true)
    value(lockFolder(file)).release()
  })
})
