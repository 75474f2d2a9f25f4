/**
 * A session as its events tell it, for whoever is not in it: whether the office has entered, whether the job seeker is in, and how
 * much of the use is left. By elapsed use, not by the wall clock (M12-2-1): counted on by the steady clocks of the PC that looks, from
 * the moment at which it heard of the start. Pure.
 */
import { z } from 'zod'
import { MINUTE } from '../clock.ts'
import { eventPayloads, type EventPayload, type EventType } from '../log/events.ts'
import { passedMs, type Reading } from '../time/reading.ts'

/** `wallMs`, `atMs`: ms since 1970 UTC by the clock of the PC that wrote it. */
export const RunningSchema = z.object({
  recordId: z.string(),
  /** When the counselor first entered the meeting; null: not yet. */
  enteredAtMs: z.number().nullable(),
  /** The job seeker is in the meeting. Who only waits to be let in is in no event. */
  seekerIn: z.boolean(),
  /** The counselor answered that there was contact although nobody came. */
  contacted: z.boolean(),
  /** Counselling has begun. */
  began: z.boolean(),
  /** The meeting is over; the record is not closed yet. */
  ended: z.boolean(),
  /**
   * `elapsedMs` of the cap had been used when event `by` (device and sequence) was written; `atMs` is its stamp, moved along when
   * that clock was set since. Null: the use has not begun.
   */
  use: z
    .object({ elapsedMs: z.number(), capMs: z.number(), by: z.string(), atMs: z.number() })
    .nullable(),
})
export type Running = z.infer<typeof RunningSchema>

/** How much is left, ms. `isExact` false: by the stamps of another clock, since the start was not heard here. */
export const LeftSchema = z.object({ ms: z.number(), isExact: z.boolean() })
export type Left = z.infer<typeof LeftSchema>

/** An event of the record; `payload` null: it cannot be read. */
export type RunningEvent = {
  readonly device: string
  readonly sequence: number
  readonly atMs: number
  readonly type: string
  readonly payload: unknown
}

/** Names an event; what was heard is kept under it. */
export const nameOf = ({ device, sequence }: Pick<RunningEvent, 'device' | 'sequence'>): string =>
  `${device} ${sequence}`

/** With these the use begins, or is said anew. */
const USE_EVENTS: readonly string[] = [
  'session.clockStarted',
  'session.consultingBegan',
  'session.recovered',
] satisfies EventType[]

export const beginsUse = (type: string): boolean => USE_EVENTS.includes(type)

function payloadOf<T extends EventType>(type: T, payload: unknown): EventPayload<T> | null {
  const schema: { safeParse(value: unknown): { success: boolean; data?: unknown } } =
    eventPayloads[type]
  const parsed = schema.safeParse(payload)
  // Sound: the schema of that very type parsed it.
  return parsed.success ? (parsed.data as EventPayload<T>) : null
}

function after(before: Running, event: RunningEvent, startsAtConsulting: boolean): Running {
  const { type, payload, atMs } = event
  const by = nameOf(event)
  const { use } = before
  switch (type) {
    case 'session.entered':
      return { ...before, enteredAtMs: before.enteredAtMs ?? atMs }
    case 'session.seekerJoined':
      return { ...before, seekerIn: true }
    case 'session.seekerLeft':
      return { ...before, seekerIn: false }
    case 'session.clockStarted': {
      const started = payloadOf('session.clockStarted', payload)
      return started === null
        ? before
        : { ...before, use: { elapsedMs: started.agoMs, capMs: started.capMs, by, atMs } }
    }
    case 'session.consultingBegan':
      return {
        ...before,
        began: true,
        use: use !== null && startsAtConsulting ? { ...use, elapsedMs: 0, by, atMs } : use,
      }
    case 'session.recovered': {
      const recovered = payloadOf('session.recovered', payload)
      // What it says is counted from both being connected; where the office counts from later, it says nothing of that.
      return use === null || recovered === null || startsAtConsulting
        ? before
        : { ...before, use: { ...use, elapsedMs: recovered.elapsedMs, by, atMs } }
    }
    case 'session.extended': {
      const minutes = payloadOf('session.extended', payload)?.minutes ?? 0
      return use === null
        ? before
        : { ...before, use: { ...use, capMs: use.capMs + minutes * MINUTE } }
    }
    case 'session.clockStepped': {
      const byMs = payloadOf('session.clockStepped', payload)?.byMs ?? 0
      return use === null ? before : { ...before, use: { ...use, atMs: use.atMs + byMs } }
    }
    case 'session.noShowAnswered':
      return {
        ...before,
        contacted: payloadOf('session.noShowAnswered', payload)?.contacted === true,
      }
    case 'session.ending':
    case 'session.closed':
      return { ...before, ended: true }
    default:
      return before
  }
}

/** @param events of the record, oldest first. @param startsAtConsulting the office counts the cap from the beginning of counselling */
export function foldRunning(
  recordId: string,
  events: readonly RunningEvent[],
  startsAtConsulting: boolean,
): Running {
  const start: Running = {
    ...{ recordId, enteredAtMs: null, seekerIn: false, contacted: false },
    ...{ began: false, ended: false, use: null },
  }
  return events.reduce((before, event) => after(before, event, startsAtConsulting), start)
}

/**
 * @param heard this PC's clocks when it heard of the event that the use is counted from; undefined: it did not hear it then
 * @returns null: the use has not begun, or is over
 */
export function leftOf(
  { use, ended }: Running,
  heard: Reading | undefined,
  now: Reading,
): Left | null {
  if (use === null || ended) return null
  const sinceMs = heard === undefined ? Math.max(0, now.wallMs - use.atMs) : passedMs(heard, now)
  const elapsedMs = use.elapsedMs + sinceMs
  return { ms: Math.max(0, use.capMs - elapsedMs), isExact: heard !== undefined }
}
