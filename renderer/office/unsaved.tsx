/** Keeps what was typed and not saved from being lost by leaving the form: whoever leaves is asked first. */
import { useEffect, useSyncExternalStore } from 'react'
import { Confirm } from '../ui/dialog.tsx'
import { unsavedText } from './text-profile.ts'

let unsaved = 0
let waiting: (() => void) | null = null
const listeners = new Set<() => void>()

function ask(next: (() => void) | null): void {
  waiting = next
  for (const listener of listeners) listener()
}

/** Marks the calling form as unsaved while `isUnsaved` and it is shown. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    unsaved += 1
    return () => {
      unsaved -= 1
    }
  }, [isUnsaved])
}

/** Goes at once when nothing would be lost, else after the question. */
export function leaveBy(go: () => void): void {
  if (unsaved === 0) go()
  else ask(go)
}

/** Stands once in the frame around the rooms. */
export function UnsavedQuestion() {
  const go = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
  if (go === null) return null
  const leave = (): void => {
    ask(null)
    go()
  }
  return (
    <Confirm
      title={unsavedText.title}
      body={unsavedText.body}
      confirmLabel={unsavedText.leave}
      cancelLabel={unsavedText.stay}
      danger
      onConfirm={leave}
      onCancel={() => ask(null)}
    />
  )
}
