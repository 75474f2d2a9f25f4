/** Job postings (求人票): how their number is read, how a session holds them, and that record, list and statistics say what stands. */
import fc from 'fast-check'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createCountReader } from '../../electron/storage/lists/count-reader.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { type Posting, PostingSchema } from '../../shared/log/posting.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { standingPostings } from '../../shared/records/postings.ts'
import { describeEntry } from '../../shared/records/timeline.ts'
import { publishMonth } from '../../shared/review/publish.ts'
import { statisticsRows } from '../../shared/review/statistics-rows.ts'
import type { PostingAct } from '../../shared/session/happenings.ts'
import { reduce } from '../../shared/session/machine.ts'
import { readPostingNumber } from '../../shared/session/posting-number.ts'
import { MOST_POSTINGS } from '../../shared/session/postings.ts'
import { sessionRules } from '../../shared/session/rules.ts'
import { LiveSchema, newSession, type Session } from '../../shared/session/state.ts'
import { shownTo } from '../../shared/session/view.ts'
import { reviewRoom, supervisor as judge } from './review-helpers.ts'
import {
  asCounselor,
  booking,
  desk,
  otherCounselor,
  profile,
  TODAY,
  toConsulting,
  toVerifying,
} from './session-helpers.ts'
import { addRecord, newOffice, opened, reopen, value } from './storage-helpers.ts'

const A = '17010-12345678'
const B = '17010-00000001'
const r1 = { recordId: 'r1' }

describe('a 求人番号', () => {
  it.each([
    ['17010-12345678', A],
    ['1701012345678', A],
    ['１７０１０－１２３４５６７８', A],
    ['１７０１０ー１２３４５６７８', A],
    ['17010ｰ12345678', A],
    ['17010−12345678', A],
    ['17010–12345678', A],
    ['17010—12345678', A],
    ['17010―12345678', A],
    ['17010‐12345678', A],
    ['17010‑12345678', A],
    ['17010─12345678', A],
    [' 17010 - 12345678 ', A],
    ['　17010　12345678\n', A],
    ['17010-\u200b12345678\ufeff', A],
    ['求人番号 17010-12345678', A],
    ['求人番号：17010-12345678', A],
    ['00000-00000000', '00000-00000000'],
  ])('is read from %j', (typed, number) => {
    expect(readPostingNumber(typed)).toBe(number)
  })

  it.each([
    '',
    '17010',
    '17010-1234567',
    '17010-123456789',
    '1701-12345678',
    '170100-12345678',
    '17010--12345678',
    '17010-1234-5678',
    '-1701012345678',
    '17010-12345678-',
    '17010.12345678',
    '17010/12345678',
    '17010-1234567a',
    '17010-1234567O',
    '二七〇一〇-12345678',
    '17010-12345678 17010-12345678',
    'https://www.hellowork.mhlw.go.jp/',
    '求職番号17010-12345678',
    '17010-٣2345678',
  ])('is not made of %j', (typed) => {
    expect(readPostingNumber(typed)).toBeNull()
  })

  it('comes out of whatever a hand and a keyboard make of thirteen digits, and out of no other count', () => {
    const hyphens = ['-', '－', 'ー', '–', '−', '—', '―', '‐', '\u2011', '─', 'ｰ', '']
    const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
    const wide = (digits: string): string =>
      digits.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(
        fc.string({ unit: digit, minLength: 0, maxLength: 20 }),
        fc.constantFrom(...hyphens),
        fc.boolean(),
        fc.constantFrom('', ' ', '　', '\t'),
        (digits, hyphen, isWide, blank) => {
          const [front, back] = [digits.slice(0, 5), digits.slice(5)]
          const plain = `${blank}${front}${blank}${hyphen}${blank}${back}${blank}`
          const read = readPostingNumber(isWide ? wide(plain) : plain)
          expect(read).toBe(digits.length === 13 ? `${front}-${back}` : null)
        },
      ),
    )
  })

  it('is either nothing or in the one form in which it is kept, and is read again as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readPostingNumber(typed)
        if (read === null) return
        expect(PostingSchema.shape.number.safeParse(read).success).toBe(true)
        expect(readPostingNumber(read)).toBe(read)
      }),
    )
  })
})

const at = { wallMs: 0, elapsedMs: 0, steadyMs: 0 }
const rules = sessionRules(profile(), TODAY)
const prepared = newSession(booking(), rules, {
  recordId: 'r1',
  counselorId: 'c1',
  earlierNoShows: 0,
  changedTerms: [],
  told: { informed: 'contact', withdrawn: false, readAtMs: null, elsewhere: false },
  meetingPossible: true,
})
const consulting: Session = {
  ...prepared,
  state: 'consulting',
  consultingBegan: true,
  clock: { startedAtMs: 0, zeroMs: 0, capMs: 1, extendedMinutes: 0, warned: [] },
}

const numbers = [A, B, '17010-00000002']
const anyPosting: fc.Arbitrary<Posting> = fc.record({
  number: fc.constantFrom(...numbers),
  done: fc.constantFrom('introduced', 'shown'),
})
const anyAct: fc.Arbitrary<PostingAct> = fc.record({
  was: fc.option(fc.constantFrom(...numbers)),
  now: fc.option(anyPosting),
})

/** What is written of these acts, and where the session stands then. */
function acted(acts: readonly PostingAct[]): {
  readonly session: Session
  readonly events: { readonly type: string; readonly payload: unknown }[]
} {
  let session = consulting
  const events = []
  for (const act of acts) {
    const reduced = reduce(session, { ...at, type: 'posting', act }, rules)
    if (!reduced.ok) continue
    session = reduced.value.session
    events.push(...reduced.value.records)
  }
  return { session, events }
}

describe('the postings of a session', () => {
  it('stand as the log says, each number once, whatever was added, corrected and withdrawn in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const { session, events } = acted(acts)
        const standing = standingPostings(events)
        const sorted = (all: readonly Posting[]): string[] =>
          all.map(({ number, done }) => `${number} ${done}`).sort()
        expect(sorted(session.postings)).toEqual(sorted(standing))
        expect(new Set(standing.map(({ number }) => number)).size).toBe(standing.length)
      }),
    )
  })

  it('are refused before the consultation and after an end without one', async () => {
    const d = desk()
    await toVerifying(d)
    const add = { ...r1, was: null, now: { number: A, done: 'shown' as const } }
    expect(await d.session['session.writePosting'](add, asCounselor)).toMatchObject({
      reason: 'wrongState',
    })
    await d.session['session.end']({ ...r1, cause: 'officeReason' }, asCounselor)
    expect(d.snapshot()).toMatchObject({ state: 'closing', consulted: false })
    expect(await d.session['session.writePosting'](add, asCounselor)).toMatchObject({
      reason: 'wrongState',
    })
    expect(d.of('session.postingAdded')).toEqual([])
  })

  it('are added in the consultation and in the closing form, corrected and withdrawn, and survive a kill', async () => {
    const d = desk()
    await toConsulting(d)
    const write = (was: string | null, now: Posting | null) =>
      d.session['session.writePosting']({ ...r1, was, now }, asCounselor)
    const add = (number: string, done: Posting['done']) => write(null, { number, done })
    expect(await add(A, 'shown')).toMatchObject({ ok: true })
    expect(await add(A, 'introduced')).toMatchObject({ reason: 'postingThere' })
    d.restart(1_000)
    expect(d.snapshot().postings).toEqual([{ number: A, done: 'shown' }])
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    expect(await add(B, 'shown')).toMatchObject({ ok: true })
    expect(await write(A, { number: B, done: 'shown' })).toMatchObject({ reason: 'postingThere' })
    expect(await write(A, { number: A, done: 'introduced' })).toMatchObject({ ok: true })
    expect(await write(B, null)).toMatchObject({ ok: true })
    expect(await write(B, null)).toMatchObject({ reason: 'postingGone' })
    expect(await write(B, { number: A, done: 'shown' })).toMatchObject({ reason: 'postingGone' })
    expect(d.snapshot().postings).toEqual([{ number: A, done: 'introduced' }])
    expect(d.types().filter((type) => type.includes('posting'))).toEqual([
      'session.postingAdded',
      'session.postingAdded',
      'session.postingCorrected',
      'session.postingWithdrawn',
    ])
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'completed', note: '', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ ok: true })
    expect(await add(B, 'shown')).toMatchObject({ reason: 'noSession' })
  })

  it('are another counselor’s business neither to see nor to change', async () => {
    const d = desk()
    await toConsulting(d)
    const add = { ...r1, was: null, now: { number: A, done: 'shown' as const } }
    await d.session['session.writePosting'](add, asCounselor)
    expect(
      await d.session['session.writePosting'](
        { ...add, now: { number: B, done: 'shown' } },
        { account: otherCounselor },
      ),
    ).toMatchObject({ reason: 'notYourSession' })
    expect(shownTo(d.snapshot(), otherCounselor).postings).toEqual([])
    expect(shownTo(d.snapshot(), null).postings).toEqual([])
  })

  it('are not so many that nobody could have looked at them', () => {
    const many = Array.from({ length: MOST_POSTINGS + 1 }, (_, index): PostingAct => ({
      was: null,
      now: { number: `17010-${String(index).padStart(8, '0')}`, done: 'shown' },
    }))
    const full = acted(many.slice(0, -1)).session
    expect(full.postings).toHaveLength(MOST_POSTINGS)
    const last = many.at(-1)
    if (last === undefined) throw new Error('there are some')
    expect(reduce(full, { ...at, type: 'posting', act: last }, rules)).toMatchObject({
      reason: 'tooManyPostings',
    })
  })

  it('are none in a session that was kept before there were any', () => {
    const { postings: _postings, ...before } = consulting
    expect(LiveSchema.parse({ session: before, rules }).session.postings).toEqual([])
  })
})

const scope = recordScope
const added = (recordId: string, number: string, done: Posting['done']): NewEvent => ({
  type: 'session.postingAdded',
  scope: scope(recordId),
  actorId: 'c1',
  payload: { number, done },
})

describe('the record of a consultation with postings', () => {
  it('says each in its timeline', () => {
    const words = { itemText: (id: string) => id }
    const said = (type: string, payload: unknown): string => describeEntry({ type, payload }, words)
    expect(said('session.postingAdded', { number: A, done: 'introduced' })).toBe(
      `求人票（${A}）を紹介した`,
    )
    expect(
      said('session.postingCorrected', {
        number: B,
        done: 'shown',
        was: { number: A, done: 'introduced' },
      }),
    ).toBe(`求人票の記録を訂正した（${A}（紹介した）→${B}（見せた））`)
    expect(said('session.postingWithdrawn', { number: B, done: 'shown' })).toBe(
      `求人票の記録を取り消した（${B}（見せた））`,
    )
  })

  it('stands on the paper of the day and of the record, and goes with the record’s key', async () => {
    const office = newOffice()
    const { storage } = office
    addRecord(storage, { recordId: 'r1', counselorId: 'c1' }, [
      added('r1', A, 'shown'),
      {
        type: 'session.postingCorrected',
        scope: scope('r1'),
        actorId: 'c1',
        payload: { number: A, done: 'introduced', was: { number: A, done: 'shown' } },
      },
      added('r1', B, 'shown'),
      {
        type: 'session.postingWithdrawn',
        scope: scope('r1'),
        actorId: 'c1',
        payload: { number: B, done: 'shown' },
      },
    ])
    addRecord(storage, { recordId: 'r2', counselorId: 'c1', slot: '11:00' })
    const review = reviewRoom(storage)
    const by = { account: judge }
    const day = value(
      await review.handlers['review.daySheet']({ date: '2026-11-24', why: '日報' }, by),
    )
    expect(day.postings).toEqual({ r1: [{ number: A, done: 'introduced' }] })
    const sheet = value(
      await review.handlers['review.recordSheet']({ recordId: 'r1', why: '綴じるため' }, by),
    )
    expect(sheet.view.postings).toEqual([{ number: A, done: 'introduced' }])
    const gone = await storage.disposal.disposeRecords(
      [{ recordId: 'r1', bookingId: null }],
      (recordIds) => ({
        type: 'records.disposed',
        scope: 'office',
        actorId: 'sup',
        payload: {
          kind: 'records',
          recordIds: [...recordIds],
          before: '2026-11-25',
          reason: '満了',
        },
      }),
    )
    expect(gone.ok).toBe(true)
    expect(standingPostings(storage.log.eventsOf(scope('r1')))).toEqual([])
    expect(JSON.stringify(storage.log.eventsOf(scope('r1')))).not.toContain(A)
  })
})

describe('the statistics of postings', () => {
  const MONTH = { from: '2026-11-01', to: '2026-11-30' }
  /** One record for each list of what was done. */
  function withPostings(...records: readonly (readonly Posting['done'][])[]) {
    const office = newOffice()
    records.forEach((done, index) => {
      const recordId = `r${index}`
      const events = done.map((what, at) => added(recordId, `17010-0000000${at}`, what))
      addRecord(office.storage, { recordId, counselorId: 'c1' }, events)
    })
    return office
  }
  function countsOf(folder: string) {
    const db = new DatabaseSync(databasePath(folder), { readOnly: true })
    try {
      return createCountReader(db).counts(MONTH.from, MONTH.to)
    } finally {
      db.close()
    }
  }

  it('count what stands in closed records', () => {
    const office = withPostings(['introduced', 'shown'], ['introduced'], [], ['introduced'])
    value(
      office.storage.log.append([
        opened({ recordId: 'open', counselorId: 'c1' }),
        added('open', A, 'introduced'),
      ]),
    )
    expect(countsOf(office.folder).postings).toEqual({
      introduced: { count: 3, records: 3 },
      shown: { count: 1, records: 1 },
    })
  })

  it('show a number only where it is of three people or of nobody', () => {
    const { folder } = withPostings(
      ['introduced', 'introduced', 'introduced', 'introduced'],
      ['introduced'],
      ['introduced'],
      ['shown', 'shown', 'shown', 'shown', 'shown'],
    )
    const statistics = publishMonth(countsOf(folder), MONTH)
    expect(statistics.figures).toMatchObject({ introducedPostings: 6, shownPostings: null })
    const rows = statisticsRows(statistics, {})
    expect(rows).toContainEqual(['紹介した求人票（件）', 6])
    expect(rows).toContainEqual(['見せた求人票（件）', '＊'])
    const none = publishMonth(countsOf(withPostings([], []).folder), MONTH)
    expect(none.figures).toMatchObject({ introducedPostings: 0, shownPostings: 0 })
  })

  it('agree with the log after any order of events, and after the list is made anew', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyAct, { maxLength: 12 }), { maxLength: 4 }), (records) => {
        const office = newOffice()
        const standing: Posting[] = []
        records.forEach((acts, index) => {
          const { session, events } = acted(acts)
          standing.push(...session.postings)
          const recordId = `r${index}`
          addRecord(
            office.storage,
            { recordId, counselorId: 'c1' },
            events.map((event) => ({
              ...event,
              scope: scope(recordId),
              actorId: 'c1',
            })) as NewEvent[],
          )
        })
        const many = (done: Posting['done']): number =>
          standing.filter((one) => one.done === done).length
        const counted = countsOf(office.folder).postings
        expect(counted.introduced.count).toBe(many('introduced'))
        expect(counted.shown.count).toBe(many('shown'))
        office.storage.close()
        const db = new DatabaseSync(databasePath(office.folder))
        db.exec(`DELETE FROM meta WHERE name = 'projections'`)
        db.close()
        reopen(office).close()
        expect(countsOf(office.folder).postings).toEqual(counted)
      }),
      { numRuns: 12 },
    )
  })
})
