/** Loaded into Electron's own installer (`node --import`): its `fetch` goes on where a connection broke, and says how far it is. */
import { type Clock, SECOND, systemClock } from '../../shared/clock.ts'
import { createResumingFetch, type Progress } from './resuming-fetch.ts'
import { startText } from './text.ts'

const MEGABYTE = 1_000_000
const STEP = 0.1
const SAY_EVERY_MS = 10 * SECOND

/** A line at every tenth of the whole, and every ten seconds in between. */
function createTeller(clock: Clock, say: (line: string) => void): (progress: Progress) => void {
  let saidSteps = 0
  let saidAtMs = clock.monotonicMs()
  return ({ received, total }) => {
    const steps = total === null ? 0 : Math.floor(received / total / STEP)
    if (steps <= saidSteps && clock.monotonicMs() - saidAtMs < SAY_EVERY_MS) return
    saidSteps = Math.max(saidSteps, steps)
    saidAtMs = clock.monotonicMs()
    const mb = (bytes: number): number => Math.round(bytes / MEGABYTE)
    say(startText.progress(mb(received), total === null ? null : mb(total)))
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const plainFetch = globalThis.fetch
const resuming = createResumingFetch({
  fetch: (url, init) => plainFetch(url, init),
  clock: systemClock,
  onProgress: createTeller(systemClock, say),
  onAgain: (reason) => say(startText.again(reason)),
})
globalThis.fetch = (input) => resuming(input instanceof Request ? input.url : String(input))
