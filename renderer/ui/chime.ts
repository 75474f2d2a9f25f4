/** Two sounds made on the spot: no file, no network. What they tell is always on the screen in words as well. */

type Note = {
  readonly hertz: number
  readonly atSeconds: number
  readonly lengthSeconds: number
  readonly loudness: number
}

/** soft: five minutes left, somebody is here. urgent: one minute left, a recording was noticed. */
const tunes: Readonly<Record<'soft' | 'urgent', readonly Note[]>> = {
  soft: [
    { hertz: 659, atSeconds: 0, lengthSeconds: 0.5, loudness: 0.12 },
    { hertz: 523, atSeconds: 0.25, lengthSeconds: 0.8, loudness: 0.12 },
  ],
  urgent: [
    { hertz: 784, atSeconds: 0, lengthSeconds: 0.3, loudness: 0.2 },
    { hertz: 784, atSeconds: 0.35, lengthSeconds: 0.3, loudness: 0.2 },
    { hertz: 988, atSeconds: 0.7, lengthSeconds: 0.6, loudness: 0.2 },
  ],
}

let context: AudioContext | null = null

/** Plays the sound. Without a sound device, or before the first press in the window, it stays silent. */
export function chime(kind: 'soft' | 'urgent'): void {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
    for (const note of tunes[kind]) play(context, note)
  } catch {
    // No sound device: the words on the screen say the same.
  }
}

function play(audio: AudioContext, note: Note): void {
  const start = audio.currentTime + note.atSeconds
  const gain = audio.createGain()
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(note.loudness, start + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.001, start + note.lengthSeconds)
  const tone = audio.createOscillator()
  tone.frequency.value = note.hertz
  tone.connect(gain).connect(audio.destination)
  tone.start(start)
  tone.stop(start + note.lengthSeconds)
}
