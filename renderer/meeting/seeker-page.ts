/** The window that plays the job seeker: composition root of this page. */
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
import { drawnStream, openMedia, stopStream } from './media.ts'
import { connectLine, lineAddress } from './page-line.ts'
import { createPeer } from './peer.ts'
import { showRole } from './role-card.ts'
import { text } from './words/practice.ts'

const remoteVideo = element('remote', HTMLVideoElement)
const remoteName = element('remote-name', HTMLElement)
const localVideo = element('local', HTMLVideoElement)
const status = element('status', HTMLElement)
const standIn = element('stand-in', HTMLElement)
const enter = element('enter', HTMLButtonElement)
const leave = element('leave', HTMLButtonElement)
const hear = element('hear', HTMLButtonElement)
const record = element('record', HTMLButtonElement)
const cut = element('cut', HTMLButtonElement)

let stream: MediaStream | null = null
let opening = false
let over = false
let place: SeekerPlace = 'absent'
let peerUp = false
let recording = false
/** The window knocks by itself the first time; after leaving, the button does. */
let knocks = true

element('badge', HTMLElement).textContent = text.seekerBadge
element('explain', HTMLElement).textContent = text.seeker.explain
element('local-name', HTMLElement).textContent = text.you
standIn.textContent = text.seeker.standIn

const peer = createPeer({
  send: (signal) => line.send({ type: 'signal', signal }),
  onRemote(remote) {
    remoteName.hidden = false
    void show(remoteVideo, remote)
  },
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
  onSilent: () => stopAll(text.lineGone),
  onEnd: (why) => finish(why === 'gone' ? text.ended : text.replaced),
})

function heard(message: ToPage): void {
  switch (message.type) {
    case 'hello':
      remoteName.textContent = message.name
      place = message.seeker
      if (place !== 'absent' || knocks) void start()
      return
    case 'persona':
      return showRole(message.persona)
    case 'seeker':
      return move(message.place)
    case 'signal':
      return void peer.take(message.signal, stream)
    case 'end':
      finish(text.ended)
      return line.send({ type: 'ended' })
    case 'beat':
      if (stream === null && place !== 'absent' && !over) void start()
      return
    default:
  }
}

function move(next: SeekerPlace): void {
  place = next
  state('place', place)
  if (place !== 'in') hangUp()
  if (place === 'absent') stopMedia()
  tell()
}

const isOver = (): boolean => over

/** A job seeker without a free camera still comes, with a drawn picture. */
async function start(): Promise<void> {
  if (over || opening) return
  if (stream === null) {
    opening = true
    status.textContent = text.starting
    const media = await openMedia(navigator.mediaDevices)
    opening = false
    if (isOver()) {
      if (media.ok) stopStream(media.stream)
      return
    }
    stream = media.ok ? media.stream : drawnStream(systemClock, text.seekerBadge)
    standIn.hidden = media.ok
    state('camera', media.ok ? 'live' : 'drawn')
    void show(localVideo, stream)
  }
  line.send({ type: 'ready' })
  if (place === 'absent' && knocks) line.send({ type: 'knock' })
  knocks = false
  state('place', place)
  tell()
}

function hangUp(): void {
  peer.close()
  peerUp = false
  recording = false
  state('peer', 'down')
  void show(remoteVideo, null)
  remoteName.hidden = true
}

function stopMedia(): void {
  stopStream(stream)
  stream = null
  standIn.hidden = true
  state('camera', 'stopped')
  void show(localVideo, null)
}

function stopAll(why: string): void {
  hangUp()
  stopMedia()
  tell()
  status.textContent = why
}

function finish(why: string): void {
  over = true
  stopAll(why)
}

function words(): string {
  if (place === 'absent') return knocks ? text.seeker.outside : text.seeker.left
  if (place === 'waiting') return text.seeker.waiting
  if (place === 'cut') return text.reconnecting
  return peerUp ? text.connected : text.connecting
}

/** The words and which buttons can be pressed; hidden ones keep no place, so the row stays short. */
function tell(): void {
  enter.textContent = knocks ? text.seeker.enter : text.seeker.again
  leave.textContent = text.seeker.leave
  hear.textContent = remoteVideo.muted ? text.seeker.hear : text.seeker.mute
  record.textContent = recording ? text.seeker.recordOff : text.seeker.recordOn
  cut.textContent = place === 'cut' ? text.seeker.restore : text.seeker.cut
  enter.hidden = over || place !== 'absent'
  for (const button of [leave]) button.hidden = over || place === 'absent'
  for (const button of [hear, record]) button.hidden = over || place !== 'in'
  cut.hidden = over || (place !== 'in' && place !== 'cut')
  if (!over) status.textContent = words()
}

enter.onclick = () => {
  knocks = true
  void start()
}
leave.onclick = () => line.send({ type: 'leave' })
hear.onclick = () => {
  remoteVideo.muted = !remoteVideo.muted
  tell()
}
record.onclick = () => {
  recording = !recording
  line.send({ type: 'recording', on: recording })
  tell()
}
cut.onclick = () => line.send({ type: place === 'cut' ? 'restore' : 'cut' })
addEventListener('pagehide', () => stopStream(stream))
tell()
