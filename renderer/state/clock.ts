/**
 * The office's wall clock in the renderer. The main process owns the time (the practice office moves it); between its
 * readings the renderer counts on with its own monotonic clock.
 */
import { useEffect, useState } from 'react'
import { createStore } from 'zustand/vanilla'
import { type Cancel, type Clock, MINUTE, SECOND, systemClock } from '../../shared/clock.ts'
import type { Failed } from '../../shared/result.ts'
import { call, subscribe } from '../api.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { useKept } from './kept.ts'

/** Real time of the renderer; the kit and the rooms take it from here and nowhere else. */
export const clock: Clock = systemClock

/** The last word of the main process, and when it was heard; null before the first. */
type Reading = { readonly wallMs: number; readonly monotonicMs: number } | null

const reading = createStore<{ readonly last: Reading }>(() => ({ last: null }))

/** When each snapshot of the session was heard, by this page's steady clock: the wall clock may be set between two of them. */
const heardAt = new WeakMap<SessionSnapshot, number>()

/** How long ago the snapshot was heard, ms of the steady clock. */
export function sinceHeardMs(snapshot: SessionSnapshot): number {
  return clock.monotonicMs() - (heardAt.get(snapshot) ?? clock.monotonicMs())
}

/** Takes over a reading of the office's clock (ms since 1970 UTC). */
export function setOfficeTime(wallMs: number): void {
  reading.setState({ last: { wallMs, monotonicMs: clock.monotonicMs() } })
}

/** Now by the office's clock, ms since 1970 UTC; the computer's own clock before the first reading. */
export function officeNowMs(): number {
  const { last } = reading.getState()
  return last === null ? clock.wallMs() : last.wallMs + (clock.monotonicMs() - last.monotonicMs)
}

/** Called when the clock was set anew, not with every tick. */
export function onOfficeTime(listener: () => void): Cancel {
  return reading.subscribe(listener)
}

async function ask(): Promise<void> {
  const status = await call('office.status', {})
  if (status.ok && status.value.stage === 'ready') setOfficeTime(status.value.wallMs)
}

/**
 * Starts listening; called once from main.tsx. Asks again every minute and when the window comes back, since the monotonic
 * clock may stand still in sleep.
 */
export function startOfficeClock(): void {
  subscribe('office.clock', (payload) => setOfficeTime(payload.wallMs))
  useKept.subscribe(({ office }, before) => {
    if (office !== before.office && office?.stage === 'ready') setOfficeTime(office.wallMs)
  })
  useKept.subscribe(({ session }, before) => {
    if (session !== before.session && session !== undefined && session !== null)
      heardAt.set(session, clock.monotonicMs())
  })
  clock.every(MINUTE, () => void ask())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ask()
  })
}

/** Now by the office's wall clock (ms since 1970 UTC), renewed on each full period and when the clock is moved. */
export function useNow(periodMs: number): number {
  const [now, setNow] = useState(officeNowMs)
  useEffect(() => {
    let cancel: Cancel = () => undefined
    const tick = (): void => {
      cancel()
      const current = officeNowMs()
      setNow(current)
      // To the next full period, so that the minute on the screen changes with the minute.
      cancel = clock.after(periodMs - (current % periodMs) + 5, tick)
    }
    tick()
    const stop = onOfficeTime(tick)
    return () => {
      stop()
      cancel()
    }
  }, [periodMs])
  return now
}

/** Seconds that are left to wait after too many wrong attempts; 0 when there is nothing to wait for. */
export function useWait(failure: Failed | null): number {
  const seconds = secondsOf(failure)
  const [counted, setCounted] = useState({ failure, left: seconds })
  useEffect(() => {
    if (seconds === 0) return
    const until = clock.monotonicMs() + seconds * SECOND
    return clock.every(SECOND, () =>
      setCounted({
        failure,
        left: Math.max(0, Math.ceil((until - clock.monotonicMs()) / SECOND)),
      }),
    )
  }, [failure, seconds])
  return counted.failure === failure ? counted.left : seconds
}

function secondsOf(failure: Failed | null): number {
  const seconds =
    failure?.reason === 'tooManyAttempts' ? failure.details?.['waitSeconds'] : undefined
  return typeof seconds === 'number' ? seconds : 0
}
