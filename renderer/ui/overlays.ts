/**
 * How many dialogs and menus are open. In Electron the meeting is a view above the page and would cover them,
 * so the meeting's place is hidden while the count is not zero.
 */
import { createContext, useEffect, useSyncExternalStore } from 'react'

let open = 0
const listeners = new Set<() => void>()

function change(by: number): void {
  open += by
  for (const listener of listeners) listener()
}

/** Counts the component that calls it as something that lies above the page, while it is mounted. */
export function useOverlay(): void {
  useEffect(() => {
    change(1)
    return () => change(-1)
  }, [])
}

/** Is any dialog or menu open? */
export function useOverlayOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open > 0,
  )
}

/** True while the screen is locked: dialogs are drawn above everything and must not show over the lock. What was typed is kept. */
export const ScreenCovered = createContext(false)
