/** Saves the note while it is typed: one save at a time, the latest text wins, a failure is tried again. No React in here. */
import { type Cancel, type Clock, SECOND } from '../../shared/clock.ts'

/** How long after the last key a save begins at the latest, ms: a crash loses at most the last second. */
export const SAVE_AFTER_MS = 700
export const RETRY_AFTER_MS = 3 * SECOND

export type NoteState = { readonly kind: 'clean' } | { readonly kind: 'typing' } | { readonly kind: 'saving' } | { readonly kind: 'saved'; readonly atMs: number } | { readonly kind: 'failed' }

/** Saves the text; the wall clock of the save, or null when it failed. */
export type Save = (text: string) => Promise<number | null>

export type NoteSaver = {
  readonly typed: (text: string) => void
  /** Saves what is not saved yet at once; resolves when the last save has come back. */
  readonly flush: () => Promise<void>
  /** Stops the timers; what is unsaved is sent once more. */
  readonly stop: () => void
}

export function createNoteSaver(save: Save, clock: Clock, report: (state: NoteState) => void): NoteSaver {
  let wanted: string | null = null
  let running: Promise<void> | null = null
  let cancel: Cancel | null = null

  const later = (delayMs: number): void => {
    if (cancel !== null) return
    cancel = clock.after(delayMs, () => {
      cancel = null
      void saveNow()
    })
  }

  const saveOnce = async (text: string): Promise<void> => {
    report({ kind: 'saving' })
    const atMs = await save(text)
    if (atMs === null) {
      wanted ??= text
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
    const text = wanted
    wanted = null
    running = saveOnce(text).finally(() => {
      running = null
    })
    return running
  }

  return {
    typed(text) {
      wanted = text
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
