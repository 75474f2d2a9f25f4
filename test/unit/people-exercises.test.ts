/** The steps of a guided exercise: ticked by what the log says happened, in whatever order, and by nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepText } from '../../renderer/people/words/exercise.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import { ExerciseSchema } from '../../shared/log/exercise.ts'
import { exerciseSteps, isWhole, progressOf, StepIdSchema } from '../../shared/people/exercises.ts'

const needs = { ownItems: ['own1', 'own2'], seekerItems: ['seeker1'], terms: ['ministry', 'zoom'] }

let sequence = 0
/** As the log gives it; only type and payload are read here. */
function event<T extends LoggedEvent['type']>(
  type: T,
  payload: Extract<LoggedEvent, { readonly type: T }>['payload'],
): LoggedEvent {
  sequence += 1
  return {
    ...{ type, payload, scope: 'record/r1', actorId: 'a', device: 'd', sequence, atMs: sequence },
  } as LoggedEvent
}

const opened = event('session.opened', {
  ...{ bookingId: 'b', date: '2026-11-30', slot: '10:00', siteId: 's', name: '架空 一郎' },
  ...{ kana: null, jobSeekerNumber: null, companions: null, category: 1, practice: true },
})
const tested = event('precall.devicesTested', {
  ...{ camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' },
})
const tick = (itemId: string, ticked = true): LoggedEvent =>
  event('precall.itemTicked', { itemId, ticked, checklistVersion: 1 })
const entered = event('session.entered', { provider: 'practice' })
const connected = event('session.clockStarted', { capMs: 1_800_000, agoMs: 0 })
const heard = event('precall.heard', {})
const tried = (matched: boolean): LoggedEvent =>
  event('precall.identityTried', { attempt: 1, matched })
const named = event('precall.nameConfirmed', {})
const consented = (kind: string): LoggedEvent =>
  event('precall.consented', { kind, effectiveFrom: '2025-01-06' })
const seen = (how: 'asAnnounced' | 'unannounced'): LoggedEvent =>
  event('precall.companionsSeen', { seen: how })
const began = event('session.consultingBegan', {})
const ending = event('session.ending', { cause: 'counselorEnded', elapsedMs: 1 })
const closed = (outcome: 'completed' | 'deemedCancellation'): LoggedEvent =>
  event('session.closed', { outcome, note: '', followUp: '', usedMs: 1 })
const recording = (on: boolean): LoggedEvent => event('session.recordingSeen', { recording: on })
const paused = event('session.paused', { why: '' })
const resumed = event('session.resumed', {})

const day = [
  ...[opened, tested, tick('own1'), tick('own2'), entered, connected, heard, tried(true), named],
  ...[tick('seeker1'), consented('ministry'), consented('zoom'), seen('asAnnounced'), began],
  ...[ending, closed('completed')],
]
const prepared = day.slice(0, day.indexOf(began) + 1)

describe('the steps', () => {
  it('each have words, and no exercise has one twice', () => {
    for (const exercise of ExerciseSchema.options) {
      const steps = exerciseSteps[exercise]
      expect(new Set(steps).size).toBe(steps.length)
      for (const step of steps) expect(stepText[step].what).not.toBe('')
    }
    const used = new Set(ExerciseSchema.options.flatMap((one) => exerciseSteps[one]))
    expect(StepIdSchema.options.filter((step) => !used.has(step))).toEqual([])
  })
  it('of a normal day are ticked one by one, in their order, and all at the end', () => {
    let before = 0
    for (let length = 0; length <= day.length; length += 1) {
      const { done } = progressOf('day', day.slice(0, length), needs)
      expect(done).toEqual(exerciseSteps.day.slice(0, done.length))
      expect(done.length).toBeGreaterThanOrEqual(before)
      before = done.length
    }
    expect(before).toBe(exerciseSteps.day.length)
    expect(progressOf('day', day, needs).over).toBe(true)
  })
  it('are whole only when nothing is missing, whichever event is left out', () => {
    for (const missing of day) {
      const { done } = progressOf(
        'day',
        day.filter((one) => one !== missing),
        needs,
      )
      expect(isWhole({ exercise: 'day', done }), missing.type).toBe(false)
    }
  })
  it('go back when a tick, an answer or a word is taken back', () => {
    const { done } = progressOf(
      'day',
      [...prepared, tick('own1', false), event('precall.takenBack', { what: 'name' })],
      needs,
    )
    expect(done).not.toContain('ready')
    expect(done).not.toContain('identity')
    expect(
      progressOf(
        'day',
        [...prepared, event('precall.takenBack', { what: 'consent', kind: 'zoom' })],
        needs,
      ).done,
    ).not.toContain('environment')
  })
  it('of nobody who came need the question, the answer and that very outcome', () => {
    const asked = event('session.noShowAsked', {})
    const answered = (contacted: boolean): LoggedEvent =>
      event('session.noShowAnswered', { contacted, evidence: null })
    const ready = [opened, tested, tick('own1'), tick('own2'), entered, asked]
    const whole = [...ready, answered(false), closed('deemedCancellation')]
    expect(isWhole({ exercise: 'nobody', done: progressOf('nobody', whole, needs).done })).toBe(
      true,
    )
    const other = progressOf('nobody', [...ready, answered(true), closed('completed')], needs)
    expect(other.done).not.toContain('ask')
    expect(other.done).not.toContain('closeNobody')
    expect(other.over).toBe(true)
  })
  it('of a recording count a pause only while it runs, and a resumption only after it', () => {
    const done = (...more: readonly LoggedEvent[]): readonly string[] =>
      progressOf('recording', [...prepared, ...more], needs).done.slice(3)
    expect(done(paused, resumed)).toEqual([])
    expect(done(recording(true))).toEqual(['recording'])
    expect(done(recording(true), recording(false), paused, resumed)).toEqual([
      'recording',
      'stopped',
    ])
    expect(done(recording(true), paused, resumed)).toEqual(['recording', 'pause'])
    expect(done(recording(true), paused, recording(false), resumed)).toEqual([
      ...['recording', 'pause', 'stopped', 'resume'],
    ])
  })
  it('of a lost line count one that is lost during the consultation', () => {
    const lost = event('session.lineLost', {})
    const back = event('session.lineBack', {})
    expect(progressOf('lineLost', [opened, lost, back, began], needs).done).not.toContain('lost')
    expect(progressOf('lineLost', [...prepared, back], needs).done).not.toContain('back')
    expect(progressOf('lineLost', [...prepared, lost, back], needs).done).toContain('back')
  })
  it('of a companion need to have noticed first', () => {
    expect(progressOf('companion', prepared, needs).done).not.toContain('alone')
    const events = [...prepared.slice(0, -1), seen('unannounced')]
    expect(progressOf('companion', events, needs).done).not.toContain('alone')
    expect(progressOf('companion', [...events, seen('asAnnounced')], needs).done).toContain('alone')
  })
  it('never hold more than the exercise has, whatever happened in whatever order', () => {
    const pieces = fc.constantFrom(...day, recording(true), recording(false), paused, resumed)
    fc.assert(
      fc.property(
        fc.constantFrom(...ExerciseSchema.options),
        fc.array(pieces, { maxLength: 40 }),
        (exercise, events) => {
          const { done } = progressOf(exercise, events, needs)
          expect(exerciseSteps[exercise].filter((step) => done.includes(step))).toEqual(done)
          if (!events.includes(opened)) expect(done).not.toContain('prepare')
        },
      ),
    )
  })
})
