/** Words for screen readers, without moving the focus. */
import { MILLISECOND } from '../../shared/clock.ts'
import './base.css'
import { clock } from '../state/clock.ts'

export type Urgency = 'polite' | 'assertive'

const regions = new Map<Urgency, HTMLElement>()

function region(urgency: Urgency): HTMLElement {
  const known = regions.get(urgency)
  if (known !== undefined) return known
  const made = document.createElement('div')
  made.className = 'sd-hidden-visually'
  made.setAttribute('aria-live', urgency)
  made.setAttribute('role', urgency === 'assertive' ? 'alert' : 'status')
  document.body.append(made)
  regions.set(urgency, made)
  return made
}

/** Reads `text` out; polite waits for what is being read, assertive interrupts it. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  const place = region(urgency)
  place.textContent = ''
  // Emptied first and filled a moment later: the same words twice are otherwise not read twice.
  clock.after(50 * MILLISECOND, () => {
    place.textContent = text
  })
}

/** Makes the live regions early, so that the first message is heard too; called once from main.tsx. */
export function prepareAnnouncements(): void {
  region('polite')
  region('assertive')
}
