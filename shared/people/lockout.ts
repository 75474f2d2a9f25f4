/** How long an account waits after wrong passphrases. Pure. */
import { MINUTE, SECOND } from '../clock.ts'

/** The first wrong passphrase costs nothing: everybody mistypes once. */
const WAITS_MS = [0, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const
const LONGEST_MS = 15 * MINUTE

/** @param failures wrong passphrases in a row, this one included (from 1); answer in ms */
export function waitAfterFailure(failures: number): number {
  return WAITS_MS[failures - 1] ?? LONGEST_MS
}

/**
 * Milliseconds until the next attempt counts; 0: now. Never longer than the longest wait, so that a wall clock
 * that was wrong for a while cannot shut somebody out.
 */
export function remainingWait(blockedUntilMs: number, wallMs: number): number {
  return Math.min(LONGEST_MS, Math.max(0, blockedUntilMs - wallMs))
}
