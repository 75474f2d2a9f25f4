/**
 * The office's wall clock in the renderer. The main process owns the time (the practice office moves it);
 * between its readings the renderer counts on with its own monotonic clock.
 */
import { type Clock, MINUTE, systemClock } from '../../shared/clock.ts'
import { call, subscribe } from '../api.ts'

/** Real time of the renderer; the kit and the rooms take it from here and nowhere else. */
export const clock: Clock = systemClock

let reading: { readonly wallMs: number; readonly monotonicMs: number } | null = null
const listeners = new Set<() => void>()

/** Takes over a reading of the office's clock (ms since 1970 UTC). */
export function setOfficeTime(wallMs: number): void {
  reading = { wallMs, monotonicMs: clock.monotonicMs() }
  for (const listener of listeners) listener()
}

/** Now by the office's clock, ms since 1970 UTC; the computer's own clock before the first reading. */
export function officeNowMs(): number {
  return reading === null
    ? clock.wallMs()
    : reading.wallMs + (clock.monotonicMs() - reading.monotonicMs)
}

/** Called when the clock was set anew, not with every tick. */
export function onOfficeTime(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function ask(): Promise<void> {
  const status = await call('office.status', {})
  if (status.ok && status.value.stage === 'ready') setOfficeTime(status.value.wallMs)
}

/** Starts listening; called once from main.tsx. Asks again every minute and when the window comes back, since the monotonic clock may stand still in sleep. */
export function startOfficeClock(): void {
  subscribe('office.clock', (payload) => setOfficeTime(payload.wallMs))
  subscribe('office.status', (status) => {
    if (status.stage === 'ready') setOfficeTime(status.wallMs)
  })
  clock.every(MINUTE, () => void ask())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ask()
  })
  void ask()
}
