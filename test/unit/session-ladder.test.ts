/** The ladder that ends a meeting, and providers that do not answer. */
import { describe, expect, it } from 'vitest'
import { CONFIRM_MS, runLadder, RUNG_MS } from '../../electron/session/ladder.ts'
import { MINUTE } from '../../shared/clock.ts'
import { fail, ok } from '../../shared/result.ts'
import type { LadderStep } from '../../shared/log/outcome.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { asCounselor, desk, settle, toConsulting } from './session-helpers.ts'

const never = (): Promise<never> => new Promise(() => undefined)

type Answers = {
  end?: () => Promise<ReturnType<typeof ok> | ReturnType<typeof fail>>
  destroyView?: () => Promise<void>
  endByAccount?: () => Promise<ReturnType<typeof ok> | ReturnType<typeof fail>>
}

async function climb(answers: Answers) {
  const clock = createVirtualClock(1_000_000)
  const steps: LadderStep[] = []
  const calls: { call: string; atMs: number }[] = []
  const called =
    <T>(call: string, answer: () => Promise<T>) =>
    (): Promise<T> => {
      calls.push({ call, atMs: clock.monotonicMs() })
      return answer()
    }
  const meeting = {
    end: called('end', answers.end ?? (() => Promise.resolve(ok()))),
    destroyView: called('destroyView', answers.destroyView ?? (() => Promise.resolve())),
    endByAccount: called(
      'endByAccount',
      answers.endByAccount ?? (() => Promise.resolve(fail('notConfigured'))),
    ),
  }
  const done = runLadder({
    clock,
    lineClock: clock,
    meeting: meeting as never,
    record: (step) => steps.push(step),
  })
  expect(calls, 'the end command leaves before the function returns').toEqual([
    { call: 'end', atMs: 0 },
  ])
  for (let tick = 0; tick < 300; tick += 1) {
    await settle()
    clock.advance(100)
  }
  return {
    steps: steps.map(({ step, result }) => `${step} ${result}`),
    at: steps.map((step) => step.atMs - 1_000_000),
    calls,
    ...(await done),
    pending: clock.pending(),
  }
}

describe('the ending ladder', () => {
  it('is two rungs when the provider confirms, and the view is destroyed all the same', async () => {
    expect(await climb({})).toMatchObject({
      steps: ['endForEverybody sent', 'endForEverybody confirmed', 'destroyView confirmed'],
      viewGone: true,
      pending: 0,
    })
  })
  it('destroys the view three seconds after a command that nobody confirms, then asks the account', async () => {
    const { steps, calls, at } = await climb({
      end: never,
      endByAccount: () => Promise.resolve(ok()),
    })
    expect(steps).toEqual([
      'endForEverybody sent',
      'endForEverybody notConfirmed',
      'destroyView confirmed',
      'endByAccount confirmed',
    ])
    expect(calls).toEqual([
      { call: 'end', atMs: 0 },
      { call: 'destroyView', atMs: CONFIRM_MS },
      { call: 'endByAccount', atMs: CONFIRM_MS },
    ])
    expect(at).toEqual([0, CONFIRM_MS, CONFIRM_MS, CONFIRM_MS])
  })
  it('does not wait when the provider says no or has a bug', async () => {
    for (const end of [
      () => Promise.resolve(fail('unknown')),
      () => Promise.reject(new Error('bug')),
      () => {
        throw new Error('bug')
      },
    ]) {
      const { steps, at } = await climb({ end })
      expect(steps).toEqual([
        'endForEverybody sent',
        'endForEverybody failed',
        'destroyView confirmed',
        'endByAccount notConfigured',
      ])
      expect(at.at(-1)).toBe(0)
    }
  })
  it('comes to its end when nothing at all answers, and says that the view may still be there', async () => {
    const { steps, viewGone, at } = await climb({
      end: never,
      destroyView: never,
      endByAccount: never,
    })
    expect(steps).toEqual([
      'endForEverybody sent',
      'endForEverybody notConfirmed',
      'destroyView notConfirmed',
      'endByAccount notConfirmed',
    ])
    expect(viewGone).toBe(false)
    expect(at.at(-1)).toBe(CONFIRM_MS + 2 * RUNG_MS)
  })
  it('goes on past a view that cannot be destroyed', async () => {
    expect(
      await climb({ end: never, destroyView: () => Promise.reject(new Error('gone')) }),
    ).toMatchObject({
      viewGone: false,
      steps: expect.arrayContaining([
        'destroyView failed',
        'endByAccount notConfigured',
      ]) as unknown,
    })
  })
})

describe('a provider that never confirms, at the cap', () => {
  it('has its camera off three seconds later, each step on record', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.endAnswer = never
    d.clock.advance(30 * MINUTE)
    expect(d.meeting.calls().at(-1)).toBe('end')
    await settle()
    expect(d.meeting.cameraOn).toBe(true)
    d.clock.advance(CONFIRM_MS)
    await settle()
    expect(d.meeting.cameraOn).toBe(false)
    expect(d.snapshot().ending).toMatchObject({
      viewGone: true,
      ladder: [
        { result: 'sent' },
        { result: 'notConfirmed' },
        { step: 'destroyView', result: 'confirmed' },
        { step: 'endByAccount', result: 'notConfigured' },
      ],
    })
    expect(
      await d.session['session.close'](
        { recordId: 'r1', outcome: 'capReached', note: '', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ ok: true })
    expect(d.of('session.ladderStep')).toHaveLength(4)
  })
})
