/**
 * The job seeker whom the app plays in an exercise: what that person does when, and says by a line under the picture. It follows
 * what the log says happened, so that it waits for whoever practises. Pure.
 */
import { z } from 'zod'
import { SECOND } from '../clock.ts'
import type { LoggedEvent } from '../log/events.ts'
import type { Exercise } from '../log/exercise.ts'

/** What the played page does by itself. alone: whoever was beside the job seeker goes. */
export const PlayedActSchema = z.enum([
  'knock',
  'record',
  'stopRecording',
  'cut',
  'restore',
  'alone',
])
export type PlayedAct = z.infer<typeof PlayedActSchema>

/** What stands under the picture, since the clip is silent. */
export const SaysSchema = z.enum([
  'number',
  'name',
  'answers',
  'talk',
  'records',
  'recordsNoMore',
  'back',
  'alone',
])
export type Says = z.infer<typeof SaysSchema>

export const SceneSchema = z.object({ says: SaysSchema, companion: z.boolean() })
export type Scene = z.infer<typeof SceneSchema>

/** One act: once that has happened, and so long after it, ms. Each waits for the one before. */
export type Cue = {
  readonly act: PlayedAct
  readonly afterMs: number
  readonly when: (events: readonly LoggedEvent[]) => boolean
}

const has =
  (type: LoggedEvent['type']) =>
  (events: readonly LoggedEvent[]): boolean =>
    events.some((event) => event.type === type)

/** A pause before it was about something else. */
function isPausedFor(events: readonly LoggedEvent[]): boolean {
  const recorded = events.findIndex(
    (event) => event.type === 'session.recordingSeen' && event.payload.recording,
  )
  return recorded >= 0 && has('session.paused')(events.slice(recorded))
}

/** Long enough to be seen coming, short enough to wait for. */
const SOON = 3 * SECOND
const LATER = 6 * SECOND

const comes: Cue = { act: 'knock', afterMs: SOON, when: has('session.entered') }

export const cues: Readonly<Record<Exercise, readonly Cue[]>> = {
  day: [comes],
  nobody: [],
  recording: [
    comes,
    { act: 'record', afterMs: LATER, when: has('session.consultingBegan') },
    // Whoever is asked to stop does; the counselor pauses first.
    { act: 'stopRecording', afterMs: SOON, when: isPausedFor },
  ],
  lineLost: [
    comes,
    { act: 'cut', afterMs: LATER, when: has('session.consultingBegan') },
    { act: 'restore', afterMs: 2 * LATER, when: has('session.lineLost') },
  ],
  companion: [
    comes,
    {
      act: 'alone',
      afterMs: SOON,
      when: (events) =>
        events.some(
          (event) =>
            event.type === 'precall.companionsSeen' && event.payload.seen === 'unannounced',
        ),
    },
  ],
}

/** @param acts what was done by now, in order */
export function sceneOf(
  exercise: Exercise,
  events: readonly LoggedEvent[],
  acts: readonly PlayedAct[],
): Scene {
  return {
    says: saysOf(events, acts),
    companion: exercise === 'companion' && !acts.includes('alone'),
  }
}

function saysOf(events: readonly LoggedEvent[], acts: readonly PlayedAct[]): Says {
  if (has('session.consultingBegan')(events)) {
    const said = { record: 'records', stopRecording: 'recordsNoMore', restore: 'back' } as const
    const last = acts.at(-1)
    return last !== undefined && last in said && isKey(said, last) ? said[last] : 'talk'
  }
  if (acts.includes('alone')) return 'alone'
  if (has('precall.nameConfirmed')(events)) return 'answers'
  const matched = events.some(
    (event) => event.type === 'precall.identityTried' && event.payload.matched,
  )
  return matched ? 'name' : 'number'
}

const isKey = <T extends object>(table: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(table, key)
