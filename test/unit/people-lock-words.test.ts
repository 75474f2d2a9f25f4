/** What the locked screen says of a session: what is true in each of its states, and nobody's name. */
import { describe, expect, it } from 'vitest'
import { behindTheLock } from '../../renderer/people/session-behind.tsx'
import { lockText as text } from '../../renderer/people/words/lock.ts'
import { isSomebodyWaiting } from '../../shared/session/knocks.ts'
import { asCounselor, desk, prepare, toLobby, toVerifying } from './session-helpers.ts'

describe('the locked screen', () => {
  it('does not say that somebody is seen and heard before the counselor is in the meeting', async () => {
    const d = desk()
    await prepare(d)
    expect(behindTheLock(d.snapshot())).toEqual({
      title: '10:00の相談の準備中です',
      body: text.preparing.body,
    })
  })

  it('says that the camera runs while the counselor waits, and whether somebody waits to be let in', async () => {
    const d = desk()
    await toLobby(d)
    expect(behindTheLock(d.snapshot())).toEqual(text.lobby)
    expect(isSomebodyWaiting(d.snapshot().meeting)).toBe(false)
    d.meeting.knock()
    expect(isSomebodyWaiting(d.snapshot().meeting)).toBe(true)
  })

  it('says until when a session runs, and whether the counselor is still in it', async () => {
    const d = desk()
    await toVerifying(d)
    const said = behindTheLock(d.snapshot())
    expect(said).toEqual({ title: '相談は続いています（10:25まで）', body: text.running.seen })
    expect(JSON.stringify(said)).not.toContain('架空')
    d.meeting.emit({ type: 'ended', by: 'crash' })
    expect(behindTheLock(d.snapshot()).body).toBe(text.running.out)
  })

  it('says that it is over once it is', async () => {
    const d = desk()
    await toVerifying(d)
    await d.session['session.end']({ recordId: 'r1', cause: 'systemFailure' }, asCounselor)
    expect(behindTheLock(d.snapshot())).toEqual(text.over)
  })
})
