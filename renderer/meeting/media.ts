/** Camera and microphone of one page: opened once, and stopped for certain. */
import { type Clock, SECOND } from '../../shared/clock.ts'
import type { DeviceKind } from '../../shared/log/device.ts'
import type { CameraProblem } from './words/practice.ts'

export type OpenedMedia =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly name: string; readonly problem: CameraProblem }

const wish = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  audio: { echoCancellation: true, noiseSuppression: true },
}

/** Opens both. `name` is the DOMException's name; a missing microphone is told apart for the words on the page. */
export async function openMedia(devices: MediaDevices): Promise<OpenedMedia> {
  try {
    return { ok: true, stream: await devices.getUserMedia(wish) }
  } catch (error) {
    const name = error instanceof DOMException ? error.name : 'unknown'
    return { ok: false, name, problem: await problemOf(name, devices) }
  }
}

async function problemOf(name: string, devices: MediaDevices): Promise<CameraProblem> {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'cameraRefused'
  if (name === 'NotReadableError' || name === 'AbortError') return 'cameraInUse'
  if (name !== 'NotFoundError' && name !== 'OverconstrainedError') return 'unknown'
  const kinds = (await devices.enumerateDevices()).map((device) => device.kind)
  return kinds.includes('videoinput') && !kinds.includes('audioinput') ? 'noMicrophone' : 'noCamera'
}

export function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

const kindOf = (track: MediaStreamTrack): DeviceKind =>
  track.kind === 'video' ? 'camera' : 'microphone'

/** Runs when a track ends by itself (pulled out, permission withdrawn); `stop()` does not count. */
export function onTrackLost(
  tracks: readonly MediaStreamTrack[],
  lost: (kind: DeviceKind, track: MediaStreamTrack) => void,
): void {
  for (const track of tracks)
    track.addEventListener('ended', () => lost(kindOf(track), track), { once: true })
}

/** Another device of one kind, or the usual one (null); null when it cannot be had. */
export async function openOne(
  devices: MediaDevices,
  kind: DeviceKind,
  deviceId: string | null,
): Promise<MediaStreamTrack | null> {
  const which = deviceId === null ? {} : { deviceId: { exact: deviceId } }
  try {
    const opened = await devices.getUserMedia(
      kind === 'camera'
        ? { video: { ...wish.video, ...which } }
        : { audio: { ...wish.audio, ...which } },
    )
    return opened.getTracks()[0] ?? null
  } catch {
    return null
  }
}

/** Puts the track in the place of those of its kind, which are stopped. */
export function exchange(stream: MediaStream, track: MediaStreamTrack): void {
  for (const before of stream.getTracks().filter(({ kind }) => kind === track.kind)) {
    before.stop()
    stream.removeTrack(before)
  }
  stream.addTrack(track)
}

/** What the job seeker's page shows when the camera is taken: a drawn picture and silence, as a real stream. */
export function drawnStream(clock: Clock, label: string): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 360
  const context = canvas.getContext('2d')
  let turn = 0
  const draw = (): void => {
    if (context === null) return
    context.fillStyle = '#e8f1fe'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#0017c1'
    context.beginPath()
    context.arc(320 + Math.sin(turn) * 12, 130, 56, 0, Math.PI * 2)
    context.fill()
    context.beginPath()
    context.ellipse(320, 320, 120, 100, 0, 0, Math.PI * 2)
    context.fill()
    context.fillStyle = '#333333'
    context.font = '20px "Noto Sans JP", sans-serif'
    context.fillText(label, 16, 32)
    turn += 0.2
  }
  draw()
  const stream = canvas.captureStream(10)
  const audio = new AudioContext()
  const silence = audio.createMediaStreamDestination().stream
  for (const track of silence.getAudioTracks()) stream.addTrack(track)
  const stopDrawing = clock.every(SECOND / 5, () => {
    if (stream.getTracks().some((track) => track.readyState === 'live')) return draw()
    stopDrawing()
    void audio.close()
  })
  return stream
}
