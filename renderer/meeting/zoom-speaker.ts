/**
 * Sends all that the SDK lets be heard to the loudspeaker that the counselor chose. The SDK 6.2.0 has no call for that, so whatever
 * plays in this page is kept hold of: its sound contexts and its media elements.
 */

type Output = { setSinkId(deviceId: string): Promise<void> }

export interface SpeakerWatch {
  /** From now on; null: whatever the system uses. False: it cannot be had here, or not any more. */
  choose(deviceId: string | null): Promise<boolean>
}

const isOutput = (thing: object): thing is Output =>
  'setSinkId' in thing && typeof thing.setSinkId === 'function'

/** To be called before the SDK is loaded. */
export function watchSpeaker(page: typeof globalThis): SpeakerWatch {
  const outputs = new Set<Output>()
  /** '': the system's. */
  let chosen = ''

  function keep(thing: object): void {
    if (!isOutput(thing) || outputs.has(thing)) return
    outputs.add(thing)
    // What cannot be switched is heard where the system lets it be heard.
    if (chosen !== '') void thing.setSinkId(chosen).catch(() => undefined)
  }

  page.AudioContext = class extends page.AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      keep(this)
    }
  }
  const { prototype } = page.HTMLMediaElement
  const play: unknown = Reflect.get(prototype, 'play')
  if (typeof play === 'function')
    Object.assign(prototype, {
      play(this: HTMLMediaElement): unknown {
        keep(this)
        return Reflect.apply(play, this, [])
      },
    })
  // One that plays by itself.
  page.document.addEventListener(
    'play',
    ({ target }) => {
      if (target instanceof page.HTMLMediaElement) keep(target)
    },
    { capture: true },
  )

  return {
    async choose(deviceId) {
      chosen = deviceId ?? ''
      const switched = await Promise.allSettled(
        [...outputs].map((output) => output.setSinkId(chosen)),
      )
      return switched.every(({ status }) => status === 'fulfilled')
    },
  }
}
