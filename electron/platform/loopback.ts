/** What both loopback servers have in common: they hear this machine only, and outlive whatever a socket does. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { SECOND } from '../../shared/clock.ts'

/** One browser uses fewer than ten; whatever opens more than these leaves the process enough handles for its files. */
const MOST_CONNECTIONS = 256
/** A local page sends its few lines at once; a socket that says nothing soon frees its place. */
const HEADERS_MS = 5 * SECOND
const REQUEST_MS = 10 * SECOND
const CHECK_MS = SECOND

/** A server that no socket can bring down: an error of one, in whatever phase, ends that one. */
export function createLoopbackServer(handle?: RequestListener): Server {
  const server = createServer({
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_MS,
  })
  if (handle !== undefined) server.on('request', handle)
  server.maxConnections = MOST_CONNECTIONS
  // From the first byte to the last: Node takes its own listener off when a request asks for another protocol.
  server.on('connection', (socket) => socket.on('error', () => socket.destroy()))
  // No handle left for one more connection, for one: that connection is lost, not the server.
  server.on('error', () => {})
  return server
}

/** Rejects with the system's error, EADDRINUSE for one. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** Ends every connection, and resolves when the port is free. */
export function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeAllConnections()
  return closed
}

export type Upgrades = {
  readonly servers: readonly Server[]
  /** The longest message that may arrive, in bytes. */
  readonly largest: number
  /** Who takes the connection; null refuses it. */
  readonly taker: (request: IncomingMessage) => ((connection: WebSocket) => void) | null
}

/** Lets WebSockets in that somebody takes; all others are refused and closed at once. */
export function acceptWebSockets({ servers, largest, taker }: Upgrades): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largest,
    perMessageDeflate: false,
  })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const take = taker(request)
    if (take === null) return refuse(socket)
    sockets.handleUpgrade(request, socket, head, (connection) => {
      // Also for one that is turned away again: it can still send what is no WebSocket frame.
      connection.on('error', () => connection.terminate())
      take(connection)
    })
  }
  for (const server of servers) server.on('upgrade', upgrade)
}

/** Not left half open: the other side may never close its own half. */
function refuse(socket: Duplex): void {
  socket.once('finish', () => socket.destroy())
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
