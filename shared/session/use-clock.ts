/** Arithmetic of the use clock: how long is left, which warnings are due. All in ms of elapsed use. */
import { MINUTE } from '../clock.ts'
import type { SessionRules } from './rules.ts'
import type { UseClock } from './state.ts'

/** Elapsed use at which the session ends, ms since both were connected. */
export function endsAtElapsed(clock: UseClock): number {
  return clock.zeroMs + clock.capMs
}

/** The cap is reached: compared, never trusted to a timer, so that nothing ends early. */
export function capReached(clock: UseClock, elapsedMs: number): boolean {
  return elapsedMs >= endsAtElapsed(clock)
}

/** Elapsed use at which the warning of so many minutes is due; null when the whole cap is not longer than that. */
function warningAt(clock: UseClock, minutes: number): number | null {
  return minutes * MINUTE < clock.capMs ? endsAtElapsed(clock) - minutes * MINUTE : null
}

/** Warnings that are due and have not been given, longest first. */
export function warningsDue(clock: UseClock, rules: SessionRules, elapsedMs: number): number[] {
  return rules.warningMinutes.filter((minutes) => {
    const atMs = warningAt(clock, minutes)
    return atMs !== null && elapsedMs >= atMs && !clock.warned.includes(minutes)
  })
}

/** Elapsed use at which the next warning is due; null when all have been given. */
export function nextWarningAt(clock: UseClock, rules: SessionRules): number | null {
  const ahead = rules.warningMinutes
    .filter((minutes) => !clock.warned.includes(minutes))
    .flatMap((minutes) => warningAt(clock, minutes) ?? [])
  return ahead.length === 0 ? null : Math.min(...ahead)
}

/** The clock after an extension: warnings that lie ahead again will be given again, for the new end. */
export function extended(clock: UseClock, minutes: number, elapsedMs: number): UseClock {
  const longer = {
    ...clock,
    capMs: clock.capMs + minutes * MINUTE,
    extendedMinutes: clock.extendedMinutes + minutes,
  }
  return {
    ...longer,
    warned: clock.warned.filter((given) => elapsedMs >= endsAtElapsed(longer) - given * MINUTE),
  }
}

/**
 * The clock when counselling begins. Where the office counts the cap from there, it starts anew; until then verifying
 * alone was bounded by the same cap, so that no phase is without an end (M12-2-1).
 */
export function atConsulting(
  clock: UseClock,
  rules: SessionRules,
  at: { readonly wallMs: number; readonly elapsedMs: number },
): UseClock {
  if (rules.capStartsAt === 'bothConnected') return clock
  return { ...clock, startedAtMs: at.wallMs, zeroMs: at.elapsedMs, warned: [] }
}
