/**
 * Our own bar in words below the meeting: microphone, camera, and which device of each, the loudspeaker too. The SDK 6.2.0 has no call that joins the
 * sound or starts the camera, so its own buttons are pressed; test/e2e/zoom-sdk.test.ts pins them for the version that is shipped.
 */
import type { DeviceKind } from '../../shared/log/device.ts'
import { createDeviceChoice } from './device-choice.ts'
import { element } from './dom.ts'
import { createSpeakerChoice } from './speaker-choice.ts'
import type { DeviceWatch } from './zoom-devices.ts'
import type { SpeakerWatch } from './zoom-speaker.ts'
import type { ZoomClient } from './zoom-sdk.ts'
import { barText as text } from './words/zoom-page.ts'

/** As the SDK tells it of ourselves. */
export type OwnState = {
  readonly sound: 'none' | 'muted' | 'on'
  readonly picture: boolean
}

/** Titles of the SDK's own buttons in ja-JP. */
export const SDK_BUTTONS = { sound: /^オーディオ$/, camera: /^ビデオを(?:開始|停止)/ } as const

export interface ZoomBar {
  /** The meeting is there. */
  show(own: OwnState): void
  hide(): void
}

export function createZoomBar(parts: {
  readonly client: () => ZoomClient | null
  /** Where the SDK draws. */
  readonly root: HTMLElement
  readonly devices: DeviceWatch
  readonly speaker: SpeakerWatch
  readonly media: MediaDevices
}): ZoomBar {
  const bar = element('bar', HTMLElement)
  const microphone = element('microphone', HTMLButtonElement)
  const camera = element('camera', HTMLButtonElement)
  const note = element('bar-note', HTMLElement)
  const choice = createDeviceChoice(parts.media, choose)
  const speaker = createSpeakerChoice(parts.media, parts.speaker, (isDone) => {
    note.textContent = isDone ? '' : text.speakerFailed
  })
  let own: OwnState = { sound: 'none', picture: false }
  let restartCamera = false

  /** False: the SDK has no such button now. */
  function press(which: keyof typeof SDK_BUTTONS): boolean {
    const found = [...parts.root.querySelectorAll('button')].find(
      ({ title, ariaLabel }) =>
        SDK_BUTTONS[which].test(title) || SDK_BUTTONS[which].test(ariaLabel ?? ''),
    )
    found?.click()
    note.textContent = found === undefined ? text.notThere[which] : ''
    return found !== undefined
  }

  function draw(): void {
    microphone.textContent = text.microphone[own.sound]
    camera.textContent = own.picture ? text.camera.on : text.camera.off
    microphone.setAttribute('aria-pressed', String(own.sound === 'on'))
    camera.setAttribute('aria-pressed', String(own.picture))
  }

  function choose(kind: DeviceKind, deviceId: string | null): void {
    parts.devices.choose(kind, deviceId)
    if (kind === 'camera' && own.picture) restartCamera = press('camera')
    if (kind === 'microphone' && own.sound !== 'none') note.textContent = text.nextTime
  }

  microphone.onclick = () => {
    if (own.sound === 'none') press('sound')
    else
      void parts
        .client()
        ?.mute(own.sound === 'on')
        .catch(() => (note.textContent = text.failed))
  }
  camera.onclick = () => press('camera')

  return {
    show(now) {
      own = now
      if (bar.hidden) {
        void choice.fill()
        void speaker.fill()
      }
      bar.hidden = false
      draw()
      if (!restartCamera || own.picture) return
      restartCamera = false
      press('camera')
    },
    hide() {
      bar.hidden = true
    },
  }
}
