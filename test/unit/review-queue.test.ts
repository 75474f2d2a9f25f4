/** The queue as it stands on the screen: rows that keep their places, what comes next, which keys go through it, and how a note begins. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepOf } from '../../renderer/review/queue-keys.ts'
import { nextWaiting, type Standing, stand, stepFrom } from '../../renderer/review/standing.ts'
import { incidentEntries } from '../../shared/records/incident.ts'
import type { TimelineEntry } from '../../shared/records/record.ts'
import { firstLineOf } from '../../shared/review/bulk.ts'

type Row = { readonly recordId: string }
const row = (recordId: string): Row => ({ recordId })
const ids = (standing: readonly Standing<Row>[]): string[] =>
  standing.map(({ row: { recordId } }) => recordId)
/** An answer: some of a few records, in any order. */
const answer = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 7 })
  .map((names) => names.map(row))

describe('rows on the screen', () => {
  it('never move and never go, whatever the answers say; those of the newest answer wait, and no others', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), (answers) => {
        let standing: readonly Standing<Row>[] = []
        for (const now of answers) {
          const before = ids(standing)
          standing = stand(standing, now)
          expect(ids(standing).slice(0, before.length)).toEqual(before)
          expect(new Set(ids(standing)).size).toBe(standing.length)
          expect(
            standing.filter(({ waits }) => waits).map(({ row: { recordId } }) => recordId),
          ).toEqual(ids(standing).filter((id) => now.some(({ recordId }) => recordId === id)))
        }
      }),
    )
  })

  it('lead on to one that waits as long as any does, and never to the one just judged', () => {
    fc.assert(
      fc.property(answer, answer, fc.constantFrom('a', 'b', 'c', 'd'), (first, second, from) => {
        const standing = stand(stand([], first), second)
        const next = nextWaiting(standing, from)
        const others = second.filter(({ recordId }) => recordId !== from)
        if (next === null) expect(others).toEqual([])
        else {
          expect(next).not.toBe(from)
          expect(second.map(({ recordId }) => recordId)).toContain(next)
        }
      }),
    )
    const standing = stand([], ['a', 'b', 'c'].map(row))
    expect(nextWaiting(standing, 'a')).toBe('b')
    expect(nextWaiting(standing, 'c')).toBe('a')
    expect(nextWaiting([], null)).toBeNull()
  })

  it('are gone through one by one, and at the ends it stays', () => {
    const standing = stand([], ['a', 'b'].map(row))
    expect([stepFrom(standing, 'a', 1), stepFrom(standing, 'b', 1)]).toEqual(['b', 'b'])
    expect([stepFrom(standing, 'a', -1), stepFrom(standing, null, 1)]).toEqual(['a', 'a'])
    expect(stepFrom([], null, 1)).toBeNull()
  })
})

describe('J and K', () => {
  const plain = {
    ...{ key: 'j', isComposing: false, isWriting: false },
    ...{ altKey: false, ctrlKey: false, metaKey: false },
  }
  it('go on and back', () => {
    expect([stepOf(plain), stepOf({ ...plain, key: 'K' })]).toEqual([1, -1])
  })
  it('do nothing while something is written, an input method is at work, or with a modifier; no other key goes anywhere', () => {
    for (const at of ['isComposing', 'isWriting', 'altKey', 'ctrlKey', 'metaKey'] as const)
      expect(stepOf({ ...plain, [at]: true })).toBeNull()
    fc.assert(
      fc.property(fc.string(), (key) => {
        fc.pre(!['j', 'J', 'k', 'K'].includes(key))
        expect(stepOf({ ...plain, key })).toBeNull()
      }),
    )
  })
})

describe('the first line of a note', () => {
  it('is the first that says anything, on one line, and no more than a row holds', () => {
    expect(firstLineOf('\r\n  \n　求人票を見た。\n次')).toBe('求人票を見た。')
    expect(firstLineOf('')).toBe('')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const line = firstLineOf(note)
        expect(line).not.toMatch(/[\r\n]/)
        expect([...line].length).toBeLessThanOrEqual(60)
        if (note.trim() !== '') expect(note).toContain(line)
      }),
    )
  })
})

describe('the red box of a prohibited act', () => {
  const entry = (place: number, type: string, payload: unknown = {}): TimelineEntry => ({
    ...{ place, type, payload },
    ...{ atMs: place, actorName: '架空' },
  })
  it('is there with an act or a recording, and brings what takes the weight from it', () => {
    const act = entry(3, 'session.prohibitedAct', { act: 'M14-11' })
    const slip = entry(5, 'session.prohibitedMistaken')
    const seen = entry(2, 'session.recordingSeen', { recording: true })
    const over = entry(4, 'session.recordingSeen', { recording: false })
    expect(incidentEntries([slip, act, over, seen])).toEqual([seen, act, slip])
  })
  it('is not there for a correction alone, nor for an act that was taken back in time', () => {
    expect(
      incidentEntries([
        entry(1, 'session.prohibitedChosen', { act: 'M14-11' }),
        entry(2, 'session.prohibitedTakenBack'),
        entry(3, 'review.outcomeCorrected'),
        entry(4, 'session.recordingSeen', { recording: false }),
      ]),
    ).toEqual([])
  })
})
