/** Searching a million records: the page of fifty that the screen shows and the count, ours against the bare indexed query. */
import { storageOpener } from '../../electron/storage/opener.ts'
import { nameTerm, numberTerm } from '../../electron/storage/lists/projections.ts'
import { countOf, idsOf, MOST_LISTED, queryOf } from '../../electron/storage/lists/record-query.ts'
import { firstPage, noFilter, type RecordFilter } from '../../shared/records/record.ts'
import { foldName, numberKey, queryGrams } from '../../shared/records/search.ts'
import { addDays } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { type Bench, round } from './bench.ts'
import { invent, mix } from './people.ts'
import { plainCopyOf } from './plain.ts'
import { noKeyStore, recordsOf } from './records.ts'

const RECORDS = Number(process.env['SOUDAN_BENCH_RECORDS'] ?? 1_000_000)
const QUERIES = 400
const PAGE = 50

/** What people look for: a whole number, parts and whole of names and readings, days, and these together. */
function queries(
  people: number,
  counselors: readonly string[],
  first: string,
  days: number,
): { readonly kind: string; readonly filter: RecordFilter }[] {
  return Array.from({ length: QUERIES }, (_, n) => {
    const person = invent(mix(n * 31) % people)
    const counselorId = counselors[mix(n) % counselors.length] ?? null
    const from = addDays(first, mix(n * 7) % Math.max(1, days - 31))
    const family = person.name.split(' ')[0] ?? ''
    const made: readonly (readonly [string, Partial<RecordFilter>])[] = [
      ['whole number', { text: person.jobSeekerNumber }],
      ['family name', { text: family }],
      ['whole name', { text: person.name }],
      ['reading, whole', { text: person.kana }],
      ['reading, three characters', { text: person.kana.slice(0, 3) }],
      ['one character', { text: family.slice(0, 1) }],
      ['name and month', { text: family, from, to: addDays(from, 30) }],
      ['name and counselor', { text: family, counselorId }],
      ['month', { from, to: addDays(from, 30) }],
      ['counselor', { counselorId }],
      ['counselor and outcome', { counselorId, outcome: 'seekerLeft' }],
      ['incidents of a site', { incident: true, siteId: 'tsubata' }],
      ['waiting', { review: 'waiting', slot: '10:00' }],
    ]
    const [kind, filter] = made[n % made.length] ?? ['everything', {}]
    return { kind, filter: { ...noFilter, ...filter } }
  })
}

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.ceil(values.length * 0.95) - 1)
  ] ?? NaN

export const bench: Bench = {
  name: 'search',
  target: { atMost: 2 },
  async run() {
    const { folder, dates, counselors, people } = recordsOf(RECORDS)
    const started = performance.now()
    const opened = storageOpener(noKeyStore).open(
      folder,
      'practice',
      createVirtualClock(instantOf(dates.last, '17:00')),
      null,
    )
    if (!opened.ok) throw new Error(opened.reason)
    const openMs = performance.now() - started
    const storage = opened.value
    const { records, vault } = storage
    const plain = plainCopyOf(folder, (recordId) => JSON.stringify(records.find(recordId)?.person))
    const row = plain.prepare(
      'SELECT record_id, date, slot, site_id, counselor_id, outcome, incident, review, used_ms, sealed FROM records WHERE id = ?',
    )
    const days = Math.round((Date.parse(dates.last) - Date.parse(dates.first)) / 86_400_000)
    const all = queries(people, counselors, dates.first, days)
    const times = { ours: [] as number[], bare: [] as number[] }
    const worst = new Map<string, number>()

    const ours = (filter: RecordFilter): number => {
      const start = performance.now()
      records.list(filter, firstPage, PAGE)
      return performance.now() - start
    }
    const bare = (filter: RecordFilter): number => {
      // Which pieces to look for is worked out before the time is taken: a plain index would hold the words themselves.
      const number = numberKey(filter.text)
      const terms =
        number !== null
          ? [numberTerm(vault, number)]
          : queryGrams(foldName(filter.text)).map((gram) => nameTerm(vault, gram))
      const start = performance.now()
      const query = queryOf(plain, filter, terms)
      countOf(plain, query, MOST_LISTED)
      for (const id of idsOf(plain, query, 0, PAGE)) row.get(id)
      return performance.now() - start
    }
    for (const { filter } of all.slice(0, 26)) {
      ours(filter)
      bare(filter)
    }
    for (const [n, { kind, filter }] of all.entries()) {
      // In turn, so that neither always finds the other's pages warm; the filter before was another, so no count is remembered.
      const [mine, theirs] =
        n % 2 === 0
          ? [ours(filter), bare(filter)]
          : ([bare(filter), ours(filter)].reverse() as [number, number])
      times.ours.push(mine)
      times.bare.push(theirs)
      worst.set(kind, Math.max(worst.get(kind) ?? 0, mine))
    }
    plain.close()
    close()
    return {
      ratio: p95(times.ours) / p95(times.bare),
      unit: 'x the p95 of the bare indexed query',
      details: {
        records: RECORDS,
        queries: QUERIES,
        oursP95Ms: round(p95(times.ours)),
        bareP95Ms: round(p95(times.bare)),
        openMs: round(openMs),
        ...Object.fromEntries([...worst].map(([kind, ms]) => [`worst ms: ${kind}`, round(ms)])),
      },
    }
  },
}
