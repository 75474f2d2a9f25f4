/** Windows is about to end: the meeting is ended by its account while there is still time, the session's clock goes on. */
import { describe, expect, it } from 'vitest'
import { desk, prepare, settle, toConsulting, toLobby } from './session-helpers.ts'

describe('the end of the OS session', () => {
  it('ends a running meeting by its account at once, and neither clock nor record', async () => {
    const d = desk()
    await toConsulting(d)
    const before = d.snapshot()
    d.room.onPower('ending')
    // In the same turn: nothing that comes later is sure to run.
    expect(d.meeting.calls().at(-1)).toBe('endByAccount')
    await settle()
    expect(d.snapshot().state).toBe('consulting')
    expect(d.snapshot().recordId).toBe(before.recordId)
    expect(d.types()).not.toContain('session.ended')
    expect(d.meeting.calls()).not.toContain('end')
  })

  it('does so too where the OS does not ask first', async () => {
    const d = desk()
    await toLobby(d)
    d.room.onPower('shutdown')
    expect(d.meeting.calls().at(-1)).toBe('endByAccount')
  })

  it('leaves alone what never began', async () => {
    const d = desk()
    d.room.onPower('ending')
    await prepare(d)
    d.room.onPower('ending')
    expect(d.meeting.calls()).not.toContain('endByAccount')
  })
})
