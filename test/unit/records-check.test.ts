/** Checking the log: by hand, against printed seals, and once a day by itself. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCheckDesk } from '../../electron/records/check-desk.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { DAY, HOUR, MINUTE } from '../../shared/clock.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { CheckStatus } from '../../shared/records/check.ts'
import { formatSeal } from '../../shared/records/seal.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { until } from '../support/until.ts'
import { addRecord, newOffice, START_MS, value } from './storage-helpers.ts'

function desk() {
  const clock = createVirtualClock(START_MS)
  const { storage, folder } = newOffice({ clock })
  const state = { running: false, told: [] as CheckStatus[], notices: 0, asked: 0 }
  const made = createCheckDesk({
    storage,
    verify: (of, seals) => {
      state.asked += 1
      return startVerify(of, seals)
    },
    clock,
    sessionRunning: () => state.running,
    notify: () => {
      state.notices += 1
    },
    ring: (topic, payload) => {
      if (topic === 'records.check') state.told.push(payload as CheckStatus)
    },
  })
  onTestFinished(() => made.close())
  const sign = (): void => {
    value(
      storage.log.append([
        { type: 'people.signedOut', scope: 'office', actorId: SYSTEM_ACTOR, payload: {} },
      ]),
    )
  }
  for (let n = 0; n < 5; n += 1) sign()
  return Object.assign(state, { clock, storage, folder, desk: made, sign })
}

/** As somebody with the file would: past the triggers. */
function alter(folder: string, sequence: number): void {
  const db = new DatabaseSync(databasePath(folder))
  const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'events_no_update'").get()
  db.exec('DROP TRIGGER events_no_update')
  db.prepare('UPDATE events SET at_ms = at_ms + 1 WHERE sequence = ?').run(sequence)
  db.exec(String(trigger?.['sql']))
  db.close()
}

describe('checking the log', () => {
  it('finds nothing in a log nobody touched, says so, and records that it was done', async () => {
    const it = desk()
    expect(await it.desk.status()).toEqual({ running: false, last: null, mended: [] })
    const { last } = value(await it.desk.now('', 'sup'))
    expect(last).toMatchObject({ events: 5, firstBad: null, seals: 0 })
    expect(it.told.map(({ running }) => running)).toEqual([true, false])
    expect(it.storage.log.head().sequence).toBe(6)
    expect(it.notices).toBe(0)
  })

  it('names the first bad place in words, tells whoever is there, and knows it after a restart', async () => {
    const it = desk()
    alter(it.folder, 3)
    const { last } = value(await it.desk.now('', 'sup'))
    expect(last?.firstBad).toMatchObject({ sequence: 3 })
    expect(last?.firstBad?.why).toMatch(/ハッシュ/)
    expect(it.notices).toBe(1)
    const again = createCheckDesk({
      storage: it.storage,
      verify: startVerify,
      clock: it.clock,
      sessionRunning: () => false,
      notify: () => undefined,
      ring: () => undefined,
    })
    expect((await again.status()).last?.firstBad).toEqual(last?.firstBad)
  })

  it('compares with printed seals, among other lines, and says which line is none', async () => {
    const it = desk()
    const line = formatSeal(it.storage.log.seal())
    it.sign()
    const typed = `日報\n${line}\n`
    expect(value(await it.desk.now(typed, 'sup')).last).toMatchObject({ firstBad: null, seals: 1 })
    const other = line.replace(/#\d+/, '#4')
    expect(value(await it.desk.now(other, 'sup')).last?.firstBad).toMatchObject({ sequence: 4 })
    expect(await it.desk.now(`日報\nSEAL 2026-13-45 #x`, 'sup')).toMatchObject({
      reason: 'sealUnreadable',
      details: { line: 2 },
    })
    expect(await it.desk.now('どこにもない', 'sup')).toMatchObject({ reason: 'noSeal' })
  })

  it('is done once a day by itself, never while a session runs', async () => {
    const it = desk()
    it.desk.start()
    it.running = true
    it.clock.advance(HOUR)
    expect(it.asked).toBe(0)
    it.running = false
    it.clock.advance(MINUTE)
    await until('it is asked', () => Promise.resolve(it.asked === 1))
    await until('it is done', async () => !(await it.desk.status()).running)
    it.clock.advance(5 * HOUR)
    expect(it.asked).toBe(1)
    it.clock.advance(DAY)
    await until('the next day’s is done', async () => !(await it.desk.status()).running)
    expect(it.asked).toBe(2)
  })

  it('compares the list of records with the log after each opening, mends it, and goes on showing that it did', async () => {
    const it = desk()
    addRecord(it.storage, { recordId: 'r1', counselorId: 'anna' })
    const db = new DatabaseSync(databasePath(it.folder))
    db.exec(`UPDATE records SET review = 'signedOff'`)
    db.close()
    it.desk.start()
    it.clock.advance(MINUTE)
    await until('it was told', () => Promise.resolve(it.notices > 0))
    expect(it.storage.records.find('r1')?.review).toBe('waiting')
    expect((await it.desk.status()).mended).toMatchObject([{ list: 'records', why: 'altered' }])
    expect(it.told.at(-1)?.mended).toHaveLength(1)
    const db2 = new DatabaseSync(databasePath(it.folder))
    db2.exec(`UPDATE records SET review = 'signedOff'`)
    db2.close()
    it.clock.advance(HOUR)
    expect(it.storage.records.find('r1')?.review, 'once a day is enough').toBe('signedOff')
  })

  it('gives a check up when the office is left, and frees its file', async () => {
    const it = desk()
    const asked = it.desk.now('', 'sup')
    expect(await it.desk.now('', 'sup')).toMatchObject({ reason: 'checkRunning' })
    await it.desk.close()
    expect(value(await asked)).toEqual({ running: false, last: null, mended: [] })
  })
})
