/** The picture of the job site's window that the counselor's page shows the others: opened once the main process offers it, and let go for certain. */
import { SHARE_FUNCTION } from '../../shared/meeting/sharing.ts'
import { state } from './dom.ts'

export type SharingParts = {
  readonly devices: MediaDevices
  /** It is shown from now on, or not any more, whoever ended it. */
  readonly changed: (track: MediaStreamTrack | null) => void
}

export interface Sharing {
  /** What is shown; null: nothing. */
  readonly track: () => MediaStreamTrack | null
  /** Asks for the picture. False: it was not given. */
  open(): Promise<boolean>
  /** As `getDisplayMedia`, for whoever shows it by itself (the SDK). */
  readonly capture: () => Promise<MediaStream>
  stop(): void
  /** Nothing of it goes out; or it does again. */
  hush(on: boolean): void
}

export function createSharing({ devices, changed }: SharingParts): Sharing {
  const ask = devices.getDisplayMedia.bind(devices)
  let shown: MediaStreamTrack | null = null
  let hushed = false

  function become(track: MediaStreamTrack | null): void {
    shown = track
    state('sharing', String(track !== null))
    changed(track)
  }

  async function capture(): Promise<MediaStream> {
    // Whatever was asked for: a picture alone, of what the main process decides.
    const stream = await ask({ video: true, audio: false })
    const [track] = stream.getVideoTracks()
    if (track === undefined) return stream
    track.enabled = !hushed
    track.addEventListener('ended', () => {
      if (shown === track) become(null)
    })
    become(track)
    return stream
  }

  return {
    track: () => shown,
    capture,
    async open() {
      try {
        await capture()
        return shown !== null
      } catch {
        return false
      }
    },
    stop() {
      const track = shown
      if (track === null) return
      track.stop()
      // One that we stop does not say so by itself, and the SDK listens for it.
      track.dispatchEvent(new Event('ended'))
    },
    hush(on) {
      hushed = on
      if (shown !== null) shown.enabled = !on
    },
  }
}

/** Lets the main process press, and nobody else: a page of another origin has no hand in here. */
export function answerShare(share: (on: boolean) => Promise<boolean>): void {
  Object.defineProperty(globalThis, SHARE_FUNCTION, { value: share })
}
