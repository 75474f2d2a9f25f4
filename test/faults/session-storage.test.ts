/** The live session on the real sealed store, opened anew. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import type { SessionStore } from '../../shared/session/store.ts'
import { asCounselor, bookIn, desk, NUMBER, settle, toConsulting } from '../unit/session-helpers.ts'
import { newOffice, reopen } from '../unit/storage-helpers.ts'

const r1 = { recordId: 'r1' }

describe('the live session on the real sealed store', () => {
  it('goes on after the folder was opened anew, nothing of it readable on disk, and its log verifies', async () => {
    const office = newOffice({ kind: 'practice' })
    let store: SessionStore = office.storage.sessionStore
    const d = desk({}, {}, { storage: () => store })
    bookIn(office.storage.log, d.schedule)
    await toConsulting(d)
    d.clock.advance(7 * MINUTE)
    await d.session['session.note']({ ...r1, text: '途中まで書いた記録' }, asCounselor)
    const before = d.snapshot()
    office.storage.close()
    for (const file of readdirSync(office.folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    )) {
      const bytes = readFileSync(path.join(file.parentPath, file.name))
      for (const secret of [NUMBER, '架空 一郎', '途中まで書いた記録', '00012345'])
        expect(bytes.includes(secret), `${secret} in ${file.name}`).toBe(false)
    }
    const again = reopen(office)
    store = again.sessionStore
    d.restart(10 * SECOND)
    expect(d.snapshot()).toMatchObject({
      state: 'consulting',
      gate: before.gate,
      note: { text: '途中まで書いた記録' },
      kana: before.kana,
      clock: { elapsedMs: 7 * MINUTE + 10 * SECOND, endsAtMs: before.clock.endsAtMs },
    })
    d.clock.advance(23 * MINUTE)
    await settle()
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'capReached', note: '終わり', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ ok: true })
    expect(again.sessionStore.load()).toBeNull()
    again.close()
    const report = verifyFolder(office.folder)
    expect(report).toMatchObject({ ok: true, firstBad: null })
    expect(reopen(office).sessionStore.load()).toBeNull()
  })
  it('ends on time while another program holds the database, and writes it down when it lets go', async () => {
    const office = newOffice({ kind: 'practice' })
    const d = desk({}, {}, { storage: () => office.storage.sessionStore })
    bookIn(office.storage.log, d.schedule)
    await toConsulting(d)
    d.clock.advance(29 * MINUTE + 50 * SECOND)
    const before = office.storage.log.head().sequence
    const other = new DatabaseSync(databasePath(office.folder))
    other.exec('BEGIN IMMEDIATE')
    const asked = performance.now()
    d.clock.advance(10 * SECOND)
    // A few tries, each given up after a moment; five seconds for each would be felt by two people.
    expect(performance.now() - asked).toBeLessThan(3_000)
    await settle()
    expect(d.snapshot()).toMatchObject({ ending: { cause: 'cap' }, unsaved: true })
    expect(office.storage.log.head().sequence).toBe(before)
    other.exec('ROLLBACK')
    other.close()
    d.clock.advance(5 * SECOND)
    await settle()
    expect(d.snapshot()).toMatchObject({ unsaved: false })
    expect(office.storage.log.head().sequence).toBeGreaterThan(before)
  })
})
