/** A session through a kill, sleep, and a meeting page that dies. */
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import {
  asCounselor,
  type Desk,
  desk,
  passGate,
  prepare,
  settle,
  toConsulting,
  toLobby,
  toVerifying,
  untilBooked,
} from '../unit/session-helpers.ts'

const r1 = { recordId: 'r1' }

describe('a program that is killed within the first second of the use', () => {
  it('takes nothing from the time that passed, whatever the wall clock was set to before', async () => {
    const d = desk()
    await toVerifying(d)
    d.clock.stepWall(-HOUR)
    d.clock.advance(SECOND)
    d.restart(20 * MINUTE)
    expect(d.snapshot().clock.elapsedMs).toBeCloseTo(20 * MINUTE + SECOND, -2)
  })
})

describe('SIGKILL and a new start', () => {
  const states: Record<string, (d: Desk) => Promise<void>> = {
    preparing: prepare,
    lobby: toLobby,
    verifying: toVerifying,
    consulting: toConsulting,
  }

  it.each(Object.keys(states))(
    'in %s goes on in the same state; the counselor enters the meeting again',
    async (state) => {
      const d = desk()
      await states[state]?.(d)
      await d.session['session.note']({ ...r1, text: '途中のメモ' }, asCounselor)
      d.clock.advance(MINUTE)
      const before = d.snapshot()
      const events = d.types().length
      d.restart(20 * SECOND)
      expect(d.published.at(-1)).toMatchObject({ recordId: 'r1', state })
      expect(d.snapshot()).toMatchObject({
        state,
        gate: before.gate,
        note: { text: '途中のメモ' },
        meeting: { counselor: 'out', seeker: 'absent', url: null },
        clock: {
          running: before.clock.running,
          startedAtMs: before.clock.startedAtMs,
          elapsedMs: before.clock.running ? 80 * SECOND : 0,
        },
      })
      expect(d.types().slice(events)).toEqual(['session.recovered'])
      if (state === 'preparing') return
      expect(await d.session['session.enter'](r1, asCounselor)).toMatchObject({ ok: true })
      d.meeting.emit({ type: 'joined' })
      d.meeting.connected()
      expect(d.snapshot()).toMatchObject({
        state: state === 'lobby' ? 'verifying' : state,
        meeting: { counselor: 'in', seeker: 'in', line: 'good' },
      })
    },
  )

  it('keeps the note and what follows from it, until the record is closed', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.note']({ ...r1, text: '途中のメモ' }, asCounselor)
    await d.session['session.note'](
      { ...r1, text: '途中のメモ', followUp: '求人票を送る' },
      asCounselor,
    )
    // The note alone, as an earlier state of the screen sends it, leaves the rest as it is.
    await d.session['session.note']({ ...r1, text: '長いメモ' }, asCounselor)
    d.restart(SECOND)
    expect(d.snapshot().note).toMatchObject({ text: '長いメモ', followUp: '求人票を送る' })
    // What an earlier version kept was the note alone.
    d.store.draft = '古い形のメモ'
    d.restart(SECOND)
    expect(d.snapshot().note).toMatchObject({ text: '古い形のメモ', followUp: '' })
  })

  it('keeps the same thirty minutes: the end does not move', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(12 * MINUTE)
    const { endsAtMs } = d.snapshot().clock
    d.restart(3 * MINUTE)
    expect(d.snapshot().clock.endsAtMs).toBe(endsAtMs)
    d.clock.advance(15 * MINUTE - 1)
    expect(d.snapshot().state).toBe('consulting')
    d.clock.advance(1)
    expect(d.snapshot()).toMatchObject({ state: 'closing', ending: { cause: 'cap' } })
    expect(d.of('session.warned')).toHaveLength(2)
  })

  it('does not give a warning a second time', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(25 * MINUTE + SECOND)
    d.restart(SECOND)
    d.clock.advance(MINUTE)
    expect(d.of('session.warned').map((event) => event.payload)).toEqual([{ minutesLeft: 5 }])
    expect(d.snapshot().clock.warned).toEqual([5])
  })

  it('that lasts past the cap ends the session at the start, for everybody, and says so', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(10 * MINUTE)
    d.restart(2 * 60 * MINUTE)
    expect(d.meeting.calls()).toEqual(['end'])
    await settle()
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      ending: { cause: 'cap', viewGone: true },
      clock: { elapsedMs: 30 * MINUTE },
      suggestedOutcome: 'capReached',
    })
    expect(d.types().slice(-5)).toEqual([
      'session.recovered',
      'session.ending',
      'session.ladderStep',
      'session.ladderStep',
      'session.ladderStep',
    ])
    expect(await d.session['session.enter'](r1, asCounselor)).toMatchObject({
      reason: 'wrongState',
    })
  })

  it('cannot be used to gain time by setting the clock back meanwhile', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(20 * MINUTE + 500)
    d.restart(MINUTE, -24 * 60 * MINUTE)
    expect(d.snapshot().clock.elapsedMs).toBeGreaterThanOrEqual(20 * MINUTE)
  })

  it('in the first two seconds of the use counts from when the two met', async () => {
    const d = desk()
    await toVerifying(d)
    d.clock.advance(700)
    // The first reading did not reach the disk.
    d.store.progress = null
    d.restart(5 * SECOND)
    expect(d.snapshot().clock.elapsedMs).toBe(5700)
  })

  it('in closing, before the ladder was done, climbs it again', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.endAnswer = () => new Promise(() => undefined)
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    d.meeting.endAnswer = () => Promise.resolve({ ok: true, value: null })
    d.restart(SECOND)
    await settle()
    expect(d.meeting.calls()).toEqual(['end', 'destroyView'])
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      ending: { cause: 'counselorEnded', viewGone: true },
    })
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'completed', note: '', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ ok: true })
  })

  it('after the end was enforced but before it could be written enforces it again', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(29 * MINUTE)
    d.store.disk.failing = true
    d.clock.advance(MINUTE)
    expect(d.snapshot().state).toBe('closing')
    d.store.disk.failing = false
    d.restart(SECOND)
    expect(d.snapshot()).toMatchObject({ state: 'closing', ending: { cause: 'cap' } })
    expect(d.of('session.ending')).toHaveLength(1)
  })

  it('asks the no-show question that fell due meanwhile only after having looked again', async () => {
    const d = desk()
    await toLobby(d)
    d.restart(20 * MINUTE)
    d.clock.advance(10 * MINUTE)
    expect(d.snapshot().noShow).toMatchObject({ status: 'due', lookedMs: 0 })
    await d.session['session.enter'](r1, asCounselor)
    d.meeting.emit({ type: 'joined' })
    d.clock.advance(4 * MINUTE)
    expect(d.snapshot().noShow.status).toBe('due')
    d.clock.advance(2 * MINUTE)
    expect(d.snapshot().noShow.status).toBe('asking')
    expect(d.of('session.noShowAsked')).toHaveLength(1)
    d.restart(MINUTE)
    d.clock.advance(SECOND)
    expect(d.snapshot().noShow.status).toBe('due')
  })

  it('starts with a full disk all the same', async () => {
    const d = desk()
    await toConsulting(d)
    d.store.disk.failing = true
    d.restart(SECOND)
    expect(d.snapshot()).toMatchObject({ state: 'consulting', unsaved: true })
    d.clock.advance(30 * MINUTE)
    expect(d.meeting.calls()).toContain('end')
  })

  it('leaves no timer and no listener behind when the room is put away', async () => {
    const d = desk()
    await toConsulting(d)
    d.room.dispose()
    expect(d.clock.pending()).toBe(0)
    expect(d.meeting.listening()).toBe(0)
    expect(d.awake).toEqual([true, false])
  })
})

describe('sleep of the computer', () => {
  it('past the cap ends the session as soon as it wakes', async () => {
    const d = desk()
    await toConsulting(d)
    d.room.onPower('suspend')
    d.clock.sleepThrough(31 * MINUTE)
    d.room.onPower('resume')
    expect(d.meeting.calls().at(-1)).toBe('end')
  })
  it('of which nobody told is noticed within a quarter of a second', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.sleepThrough(31 * MINUTE)
    d.clock.advance(250)
    expect(d.meeting.calls().at(-1)).toBe('end')
  })
})

describe('the meeting page', () => {
  it('crashing is not an end: the clock runs, the door stays open, the job seeker keeps the place', async () => {
    const d = desk()
    untilBooked(d)
    await toVerifying(d)
    await passGate(d)
    d.meeting.emit({ type: 'ended', by: 'crash' })
    await settle()
    // The provider keeps the meeting; only the address of the dead page is forgotten, which removes its frame.
    expect(d.meeting.calls()).not.toContain('destroyView')
    expect(d.snapshot().meeting).toMatchObject({ url: null, trouble: 'viewCrashed' })
    expect(d.awake).toEqual([true, false])
    expect(await d.session['session.begin'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'gateClosed',
    })
    await d.session['session.enter'](r1, asCounselor)
    d.meeting.emit({ type: 'joined' })
    d.meeting.connected()
    expect(await d.session['session.begin'](r1, asCounselor)).toMatchObject({ ok: true })
    expect(d.types()).toEqual(expect.arrayContaining(['session.lineLost', 'session.lineBack']))
  })
  it('that was put out of the meeting or failed is taken down, for it may hold the camera', async () => {
    for (const event of [
      { type: 'ended', by: 'removed' },
      { type: 'ended', by: 'host' },
      { type: 'failed', reason: 'cameraInUse' },
    ] as const) {
      const d = desk()
      await toConsulting(d)
      d.meeting.emit(event)
      await settle()
      expect(d.meeting.cameraOn).toBe(false)
      expect(d.snapshot().state).toBe('consulting')
    }
  })
  it('that comes alive after the end is taken down', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    await settle()
    d.meeting.cameraOn = true
    d.meeting.emit({ type: 'joined' })
    await settle()
    expect(d.meeting.cameraOn).toBe(false)
    await d.session['session.close'](
      { ...r1, outcome: 'completed', note: '', followUp: '' },
      asCounselor,
    )
    d.meeting.cameraOn = true
    d.meeting.emit({ type: 'joined' })
    await settle()
    expect(d.meeting.cameraOn).toBe(false)
  })
})
