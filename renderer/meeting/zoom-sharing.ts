/**
 * Showing the job site's window in a Zoom meeting. The SDK 6.2.0 has no call that begins it, so its own button is pressed; what it
 * then asks of the browser goes through here, and is refused unless the counselor pressed 「求職者に見せる」 in the app.
 */
import { systemClock, SECOND } from '../../shared/clock.ts'
import { createSharing } from './sharing.ts'

/** The SDK's own button in ja-JP; hidden by zoom.css. */
export const SDK_SHARE = /^画面を共有$/
/** The SDK asks within this time after the press, or not at all. */
const ASK_MS = 4 * SECOND

export interface ZoomSharing {
  /** As the main process has it pressed. False: it is not shown. */
  readonly press: (on: boolean) => Promise<boolean>
  stop(): void
  hush(on: boolean): void
}

/** To be called before the SDK is loaded. @param tell it is shown, or not any more */
export function watchSharing(
  root: HTMLElement,
  devices: MediaDevices,
  tell: (on: boolean) => void,
): ZoomSharing {
  const sharing = createSharing({ devices, changed: (track) => tell(track !== null) })
  /** Who waits for the SDK to ask; null: nobody pressed, so it is refused here already. */
  let pressed: ((shown: boolean) => void) | null = null

  devices.getDisplayMedia = async () => {
    const heard = pressed
    pressed = null
    if (heard === null) throw new DOMException('nobody asked for it in the app', 'NotAllowedError')
    try {
      const stream = await sharing.capture()
      heard(true)
      return stream
    } catch (error) {
      heard(false)
      throw error
    }
  }

  function begin(): Promise<boolean> {
    const button = [...root.querySelectorAll('button')].find(
      ({ title, ariaLabel }) => SDK_SHARE.test(title) || SDK_SHARE.test(ariaLabel ?? ''),
    )
    if (button === undefined || sharing.track() !== null) return Promise.resolve(false)
    return new Promise((resolve) => {
      const late = systemClock.after(ASK_MS, () => {
        pressed = null
        resolve(false)
      })
      pressed = (shown) => {
        late()
        resolve(shown)
      }
      button.click()
    })
  }

  return {
    async press(on) {
      if (on) return begin()
      sharing.stop()
      return true
    },
    stop: () => sharing.stop(),
    hush: (on) => sharing.hush(on),
  }
}
