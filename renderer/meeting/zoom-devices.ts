/** Keeps hold of every camera and microphone that the SDK opens, so that the page can free them whatever the SDK does. */
import { state } from './dom.ts'

import type { DeviceKind } from '../../shared/log/device.ts'

export interface DeviceWatch {
  /** From the next opening on; null: whatever the browser takes. A device that is gone by then is passed over. */
  choose(kind: DeviceKind, deviceId: string | null): void
  /** Nothing of what is captured goes out; or it does again. */
  hush(on: boolean): void
  /** Stops every track; nothing is opened any more after this. */
  freeAll(): void
}

export type DeviceTells = {
  /** Opening was refused; gets the DOMException's name. */
  readonly failed: (name: string) => void
  /** One that was open went away by itself, or one of its kind was opened again. */
  readonly device: (kind: DeviceKind, lost: boolean) => void
}

/** To be called before the SDK is loaded. Sharing is another's (sharing.ts). */
export function watchDevices(devices: MediaDevices, tells: DeviceTells): DeviceWatch {
  const streams = new Set<MediaStream>()
  const chosen: Record<DeviceKind, string | null> = { camera: null, microphone: null }
  const lost = new Set<DeviceKind>()
  const silenced = new Set<HTMLMediaElement>()
  let over = false
  const open = devices.getUserMedia.bind(devices)

  function tell(): void {
    const live = [...streams].some((stream) =>
      stream.getTracks().some((track) => track.readyState === 'live'),
    )
    state('camera', live ? 'live' : over ? 'stopped' : 'off')
  }

  const isOver = (): boolean => over

  function goneByItself(kind: DeviceKind): void {
    tell()
    if (over || lost.has(kind)) return
    lost.add(kind)
    tells.device(kind, true)
  }

  /** `ended` comes only when nobody asked for it: a track that the SDK stops does not say so. */
  function watch(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      const kind = track.kind === 'video' ? 'camera' : 'microphone'
      track.addEventListener('ended', () => goneByItself(kind), { once: true })
      if (lost.delete(kind)) tells.device(kind, false)
    }
  }

  /** The SDK's wish with the device that the counselor chose. */
  async function openChosen(wish: MediaStreamConstraints | undefined): Promise<MediaStream> {
    const { microphone, camera } = chosen
    const ours = {
      ...wish,
      ...withDevice('audio', wish?.audio, microphone),
      ...withDevice('video', wish?.video, camera),
    }
    try {
      return await open(ours)
    } catch (error) {
      const gone =
        error instanceof DOMException &&
        (error.name === 'OverconstrainedError' || error.name === 'NotFoundError')
      if (!gone || (microphone === null && camera === null)) throw error
      return open(wish)
    }
  }

  devices.getUserMedia = async (wish) => {
    if (over) throw new DOMException('the meeting is over', 'AbortError')
    try {
      const stream = await openChosen(wish)
      if (isOver()) stop(stream)
      streams.add(stream)
      watch(stream)
      tell()
      return stream
    } catch (error) {
      tells.failed(error instanceof DOMException ? error.name : 'unknown')
      throw error
    }
  }

  return {
    choose(kind, deviceId) {
      chosen[kind] = deviceId
    },
    hush(on) {
      for (const stream of streams) for (const track of stream.getTracks()) track.enabled = !on
      // What the other side says is played by elements and is not to be heard either.
      if (on)
        for (const element of document.querySelectorAll('audio, video'))
          if (element instanceof HTMLMediaElement && !element.muted) silenced.add(element)
      for (const element of silenced) element.muted = on
      if (!on) silenced.clear()
    },
    freeAll() {
      over = true
      for (const stream of streams) stop(stream)
      streams.clear()
      tell()
    },
  }
}

function withDevice(
  name: 'audio' | 'video',
  wish: boolean | MediaTrackConstraints | undefined,
  deviceId: string | null,
): MediaStreamConstraints {
  if (wish === undefined || wish === false || deviceId === null) return {}
  return { [name]: { ...(wish === true ? {} : wish), deviceId: { exact: deviceId } } }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
