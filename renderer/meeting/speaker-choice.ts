/** Which loudspeaker: a list beside those of camera and microphone, for a page that can send its sound to one. */
import { element } from './dom.ts'
import { choiceText as text } from './words/device-choice.ts'
import type { SpeakerWatch } from './zoom-speaker.ts'

export interface SpeakerChoice {
  /** Lists anew; what was chosen stays chosen while it is there. */
  fill(): Promise<void>
}

/**
 * The page's html promises a list (`speaker-device`) and its label.
 * @param done whether what was chosen could be had
 */
export function createSpeakerChoice(
  media: MediaDevices,
  speaker: SpeakerWatch,
  done: (isDone: boolean) => void,
): SpeakerChoice {
  const list = element('speaker-device', HTMLSelectElement)
  element('speaker-device-label', HTMLElement).textContent = text.device.speaker
  list.onchange = () =>
    void speaker.choose(list.value === '' ? null : list.value).then((isDone) => done(isDone))

  async function fill(): Promise<void> {
    const before = list.value
    const named = (await media.enumerateDevices()).filter(
      ({ kind, label }) => kind === 'audiooutput' && label !== '',
    )
    list.replaceChildren(
      new Option(text.usual, ''),
      ...named.map(({ deviceId, label }) => new Option(label, deviceId)),
    )
    const isThere = named.some(({ deviceId }) => deviceId === before)
    list.value = isThere ? before : ''
    // What went to a loudspeaker that is gone is to be heard all the same.
    if (before !== '' && !isThere) void speaker.choose(null)
  }

  media.addEventListener('devicechange', () => void fill())
  return { fill }
}
