/** Which camera and which microphone: two lists below the meeting, of whatever provider, as the browser knows the devices now. */
import type { DeviceKind } from '../../shared/log/device.ts'
import { element } from './dom.ts'
import { choiceText as text } from './words/device-choice.ts'

const INPUTS = { camera: 'videoinput', microphone: 'audioinput' } as const
const KINDS = ['microphone', 'camera'] as const

export interface DeviceChoice {
  /** Lists anew; what was chosen stays chosen while it is there. */
  fill(): Promise<void>
}

/**
 * The page's html promises a `details` with two lists (`camera-device`, `microphone-device`) and their labels.
 * @param chosen called with the device's id, or null for the usual one
 */
export function createDeviceChoice(
  media: MediaDevices,
  chosen: (kind: DeviceKind, deviceId: string | null) => void,
): DeviceChoice {
  const lists = {
    camera: element('camera-device', HTMLSelectElement),
    microphone: element('microphone-device', HTMLSelectElement),
  } as const
  element('devices-title', HTMLElement).textContent = text.title
  for (const kind of KINDS) {
    element(`${kind}-device-label`, HTMLElement).textContent = text.device[kind]
    lists[kind].onchange = () => {
      const { value } = lists[kind]
      chosen(kind, value === '' ? null : value)
    }
  }

  async function fill(): Promise<void> {
    const all = await media.enumerateDevices()
    for (const kind of KINDS) {
      const before = lists[kind].value
      const named = all.filter(
        (device) =>
          device.kind === INPUTS[kind] && device.label !== '' && !isAlias(device.deviceId),
      )
      lists[kind].replaceChildren(
        option('', text.usual),
        ...named.map(({ deviceId, label }) => option(deviceId, label)),
      )
      lists[kind].value = named.some(({ deviceId }) => deviceId === before) ? before : ''
    }
  }

  media.addEventListener('devicechange', () => void fill())
  return { fill }
}

/** Chromium lists the usual microphone once more under these. */
const isAlias = (deviceId: string): boolean =>
  deviceId === 'default' || deviceId === 'communications'

function option(value: string, words: string): HTMLOptionElement {
  const made = document.createElement('option')
  made.value = value
  made.textContent = words
  return made
}
