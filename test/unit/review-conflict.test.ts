/** Records that could not know of each other: which belong together, whatever the order, and how long a supervisor is shown them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { clashesOf, type Closed } from '../../shared/review/conflict.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { reviewRoom, supervisor } from './review-helpers.ts'
import { addRecord, newOffice, type RecordWish, value } from './storage-helpers.ts'

const by = { account: supervisor }

const closed: fc.Arbitrary<Omit<Closed, 'recordId'>> = fc.record({
  bookingId: fc.constantFrom('b1', 'b2', 'b3', 'b4'),
  personDay: fc.constantFrom('d1 p1', 'd1 p2', null),
  isUse: fc.boolean(),
})
const records = fc
  .array(closed, { maxLength: 7 })
  .map((all) => all.map((one, n) => ({ ...one, recordId: `r${n}` })))

const areAlike = (one: Closed, other: Closed): boolean =>
  one.bookingId === other.bookingId ||
  (one.isUse && other.isUse && one.personDay !== null && one.personDay === other.personDay)

/** By the plainest of ways: who can be reached from whom. */
function reached(all: readonly Closed[], from: Closed): ReadonlySet<Closed> {
  const seen = new Set([from])
  for (const one of seen) for (const other of all) if (areAlike(one, other)) seen.add(other)
  return seen
}

describe('records that belong together', () => {
  it('are those that hang together by booking or by person and day, each in one item at most', () => {
    fc.assert(
      fc.property(records, (all) => {
        const clashes = clashesOf(all)
        const items = new Map(
          clashes.flatMap(({ recordIds }) => recordIds.map((id) => [id, recordIds] as const)),
        )
        expect(clashes.flatMap(({ recordIds }) => recordIds)).toHaveLength(items.size)
        for (const one of all) {
          const together = [...reached(all, one)].map(({ recordId }) => recordId)
          expect(items.get(one.recordId)?.toSorted() ?? [one.recordId]).toEqual(together.toSorted())
        }
      }),
    )
  })

  it('are the same in whatever order they came', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, turn) => {
        const sets = (some: readonly Closed[]): readonly string[] =>
          clashesOf(some)
            .map(({ kind, recordIds }) => `${kind} ${recordIds.toSorted().join(' ')}`)
            .toSorted()
        const turned = [
          ...all.slice(turn % (all.length || 1)),
          ...all.slice(0, turn % (all.length || 1)),
        ]
        expect(sets(turned)).toEqual(sets(all))
        expect(sets(all.toReversed())).toEqual(sets(all))
      }),
    )
  })
})

describe('the supervisor’s list', () => {
  const began = (recordId: string): NewEvent => ({
    type: 'session.consultingBegan',
    scope: recordScope(recordId),
    actorId: 'anna',
    payload: {},
  })
  const allowed = (recordId: string): NewEvent => ({
    type: 'session.bookingAllowed',
    scope: recordScope(recordId),
    actorId: 'anna',
    payload: { what: 'onceADay', supervisorId: 'sup', reason: '架空の理由' },
  })
  const used = (storage: Storage, wish: RecordWish, more: readonly NewEvent[] = []): void =>
    addRecord(storage, wish, [began(wish.recordId), ...more])
  const shown = async (storage: Storage): Promise<readonly unknown[]> =>
    value(await reviewRoom(storage).handlers['review.conflicts']({}, by)).map(
      ({ kind, records: some }) => [kind, ...some.map(({ recordId }) => recordId)],
    )

  it('shows a second use of one day and a booking that was run twice, until both are signed off', async () => {
    const { storage } = newOffice()
    const date = '2026-11-20'
    used(storage, { recordId: 'one', counselorId: 'anna', date })
    used(storage, { recordId: 'two', counselorId: 'ben', date, slot: '14:00' })
    const next = { date: '2026-11-19', bookingId: 'b-same' }
    addRecord(storage, { recordId: 'came', counselorId: 'anna', ...next })
    addRecord(storage, { recordId: 'waited', counselorId: 'ben', ...next })
    used(storage, { recordId: 'alone', counselorId: 'anna', date: '2026-11-18' })
    expect(await shown(storage)).toEqual([
      ['sameBooking', 'came', 'waited'],
      ['sameDay', 'one', 'two'],
    ])
    const { handlers } = reviewRoom(storage)
    const against = value(await handlers['review.judgeReasons']({}, by))
    expect(
      against.filter((one) => one.against.includes('conflict')).map(({ recordId }) => recordId),
    ).toEqual(expect.arrayContaining(['came', 'waited', 'one', 'two']))
    expect(against.find(({ recordId }) => recordId === 'alone')?.against).not.toContain('conflict')
    value(await handlers['review.signOff']({ recordId: 'one' }, by))
    expect(await shown(storage)).toHaveLength(2)
    value(await handlers['review.signOff']({ recordId: 'two' }, by))
    expect(await shown(storage)).toEqual([['sameBooking', 'came', 'waited']])
  })

  it('shows no second use that a supervisor allowed, nor one that was none', async () => {
    const { storage } = newOffice()
    const date = '2026-11-20'
    used(storage, { recordId: 'one', counselorId: 'anna', date })
    used(storage, { recordId: 'allowed', counselorId: 'anna', date, slot: '14:00' }, [
      allowed('allowed'),
    ])
    addRecord(storage, { recordId: 'nobody', counselorId: 'anna', date, slot: '15:00' })
    expect(await shown(storage)).toEqual([])
  })
})
