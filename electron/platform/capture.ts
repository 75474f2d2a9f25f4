/**
 * Whether the meeting's page may be given a picture of the job site's window: that window's alone, once for each press of
 * 「求職者に見せる」, and only for the next seconds. Nobody is ever given the screen or another window.
 */
import { type Clock, SECOND } from '../../shared/clock.ts'
import { isMeetingOrigin } from './permissions.ts'

/** From the press to the page's asking: both happen in this PC. */
export const OFFER_MS = 5 * SECOND

export type CaptureStand = {
  /** When the counselor last pressed and nothing has been given for it since, monotonic, ms; null: nothing is offered. */
  readonly offeredAtMs: number | null
  /** Monotonic, ms. */
  readonly nowMs: number
  readonly windowOpen: boolean
  /** Origin of the open meeting page; null: there is none. */
  readonly meetingOrigin: string | null
}

/** What a page asks for: `origin` its own. */
export type CaptureWish = {
  readonly origin: string | null
  readonly topFrame: boolean
  readonly video: boolean
}

/** Something is offered, to whoever asks rightly. */
export function isOffered({
  offeredAtMs,
  nowMs,
  windowOpen,
}: Omit<CaptureStand, 'meetingOrigin'>): boolean {
  if (offeredAtMs === null || !windowOpen) return false
  const sinceMs = nowMs - offeredAtMs
  return sinceMs >= 0 && sinceMs < OFFER_MS
}

export function mayCapture(stand: CaptureStand, wish: CaptureWish): boolean {
  return (
    isOffered(stand) &&
    wish.video &&
    wish.topFrame &&
    isMeetingOrigin(wish.origin) &&
    wish.origin === stand.meetingOrigin
  )
}

export interface Offer {
  /** The counselor pressed: from now on, for some seconds, once. */
  make(): void
  withdraw(): void
  /** Whether a page may ask at all. */
  stands(windowOpen: boolean): boolean
  /** Whether this page is given it; then it is used up. */
  take(windowOpen: boolean, meetingOrigin: string | null, wish: CaptureWish): boolean
}

export function createOffer(clock: Pick<Clock, 'monotonicMs'>): Offer {
  let offeredAtMs: number | null = null
  return {
    make() {
      offeredAtMs = clock.monotonicMs()
    },
    withdraw() {
      offeredAtMs = null
    },
    stands: (windowOpen) => isOffered({ offeredAtMs, nowMs: clock.monotonicMs(), windowOpen }),
    take(windowOpen, meetingOrigin, wish) {
      const stand = { offeredAtMs, nowMs: clock.monotonicMs(), windowOpen, meetingOrigin }
      const given = mayCapture(stand, wish)
      if (given) offeredAtMs = null
      return given
    },
  }
}
