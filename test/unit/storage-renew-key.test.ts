/** A new recovery key in place of the old one. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keyPath } from '../../electron/storage/file/names.ts'
import { newRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { recoverStorage, type Storage } from '../../electron/storage/storage.ts'
import { fail, ok } from '../../shared/result.ts'
import {
  addRecord,
  fakeKeyStore,
  ichiro,
  newOffice,
  type Office,
  reopen,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

const copyOf = (office: Office): string => `${keyPath(office.folder)}.copy`
const keyFiles = (office: Office): string[] =>
  [keyPath(office.folder), copyOf(office)].map((file) => readFileSync(file, 'utf8'))
const renew = (storage: Storage): string => value(storage.renewRecoveryKey(() => ok()))
const onNewPc = (office: Office, typed: string) =>
  recoverStorage({ ...office.parts, keyStore: fakeKeyStore(0x22) }, typed)

describe('a new recovery key', () => {
  it('opens the office on a new PC, where the old one opens nothing any more; what was sealed before stays readable', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    const renewed = renew(office.storage)
    expect(renewed).not.toBe(office.recoveryKey)
    for (const content of keyFiles(office))
      expect(content.match(/"by": "recovery"/g)).toHaveLength(1)
    office.storage.close()
    const before = keyFiles(office)
    expect(onNewPc(office, office.recoveryKey)).toMatchObject({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    expect(keyFiles(office)).toEqual(before)
    const storage = value(onNewPc(office, renewed))
    // The data key is the one before: records from before the renewal open.
    expect(storage.records.find('r1')?.person).toEqual(ichiro)
    storage.close()
  })

  it('leaves the everyday way in as it was', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    renew(office.storage)
    office.storage.close()
    expect(reopen(office).records.find('r1')?.person).toEqual(ichiro)
  })

  it('does not open the key file of an earlier time, as it lies in a backup: that one opens with the older key', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    const older = keyFiles(office)
    const renewed = renew(office.storage)
    office.storage.close()
    writeFileSync(keyPath(office.folder), older[0] ?? '')
    writeFileSync(copyOf(office), older[1] ?? '')
    expect(onNewPc(office, renewed)).toMatchObject({ ok: false, reason: 'wrongRecoveryKey' })
    const storage = value(onNewPc(office, office.recoveryKey))
    expect(storage.records.find('r1')?.person).toEqual(ichiro)
    storage.close()
  })

  it('does not take the old one’s place when it cannot be recorded; the next one leaves no trace of the first try', () => {
    const office = newOffice()
    expect(
      office.storage.renewRecoveryKey(() => fail('saveFailed', { cause: 'diskFull' })),
    ).toEqual({ ok: false, reason: 'saveFailed', details: { cause: 'diskFull' } })
    expect(office.storage.proveRecoveryKey(office.recoveryKey).ok).toBe(true)
    const renewed = renew(office.storage)
    for (const content of keyFiles(office))
      expect(content.match(/"by": "recovery"/g)).toHaveLength(1)
    expect(office.storage.proveRecoveryKey(renewed).ok).toBe(true)
  })

  it('leaves the old one valid wherever the last write is cut off', () => {
    const office = newOffice()
    const { folder } = office
    // What lies there between the two writes: recorded already, and the old key not yet taken out.
    const between: string[][] = []
    value(
      office.storage.renewRecoveryKey(() => {
        between.push(keyFiles(office))
        return ok()
      }),
    )
    const last = keyFiles(office)
    office.storage.close()
    const cases = [between[0] ?? [], [last[0] ?? '', between[0]?.[1] ?? '']]
    for (const [file = '', copy = ''] of cases) {
      writeFileSync(keyPath(folder), file)
      writeFileSync(copyOf(office), copy)
      value(onNewPc(office, office.recoveryKey)).close()
    }
  })

  it('is not made over a key file that cannot be read', () => {
    const office = newOffice()
    writeFileSync(keyPath(office.folder), 'spoilt')
    expect(office.storage.renewRecoveryKey(() => ok())).toEqual({ ok: false, reason: 'keyDamaged' })
    expect(readFileSync(keyPath(office.folder), 'utf8')).toBe('spoilt')
    expect(
      office.storage.proveRecoveryKey(office.recoveryKey).ok,
      'the copy still knows the first one',
    ).toBe(true)
  })
})

describe('proving the recovery key of an open office', () => {
  it('tells the right one, a wrong one, a typo and a wrong length apart, and changes nothing', () => {
    const office = newOffice()
    const before = keyFiles(office)
    const { recoveryKey, storage } = office
    expect(storage.proveRecoveryKey(recoveryKey.toLowerCase().replaceAll('-', ' '))).toEqual(ok())
    expect(storage.proveRecoveryKey(newRecoveryKey())).toEqual({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    const mistyped = `${recoveryKey.slice(0, 6)}${recoveryKey.charAt(6) === '7' ? '8' : '7'}${recoveryKey.slice(7)}`
    expect(storage.proveRecoveryKey(mistyped)).toEqual({
      ok: false,
      reason: 'typo',
      details: { group: 2 },
    })
    expect(storage.proveRecoveryKey('')).toEqual({
      ok: false,
      reason: 'length',
      details: { symbols: 0 },
    })
    expect(keyFiles(office)).toEqual(before)
  })

  it('is not fooled by the key file of another office, whose recovery key somebody knows', () => {
    const office = newOffice()
    const theirs = newOffice({ folder: temporaryFolder() })
    copyFileSync(keyPath(theirs.folder), keyPath(office.folder))
    copyFileSync(copyOf(theirs), copyOf(office))
    expect(office.storage.proveRecoveryKey(theirs.recoveryKey)).toEqual({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
  })

  it('says when there is no key file to compare with', () => {
    const office = newOffice()
    rmSync(keyPath(office.folder))
    rmSync(copyOf(office))
    expect(office.storage.proveRecoveryKey(office.recoveryKey)).toEqual({
      ok: false,
      reason: 'keyDamaged',
    })
  })
})
