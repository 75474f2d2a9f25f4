/** Sealing, the recovery key and the key file. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rewrapWithRecoveryKey } from '../../electron/storage/keys/key-file.ts'
import { keyPath } from '../../electron/storage/file/names.ts'
import { newRecoveryKey, readRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { openBytes, sealBytes } from '../../electron/storage/keys/sealing.ts'
import { createStorage, openStorage } from '../../electron/storage/storage.ts'
import { createVault, fileCipher } from '../../electron/storage/keys/vault.ts'
import {
  addRecord,
  fakeKeyStore,
  ichiro,
  newOffice,
  noKeyStore,
  reopen,
  temporaryFolder,
  value,
} from './storage-helpers.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

const key = new Uint8Array(32).fill(7)
const plain = Buffer.from('架空の内容')

describe('sealing', () => {
  it('opens what it sealed, and only where it belongs', () => {
    const sealed = sealBytes(key, plain, 'here')
    expect(Buffer.from(value(openBytes(key, sealed, 'here')))).toEqual(plain)
    expect(openBytes(key, sealed, 'there').ok).toBe(false)
    expect(openBytes(new Uint8Array(32).fill(8), sealed, 'here').ok).toBe(false)
  })

  it('opens nothing of which any one byte was changed or cut off', () => {
    const sealed = sealBytes(key, plain, 'here')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openBytes(key, changed, 'here').ok).toBe(false)
      expect(openBytes(key, sealed.subarray(0, at), 'here').ok).toBe(false)
    }
  })

  it('gives each purpose of the vault a key of its own', () => {
    const vault = createVault(key)
    expect(vault.open('office', vault.seal('schedule', plain, 'x'), 'x').ok).toBe(false)
    expect(Buffer.from(vault.mac('searchTerm', 'a')).equals(vault.mac('loginName', 'a'))).toBe(
      false,
    )
    const cipher = fileCipher(vault, 'schedule', 'schedule.json')
    expect(Buffer.from(value(cipher.decrypt(cipher.encrypt(plain))))).toEqual(plain)
  })
})

describe('the recovery key', () => {
  it('is read back as typed with small letters, spaces, full width and the usual mix-ups', () => {
    const recoveryKey = newRecoveryKey()
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/)
    const sloppy = recoveryKey
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect(value(readRecoveryKey(sloppy))).toBe(recoveryKey)
    expect(
      value(
        readRecoveryKey(
          recoveryKey.replace(/[A-Z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
        ),
      ),
    ).toBe(recoveryKey)
  })

  it('notices every single wrong symbol and every two neighbours exchanged, and names the group', () => {
    const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const recoveryKey = newRecoveryKey()
    for (let at = 0; at < recoveryKey.length; at += 1) {
      const right = recoveryKey.charAt(at)
      if (right === '-') continue
      const group = Math.floor(at / 6) + 1
      for (const wrong of symbols) {
        if (wrong === right) continue
        expect(
          readRecoveryKey(recoveryKey.slice(0, at) + wrong + recoveryKey.slice(at + 1)),
        ).toMatchObject({ ok: false, reason: 'typo', details: { group } })
      }
      const next = recoveryKey.charAt(at + 1)
      if (next === '' || next === '-' || next === right) continue
      expect(
        readRecoveryKey(recoveryKey.slice(0, at) + next + right + recoveryKey.slice(at + 2)),
      ).toMatchObject({ ok: false, reason: 'typo' })
    }
    expect(readRecoveryKey(recoveryKey.slice(0, -1))).toMatchObject({ ok: false, reason: 'length' })
  })
})

describe('the key file', () => {
  it('opens by the OS key store of the same user and refuses another user, deleting nothing', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    office.storage.close()
    const before = readFileSync(keyPath(office.folder))
    expect(openStorage({ ...office.parts, keyStore: fakeKeyStore(0x11) })).toMatchObject({
      ok: false,
      reason: 'keyUnavailable',
    })
    expect(openStorage({ ...office.parts, keyStore: noKeyStore })).toMatchObject({
      ok: false,
      reason: 'keyUnavailable',
    })
    expect(readFileSync(keyPath(office.folder))).toEqual(before)
    expect(reopen(office).records.find('r1')?.person).toEqual(ichiro)
  })

  it('opens by a passphrase where the OS has no store, and tells a missing one from a wrong one', () => {
    const wish = {
      folder: temporaryFolder(),
      keyStore: noKeyStore,
      kind: 'office' as const,
      clock: createVirtualClock(0),
    }
    expect(createStorage({ ...wish, vaultPassphrase: null })).toMatchObject({
      ok: false,
      reason: 'passphraseNeeded',
    })
    value(createStorage({ ...wish, vaultPassphrase: 'とても長い合言葉' })).storage.close()
    expect(openStorage({ ...wish, vaultPassphrase: null })).toMatchObject({
      ok: false,
      reason: 'passphraseNeeded',
    })
    expect(openStorage({ ...wish, vaultPassphrase: 'ちがう合言葉です' })).toMatchObject({
      ok: false,
      reason: 'wrongPassphrase',
    })
    value(openStorage({ ...wish, vaultPassphrase: 'とても長い合言葉' })).close()
  })

  it('opens the practice office with no passphrase on a machine without a key store', () => {
    const wish = {
      folder: temporaryFolder(),
      keyStore: noKeyStore,
      kind: 'practice' as const,
      clock: createVirtualClock(0),
      vaultPassphrase: null,
    }
    value(createStorage(wish)).storage.close()
    value(openStorage(wish)).close()
  })

  it('opens on a new PC with the recovery key, and again without it afterwards', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    office.storage.close()
    const newPc = { ...office.parts, keyStore: fakeKeyStore(0x22) }
    expect(openStorage(newPc)).toMatchObject({ ok: false, reason: 'keyUnavailable' })
    const before = readFileSync(keyPath(office.folder))
    expect(rewrapWithRecoveryKey(keyPath(office.folder), newRecoveryKey(), newPc)).toMatchObject({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    expect(readFileSync(keyPath(office.folder))).toEqual(before)
    value(
      rewrapWithRecoveryKey(
        keyPath(office.folder),
        value(readRecoveryKey(office.recoveryKey)),
        newPc,
      ),
    )
    const storage = value(openStorage(newPc))
    expect(storage.records.find('r1')?.person).toEqual(ichiro)
    storage.close()
  })

  it('reports a damaged, a newer and a foreign key file and keeps it', () => {
    const office = newOffice()
    office.storage.close()
    const file = keyPath(office.folder)
    const good = readFileSync(file, 'utf8')
    const cases: readonly (readonly [string, string])[] = [
      ['', 'keyDamaged'],
      [good.slice(0, 40), 'keyDamaged'],
      ['[]', 'keyDamaged'],
      [good.replace('"kind": "office"', '"kind": "practice"'), 'keyDamaged'],
      [good.replace('"version": 1', '"version": 3'), 'databaseNewer'],
    ]
    for (const [content, reason] of cases) {
      writeFileSync(file, content)
      expect(openStorage(office.parts)).toMatchObject({ ok: false, reason })
      expect(readFileSync(file, 'utf8')).toBe(content)
    }
    const other = newOffice()
    other.storage.close()
    copyFileSync(keyPath(other.folder), file)
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'keyDamaged' })
    writeFileSync(file, good)
    reopen(office)
  })
})
