/**
 * The guided exercises: their steps, and which of them the log says have been done. No step is ticked because somebody pressed
 * 「次へ」: each is a fact of the record that the exercise's booking made. Pure.
 */
import { z } from 'zod'
import type { LoggedEvent } from '../log/events.ts'
import { type Exercise, ExerciseSchema } from '../log/exercise.ts'

export const StepIdSchema = z.enum([
  'prepare',
  'ready',
  'enter',
  'admit',
  'identity',
  'environment',
  'begin',
  'end',
  'close',
  'look',
  'ask',
  'closeNobody',
  'meet',
  'recording',
  'pause',
  'stopped',
  'resume',
  'lost',
  'back',
  'noticed',
  'alone',
])
export type StepId = z.infer<typeof StepIdSchema>

/** In the order of doing. */
export const exerciseSteps: Readonly<Record<Exercise, readonly StepId[]>> = {
  day: ['prepare', 'ready', 'enter', 'admit', 'identity', 'environment', 'begin', 'end', 'close'],
  nobody: ['prepare', 'ready', 'enter', 'look', 'ask', 'closeNobody'],
  recording: [
    'prepare',
    'meet',
    'begin',
    'recording',
    'pause',
    'stopped',
    'resume',
    'end',
    'close',
  ],
  lineLost: ['prepare', 'meet', 'begin', 'lost', 'back', 'end', 'close'],
  companion: ['prepare', 'meet', 'noticed', 'alone', 'begin', 'end', 'close'],
}

/** What the office wants confirmed, by its profile. */
export type Needs = {
  readonly ownItems: readonly string[]
  readonly seekerItems: readonly string[]
  readonly terms: readonly string[]
}

/** One exercise as it stands: who comes, and what has been done of it. */
export const ProgressSchema = z.object({
  exercise: ExerciseSchema,
  bookingId: z.string(),
  /** Of the booking: whom the app plays, and when that person is booked. */
  name: z.string(),
  slot: z.string(),
  done: z.array(StepIdSchema),
  /** Its record is closed, or its booking given back: what is not done by now is not done any more. */
  over: z.boolean(),
})
export type Progress = z.infer<typeof ProgressSchema>

type Seen = 'asAnnounced' | 'unannounced'

/** What has happened, as far as the steps ask for it. */
function factsOf(events: readonly LoggedEvent[], companions: Seen | null = null) {
  const facts = {
    opened: false,
    devices: false,
    ticked: new Set<string>(),
    entered: false,
    connected: false,
    heard: false,
    number: false,
    name: false,
    consented: new Set<string>(),
    companions,
    wasNoticed: false,
    began: false,
    recorded: false,
    pausedFor: false,
    stopped: false,
    resumed: false,
    lost: false,
    back: false,
    asked: false,
    nobodyCalled: false,
    ending: false,
    closed: false,
    deemed: false,
    givenBack: false,
  }
  for (const event of events) take(facts, event)
  return facts
}

type Facts = ReturnType<typeof factsOf>

function take(facts: Facts, event: LoggedEvent): void {
  switch (event.type) {
    case 'session.opened':
      facts.opened = true
      return
    case 'precall.devicesTested': {
      const { camera, microphone, line, speaker } = event.payload
      facts.devices =
        [camera, microphone, line].every((problem) => problem === 'none') && speaker === 'heard'
      return
    }
    case 'precall.itemTicked':
      if (event.payload.ticked) facts.ticked.add(event.payload.itemId)
      else facts.ticked.delete(event.payload.itemId)
      return
    case 'session.entered':
      facts.entered = true
      return
    case 'session.clockStarted':
      facts.connected = true
      return
    case 'precall.heard':
      facts.heard = true
      return
    case 'precall.identityTried':
      facts.number = event.payload.matched
      return
    case 'precall.nameConfirmed':
      facts.name = true
      return
    case 'precall.consented':
      facts.consented.add(event.payload.kind)
      return
    case 'precall.takenBack':
      if (event.payload.what === 'consent') facts.consented.delete(event.payload.kind)
      else facts[event.payload.what] = false
      return
    case 'precall.companionsSeen':
      facts.companions = event.payload.seen
      facts.wasNoticed ||= event.payload.seen === 'unannounced'
      return
    case 'session.consultingBegan':
      facts.began = true
      return
    case 'session.recordingSeen':
      if (event.payload.recording) facts.recorded = true
      else facts.stopped = facts.recorded
      return
    case 'session.paused':
      facts.pausedFor ||= facts.recorded && !facts.stopped
      return
    case 'session.resumed':
      facts.resumed ||= facts.pausedFor && facts.stopped
      return
    case 'session.lineLost':
      facts.lost ||= facts.began
      return
    case 'session.lineBack':
      facts.back ||= facts.lost
      return
    case 'session.noShowAsked':
      facts.asked = true
      return
    case 'session.noShowAnswered':
      facts.nobodyCalled = !event.payload.contacted
      return
    case 'session.ending':
      facts.ending = true
      return
    case 'session.givenBack':
      facts.givenBack = true
      return
    case 'session.closed':
      facts.closed = true
      facts.deemed = event.payload.outcome === 'deemedCancellation'
      return
    default:
  }
}

const all = (wanted: readonly string[], there: ReadonlySet<string>): boolean =>
  wanted.every((one) => there.has(one))

function isDone(step: StepId, facts: Facts, needs: Needs): boolean {
  switch (step) {
    case 'prepare':
      return facts.opened
    case 'ready':
      return facts.devices && all(needs.ownItems, facts.ticked)
    case 'enter':
      return facts.entered
    case 'admit':
    case 'meet':
      return facts.connected
    case 'identity':
      return facts.heard && facts.number && facts.name
    case 'environment':
      return (
        all(needs.seekerItems, facts.ticked) &&
        all(needs.terms, facts.consented) &&
        facts.companions === 'asAnnounced'
      )
    case 'begin':
      return facts.began
    case 'end':
      return facts.ending
    case 'close':
      return facts.closed
    case 'look':
      return facts.asked
    case 'ask':
      return facts.nobodyCalled
    case 'closeNobody':
      return facts.deemed
    case 'recording':
      return facts.recorded
    case 'pause':
      return facts.pausedFor
    case 'stopped':
      return facts.stopped
    case 'resume':
      return facts.resumed
    case 'lost':
      return facts.lost
    case 'back':
      return facts.back
    case 'noticed':
      return facts.wasNoticed
    case 'alone':
      return facts.wasNoticed && facts.companions === 'asAnnounced'
  }
}

/** @param events of the record of the exercise's booking, in the log's order */
export function progressOf(
  exercise: Exercise,
  events: readonly LoggedEvent[],
  needs: Needs,
): Pick<Progress, 'done' | 'over'> {
  const facts = factsOf(events)
  return {
    done: exerciseSteps[exercise].filter((step) => isDone(step, facts, needs)),
    over: facts.closed || facts.givenBack,
  }
}

export const isWhole = ({ exercise, done }: Pick<Progress, 'exercise' | 'done'>): boolean =>
  done.length === exerciseSteps[exercise].length
