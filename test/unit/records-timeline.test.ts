/** A record's events in words, and what a supervisor should not overlook. */
import { describe, expect, it } from 'vitest'
import { eventPayloads } from '../../shared/log/events.ts'
import type { TimelineEntry } from '../../shared/records/record.ts'
import { timelineText } from '../../shared/records/text.ts'
import { describeEntry, groupByPhase, needsAttention } from '../../shared/records/timeline.ts'

const words = { itemText: (itemId: string) => (itemId === 'alone' ? 'まわりに人がいない' : itemId) }
const entry = (sequence: number, type: string, payload: unknown = {}): TimelineEntry => ({
  sequence,
  atMs: sequence * 1000,
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
      entry(6, 'session.closed'),
      entry(7, 'records.read'),
      entry(1, 'session.opened'),
      entry(2, 'session.entered'),
      entry(3, 'session.consultingBegan'),
      entry(4, 'session.entered'),
      entry(5, 'session.ending'),
    ])
    expect(groups.map((g) => [g.phase, g.entries.map((e) => e.sequence)])).toEqual([
      ['preparing', [1]],
      ['verifying', [2]],
      ['consulting', [3, 4]],
      ['ending', [5, 6]],
      ['after', [7]],
    ])
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
