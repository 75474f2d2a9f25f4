/** What is asked about the guided exercises of the practice office. Put together in contract.ts. */
import { z } from 'zod'
import {
  channel,
  type Channels,
  counselors,
  done,
  everybody,
  none,
  type Stale,
} from '../channel.ts'
import { ExerciseSchema } from '../log/exercise.ts'
import { ProgressSchema } from './exercises.ts'

/** Who has done what, from the first to the last step: for the supervisor, and for oneself. */
export const DoneExerciseSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  exercises: z.array(z.object({ exercise: ExerciseSchema, atMs: z.number() })),
})

export const exerciseChannels = {
  /** That of whoever is signed in; null: none is begun, or this is no practice office. */
  'exercise.current': channel(everybody, none, ProgressSchema.nullable()),
  /** Takes the next booking of the day that it can be done with. `noBookingLeft`: the practice day is over. */
  'exercise.begin': channel(counselors, z.object({ exercise: ExerciseSchema }), ProgressSchema, [
    'notPractice',
    'sessionRunning',
    'noBookingLeft',
  ]),
  /** What was done stays in the records; the exercise can be begun again. */
  'exercise.leave': channel(everybody, none, done),
  'exercise.done': channel(counselors, none, z.array(DoneExerciseSchema)),
} as const satisfies Channels

export const exerciseTopics = {
  /** A step was done, or an exercise begun or left. */
  'exercise.changed': none,
} as const

export const exerciseStale = {
  'exercise.changed': ['exercise.current', 'exercise.done'],
  'people.presence': ['exercise.current'],
  'people.accounts': ['exercise.done'],
} as const satisfies Stale<typeof exerciseChannels>
