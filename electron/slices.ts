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

export const quietWatch: SliceWatch = {
  breathe,
  cancelled: () => false,
  onProgress: () => undefined,
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
