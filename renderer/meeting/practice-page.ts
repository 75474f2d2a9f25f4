/** The counselor's page of the practice meeting: composition root of this page. */
import '../ui/font.ts'
import '../ui/font-rest.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  type FromPage,
  type SeekerPlace,
  type ToPage,
  ToPageSchema,
} from '../../shared/meeting/line.ts'
import { element, show, state } from './dom.ts'
import { createOwnDevices } from './own-devices.ts'
import { openMedia, stopStream } from './media.ts'
import { forwardKeys } from './keys.ts'
import { connectLine, lineAddress } from './page-line.ts'
import { createPeer } from './peer.ts'
import { type PlayedSeeker, playSeeker } from './played-seeker.ts'
import { answerShare, createSharing } from './sharing.ts'
import { type CameraProblem, text } from './words/practice.ts'

const remoteVideo = element('remote', HTMLVideoElement)
const remoteName = element('remote-name', HTMLElement)
const localVideo = element('local', HTMLVideoElement)
const status = element('status', HTMLElement)
const retry = element('retry', HTMLButtonElement)
const sound = element('sound', HTMLButtonElement)
const recording = element('recording', HTMLElement)
const devices = element('devices', HTMLElement)

let stream: MediaStream | null = null
let opening = false
let over = false
let place: SeekerPlace = 'absent'
let peerUp = false
/** The job seeker, where the app plays one. */
let played: PlayedSeeker | null = null
/** After a failure only the button tries again, so that no loop asks for the camera. */
let waitsForRetry = false

remoteName.textContent = text.seekerName
recording.textContent = text.seekerRecords
retry.textContent = text.retry
sound.textContent = text.soundOn

const peer = createPeer({
  send: (signal) => line.send({ type: 'signal', signal }),
  onRemote: (remote) => void showRemote(remote),
  onState(round, up) {
    peerUp = up
    state('peer', up ? 'up' : 'down')
    line.send({ type: 'peer', round, up })
    tell()
  },
})

const line = connectLine<ToPage, FromPage>({
  clock: systemClock,
  address: lineAddress(location),
  schema: ToPageSchema,
  onMessage: heard,
  // The main process may be gone: no camera stays on behind it. A later hello starts it again.
  onSilent: () => stopAll(text.lineGone),
  onEnd(why) {
    over = true
    stopAll(why === 'gone' ? text.ended : text.replaced)
  },
})

const own = createOwnDevices({
  media: navigator.mediaDevices,
  stream: () => stream,
  say: (kind, lost) => line.send({ type: 'device', kind, lost }),
  async changed(track) {
    if (stream === null) return
    void show(localVideo, stream)
    // The camera comes back in its turn.
    if (track.kind === 'video' && sharing.track() !== null) return
    // Nothing of this kind was sent before: the connection is offered anew.
    if (!(await peer.replace(track))) line.send({ type: 'ready' })
  },
  tell,
})

const sharing = createSharing({
  devices: navigator.mediaDevices,
  changed(track) {
    const camera = stream?.getVideoTracks()[0]
    const sent = track ?? camera
    if (sent !== undefined) void peer.replace(sent)
    line.send({ type: 'sharing', on: track !== null })
  },
})
answerShare(async (on) => {
  if (on) return peerUp && sharing.track() === null && (await sharing.open())
  sharing.stop()
  return true
})

forwardKeys((message) => line.send(message))

function heard(message: ToPage): void {
  switch (message.type) {
    case 'hello':
      element('local-name', HTMLElement).textContent = message.name
      move(message.seeker)
      void start()
      return
    case 'play':
      played?.stop()
      played = playSeeker(systemClock, message.page)
      return
    case 'seeker':
      move(message.place)
      return
    case 'negotiate':
      if (stream !== null) void offer(message.round, stream)
      return
    case 'signal':
      void peer.take(message.signal, stream)
      return
    case 'recording':
      recording.hidden = !message.on
      state('recording', String(message.on))
      return
    case 'hush':
      hush(message.on)
      return
    case 'end':
      over = true
      stopAll(text.ended)
      line.send({ type: 'ended' })
      return
    case 'beat':
      // Sounds again after a silence: the main process was only late.
      if (stream === null && !over) void start()
      return
    default:
  }
}

/** A new connection begins with the camera; what is shown takes its place again. */
async function offer(round: number, sent: MediaStream): Promise<void> {
  await peer.offer(round, sent)
  const shown = sharing.track()
  if (shown !== null) await peer.replace(shown)
}

/** Nothing of this side goes out, and nothing of the other is heard or shown; the line stays. */
function hush(on: boolean): void {
  for (const track of stream?.getTracks() ?? []) track.enabled = !on
  sharing.hush(on)
  // Without the click that gives the sound it stays without.
  remoteVideo.muted = on || !sound.hidden
  document.body.toggleAttribute('data-hushed', on)
  state('hushed', String(on))
}

function move(next: SeekerPlace): void {
  place = next
  state('place', place)
  if (place === 'in') return tell()
  peer.close()
  peerUp = false
  state('peer', 'down')
  void show(remoteVideo, null)
  remoteName.hidden = true
  tell()
}

const isOver = (): boolean => over

/** Opens camera and microphone unless they are open, being opened or waiting for the button; then says so. */
async function start(): Promise<void> {
  if (over || opening || waitsForRetry) return
  if (stream !== null) {
    line.send({ type: 'ready' })
    own.sayAgain()
    return
  }
  opening = true
  status.textContent = text.starting
  const media = await openMedia(navigator.mediaDevices)
  opening = false
  if (!media.ok) {
    line.send({ type: 'mediaFailed', name: media.name })
    problem(media.problem)
    return
  }
  // The end may have come while the browser was asking for permission.
  if (isOver()) {
    stopStream(media.stream)
    return
  }
  stream = media.stream
  own.watch(stream)
  state('camera', 'live')
  void show(localVideo, stream)
  line.send({ type: 'ready' })
  own.sayAgain()
  tell()
  devices.hidden = false
  own.list()
}

function problem(which: CameraProblem): void {
  waitsForRetry = true
  retry.hidden = false
  status.textContent = text.camera[which]
}

function stopAll(why: string): void {
  if (over) played?.stop()
  sharing.stop()
  stopStream(stream)
  stream = null
  peer.close()
  peerUp = false
  state('camera', 'stopped')
  state('peer', 'down')
  void show(localVideo, null)
  void show(remoteVideo, null)
  remoteName.hidden = true
  retry.hidden = true
  sound.hidden = true
  devices.hidden = true
  own.forget()
  status.textContent = why
}

async function showRemote(remote: MediaStream): Promise<void> {
  remoteName.hidden = false
  if (await show(remoteVideo, remote)) return
  // Without sound the picture at least may play; one click gives the sound.
  remoteVideo.muted = true
  sound.hidden = false
  await show(remoteVideo, remote)
}

function tell(): void {
  if (over || waitsForRetry || stream === null) return
  status.textContent = own.words() ?? words()
}

function words(): string {
  if (place === 'absent') return text.waitingForSeeker
  if (place === 'waiting') return text.seekerWaits
  if (place === 'cut') return text.reconnecting
  return peerUp ? text.connected : text.connecting
}

retry.onclick = () => {
  waitsForRetry = false
  retry.hidden = true
  void start()
}
sound.onclick = () => {
  remoteVideo.muted = false
  sound.hidden = true
  void remoteVideo.play()
}
addEventListener('pagehide', () => {
  played?.stop()
  sharing.stop()
  stopStream(stream)
})
