/** An office whose key was changed: what is written under which generation, and that no key file or paper is needed but those there are. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openForReading } from '../../electron/storage/file/database.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { blob, text } from '../../electron/storage/file/rows.ts'
import { newSecret, publicHalf } from '../../electron/storage/keys/box.ts'
import { openHandedKey } from '../../electron/storage/keys/handed-key.ts'
import { unlockKeyFile } from '../../electron/storage/keys/key-file.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { readRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { wrapBytes, wrapWithRecovery } from '../../electron/storage/keys/recovery-wrap.ts'
import { generationOf } from '../../electron/storage/keys/ring.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { createEventReader } from '../../electron/storage/log/event-row.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import {
  joinStorage,
  openStorage,
  recoverStorage,
  type Storage,
} from '../../electron/storage/storage.ts'
import { recordScope } from '../../shared/log/scope.ts'
import {
  addRecord,
  closed,
  fakeKeyStore,
  ichiro,
  newOffice,
  noKeyStore,
  type Office,
  opened,
  reopen,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)

/** The office's key is changed on its only PC. */
function changed(storage: Storage, recoveryKey: string): number {
  value(storage.keys.tell())
  const made = value(storage.keys.make(recoveryKey))
  const publicKey = storage.keys.inLog().told.get(storage.device)?.publicKey
  if (publicKey === undefined) throw new Error('it told nothing')
  value(storage.keys.change(made, [{ device: storage.device, publicKey }], 'sup'))
  value(storage.keys.tell())
  return made.generation
}
/** Another PC of the office, with the key file that its first paper opens. */
function joinedTo(office: Office): Storage {
  const folder = temporaryFolder()
  const wrap = wrapBytes(
    wrapWithRecovery(dataKeyOf(office), value(readRecoveryKey(office.recoveryKey))),
  )
  return value(joinStorage({ ...office.parts, folder }, [wrap], office.recoveryKey))
}
/** What somebody reads who has the data key and the file, and nothing else. */
function readWith(folder: string, dataKey: Uint8Array, recordId: string): unknown[] {
  const db = openForReading(databasePath(folder))
  try {
    const keys = createRecordKeys(db, createVault(dataKey))
    return createEventReader(db, keys)(recordScope(recordId)).map(({ payload }) => payload)
  } finally {
    db.close()
  }
}
const dataKeyOf = (office: Office): Uint8Array =>
  value(unlockKeyFile(keyPath(office.folder), office.parts)).dataKey

describe('an office whose key was changed', () => {
  it('seals what is written afterwards under the new one, in what had begun before too', () => {
    const office = newOffice()
    const { storage } = office
    const dataKey = dataKeyOf(office)
    addRecord(storage, { recordId: 'old', counselorId: 'c1' })
    value(storage.log.append([opened({ recordId: 'mine', counselorId: 'c1' })]))
    value(storage.sessionStore.saveDraft('mine', '書きかけ'))
    // The test can fail: until now the data key is enough.
    expect(readWith(office.folder, dataKey, 'old')).not.toContain(null)
    const generation = changed(storage, office.recoveryKey)
    expect(storage.keys.newest()).toBe(generation)
    value(storage.log.append([closed({ recordId: 'mine', counselorId: 'c1' }, '新しいメモ')]))
    addRecord(storage, { recordId: 'new', counselorId: 'c1' })

    expect(readWith(office.folder, dataKey, 'old')).not.toContain(null)
    expect(readWith(office.folder, dataKey, 'new')).toEqual([null, null])
    const [begun, ended] = readWith(office.folder, dataKey, 'mine')
    expect(begun).toMatchObject({ name: ichiro.name })
    expect(ended).toBeNull()
    for (const id of ['old', 'mine', 'new'])
      expect(storage.records.find(id)?.person).toEqual(ichiro)
    storage.close()
    const again = reopen(office)
    expect(again.keys.newest()).toBe(generation)
    for (const id of ['old', 'mine', 'new']) expect(again.records.find(id)?.person).toEqual(ichiro)
    expect(again.log.reader.ofScope(recordScope('mine')).at(-1)?.event.payload).toMatchObject({
      note: '新しいメモ',
    })
    expect(again.mended).toEqual([])
  })

  it('goes on through a third one, and reads all three', () => {
    const office = newOffice()
    const first = changed(office.storage, office.recoveryKey)
    addRecord(office.storage, { recordId: 'r2', counselorId: 'c1' })
    const second = changed(office.storage, office.recoveryKey)
    expect(second).toBeGreaterThan(first)
    addRecord(office.storage, { recordId: 'r3', counselorId: 'c1' })
    office.storage.close()
    const again = reopen(office)
    expect(again.keys.ring().size).toBe(2)
    for (const id of ['r2', 'r3']) expect(again.records.find(id)?.person).toEqual(ichiro)
  })

  it('reads in the thread beside, too, what came while that was running', async () => {
    const office = newOffice()
    const counselor = { by: 'sup', recordIds: ['r1'] }
    await office.storage.reading.ask('judgedOf', counselor)
    changed(office.storage, office.recoveryKey)
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    const [judged] = await office.storage.reading.ask('judgedOf', counselor)
    expect(judged?.noteLine).toBe('相談の記録です。')
    await office.storage.reading.close()
  })

  it('is not changed with a wrong or mistyped recovery key, nor for others alone', () => {
    const office = newOffice()
    const other = newOffice()
    const { keys, device } = office.storage
    value(keys.tell())
    expect(keys.make(other.recoveryKey)).toMatchObject({ reason: 'wrongRecoveryKey' })
    expect(keys.make('ABC')).toMatchObject({ reason: 'length' })
    const made = value(keys.make(office.recoveryKey))
    const strange = publicHalf(newSecret())
    expect(keys.change(made, [{ device: 'other', publicKey: strange }], 'sup')).toMatchObject({
      reason: 'notForThisPc',
    })
    // Its own name, another one's half: it could not open what it seals under from then on.
    expect(keys.change(made, [{ device, publicKey: strange }], 'sup')).toMatchObject({
      reason: 'notForThisPc',
    })
    expect(keys.newest()).toBe(1)
    expect(keys.inLog().changes).toEqual([])
  })

  it('tells once only, until something is new', () => {
    const office = newOffice()
    const before = office.storage.log.head().sequence
    value(office.storage.keys.tell())
    value(office.storage.keys.tell())
    expect(office.storage.log.head().sequence).toBe(before + 1)
    office.storage.close()
    const again = reopen(office)
    value(again.keys.tell())
    expect(again.log.head().sequence).toBe(before + 1)
  })

  it('does not announce a secret that the key store does not keep', () => {
    const store = fakeKeyStore()
    let forgets = false
    const office = newOffice({
      keyStore: {
        ...store,
        unwrap: (wrapped) => store.unwrap(forgets ? wrapped.map(() => 0) : wrapped),
      },
    })
    const before = readFileSync(keyPath(office.folder))
    forgets = true
    expect(office.storage.keys.tell()).toMatchObject({ reason: 'keyUnavailable' })
    expect(readFileSync(keyPath(office.folder))).toEqual(before)
    expect(office.storage.keys.inLog().told.size).toBe(0)
  })
})

describe('the recovery key of an office whose key was changed', () => {
  const onNewPc = (office: Office, typed: string): Storage =>
    value(recoverStorage({ ...office.parts, keyStore: fakeKeyStore(0x22) }, typed))

  function writtenOffice(): Office {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'old', counselorId: 'c1' })
    changed(office.storage, office.recoveryKey)
    addRecord(office.storage, { recordId: 'new', counselorId: 'c1' })
    return office
  }
  function readsAll(storage: Storage): void {
    for (const id of ['old', 'new']) expect(storage.records.find(id)?.person).toEqual(ichiro)
    expect(storage.mended).toEqual([])
  }

  it('opens all of it on another PC, which then opens by itself', () => {
    const office = writtenOffice()
    office.storage.close()
    const storage = onNewPc(office, office.recoveryKey)
    readsAll(storage)
    storage.close()
    const again = value(openStorage({ ...office.parts, keyStore: fakeKeyStore(0x22) }))
    readsAll(again)
    addRecord(again, { recordId: 'more', counselorId: 'c1' })
    expect(
      readWith(
        office.folder,
        dataKeyOf({ ...office, parts: { ...office.parts, keyStore: fakeKeyStore(0x22) } }),
        'more',
      ),
    ).toEqual([null, null])
    again.close()
  })

  it('does so with a key file of before the change, which by itself does not open what was written since', () => {
    const office = newOffice()
    const older = readFileSync(keyPath(office.folder))
    addRecord(office.storage, { recordId: 'old', counselorId: 'c1' })
    changed(office.storage, office.recoveryKey)
    addRecord(office.storage, { recordId: 'new', counselorId: 'c1' })
    office.storage.close()
    for (const file of [keyPath(office.folder), `${keyPath(office.folder)}.copy`])
      writeFileSync(file, older)
    expect(openStorage(office.parts)).toMatchObject({ reason: 'keyUnavailable' })
    const storage = value(recoverStorage(office.parts, office.recoveryKey))
    readsAll(storage)
    storage.close()
    readsAll(reopen(office))
  })

  it('opens it from the copy when the key file is damaged or gone', () => {
    for (const harm of [
      (file: string) => writeFileSync(file, '{'),
      (file: string) => rmSync(file),
    ]) {
      const office = writtenOffice()
      office.storage.close()
      harm(keyPath(office.folder))
      const storage = onNewPc(office, office.recoveryKey)
      readsAll(storage)
      storage.close()
    }
  })

  it('is another one after it was made anew, and opens all of it', () => {
    const office = writtenOffice()
    const renewed = value(
      office.storage.renewRecoveryKey((more) => office.storage.log.append([...more])),
    )
    office.storage.close()
    expect(recoverStorage(office.parts, office.recoveryKey)).toMatchObject({
      reason: 'wrongRecoveryKey',
    })
    const storage = onNewPc(office, renewed)
    readsAll(storage)
    // The next change is on the word of the new one.
    expect(storage.keys.make(office.recoveryKey)).toMatchObject({ reason: 'wrongRecoveryKey' })
    changed(storage, renewed)
    storage.close()
  })

  it('is asked for by the other PCs too, once it was made anew', () => {
    const office = newOffice()
    value(office.storage.keys.tell())
    const renewed = value(
      office.storage.renewRecoveryKey((more) => office.storage.log.append([...more])),
    )
    const there = office.storage.outbox.after(office.storage.device, 0, 100, 1_000_000)
    const { keys, inbox, close } = joinedTo(office)
    value(
      inbox.receive({
        events: there.events.map((event, at) => ({ ...event, pos: at + 1 })),
        keys: there.keys.map((one) => ({ ...one, device: office.storage.device })),
      }),
    )
    // Its key file is of the paper before.
    expect(keys.make(office.recoveryKey)).toMatchObject({ reason: 'wrongRecoveryKey' })
    value(keys.make(renewed))
    close()
  })

  it('opens the day’s list where the records cannot be opened', () => {
    const office = writtenOffice()
    const plain = Buffer.from('架空の予約')
    const sealed = office.storage.vault.seal('schedule', plain, 'day')
    office.storage.close()
    const vault = value(
      storageOpener(noKeyStore).keyOf(office.folder, 'office', office.recoveryKey),
    )
    expect(Buffer.from(value(vault.open('schedule', sealed, 'day')))).toEqual(plain)
  })

  it('opens an office that a passphrase protects', () => {
    const office = newOffice({ keyStore: noKeyStore, vaultPassphrase: '長い合言葉です' })
    changed(office.storage, office.recoveryKey)
    addRecord(office.storage, { recordId: 'new', counselorId: 'c1' })
    office.storage.close()
    expect(reopen(office).records.find('new')?.person).toEqual(ichiro)
    expect(openStorage({ ...office.parts, vaultPassphrase: '別の合言葉です' })).toMatchObject({
      ok: false,
    })
  })
})

describe('a PC that is handed the key', () => {
  it('gets all generations, sealed for it alone', () => {
    const office = newOffice()
    const generation = changed(office.storage, office.recoveryKey)
    const sealed = value(office.storage.handKey(key(5), 'asking'))
    const handed = value(openHandedKey(key(5), sealed, 'asking'))
    expect([...handed.ring.keys()]).toEqual([generation])
    expect(openHandedKey(key(6), sealed, 'asking')).toMatchObject({ reason: 'altered' })
  })
})

it('finds what it keeps of the keys in the log again after the log’s file was copied elsewhere', () => {
  const office = newOffice()
  changed(office.storage, office.recoveryKey)
  addRecord(office.storage, { recordId: 'new', counselorId: 'c1' })
  office.storage.close()
  const other = newOffice()
  other.storage.close()
  copyFileSync(databasePath(office.folder), databasePath(other.folder))
  // Another office's key: nothing of it opens, and nothing is written.
  expect(openStorage(other.parts)).toMatchObject({ ok: false })
  const db = openForReading(databasePath(office.folder))
  const kept = db.prepare(`SELECT scope, wrapped FROM record_keys WHERE scope = 'keys'`).all()
  expect(kept.map((row) => [text(row, 'scope'), generationOf(blob(row, 'wrapped'))])).toEqual([
    ['keys', 1],
  ])
  db.close()
})
