/** Plays the job seeker of an exercise: follows the log, and tells the played page what to do and to say. */
import type { Cancel, Clock } from '../../shared/clock.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import type { Exercise } from '../../shared/log/exercise.ts'
import type { ToPage } from '../../shared/meeting/line.ts'
import { cues, type PlayedAct, type Scene, sceneOf } from '../../shared/meeting/played.ts'

/** What the exercises tell the practice meeting. */
export interface Plays {
  /** Null: nobody is played in this booking's meeting. */
  exerciseOf(bookingId: string): Exercise | null
  /** Of the record of the exercise, as far as it has one. */
  events(): readonly LoggedEvent[]
  /** Something was written there. */
  onNews(listener: () => void): Cancel
}

export interface Playing {
  /** The played page's line is up: it hears how things stand. */
  greet(): void
  stop(): void
}

/** @param clock real time: people wait for it, whatever the practice clock is moved to */
export function startPlaying(parts: {
  readonly clock: Clock
  readonly exercise: Exercise
  readonly plays: Plays
  readonly toSeeker: (message: ToPage) => boolean
}): Playing {
  const { clock, exercise, plays } = parts
  const acts: PlayedAct[] = []
  let shown: Scene | null = null
  let waiting: Cancel | null = null

  function show(): void {
    const scene = sceneOf(exercise, plays.events(), acts)
    if (shown?.says === scene.says && shown.companion === scene.companion) return
    shown = scene
    parts.toSeeker({ type: 'scene', scene })
  }

  function follow(): void {
    show()
    const next = cues[exercise][acts.length]
    if (waiting !== null || next === undefined || !next.when(plays.events())) return
    waiting = clock.after(next.afterMs, () => {
      waiting = null
      // A page that is away now is asked again as soon as it is there.
      if (!parts.toSeeker({ type: 'act', act: next.act })) return
      acts.push(next.act)
      follow()
    })
  }

  const deafen = plays.onNews(follow)
  return {
    greet() {
      shown = null
      follow()
    },
    stop() {
      deafen()
      waiting?.()
    },
  }
}
