/**
 * A file that another program holds for a moment: a virus scanner looks at each file that was just written, and Windows refuses
 * meanwhile to put another in its place. That is no fault of the file, and is tried again.
 */
import { readFileSync, statSync } from 'node:fs'
import { MILLISECOND, sleep, systemClock } from '../../../shared/clock.ts'
import { isMissing } from './errors.ts'

const HELD: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Together 40 ms: it is the thread of the cap that waits. */
const TRIES_AT_ONCE = 5
const WAIT_AT_ONCE_MS = 10 * MILLISECOND
/** Together 5 s, in which everything else goes on. */
const TRIES = 26
const WAIT_MS = 200 * MILLISECOND

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && HELD.has(error.code)

/** For what must be done before anything else is. Throws what `run` threw last. */
export function whileHeld<T>(run: () => T): T {
  for (let left = TRIES_AT_ONCE - 1; ; left -= 1) {
    try {
      return run()
    } catch (error) {
      if (left === 0 || !isHeld(error)) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_AT_ONCE_MS)
    }
  }
}

/** For what may take its time. Rejects with what `run` threw last. */
export async function whileHeldLonger<T>(run: () => T | Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await run()
    } catch (error) {
      if (left === 0 || !isHeld(error)) throw error
      await sleep(systemClock, WAIT_MS)
    }
  }
}

/** For what answers with a reason instead of throwing: the same patience as long as `isHeld` says so. */
export async function untilFree<T>(run: () => T, isHeld: (answer: T) => boolean): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    const answer = await whileHeldLonger(run)
    if (left === 0 || !isHeld(answer)) return answer
    await sleep(systemClock, WAIT_MS)
  }
}

/** Null: it is not there. Throws what the system said last. */
export function readWhileHeld(file: string): string | null {
  try {
    return whileHeld(() => readFileSync(file, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Whether it is there; unlike existsSync, which takes what it may not look at for missing, throws then. */
export function isThere(file: string): boolean {
  return whileHeld(() => statSync(file, { throwIfNoEntry: false })) !== undefined
}
