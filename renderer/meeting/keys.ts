/** Keys of the app that also work while the keyboard is in the meeting: told over the page's own line, the same on both platforms. */
import { appKeyOf } from '../../shared/meeting/keys.ts'
import type { KeyMessage } from '../../shared/meeting/line.ts'

/** Captured: whatever the page shows must not keep them to itself. A key that is held down counts once. */
export function forwardKeys(send: (message: KeyMessage) => void): void {
  addEventListener(
    'keydown',
    (event) => {
      const key = appKeyOf(event)
      if (key === null) return
      event.preventDefault()
      send({ type: 'key', key })
    },
    { capture: true },
  )
}
