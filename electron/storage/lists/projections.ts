/**
 * What the list of records is read from, kept up to date in the transaction that writes an event, and
 * rebuildable from the log. Names and numbers are sealed here too; searching goes through keyed entries.
 *
 * What the entries give away to somebody who has the file but not the key: that two records share a piece of
 * up to three characters of a name, not which piece; and that two records are of the same number.
 */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { EventPayload, EventType, LoggedEvent } from '../../../shared/log/events.ts'
import type { Posting, PostingDone } from '../../../shared/log/posting.ts'
import { placeOf } from '../../../shared/records/place.ts'
import type { ReviewState } from '../../../shared/records/record.ts'
import { idIn, recordScope } from '../../../shared/log/scope.ts'
import { foldName, gramsOf, numberKey } from '../../../shared/records/search.ts'
import { blob, int, text } from '../file/rows.ts'
import { sealJson } from '../keys/json-seal.ts'
import { openOfScope, type RecordKeys } from '../keys/record-keys.ts'
import type { Vault } from '../keys/vault.ts'
import type { Projections } from '../log/log.ts'

const TERM_BYTES = 8

export const PersonSchema = z.object({
  name: z.string(),
  kana: z.string().nullable(),
  jobSeekerNumber: z.string().nullable(),
})
export type Person = z.infer<typeof PersonSchema>

export const personBound = (recordId: string): string => `records/${recordId}`

/** The same few thousand pieces make up all names; making the log's projections anew is several times faster with them at hand. */
const MOST_REMEMBERED = 20_000
const rememberedTerms = new WeakMap<Vault, Map<string, Uint8Array>>()

/** The keyed entry for a piece of a name. */
export function nameTerm(vault: Vault, gram: string): Uint8Array {
  const remembered = rememberedTerms.get(vault) ?? new Map<string, Uint8Array>()
  rememberedTerms.set(vault, remembered)
  const known = remembered.get(gram)
  if (known !== undefined) return known
  const term = vault.mac('searchTerm', `name/${gram}`).subarray(0, TERM_BYTES)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(gram, term)
  return term
}

/** The keyed entry for a whole number, in the form of numberKey. */
export function numberTerm(vault: Vault, number: string): Uint8Array {
  return vault.mac('searchTerm', `number/${number}`).subarray(0, TERM_BYTES)
}

/** Every entry one person is found by. */
export function termsOf(vault: Vault, person: Person): Uint8Array[] {
  const grams = new Set([
    ...gramsOf(foldName(person.name)),
    ...gramsOf(foldName(person.kana ?? '')),
  ])
  const number = numberKey(person.jobSeekerNumber ?? '')
  return [
    ...[...grams].map((gram) => nameTerm(vault, gram)),
    ...(number === null ? [] : [numberTerm(vault, number)]),
  ]
}

/** The events that apply() makes something of: to make the lists anew, no other is opened. */
export const PROJECTED = [
  'session.opened',
  'session.entered',
  'session.seekerJoined',
  'session.clockStarted',
  'session.consultingBegan',
  'session.clockStepped',
  'session.prohibitedAct',
  'session.recordingSeen',
  'session.postingAdded',
  'session.postingCorrected',
  'session.postingWithdrawn',
  'session.closed',
  'session.givenBack',
  'review.signedOff',
  'review.takenBack',
  'review.returned',
  'review.answered',
  'review.outcomeCorrected',
] as const satisfies readonly EventType[]

/** Puts one search entry; whoever makes very many records at once collects them and puts them in order afterwards. */
export type PutTerm = (term: Uint8Array, place: number, record: number) => void

export function createProjections(
  db: DatabaseSync,
  vault: Vault,
  keys: RecordKeys,
  putTerm?: PutTerm,
): Projections {
  const insert = db.prepare(
    'INSERT INTO records (record_id, booking, date, slot, site_id, counselor_id, outcome, incident, review, used_ms, opened_ms, category, number, sealed) VALUES (?, ?, ?, ?, ?, ?, NULL, 0, ?, NULL, ?, ?, ?, ?)',
  )
  const insertTerm = db.prepare(
    'INSERT OR IGNORE INTO record_terms (term, place, record) VALUES (?, ?, ?)',
  )
  const put: PutTerm =
    putTerm ?? ((term, place, record) => void insertTerm.run(term, place, record))
  const closeRecord = db.prepare(
    'UPDATE records SET outcome = ?, used_ms = ?, review = ? WHERE record_id = ?',
  )
  const markConsulted = db.prepare('UPDATE records SET consulted = 1 WHERE record_id = ?')
  const correct = db.prepare('UPDATE records SET outcome = ?, corrected = 1 WHERE record_id = ?')
  const markIncident = db.prepare('UPDATE records SET incident = 1 WHERE record_id = ?')
  const counts = {
    introduced: db.prepare('UPDATE records SET introduced = introduced + ? WHERE record_id = ?'),
    shown: db.prepare('UPDATE records SET shown = shown + ? WHERE record_id = ?'),
  } as const satisfies Record<PostingDone, unknown>
  const count = ({ done }: Posting, by: 1 | -1, recordId: string): unknown =>
    counts[done].run(by, recordId)
  const first = (column: 'entered_ms' | 'seen_ms') => {
    const set = db.prepare(
      `UPDATE records SET ${column} = ?1 WHERE record_id = ?2 AND ${column} IS NULL`,
    )
    return ({ atMs }: LoggedEvent, recordId: string): unknown => set.run(atMs, recordId)
  }
  const entered = first('entered_ms')
  const seen = first('seen_ms')
  /** The two stamps are compared: the earlier one goes along with a clock that is set before the later one comes. */
  const stepped = db.prepare(
    'UPDATE records SET entered_ms = entered_ms + ? WHERE record_id = ? AND seen_ms IS NULL',
  )
  const rowOf = db.prepare('SELECT id, date, slot, sealed FROM records WHERE record_id = ?')
  const dropTerm = db.prepare(
    'DELETE FROM record_terms WHERE term = ? AND place = ? AND record = ?',
  )
  const dropRow = db.prepare('DELETE FROM records WHERE id = ?')
  const setReview = db.prepare('UPDATE records SET review = ? WHERE record_id = ?')
  const review = (state: ReviewState, recordId: string): unknown => setReview.run(state, recordId)

  function open(
    recordId: string,
    event: LoggedEvent,
    payload: EventPayload<'session.opened'>,
  ): void {
    const person: Person = {
      name: payload.name,
      kana: payload.kana,
      jobSeekerNumber: payload.jobSeekerNumber,
    }
    const scope = recordScope(recordId)
    // Made again from the log it is sealed with what is there: no key is made for that.
    const key = keys.find(scope) ?? keys.ensure(scope)
    const sealed = sealJson(key, person, personBound(recordId))
    const state: ReviewState = 'open'
    const number = numberKey(person.jobSeekerNumber ?? '')
    const { lastInsertRowid } = insert.run(
      recordId,
      payload.bookingId,
      payload.date,
      payload.slot,
      payload.siteId,
      event.actorId,
      state,
      event.atMs,
      payload.category,
      number === null ? null : numberTerm(vault, number),
      sealed,
    )
    const place = placeOf(payload.date, payload.slot)
    for (const term of termsOf(vault, person)) put(term, place, Number(lastInsertRowid))
  }

  /** Nobody was met: the record stands in no list. Its events stay. */
  function drop(recordId: string): void {
    const row = rowOf.get(recordId)
    const scope = recordScope(recordId)
    if (row === undefined || keys.find(scope) === null) return
    const person = PersonSchema.parse(
      openOfScope(keys, scope, blob(row, 'sealed'), personBound(recordId)),
    )
    const place = placeOf(text(row, 'date'), text(row, 'slot'))
    for (const term of termsOf(vault, person)) dropTerm.run(term, place, int(row, 'id'))
    dropRow.run(int(row, 'id'))
  }

  return {
    apply(event) {
      const recordId = idIn(event.scope, 'record')
      if (recordId === null) return
      switch (event.type) {
        case 'session.opened': {
          open(recordId, event, event.payload)
          return
        }
        case 'session.closed':
          return void closeRecord.run(
            event.payload.outcome,
            Math.round(event.payload.usedMs),
            'waiting',
            recordId,
          )
        case 'session.givenBack': {
          drop(recordId)
          return
        }
        case 'session.postingAdded':
          return void count(event.payload, 1, recordId)
        case 'session.postingWithdrawn':
          return void count(event.payload, -1, recordId)
        case 'session.postingCorrected':
          count(event.payload.was, -1, recordId)
          return void count(event.payload, 1, recordId)
        case 'session.entered':
          return void entered(event, recordId)
        case 'session.seekerJoined':
        case 'session.clockStarted':
          return void seen(event, recordId)
        case 'session.consultingBegan':
          return void markConsulted.run(recordId)
        case 'review.outcomeCorrected':
          return void correct.run(event.payload.outcome, recordId)
        case 'session.clockStepped':
          return void stepped.run(event.payload.byMs, recordId)
        case 'session.prohibitedAct':
          return void markIncident.run(recordId)
        case 'session.recordingSeen':
          return event.payload.recording ? void markIncident.run(recordId) : undefined
        case 'review.signedOff':
          return void review('signedOff', recordId)
        case 'review.takenBack':
          return void review(event.payload.to, recordId)
        case 'review.returned':
          return void review('returned', recordId)
        case 'review.answered':
          return void review('answered', recordId)
        default:
          return
      }
    },
    clear() {
      db.exec('DELETE FROM record_terms; DELETE FROM records')
    },
  }
}
