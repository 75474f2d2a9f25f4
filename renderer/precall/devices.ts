/** Camera, microphone and speaker of the counselor's PC (M20-3). Pure judgements first, the browser's devices below. */
import { type Cancel, type Clock, MILLISECOND, SECOND } from '../../shared/clock.ts'
import type { DeviceKind, DeviceProblem } from '../../shared/log/device.ts'
import type { SeenDevice } from '../../shared/precall/standing.ts'

/** A microphone whose loudest moment stays under this (0 to 1) is silent: a working one has at least the room's noise. */
export const SILENCE_LEVEL = 0.02
/** How long a microphone may stay silent before that is called a problem, in ms. */
export const SILENCE_AFTER_MS = 6 * SECOND

/** The cause behind a refused getUserMedia, from the name of its error. */
export function causeOf(error: unknown): DeviceProblem {
  if (!(error instanceof Error)) return 'unknown'
  switch (error.name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'DevicesNotFoundError':
      return 'noDevice'
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    // Windows gives NotReadableError when another program holds the device.
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'inUse'
    default:
      return 'unknown'
  }
}

/** Loudness of one block of samples (-1 to 1) as a level from 0 to 1: the root mean square, spread so that speech fills the meter. */
export function levelOf(samples: Float32Array): number {
  if (samples.length === 0) return 0
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(sum / samples.length) * 5)
}

/** What the microphone has proven so far: `peak` is the highest level heard, `listenedMs` how long it was listened to. */
export function judgeMicrophone(
  peak: number,
  listenedMs: number,
): 'listening' | 'heard' | 'silent' {
  if (peak >= SILENCE_LEVEL) return 'heard'
  return listenedMs >= SILENCE_AFTER_MS ? 'silent' : 'listening'
}

export type Opened =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly problem: DeviceProblem }

/** Asks for one kind of device, so that a missing microphone does not hide a working camera. `deviceId` null: the usual one. */
export async function openDevice(kind: DeviceKind, deviceId: string | null): Promise<Opened> {
  const which = deviceId === null ? {} : { deviceId: { exact: deviceId } }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(
      kind === 'camera'
        ? { video: { width: { ideal: 640 }, height: { ideal: 360 }, ...which }, audio: false }
        : { video: false, audio: deviceId === null ? true : which },
    )
    return { ok: true, stream }
  } catch (error) {
    return { ok: false, problem: causeOf(error) }
  }
}

/** Runs once when the device went away by itself; `stop()` does not count. */
export function onLost(stream: MediaStream, lost: () => void): void {
  for (const track of stream.getTracks()) track.addEventListener('ended', lost, { once: true })
}

export type Choice = { readonly id: string; readonly label: string }
export type Choices = Readonly<Record<DeviceKind, readonly Choice[]>>
const INPUTS = { camera: 'videoinput', microphone: 'audioinput' } as const

/** What can be chosen now; without the browser's names for "the usual one", which stands first in every list. */
export async function listDevices(): Promise<Choices> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: DeviceKind): Choice[] =>
    all
      .filter(
        ({ kind: is, deviceId, label }) =>
          is === INPUTS[kind] && label !== '' && !['default', 'communications'].includes(deviceId),
      )
      .map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { camera: of('camera'), microphone: of('microphone') }
}

/** Everything that is there now, to be compared with what was there at another time. */
export async function listSeen(): Promise<SeenDevice[]> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all.map(({ kind, deviceId, label }) => ({ kind, id: deviceId, label }))
}

/** Frees the devices; nothing of ours may keep a camera on. */
export function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** Ten levels a second are enough for the eye and cheap for an old office PC. */
const METER_PERIOD_MS = 100 * MILLISECOND

/** Reports the microphone's level (0 to 1) until cancelled; the sound goes nowhere else. */
export function watchLevel(
  stream: MediaStream,
  clock: Clock,
  report: (level: number) => void,
): Cancel {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const stop = clock.every(METER_PERIOD_MS, () => {
    analyser.getFloatTimeDomainData(samples)
    report(levelOf(samples))
  })
  return () => {
    stop()
    void context.close()
  }
}

/** Length of the test tone in seconds. */
export const TONE_SECONDS = 1.2

/** A loudspeaker that another program holds never begins and never ends: after so long it is called failed, ms. */
const TONE_LIMIT_MS = 5 * SECOND

/** Plays a tone with soft edges; resolves when it has ended, false when the sound could not start or does not end. */
export async function playTone(clock: Clock): Promise<boolean> {
  const context = new AudioContext()
  let cancel: Cancel = () => undefined
  const stuck = new Promise<false>((resolve) => {
    cancel = clock.after(TONE_LIMIT_MS, () => resolve(false))
  })
  try {
    return await Promise.race([stuck, toneOn(context)])
  } catch {
    return false
  } finally {
    cancel()
    // Not waited for: one that is stuck does not close either.
    void context.close()
  }
}

async function toneOn(context: AudioContext): Promise<true> {
  if (context.state === 'suspended') await context.resume()
  const tone = context.createOscillator()
  const volume = context.createGain()
  const start = context.currentTime
  tone.frequency.value = 660
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.25, start + 0.05)
  volume.gain.setValueAtTime(0.25, start + TONE_SECONDS - 0.1)
  volume.gain.linearRampToValueAtTime(0, start + TONE_SECONDS)
  tone.connect(volume).connect(context.destination)
  const ended = new Promise<void>((resolve) => {
    tone.onended = () => resolve()
  })
  tone.start(start)
  tone.stop(start + TONE_SECONDS)
  await ended
  return true
}
