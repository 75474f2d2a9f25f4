/** A record's events in words, and what a supervisor should not overlook. */
import { describe, expect, it } from 'vitest'
import { eventPayloads } from '../../shared/log/events.ts'
import type { RecordSummary, TimelineEntry } from '../../shared/records/record.ts'
import { recordView } from '../../shared/records/view.ts'
import { timelineText } from '../../shared/records/text.ts'
import { describeEntry, groupByPhase, needsAttention } from '../../shared/records/timeline.ts'

const words = { itemText: (itemId: string) => (itemId === 'alone' ? 'まわりに人がいない' : itemId) }
const entry = (place: number, type: string, payload: unknown = {}): TimelineEntry => ({
  place,
  atMs: place * 1000,
  actorName: '相談員A',
  type,
  payload,
})

describe('the timeline in words', () => {
  it('says what was ticked with the words of the item', () => {
    expect(
      describeEntry(
        entry(1, 'precall.itemTicked', { itemId: 'alone', ticked: true, checklistVersion: 1 }),
        words,
      ),
    ).toBe('「まわりに人がいない」を確認した')
  })
  it('names the act with its article', () => {
    expect(describeEntry(entry(1, 'session.prohibitedAct', { act: 'M14-11' }), words)).toBe(
      '禁止行為等: 録音・録画（厚労省規約第14条第11号）',
    )
  })
  it('names an event of a newer version instead of hiding it', () => {
    expect(describeEntry(entry(1, 'session.somethingNew'), words)).toContain('session.somethingNew')
  })
  it('says that a damaged payload is unreadable', () => {
    expect(describeEntry(entry(1, 'session.ending', { cause: 'nonsense' }), words)).toBe(
      timelineText.unreadable,
    )
  })
  it('gives every session and precall event a sentence that is not its type', () => {
    for (const type of Object.keys(eventPayloads).filter(
      (t) => t.startsWith('session.') || t.startsWith('precall.'),
    )) {
      expect(describeEntry(entry(1, type, null), words)).not.toContain(type)
    }
  })
})

describe('the phases of a record', () => {
  it('cuts the timeline in order, keeps a late tick in its place and puts the close into the end', () => {
    const groups = groupByPhase([
      entry(1, 'session.opened'),
      entry(2, 'session.entered'),
      entry(3, 'session.consultingBegan'),
      entry(4, 'session.entered'),
      entry(5, 'session.ending'),
      entry(6, 'session.closed'),
      entry(7, 'records.read'),
    ])
    expect(groups.map((g) => [g.phase, g.entries.map((e) => e.place)])).toEqual([
      ['preparing', [1]],
      ['verifying', [2]],
      ['consulting', [3, 4]],
      ['ending', [5, 6]],
      ['after', [7]],
    ])
  })
})

describe('a record that two PCs wrote', () => {
  it('is told in the office’s order, whatever number an event has on its PC and whatever its clock says', () => {
    const summary: RecordSummary = {
      ...{ recordId: 'r1', date: '2026-11-24', slot: '10:00', siteId: 'main', name: '架空 一郎' },
      ...{ counselorId: 'anna', counselorName: '架空 相太', outcome: 'completed' },
      ...{ corrected: false, usedMs: 1, incident: false, review: 'returned' },
    }
    const events = [
      { sequence: 120, atMs: 9_000, type: 'session.opened', actorId: 'anna', payload: {} },
      { sequence: 140, atMs: 9_500, type: 'session.closed', actorId: 'anna', payload: {} },
      // Of the supervisor's PC, which wrote less so far and whose clock is behind.
      { sequence: 8, atMs: 1_000, type: 'records.read', actorId: 'sup', payload: {} },
      { sequence: 140, atMs: 1_500, type: 'review.returned', actorId: 'sup', payload: {} },
    ]
    const view = recordView(summary, events, (id) => id)
    const groups = groupByPhase(view.timeline)
    expect(groups.map((g) => [g.phase, g.entries.map((e) => e.type)])).toEqual([
      ['preparing', ['session.opened', 'session.closed']],
      ['after', ['records.read', 'review.returned']],
    ])
    expect(new Set(view.timeline.map(({ place }) => place)).size).toBe(events.length)
  })
})

describe('what a supervisor should not overlook', () => {
  it('marks a number that did not match and lets one that matched pass', () => {
    expect(needsAttention(entry(1, 'precall.identityTried', { attempt: 1, matched: false }))).toBe(
      true,
    )
    expect(needsAttention(entry(1, 'precall.identityTried', { attempt: 2, matched: true }))).toBe(
      false,
    )
  })
  it('marks a recording that began and not its end', () => {
    expect(needsAttention(entry(1, 'session.recordingSeen', { recording: true }))).toBe(true)
    expect(needsAttention(entry(1, 'session.recordingSeen', { recording: false }))).toBe(false)
  })
})
