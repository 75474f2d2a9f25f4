/** The one live session, sealed with its record's key, written together with its events. */
import type { KeyObject } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { NewEvent } from '../../../shared/log/events.ts'
import { disposedBy, recordScope } from '../../../shared/log/scope.ts'
import type { SessionProgress, SessionStore } from '../../../shared/session/store.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { transaction } from '../file/database.ts'
import { sealJson } from '../keys/json-seal.ts'
import { saveFailed } from '../file/errors.ts'
import type { Log } from '../log/log.ts'
import { openOfScope, type RecordKeys } from '../keys/record-keys.ts'
import { blob, DamagedRow, text } from '../file/rows.ts'

const ProgressSchema = z.object({
  recordId: z.string(),
  elapsedMs: z.number(),
  wallMs: z.number(),
  uptimeMs: z.number(),
})
const DraftSchema = z.string()

type Part = 'state' | 'progress' | 'draft'
const boundOf = (recordId: string, part: Part): string => `live/${part}/${recordId}`

export function createSessionStore(db: DatabaseSync, log: Log, keys: RecordKeys): SessionStore {
  const readLive = db.prepare('SELECT record_id, state FROM live_session')
  const putLive = db.prepare(
    'INSERT INTO live_session (only, record_id, state) VALUES (1, ?, ?) ON CONFLICT (only) DO UPDATE SET record_id = excluded.record_id, state = excluded.state',
  )
  const dropLive = db.prepare('DELETE FROM live_session')
  const readPart = db.prepare('SELECT sealed FROM live_parts WHERE record_id = ? AND part = ?')
  const putPart = db.prepare(
    'INSERT INTO live_parts (record_id, part, sealed) VALUES (?, ?, ?) ON CONFLICT (record_id, part) DO UPDATE SET sealed = excluded.sealed',
  )
  const dropOtherParts = db.prepare('DELETE FROM live_parts WHERE record_id <> ?')

  function keyOf(recordId: string): KeyObject {
    const key = keys.current(recordScope(recordId))
    if (key === null) throw new DamagedRow('the key of the live record is not there')
    return key
  }

  function change(live: { readonly recordId: string; readonly state: unknown } | null): void {
    dropOtherParts.run(live?.recordId ?? '')
    if (live === null) dropLive.run()
    else
      putLive.run(
        live.recordId,
        sealJson(keyOf(live.recordId), live.state, boundOf(live.recordId, 'state')),
      )
  }

  function savePart(recordId: string, part: Part, value: unknown): Result<null, 'saveFailed'> {
    try {
      transaction(db, () =>
        putPart.run(recordId, part, sealJson(keyOf(recordId), value, boundOf(recordId, part))),
      )
      keys.settle(true)
      return ok()
    } catch (error) {
      keys.settle(false)
      return saveFailed(error)
    }
  }

  function openPart<T>(recordId: string, part: Part, schema: z.ZodType<T>): T | null {
    const row = readPart.get(recordId, part)
    if (row === undefined) return null
    const parsed = schema.safeParse(
      openOfScope(keys, recordScope(recordId), blob(row, 'sealed'), boundOf(recordId, part)),
    )
    return parsed.success ? parsed.data : null
  }

  return {
    commit(events: readonly NewEvent[], live) {
      // Nobody was met: what the record holds of the person goes at once, as with any that is disposed of (M15).
      const back = events.filter(({ type }) => type === 'session.givenBack')
      const farewells = back.map(({ scope, actorId }): NewEvent => ({
        type: disposedBy.record,
        scope,
        actorId,
        payload: {},
      }))
      const written = log.write([...events, ...farewells], () => {
        change(live)
        for (const { scope } of back) keys.destroy(scope)
      })
      return written.ok ? ok() : written
    },
    saveProgress: (progress: SessionProgress) => savePart(progress.recordId, 'progress', progress),
    saveDraft: (recordId, draft) => savePart(recordId, 'draft', draft),
    load() {
      const row = readLive.get()
      if (row === undefined) return null
      const recordId = text(row, 'record_id')
      const sealed = blob(row, 'state')
      const bound = boundOf(recordId, 'state')
      const state = openOfScope(keys, recordScope(recordId), sealed, bound)
      if (state === undefined) throw new DamagedRow('the live session cannot be opened')
      return {
        recordId,
        state,
        progress: openPart(recordId, 'progress', ProgressSchema),
        draft: openPart(recordId, 'draft', DraftSchema),
      }
    },
  }
}
