/** The one tab that shows the app over the browser platform's WebSocket. */
import { messageText } from './message-text.ts'
import type { WebSocket } from 'ws'
import type { Clock } from '../../shared/clock.ts'
import { SECOND } from '../../shared/clock.ts'
import {
  CLOSE_ENDED,
  CLOSE_OCCUPIED,
  CLOSE_REPLACED,
  type FromTab,
  type ToTab,
} from './browser-protocol.ts'

/** A reload comes back within moments; only after this long is the tab really gone. */
const GONE_MS = 3 * SECOND
/** A browser that was killed or froze is noticed by its missing answer to a ping. */
const PING_MS = 15 * SECOND

export type TabParts = {
  readonly clock: Clock
  readonly call: (channel: string, payload: unknown) => Promise<unknown>
  /** No tab shows the app any more. */
  readonly onGone: () => void
}

export interface TabHolder {
  /** A tab wants to show the app; `name` stays the same over its reloads. */
  take(name: string, socket: WebSocket): void
  send(message: ToTab): void
  readonly connected: () => boolean
  close(): void
}

export function createTabHolder(parts: TabParts): TabHolder {
  let current: { readonly name: string; readonly socket: WebSocket } | null = null
  let cancelGone = (): void => {}
  let closed = false

  function answer(socket: WebSocket, text: string): void {
    const message = readCall(text)
    if (message === null) return socket.close(1003)
    void parts.call(message.channel, message.payload).then((value) => {
      if (socket.readyState === socket.OPEN)
        socket.send(JSON.stringify({ type: 'answer', id: message.id, value } satisfies ToTab))
    })
  }

  function watch(socket: WebSocket): () => void {
    let alive = true
    socket.on('pong', () => {
      alive = true
    })
    return parts.clock.every(PING_MS, () => {
      if (!alive) return socket.terminate()
      alive = false
      socket.ping()
    })
  }

  return {
    take(name, socket) {
      if (current !== null && current.name !== name) {
        socket.close(CLOSE_OCCUPIED)
        return
      }
      const before = current
      current = { name, socket }
      before?.socket.close(CLOSE_REPLACED)
      cancelGone()
      const stopWatch = watch(socket)
      socket.on('message', (data) => answer(socket, messageText(data)))
      socket.on('close', () => {
        stopWatch()
        if (current?.socket !== socket || closed) return
        current = null
        cancelGone = parts.clock.after(GONE_MS, parts.onGone)
      })
    },
    send(message) {
      if (current?.socket.readyState === current?.socket.OPEN)
        current?.socket.send(JSON.stringify(message))
    },
    connected: () => current !== null,
    close() {
      closed = true
      cancelGone()
      current?.socket.close(CLOSE_ENDED)
    },
  }
}

function readCall(text: string): FromTab | null {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return null
  }
  if (
    typeof message !== 'object' ||
    message === null ||
    !('type' in message) ||
    message.type !== 'call'
  )
    return null
  if (
    !('id' in message) ||
    typeof message.id !== 'number' ||
    !('channel' in message) ||
    typeof message.channel !== 'string'
  )
    return null
  return {
    type: 'call',
    id: message.id,
    channel: message.channel,
    payload: 'payload' in message ? message.payload : undefined,
  }
}
