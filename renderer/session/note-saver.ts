/** Saves while something is typed: one save at a time, the latest wins, a failure is tried again. No React in here. */
import { type Cancel, type Clock, MILLISECOND, SECOND } from '../../shared/clock.ts'

/** How long after the last key a save begins at the latest, ms: a crash loses at most the last second. */
export const SAVE_AFTER_MS = 700 * MILLISECOND
export const RETRY_AFTER_MS = 3 * SECOND

export type NoteState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed' }

/** Saves what was typed; the wall clock of the save, or null when it failed. */
export type Save<T> = (typed: T) => Promise<number | null>

export type NoteSaver<T> = {
  readonly typed: (typed: T) => void
  /** Saves what is not saved yet at once; resolves when the last save has come back. */
  readonly flush: () => Promise<void>
  /** Stops the timers; what is unsaved is sent once more. */
  readonly stop: () => void
}

export function createNoteSaver<T extends NonNullable<unknown>>(
  save: Save<T>,
  clock: Clock,
  report: (state: NoteState) => void,
): NoteSaver<T> {
  let wanted: T | null = null
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
    const atMs = await save(typed)
    if (atMs === null) {
      wanted ??= typed
      report({ kind: 'failed' })
      later(RETRY_AFTER_MS)
    } else if (wanted === null) {
      report({ kind: 'saved', atMs })
    } else {
      report({ kind: 'typing' })
      later(SAVE_AFTER_MS)
    }
  }

  const saveNow = (): Promise<void> => {
    if (running !== null) return running
    if (wanted === null) return Promise.resolve()
    const typed = wanted
    wanted = null
    running = saveOnce(typed).finally(() => {
      running = null
    })
    return running
  }

  return {
    typed(typed) {
      wanted = typed
      report({ kind: 'typing' })
      // Not put off by further keys: somebody who types without pause is saved just as often.
      if (running === null) later(SAVE_AFTER_MS)
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
      if (wanted !== null) void save(wanted)
      wanted = null
    },
  }
}
