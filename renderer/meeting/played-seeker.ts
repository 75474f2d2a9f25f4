/**
 * The job seeker of an exercise, played by the counselor's own page: a line and a peer connection of its own, a drawn picture in
 * the place of a camera. To the main process it is a job seeker's page like the one in a window.
 */
import type { Clock } from '../../shared/clock.ts'
import { type FromPage, type ToPage, ToPageSchema } from '../../shared/meeting/line.ts'
import type { PlayedAct } from '../../shared/meeting/played.ts'
import { createDrawnPerson } from './drawn-person.ts'
import { connectLine, lineAddress } from './page-line.ts'
import { createPeer } from './peer.ts'

export interface PlayedSeeker {
  stop(): void
}

/** @param page the address of the page that a window would show */
export function playSeeker(clock: Clock, page: string): PlayedSeeker {
  const person = createDrawnPerson(clock)
  const peer = createPeer({
    send: (signal) => line.send({ type: 'signal', signal }),
    onRemote: () => undefined,
    onState: (round, up) => line.send({ type: 'peer', round, up }),
  })
  const line = connectLine<ToPage, FromPage>({
    clock,
    address: lineAddress(new URL(page)),
    schema: ToPageSchema,
    onMessage: heard,
    onSilent: () => peer.close(),
    onEnd: () => stop(),
  })

  function heard(message: ToPage): void {
    switch (message.type) {
      case 'hello':
        return line.send({ type: 'ready' })
      case 'persona':
        return person.knows(message.persona)
      case 'scene':
        return person.show(message.scene)
      case 'act':
        return act(message.act)
      case 'seeker':
        if (message.place !== 'in') peer.close()
        return
      case 'signal':
        return void peer.take(message.signal, person.stream)
      case 'end':
        line.send({ type: 'ended' })
        return stop()
      default:
    }
  }

  function act(which: PlayedAct): void {
    switch (which) {
      case 'record':
        return line.send({ type: 'recording', on: true })
      case 'stopRecording':
        return line.send({ type: 'recording', on: false })
      case 'knock':
      case 'cut':
      case 'restore':
        return line.send({ type: which })
      case 'alone':
        // Only the picture changes, which the scene has said already.
        return
    }
  }

  function stop(): void {
    line.close()
    peer.close()
    person.stop()
  }
  return { stop }
}
