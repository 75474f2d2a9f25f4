/** Long work in small pieces: the process that does it is the process that runs the cap. */
import { fail, ok, type Result } from '../shared/result.ts'

/** Work that stops every few milliseconds; it yields how far it is and returns what it made. */
export type Slices<T> = Generator<number, T>

/** Lets timers and messages run before the next piece. */
export type Breathe = () => Promise<void>

export const breathe: Breathe = () =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

export type SliceWatch = {
  readonly breathe: Breathe
  readonly cancelled: () => boolean
  readonly onProgress: (done: number) => void
}

/** Nobody looks on, and nobody stops it. */
export const quietWatch: SliceWatch = {
  breathe,
  cancelled: () => false,
  onProgress: () => undefined,
}

/** Runs it to its end at once: where nobody waits but who called. */
export function drain<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** Items of a sorted stretch before the stretches are merged: some milliseconds. */
const STRETCH = 4_000

/** A new list in order; equal items stay as they stood. */
export function* sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Slices<T[]> {
  let stretches: T[][] = []
  for (let start = 0; start < items.length; start += STRETCH) {
    stretches.push(items.slice(start, start + STRETCH).sort(compare))
    yield start
  }
  while (stretches.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < stretches.length; at += 2)
      longer.push(yield* merged(stretches[at] ?? [], stretches[at + 1] ?? [], compare))
    stretches = longer
  }
  return stretches[0] ?? []
}

function* merged<T>(left: T[], right: T[], compare: (a: T, b: T) => number): Slices<T[]> {
  const all: T[] = []
  let at = 0
  let other = 0
  while (at < left.length || other < right.length) {
    const [one, two] = [left[at], right[other]]
    if (two === undefined || (one !== undefined && compare(one, two) <= 0)) {
      if (one !== undefined) all.push(one)
      at += 1
    } else {
      all.push(two)
      other += 1
    }
    if (all.length % STRETCH === 0) yield all.length
  }
  return all
}

/** Runs it piece by piece; between two pieces everything else has its turn. */
export async function runSlices<T>(
  work: Slices<T>,
  watch: SliceWatch,
): Promise<Result<T, 'cancelled'>> {
  for (;;) {
    if (watch.cancelled()) return fail('cancelled')
    const step = work.next()
    if (step.done === true) return ok(step.value)
    watch.onProgress(step.value)
    await watch.breathe()
  }
}
