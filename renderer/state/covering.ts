/**
 * What lies above the page. In Electron the meeting is a view above the page and would cover dialogs and menus, so the
 * meeting's place is hidden while any is open; and behind the lock no dialog may be drawn.
 */
import { useEffect } from 'react'
import { create } from 'zustand'
import { useKept } from './kept.ts'

const useOpen = create<{ readonly count: number }>(() => ({ count: 0 }))

const change = (by: number): void => useOpen.setState(({ count }) => ({ count: count + by }))

/** Counts the component that calls it as something that lies above the page, while it is mounted. */
export function useOverlay(): void {
  useEffect(() => {
    change(1)
    return () => change(-1)
  }, [])
}

/** Is any dialog or menu open? */
export const useOverlayOpen = (): boolean => useOpen(({ count }) => count > 0)

/** The screen is locked: dialogs are drawn above everything and must not show over the lock. What was typed is kept. */
export const useCovered = (): boolean => useKept(({ presence }) => presence?.locked === true)
