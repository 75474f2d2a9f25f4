/** Saves while something is typed: one save at a time, the latest wins, a failure is tried again. No React in here. */
import { type Cancel, type Clock, SECOND } from '../../shared/clock.ts'

export const RETRY_AFTER_MS = 3 * SECOND

export type SaverState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed' }

export type SaverParts<T> = {
  /** Saves what was typed; the wall clock of the save (ms since 1970 UTC), or null when it failed. */
  readonly save: (typed: T) => Promise<number | null>
  readonly clock: Clock
  /** How long after the first key that is not saved yet a save begins, ms: a crash loses at most this. */
  readonly afterMs: number
  readonly report?: (state: SaverState) => void
}

export type Saver<T> = {
  readonly typed: (typed: T) => void
  /** Saves what is not saved yet at once; resolves when the last save has come back. */
  readonly flush: () => Promise<void>
  /** Stops the timers; what is unsaved is sent once more. */
  readonly stop: () => void
}

export function createSaver<T>(parts: SaverParts<T>): Saver<T> {
  const { clock, afterMs } = parts
  const report = parts.report ?? (() => undefined)
  let wanted: { readonly typed: T } | null = null
  let running: Promise<void> | null = null
  let cancel: Cancel | null = null

  const later = (delayMs: number): void => {
    if (cancel !== null) return
    cancel = clock.after(delayMs, () => {
      cancel = null
      void saveNow()
    })
  }

  const saveOnce = async (typed: T): Promise<void> => {
    report({ kind: 'saving' })
    const atMs = await parts.save(typed)
    if (atMs === null) {
      wanted ??= { typed }
      report({ kind: 'failed' })
      later(RETRY_AFTER_MS)
    } else if (wanted === null) {
      report({ kind: 'saved', atMs })
    } else {
      report({ kind: 'typing' })
      later(afterMs)
    }
  }

  const saveNow = (): Promise<void> => {
    if (running !== null) return running
    if (wanted === null) return Promise.resolve()
    const { typed } = wanted
    wanted = null
    running = saveOnce(typed).finally(() => {
      running = null
    })
    return running
  }

  return {
    typed(typed) {
      wanted = { typed }
      report({ kind: 'typing' })
      // Not put off by further keys: somebody who types without pause is saved just as often.
      if (running === null) later(afterMs)
    },
    async flush() {
      cancel?.()
      cancel = null
      await running
      await saveNow()
    },
    stop() {
      cancel?.()
      cancel = null
      if (wanted !== null) void parts.save(wanted.typed)
      wanted = null
    },
  }
}
