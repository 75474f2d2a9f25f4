/** The page's end of the control line: reconnects by itself, and says when it has been silent for too long. */
import type { z } from 'zod'
import { type Clock, MILLISECOND } from '../../shared/clock.ts'
import { BEAT_MS, LINE_GONE, LINE_REPLACED, SILENT_TICKS } from '../../shared/meeting/line.ts'

const RECONNECT_MS = 500 * MILLISECOND

export type LineEnd = 'gone' | 'replaced'

export type PageLineParts<To> = {
  readonly clock: Clock
  readonly address: string
  /** What the main process may say; anything else is dropped. */
  readonly schema: z.ZodType<To>
  readonly onMessage: (message: To) => void
  /** Nothing was heard for a while: the main process may be gone. May be followed by messages again. */
  readonly onSilent: () => void
  /** The line is closed for good. */
  readonly onEnd: (why: LineEnd) => void
}

export interface PageLine<From> {
  /** Dropped while the line is down: the main process asks again with `hello`. */
  send(message: From): void
  close(): void
}

/** The control line's address beside this page: the first path segment is the page's token. */
export function lineAddress(page: { readonly host: string; readonly pathname: string }): string {
  return `ws://${page.host}/${page.pathname.split('/')[1] ?? ''}/line`
}

export function connectLine<To, From>(parts: PageLineParts<To>): PageLine<From> {
  let socket: WebSocket | null = null
  let closed = false
  // Ticks are counted, not time: a computer that slept has not been silent.
  let silentTicks = 0

  const stopTicks = parts.clock.every(BEAT_MS, () => {
    silentTicks += 1
    if (silentTicks === SILENT_TICKS) parts.onSilent()
  })

  function close(): void {
    closed = true
    stopTicks()
    socket?.close()
  }

  function down(code: number): void {
    if (closed) return
    if (code === LINE_GONE || code === LINE_REPLACED) {
      close()
      return parts.onEnd(code === LINE_GONE ? 'gone' : 'replaced')
    }
    parts.clock.after(RECONNECT_MS, connect)
  }

  function connect(): void {
    if (closed) return
    socket = new WebSocket(parts.address)
    socket.onmessage = (event) => {
      const message = parts.schema.safeParse(readJson(event.data))
      silentTicks = 0
      if (message.success && !closed) parts.onMessage(message.data)
    }
    socket.onclose = (event) => down(event.code)
  }

  connect()
  return {
    send(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
    close,
  }
}

function readJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null
  } catch {
    return null
  }
}
