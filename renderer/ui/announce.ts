/** Words for screen readers, without moving the focus. */
import { announce as read } from '@react-aria/live-announcer'

export type Urgency = 'polite' | 'assertive'

/** Reads `text` out; polite waits for what is being read, assertive interrupts it. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  read(text, urgency)
}
