/** Keeps hold of every camera and microphone that the SDK opens, so that the page can free them whatever the SDK does. */
import { state } from './dom.ts'

export interface DeviceWatch {
  /** Stops every track; nothing is opened any more after this. */
  freeAll(): void
}

/** To be called before the SDK is loaded. `failed` gets the DOMException's name. Sharing the screen is refused. */
export function watchDevices(devices: MediaDevices, failed: (name: string) => void): DeviceWatch {
  const streams = new Set<MediaStream>()
  let over = false
  const open = devices.getUserMedia.bind(devices)

  function tell(): void {
    const live = [...streams].some((stream) =>
      stream.getTracks().some((track) => track.readyState === 'live'),
    )
    state('camera', live ? 'live' : over ? 'stopped' : 'off')
  }

  const isOver = (): boolean => over

  devices.getUserMedia = async (wish) => {
    if (over) throw new DOMException('the meeting is over', 'AbortError')
    try {
      const stream = await open(wish)
      if (isOver()) stop(stream)
      streams.add(stream)
      for (const track of stream.getTracks()) track.addEventListener('ended', tell)
      tell()
      return stream
    } catch (error) {
      failed(error instanceof DOMException ? error.name : 'unknown')
      throw error
    }
  }
  devices.getDisplayMedia = () =>
    Promise.reject(new DOMException('sharing the screen is not allowed here', 'NotAllowedError'))

  return {
    freeAll() {
      over = true
      for (const stream of streams) stop(stream)
      streams.clear()
      tell()
    },
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
