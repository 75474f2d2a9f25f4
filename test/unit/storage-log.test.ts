/** The append-only log: all or nothing, in order, sealed, and closed to UPDATE and DELETE. */
import { DatabaseSync } from 'node:sqlite'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { openStorage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { DamagedRow } from '../../electron/storage/file/rows.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  addRecord,
  closed,
  ichiro,
  newOffice,
  opened,
  reopen,
  START_MS,
  takahashi,
  value,
} from './storage-helpers.ts'

describe('the log', () => {
  it('numbers events without gaps, stamps them by the office clock and reads them back after a restart', () => {
    const clock = createVirtualClock(START_MS)
    const office = newOffice({ clock })
    const first = value(office.storage.log.append([opened({ recordId: 'r1', counselorId: 'c1' })]))
    clock.advance(61_000)
    const second = value(
      office.storage.log.append([
        closed({ recordId: 'r1', counselorId: 'c1' }, '覚え書き'),
        { type: 'people.signedOut', scope: 'office', actorId: 'c1', payload: {} },
      ]),
    )
    expect([...first, ...second].map(({ sequence, atMs }) => [sequence, atMs])).toEqual([
      [1, START_MS],
      [2, START_MS + 61_000],
      [3, START_MS + 61_000],
    ])
    office.storage.close()
    const events = reopen(office).log.eventsOf('record/r1')
    expect(events.map(({ type }) => type)).toEqual(['session.opened', 'session.closed'])
    expect(events[0]?.payload).toMatchObject(ichiro)
    expect(events[1]?.payload).toMatchObject({ note: '覚え書き' })
    expect(verifyFolder(office.folder)).toEqual({ ok: true, events: 3, firstBad: null })
  })

  it('writes all events of one call or none, and leaves memory as it was', () => {
    const { storage, folder } = newOffice()
    addRecord(storage, { recordId: 'r1', counselorId: 'c1' })
    const head = storage.log.head()
    // The second opening of one record breaks a rule of the database in the middle of the transaction.
    const twice = storage.log.append([
      { type: 'people.signedIn', scope: 'office', actorId: 'c1', payload: {} },
      opened({ recordId: 'r1', counselorId: 'c1' }),
    ])
    expect(twice).toMatchObject({ ok: false, reason: 'saveFailed', details: { cause: 'other' } })
    expect(storage.log.head()).toEqual(head)
    addRecord(storage, { recordId: 'r2', counselorId: 'c1' })
    expect(verifyFolder(folder)).toEqual({ ok: true, events: 4, firstBad: null })
  })

  it('makes a key only where a scope begins: elsewhere a missing one is damage, and nothing is written', () => {
    const { storage, folder } = newOffice()
    const read: NewEvent = {
      type: 'records.read',
      scope: 'record/r1',
      actorId: 'c1',
      payload: {},
    }
    expect(() => storage.log.append([read])).toThrow(DamagedRow)
    expect(verifyFolder(folder).events).toBe(0)
    value(storage.log.append([opened({ recordId: 'r1', counselorId: 'c1' }), read]))
    expect(storage.log.eventsOf('record/r1').map(({ type }) => type)).toEqual([
      'session.opened',
      'records.read',
    ])
  })

  it('reads those of one type under a scope, in their order, and none of the others', () => {
    const { storage } = newOffice()
    const phrases = (text: string): NewEvent => ({
      ...{ type: 'office.phrasesSet', scope: 'settings', actorId: 'c1' },
      payload: { phrases: [{ name: text, text }] },
    })
    const remove: NewEvent = {
      ...{ type: 'meeting.zoomSet', scope: 'settings', actorId: 'c1' },
      payload: { account: null },
    }
    value(storage.log.append([phrases('一'), remove, phrases('二'), remove]))
    const { reader } = storage.log
    expect(reader.ofScope('settings')).toHaveLength(4)
    expect(
      reader.ofScope('settings', 'office.phrasesSet').map(({ event }) => event.sequence),
    ).toEqual([1, 3])
    expect(reader.ofScope('settings', 'office.backupSet')).toEqual([])
  })

  it('keeps events of the office under a key of this device and month', () => {
    const { storage, folder } = newOffice()
    value(
      storage.log.append([
        { type: 'people.signedIn', scope: 'office', actorId: 'c1', payload: {} },
      ]),
    )
    const db = new DatabaseSync(databasePath(folder), { readOnly: true })
    expect(db.prepare('SELECT scope FROM record_keys').all()).toEqual([
      { scope: `office/${storage.device}/2026-11` },
    ])
    db.close()
  })

  it('throws on a payload that does not fit its schema, before anything is written', () => {
    const { storage, folder } = newOffice()
    const wrong = {
      type: 'session.warned',
      scope: 'record/r1',
      actorId: 'c1',
      payload: { minutesLeft: 'five' },
    }
    const log: { readonly append: (events: never[]) => unknown } = storage.log
    expect((): unknown => Reflect.apply(log.append, log, [[wrong]])).toThrow()
    expect(verifyFolder(folder).events).toBe(0)
  })

  it('refuses UPDATE, DELETE, REPLACE and an insert out of order by the database itself', () => {
    const { storage, folder } = newOffice()
    addRecord(storage, { recordId: 'r1', counselorId: 'c1' })
    const db = new DatabaseSync(databasePath(folder))
    expect(() => db.exec(`UPDATE events SET actor = 'x'`)).toThrow('events are never changed')
    expect(() => db.exec('DELETE FROM events')).toThrow('events are never removed')
    expect(() =>
      db.exec('INSERT OR REPLACE INTO events SELECT * FROM events WHERE sequence = 1'),
    ).toThrow('appended in order')
    expect(() =>
      db.exec(
        'INSERT INTO events SELECT device, 9, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE sequence = 1',
      ),
    ).toThrow('appended in order')
    db.close()
    expect(verifyFolder(folder)).toEqual({ ok: true, events: 2, firstBad: null })
  })

  it('cannot open the payloads of a record whose key was destroyed; the chain holds, and verify asks for the word that it went on purpose', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    addRecord(office.storage, { recordId: 'r2', counselorId: 'c1', seeker: takahashi })
    office.storage.close()
    const db = value(openDatabase(databasePath(office.folder)))
    const wrapped = db
      .prepare(`SELECT wrapped FROM record_keys WHERE scope = 'record/r1'`)
      .get()?.wrapped
    if (!(wrapped instanceof Uint8Array)) throw new Error('no key')
    expect(readFileSync(databasePath(office.folder)).includes(Buffer.from(wrapped))).toBe(true)
    db.exec(`DELETE FROM record_keys WHERE scope = 'record/r1'`)
    db.close()
    // Gone from the file, not only from the table.
    expect(readFileSync(databasePath(office.folder)).includes(Buffer.from(wrapped))).toBe(false)
    const storage = reopen(office)
    expect(storage.log.eventsOf('record/r1').map(({ payload }) => payload)).toEqual([null, null])
    expect(storage.records.find('r1')?.person).toBeNull()
    expect(storage.records.find('r2')?.person).toEqual(takahashi)
    expect(verifyFolder(office.folder).firstBad?.why).toContain('鍵が、廃棄の記録がないまま')
    value(
      storage.log.append([
        { type: 'records.recordDisposed', scope: 'record/r2', actorId: 'sup', payload: {} },
      ]),
    )
    expect(verifyFolder(office.folder).firstBad?.sequence).toBe(2)
  })

  it('lets one process at a time into a folder and frees it on closing', () => {
    const office = newOffice()
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'alreadyRunning' })
    office.storage.close()
    reopen(office)
  })

  it('keeps the live session, its progress and its draft over a restart and forgets them at the end', () => {
    const office = newOffice()
    const live = { recordId: 'r1', state: { state: 'consulting', name: ichiro.name } }
    value(office.storage.sessionStore.commit([opened({ recordId: 'r1', counselorId: 'c1' })], live))
    value(
      office.storage.sessionStore.saveProgress({
        recordId: 'r1',
        elapsedMs: 5000,
        wallMs: START_MS,
        uptimeMs: 7000,
      }),
    )
    value(office.storage.sessionStore.saveDraft('r1', '架空 一郎さんの下書き'))
    office.storage.close()
    const storage = reopen(office)
    expect(storage.sessionStore.load()).toEqual({
      ...live,
      progress: { recordId: 'r1', elapsedMs: 5000, wallMs: START_MS, uptimeMs: 7000 },
      draft: '架空 一郎さんの下書き',
    })
    value(storage.sessionStore.commit([closed({ recordId: 'r1', counselorId: 'c1' })], null))
    expect(storage.sessionStore.load()).toBeNull()
    storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    expect(db.prepare('SELECT count(*) AS n FROM live_parts').get()?.n).toBe(0)
    db.close()
  })

  it('tells at the start that a live session cannot be opened, and keeps it', () => {
    const office = newOffice()
    value(
      office.storage.sessionStore.commit([opened({ recordId: 'r1', counselorId: 'c1' })], {
        recordId: 'r1',
        state: {},
      }),
    )
    office.storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec(`UPDATE live_session SET state = x'0102'`)
    expect(openStorage(office.parts)).toMatchObject({ ok: false, reason: 'databaseDamaged' })
    expect(db.prepare('SELECT hex(state) AS state FROM live_session').get()?.state).toBe('0102')
    db.close()
  })

  it('puts no name, number, kana, note or draft in plain text into any file, while open and after closing', () => {
    const office = newOffice()
    const note = '雇用保険の窓口を案内した'
    for (const [index, seeker] of [ichiro, takahashi].entries()) {
      const wish = { recordId: `r${index}`, counselorId: 'c1', seeker }
      value(
        office.storage.sessionStore.commit([opened(wish)], {
          recordId: wish.recordId,
          state: { name: seeker.name, number: seeker.jobSeekerNumber },
        }),
      )
      value(office.storage.sessionStore.saveDraft(wish.recordId, note))
      value(office.storage.sessionStore.commit([closed(wish, note)], null))
    }
    const secrets = [ichiro, takahashi].flatMap(({ name, kana, jobSeekerNumber }) => [
      name,
      ...name.split(' '),
      kana ?? '',
      ...(kana ?? '').split(' '),
      jobSeekerNumber ?? '',
      (jobSeekerNumber ?? '').slice(6),
      note,
    ])
    const needles = secrets.flatMap((secret) => [
      Buffer.from(secret, 'utf8'),
      Buffer.from(secret, 'utf16le'),
    ])
    const found = (): string[] =>
      readdirSync(office.folder).flatMap((name) => {
        const content = readFileSync(path.join(office.folder, name))
        return needles
          .filter((needle) => content.includes(needle))
          .map((needle) => `${name}: ${needle.toString()}`)
      })
    expect(readdirSync(office.folder)).toContain('records.sqlite-wal')
    expect(found()).toEqual([])
    office.storage.close()
    expect(found()).toEqual([])
  })
})
