/**
 * The focus is never on nothing. When what had it goes away (a step folds, a button did its work, a dialog's opener
 * is gone), it moves to what is left beside it; without this the keyboard would start again at the top of the page.
 */
import { clock } from '../state/clock.ts'
import { MILLISECOND } from '../../shared/clock.ts'

/** Whatever places the focus itself on purpose comes first, ms. */
const WAIT_MS = 60 * MILLISECOND
/** A button that is only busy gets the focus back: so often it is looked at again. */
const TRIES = 6
/** How many earlier places are remembered. */
const REMEMBERED = 20

const FOCUSABLE = 'button, input, select, textarea, a[href], summary, [tabindex]'
/** What to do next is the first choice of a place. */
const NEXT = '.sd-button-filled'
/** Where somebody writes: Enter sent it away, and one more Enter, as after a conversion, must do nothing that was not wanted. */
const WRITTEN = 'input:not([type=checkbox]):not([type=radio]), textarea'
const HEADING = 'h1, h2, h3'

type Place = { readonly element: Element; readonly around: readonly Element[] }

const isThere = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[inert], [aria-hidden="true"]') === null
const canTake = (element: Element): element is HTMLElement =>
  isThere(element) && !element.matches(':disabled') && element.getAttribute('tabindex') !== '-1'
const nothingHasIt = (): boolean =>
  document.activeElement === null || document.activeElement === document.body

function ancestors(element: Element): readonly Element[] {
  const around: Element[] = []
  for (
    let one = element.parentElement;
    one !== null && one !== document.body;
    one = one.parentElement
  )
    around.push(one)
  return around
}

/** What is a candidate in these surroundings, best first. */
const candidates = (around: Element, wasWritten: boolean): HTMLElement[] =>
  wasWritten
    ? [...around.querySelectorAll(HEADING)].filter(isThere)
    : [...around.querySelectorAll(NEXT), ...around.querySelectorAll(FOCUSABLE)].filter(canTake)

/** In the nearest surroundings that are left: what to do next, or else the first thing; after writing the title, which does nothing. */
function besides({ element, around }: Place): HTMLElement | null {
  const wasWritten = element.matches(WRITTEN)
  for (const surroundings of around) {
    if (!isThere(surroundings) || surroundings.querySelector('main') !== null) continue
    const [inside] = candidates(surroundings, wasWritten)
    if (inside !== undefined) return inside
  }
  return null
}

/** The title of a screen of which nothing was there before. */
const heading = (): HTMLElement | null => [...document.querySelectorAll('h1')].find(isThere) ?? null

/** From a title Tab goes on to the first control after it. */
function focusOn(to: HTMLElement): void {
  if (to.matches(HEADING) && !to.hasAttribute('tabindex')) to.tabIndex = -1
  to.focus()
}

/** Starts watching; called once from main.tsx. */
export function keepFocus(): void {
  let places: Place[] = []
  let looking = false

  function look(triesLeft: number): void {
    looking = false
    const [lost] = places
    if (lost === undefined || !nothingHasIt() || !document.hasFocus()) return
    if (canTake(lost.element)) return lost.element.focus()
    if (isThere(lost.element) && triesLeft > 0) return again(triesLeft - 1)
    const to = besides(lost) ?? places.find(({ element }) => canTake(element))?.element ?? heading()
    if (to instanceof HTMLElement) focusOn(to)
  }

  function again(triesLeft: number): void {
    looking = true
    clock.after(WAIT_MS, () => look(triesLeft))
  }

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    places = [
      { element: target, around: ancestors(target) },
      ...places.filter(({ element }) => element !== target && element.isConnected),
    ].slice(0, REMEMBERED)
  })
  // Somebody who clicks beside everything has put the focus away.
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && target.closest(FOCUSABLE) === null) places = []
  })
  new MutationObserver(() => {
    if (!looking && places.length > 0 && nothingHasIt()) again(TRIES)
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'data-disabled'],
  })
}
