/** One peer connection at a time. Every attempt has a round; what belongs to an earlier one is dropped. */
import type { Signal } from '../../shared/meeting/line.ts'

export type PeerParts = {
  readonly send: (signal: Signal) => void
  readonly onRemote: (stream: MediaStream) => void
  /** Connected, or broken; for the round it belongs to. */
  readonly onState: (round: number, up: boolean) => void
}

export interface Peer {
  /** Counselor's side: a new connection, offered under this round. */
  offer(round: number, stream: MediaStream): Promise<void>
  /** What came from the other side. `stream` is what the job seeker's side answers an offer with. */
  take(signal: Signal, stream: MediaStream | null): Promise<void>
  /** Sends this track in place of the one of its kind. False: there was none, and the connection has to be offered anew. */
  replace(track: MediaStreamTrack): Promise<boolean>
  close(): void
}

type Attempt = {
  readonly round: number
  readonly connection: RTCPeerConnection
  readonly early: RTCIceCandidateInit[]
}

export function createPeer(parts: PeerParts): Peer {
  let attempt: Attempt | null = null

  function close(): void {
    const old = attempt
    attempt = null
    old?.connection.close()
  }

  function begin(round: number, stream: MediaStream): Attempt {
    close()
    // No ICE servers: both pages are on this machine, and nothing may leave it.
    const connection = new RTCPeerConnection({ iceServers: [] })
    const begun: Attempt = { round, connection, early: [] }
    attempt = begun
    for (const track of stream.getTracks()) connection.addTrack(track, stream)
    connection.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return
      parts.send({
        kind: 'candidate',
        round,
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
      })
    }
    connection.ontrack = ({ streams: [remote] }) => {
      if (attempt === begun && remote !== undefined) parts.onRemote(remote)
    }
    connection.onconnectionstatechange = () => {
      if (attempt !== begun) return
      const state = connection.connectionState
      if (state === 'connected') parts.onState(round, true)
      else if (state === 'disconnected' || state === 'failed' || state === 'closed')
        parts.onState(round, false)
    }
    return begun
  }

  async function remoteKnown(of: Attempt): Promise<void> {
    for (const candidate of of.early.splice(0)) await of.connection.addIceCandidate(candidate)
  }

  async function answer(round: number, sdp: string, stream: MediaStream): Promise<void> {
    const begun = begin(round, stream)
    await begun.connection.setRemoteDescription({ type: 'offer', sdp })
    await remoteKnown(begun)
    await begun.connection.setLocalDescription()
    parts.send({ kind: 'answer', round, sdp: begun.connection.localDescription?.sdp ?? '' })
  }

  return {
    async offer(round, stream) {
      const { connection } = begin(round, stream)
      await connection.setLocalDescription()
      parts.send({ kind: 'offer', round, sdp: connection.localDescription?.sdp ?? '' })
    },
    async take(signal, stream) {
      if (signal.kind === 'offer') {
        if (stream !== null && signal.round > (attempt?.round ?? 0))
          await answer(signal.round, signal.sdp, stream)
        return
      }
      if (attempt === null || attempt.round !== signal.round) return
      const at = attempt
      if (signal.kind === 'answer') {
        await at.connection.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
        return remoteKnown(at)
      }
      const candidate = {
        candidate: signal.candidate,
        sdpMid: signal.sdpMid,
        sdpMLineIndex: signal.sdpMLineIndex,
      }
      if (at.connection.remoteDescription === null) at.early.push(candidate)
      else await at.connection.addIceCandidate(candidate)
    },
    async replace(track) {
      const sender = attempt?.connection.getSenders().find((one) => one.track?.kind === track.kind)
      if (sender === undefined) return false
      await sender.replaceTrack(track)
      return true
    },
    close,
  }
}
