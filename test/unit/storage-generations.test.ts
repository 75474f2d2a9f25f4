/** The later generations of the office's key: sealed for one PC, kept in the log, and never lost with a key file. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openForReading } from '../../electron/storage/file/database.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { blob, text } from '../../electron/storage/file/rows.ts'
import { newSecret, openBox, publicHalf, sealFor } from '../../electron/storage/keys/box.ts'
import { openHandedKey } from '../../electron/storage/keys/handed-key.ts'
import { unlockKeyFile } from '../../electron/storage/keys/key-file.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import {
  decodeRing,
  encodeRing,
  generationOf,
  ringOf,
  tagged,
} from '../../electron/storage/keys/ring.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { createEventReader } from '../../electron/storage/log/event-row.ts'
import { openStorage, recoverStorage, type Storage } from '../../electron/storage/storage.ts'
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
  value,
} from './storage-helpers.ts'

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const plain = Buffer.from('架空の内容')

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

describe('a share', () => {
  it('opens with the one secret it is for, and as what it is of', () => {
    const mine = newSecret()
    const box = value(sealFor(publicHalf(mine), plain, 'office 2 pc'))
    expect(Buffer.from(value(openBox(mine, box, 'office 2 pc')))).toEqual(plain)
    expect(openBox(mine, box, 'office 3 pc').ok).toBe(false)
    expect(openBox(newSecret(), box, 'office 2 pc').ok).toBe(false)
    expect(Buffer.from(box)).not.toEqual(
      Buffer.from(value(sealFor(publicHalf(mine), plain, 'office 2 pc'))),
    )
  })

  it('is not opened with any one byte changed or cut off', () => {
    const mine = newSecret()
    const box = value(sealFor(publicHalf(mine), plain, 'x'))
    for (let at = 0; at < box.length; at += 1) {
      const altered = Buffer.from(box)
      altered[at] = (altered[at] ?? 0) ^ 1
      // The highest bit of an X25519 point is not part of it; the key is made of the bytes as they are.
      expect(openBox(mine, altered, 'x').ok).toBe(false)
      expect(openBox(mine, box.subarray(0, at), 'x').ok).toBe(false)
    }
  })

  it('is not made for a half with which everybody would know the key', () => {
    expect(sealFor(new Uint8Array(32), plain, 'x')).toMatchObject({ reason: 'badKey' })
    expect(sealFor(new Uint8Array(31), plain, 'x')).toMatchObject({ reason: 'badKey' })
  })

  it('is X25519 as RFC 7748 has it (6.1)', () => {
    const alice = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'
    expect(Buffer.from(publicHalf(Buffer.from(alice, 'hex'))).toString('hex')).toBe(
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    )
  })
})

describe('a vault with later keys', () => {
  const later = new Map([[77, key(9)]])
  const now = { ...ringOf(later), newest: () => 77 }

  it('seals under the newest and opens all that it has; who has the data key alone opens none of it', () => {
    const before = createVault(key(7)).seal('office', plain, 'x')
    const vault = createVault(key(7), now)
    const sealed = vault.seal('office', plain, 'x')
    expect(generationOf(sealed)).toBe(77)
    expect(generationOf(before)).toBe(1)
    expect(Buffer.from(value(vault.open('office', sealed, 'x')))).toEqual(plain)
    expect(Buffer.from(value(vault.open('office', before, 'x')))).toEqual(plain)
    expect(createVault(key(7)).open('office', sealed, 'x').ok).toBe(false)
    expect(createVault(key(7), ringOf(new Map([[77, key(8)]]))).open('office', sealed, 'x').ok).toBe(
      false,
    )
    expect(vault.open('office', sealed, 'y').ok).toBe(false)
    expect(generationOf(vault.sealFirst('office', plain, 'x'))).toBe(1)
    // What is looked up is found as before.
    expect(vault.mac('scopeId', 'a')).toEqual(createVault(key(7)).mac('scopeId', 'a'))
  })

  it('is not told another generation than the one it was sealed under', () => {
    const two = { ...ringOf(new Map([...later, [78, key(9)]])), newest: () => 77 }
    const vault = createVault(key(7), two)
    const sealed = Buffer.from(vault.seal('office', plain, 'x'))
    // The same key under another number.
    sealed.writeUInt32BE(78, 1)
    expect(vault.open('office', sealed, 'x').ok).toBe(false)
    expect(vault.open('office', sealed.subarray(5), 'x').ok).toBe(false)
    expect(vault.open('office', tagged(77, sealed.subarray(5)), 'x').ok).toBe(true)
  })

  it('reads a ring back as it was, and nothing else as one', () => {
    const ring = new Map([...later, [2_147_483_646, key(3)]])
    expect(decodeRing(encodeRing(ring))).toEqual(ring)
    expect(decodeRing(new Uint8Array(0))).toEqual(new Map())
    expect(decodeRing(encodeRing(ring).subarray(1))).toBeNull()
    expect(decodeRing(encodeRing(new Map([[1, key(1)]])))).toBeNull()
    expect(decodeRing(Buffer.concat([encodeRing(later), encodeRing(later)]))).toBeNull()
  })
})

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
    for (const id of ['old', 'mine', 'new']) expect(storage.records.find(id)?.person).toEqual(ichiro)
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
    expect(second).not.toBe(first)
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
      keyStore: { ...store, unwrap: (wrapped) => store.unwrap(forgets ? wrapped.map(() => 0) : wrapped) },
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
    expect(readWith(office.folder, dataKeyOf({ ...office, parts: { ...office.parts, keyStore: fakeKeyStore(0x22) } }), 'more')).toEqual([null, null])
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
