/** A booking in an office that has nothing to hold meetings with: nobody is asked to come, nobody counts as having stayed away (M12-2-4). */
import { describe, expect, it } from 'vitest'
import { earlyEnds } from '../../renderer/precall/early-ends.ts'
import { MINUTE } from '../../shared/clock.ts'
import { LiveSchema } from '../../shared/session/state.ts'
import { asCounselor, desk, type Desk, prepare, settle } from './session-helpers.ts'

const r1 = { recordId: 'r1' }

async function withoutZoom(): Promise<Desk> {
  const d = desk()
  d.meeting.canBe = false
  await prepare(d)
  return d
}

describe('a session without a meeting', () => {
  it('opens none, whatever has been tested and ticked', async () => {
    const d = await withoutZoom()
    expect(d.snapshot().meetingPossible).toBe(false)
    expect(await d.session['session.enter'](r1, asCounselor)).toMatchObject({ reason: 'noMeeting' })
    expect(d.meeting.calls()).toEqual([])
  })

  it('never asks whether there was any contact, and cannot end as a deemed cancellation', async () => {
    const d = await withoutZoom()
    d.clock.advance(30 * MINUTE)
    expect(d.snapshot().noShow.status).toBe('off')
    expect(d.types()).not.toContain('session.noShowAsked')
    expect(d.attention).toEqual([])
    const answer = d.session['session.answerNoShow'](
      { ...r1, contacted: false, confirmed: true },
      asCounselor,
    )
    expect(await answer).toMatchObject({ reason: 'wrongState' })
    expect(d.room.nextWarningInMs()).toBeNull()
  })

  it("offers the office's own reason first, and ends with it", async () => {
    const d = await withoutZoom()
    const { possibleEnds, meetingPossible } = d.snapshot()
    expect(earlyEnds(possibleEnds, meetingPossible)[0]).toBe('officeReason')
    await d.session['session.end']({ ...r1, cause: 'officeReason' }, asCounselor)
    await settle()
    expect(d.snapshot()).toMatchObject({ state: 'closing', suggestedOutcome: 'officeReason' })
    expect(d.meeting.calls()).toEqual([])
  })

  it('is known again after a restart, and stays so when Zoom is set up meanwhile', async () => {
    const d = await withoutZoom()
    d.restart()
    d.meeting.canBe = true
    d.clock.advance(30 * MINUTE)
    expect(d.snapshot()).toMatchObject({ meetingPossible: false, noShow: { status: 'off' } })
    expect(LiveSchema.parse(JSON.parse(d.store.live ?? '')).session.meetingPossible).toBe(false)
  })
})
