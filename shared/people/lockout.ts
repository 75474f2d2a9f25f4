/** How long an account waits after wrong passphrases. Pure. */
import { MINUTE, SECOND } from '../clock.ts'

/** The first wrong passphrase costs nothing: everybody mistypes once. */
const WAITS_MS = [0, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const
export const LONGEST_WAIT_MS = 15 * MINUTE

/** @param failures wrong passphrases in a row, this one included (from 1); answer in ms */
export function waitAfterFailure(failures: number): number {
  return WAITS_MS[failures - 1] ?? LONGEST_WAIT_MS
}

/**
 * Milliseconds until the next attempt counts; 0: now. A wait that ends later than any wait can was stamped by a wall clock that
 * was wrong: it counts from when it was first seen, so that nobody is shut out for a year.
 * @param seenForMs how long this very wait has been known, on a clock that is never set back
 */
export function remainingWait(blockedUntilMs: number, wallMs: number, seenForMs: number): number {
  const left = blockedUntilMs - wallMs
  return Math.max(0, left > LONGEST_WAIT_MS ? LONGEST_WAIT_MS - seenForMs : left)
}
