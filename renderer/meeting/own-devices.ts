/** The counselor's own camera and microphone in a practice meeting: lost, found again by themselves, or exchanged for others by choice. */
import type { DeviceKind } from '../../shared/log/device.ts'
import { createDeviceChoice } from './device-choice.ts'
import { exchange, onTrackLost, openOne } from './media.ts'
import { text } from './words/practice.ts'

export type OwnDevicesParts = {
  readonly media: MediaDevices
  /** What is sent now; null while nothing is open. */
  readonly stream: () => MediaStream | null
  readonly say: (kind: DeviceKind, lost: boolean) => void
  /** The stream holds this track from now on. */
  readonly changed: (track: MediaStreamTrack) => Promise<void>
  /** What the page says may be another. */
  readonly tell: () => void
}

export function createOwnDevices(parts: OwnDevicesParts) {
  const lost = new Set<DeviceKind>()
  const chosen: Record<DeviceKind, string | null> = { camera: null, microphone: null }
  const choice = createDeviceChoice(parts.media, (kind, deviceId) => {
    chosen[kind] = deviceId
    void take(kind)
  })

  function watch(stream: MediaStream, tracks = stream.getTracks()): void {
    onTrackLost(tracks, (kind, track) => {
      // An earlier stream, or a track that was exchanged.
      if (parts.stream() !== stream || !stream.getTracks().includes(track) || lost.has(kind)) return
      lost.add(kind)
      parts.say(kind, true)
      parts.tell()
      // Another of its kind may be there: the usual one then takes its place.
      chosen[kind] = null
      void take(kind)
    })
  }

  /** The device that is chosen, in place of the one before; when it cannot be had, everything stays as it is. */
  async function take(kind: DeviceKind): Promise<void> {
    const stream = parts.stream()
    if (stream === null) return
    const track = await openOne(parts.media, kind, chosen[kind])
    if (track === null) return
    if (parts.stream() !== stream) {
      track.stop()
      return
    }
    exchange(stream, track)
    watch(stream, [track])
    await parts.changed(track)
    if (lost.delete(kind)) parts.say(kind, false)
    parts.tell()
  }

  parts.media.addEventListener('devicechange', () => {
    for (const kind of lost) void take(kind)
  })

  return {
    /** From now on this is sent. */
    watch: (stream: MediaStream) => watch(stream),
    list: () => void choice.fill(),
    /** To be called whenever the line is there: what was said meanwhile is lost. */
    sayAgain(): void {
      for (const kind of ['camera', 'microphone'] as const) parts.say(kind, lost.has(kind))
    },
    /** What is wrong, in words; null: nothing. */
    words: (): string | null =>
      lost.size === 0
        ? null
        : lost.size === 2
          ? text.lost.both
          : text.lost[[...lost][0] ?? 'camera'],
    forget: () => lost.clear(),
  }
}
