/** A camera or microphone of the counselor's that goes away in the meeting: told, kept in sight, and on record. */
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../shared/clock.ts'
import { LiveSchema } from '../../shared/session/state.ts'
import { describeEntry, needsAttention } from '../../shared/records/timeline.ts'
import { asCounselor, desk, prepare, toConsulting, toLobby } from './session-helpers.ts'

describe('a device that goes away', () => {
  it('is told once, stays in sight until it is back, and both are in the record', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.emit({ type: 'deviceLost', kind: 'camera' })
    d.meeting.emit({ type: 'deviceLost', kind: 'camera' })
    expect(d.attention.filter((what) => what === 'deviceLost')).toHaveLength(1)
    d.meeting.emit({ type: 'deviceLost', kind: 'microphone' })
    expect(d.snapshot().meeting.lost).toEqual(['camera', 'microphone'])
    expect(d.attention.filter((what) => what === 'deviceLost')).toHaveLength(2)
    d.meeting.emit({ type: 'deviceBack', kind: 'camera' })
    d.meeting.emit({ type: 'deviceBack', kind: 'camera' })
    expect(d.snapshot().meeting.lost).toEqual(['microphone'])
    const recorded = d.store.events.filter(({ type }) => type.startsWith('session.device'))
    expect(recorded.map(({ type, payload }) => [type, payload])).toEqual([
      ['session.deviceLost', { kind: 'camera' }],
      ['session.deviceLost', { kind: 'microphone' }],
      ['session.deviceBack', { kind: 'camera' }],
    ])
  })

  it('holds neither the clock nor the consultation', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.emit({ type: 'deviceLost', kind: 'microphone' })
    d.clock.advance(5 * MINUTE)
    expect(d.snapshot()).toMatchObject({ state: 'consulting', clock: { elapsedMs: 5 * MINUTE } })
  })

  it('is told while waiting in the lobby too, and means nothing before the counselor is in', async () => {
    const early = desk()
    await prepare(early)
    early.meeting.emit({ type: 'deviceLost', kind: 'camera' })
    expect(early.snapshot().meeting.lost).toEqual([])
    const d = desk()
    await toLobby(d)
    d.meeting.emit({ type: 'deviceLost', kind: 'camera' })
    expect(d.snapshot().meeting.lost).toEqual(['camera'])
  })

  it('is forgotten when the counselor is out and enters again', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.emit({ type: 'deviceLost', kind: 'camera' })
    expect(LiveSchema.parse(JSON.parse(d.store.live ?? '')).session.meeting.lost).toEqual([
      'camera',
    ])
    d.meeting.emit({ type: 'ended', by: 'crash' })
    expect(d.snapshot().meeting.lost).toEqual([])
    await d.session['session.enter']({ recordId: 'r1' }, asCounselor)
    d.meeting.emit({ type: 'joined' })
    expect(d.snapshot().meeting.lost).toEqual([])
  })

  it('has its line in the record, which a supervisor should not overlook', () => {
    const words = { itemText: (id: string) => id }
    const lost = { type: 'session.deviceLost', payload: { kind: 'camera' } }
    const back = { type: 'session.deviceBack', payload: { kind: 'microphone' } }
    expect(describeEntry(lost, words)).toBe('こちらのカメラが使えなくなった')
    expect(describeEntry(back, words)).toBe('こちらのマイクがまた使えるようになった')
    expect([needsAttention(lost), needsAttention(back)]).toEqual([true, false])
  })
})
