/**
 * What is due next takes the focus once what was done before lets go of it, so that it is one Tab away. It is the place around
 * the next button that takes it, or its question, never the button: one Enter too many must confirm nothing.
 */
import { type RefObject, useEffect, useRef } from 'react'

/** Where somebody is still at work, the focus stays. */
function isFree(active: Element | null): boolean {
  if (active === null || active === document.body || active.matches('h1')) return true
  if (active.closest('[role=dialog], [role=alertdialog], iframe, webview, nav, header') !== null)
    return false
  // Somebody who has begun to write goes on writing.
  if (active instanceof HTMLTextAreaElement) return false
  return !(active instanceof HTMLInputElement && active.type !== 'checkbox' && active.value !== '')
}

/**
 * @param isDue it takes the focus in the moment it becomes so
 * @param to 'field': the first field in it, for an empty field does nothing on Enter either
 * @returns for the place, which wants tabIndex -1
 */
export function useDue<T extends HTMLElement>(
  isDue: boolean,
  to: 'place' | 'field' = 'place',
): RefObject<T | null> {
  const place = useRef<T>(null)
  useEffect(() => {
    const element = place.current
    if (!isDue || element === null || !isFree(document.activeElement)) return
    // Its own field or button has it already.
    if (element.contains(document.activeElement)) return
    const taker = to === 'field' ? element.querySelector('input') : null
    ;(taker ?? element).focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  }, [isDue, to])
  return place
}
