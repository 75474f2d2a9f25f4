/** The control line to one page: at most one connection, a beat every second, JSON both ways. */
import { messageText } from '../platform/message-text.ts'
import type { WebSocket } from 'ws'
import type { Cancel, Clock } from '../../shared/clock.ts'
import { BEAT_MS, LINE_GONE, LINE_REPLACED } from '../../shared/meeting/line.ts'

export interface Line {
  /** A new connection of the page (first load, reload, reconnect); an older one is closed. */
  readonly take: (connection: WebSocket) => void
  readonly send: (message: unknown) => boolean
  readonly connected: () => boolean
  /** Final; the page is told that nothing will come back. */
  close(): void
}

export function createLine(
  clock: Clock,
  onMessage: (message: unknown) => void,
  onLine: (up: boolean) => void,
): Line {
  let current: WebSocket | null = null
  let closed = false
  let stopBeat: Cancel = () => {}

  function send(message: unknown): boolean {
    if (current === null) return false
    current.send(JSON.stringify(message))
    return true
  }

  function down(connection: WebSocket): void {
    if (connection !== current) return
    current = null
    stopBeat()
    if (!closed) onLine(false)
  }

  function heard(connection: WebSocket, text: string): void {
    if (connection !== current || closed) return
    let message: unknown
    try {
      message = JSON.parse(text)
    } catch {
      return connection.close(1003)
    }
    onMessage(message)
  }

  return {
    take(connection) {
      if (closed) {
        connection.close(LINE_GONE)
        return
      }
      const before = current
      stopBeat()
      current = connection
      before?.close(LINE_REPLACED)
      connection.on('message', (data) => heard(connection, messageText(data)))
      connection.on('close', () => down(connection))
      stopBeat = clock.every(BEAT_MS, () => send({ type: 'beat' }))
      onLine(true)
    },
    send,
    connected: () => current !== null,
    close() {
      closed = true
      stopBeat()
      current?.close(LINE_GONE)
      current = null
    },
  }
}
