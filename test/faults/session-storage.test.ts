/** The live session on the real sealed store, opened anew. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
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
})
