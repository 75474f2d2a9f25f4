/** Listening on this machine only, for a page that is addressed as http://localhost. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const TRIES = 20

/**
 * Listens on 127.0.0.1 and, where the machine has IPv6, on ::1 with the same port: a browser may try either for
 * `localhost`, and a port that is ours on one and somebody else's on the other would hand our page to them.
 */
export async function listenOnLocalhost(
  handle: RequestListener,
  wishedPort: number,
): Promise<{ readonly servers: readonly Server[]; readonly port: number }> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const first = createServer(handle)
    await listen(first, '127.0.0.1', wishedPort)
    const port = portOf(first)
    const second = createServer(handle)
    try {
      await listen(second, '::1', port)
      return { servers: [first, second], port }
    } catch (error) {
      if (!isCode(error, 'EADDRINUSE')) return { servers: [first], port }
      await closeServer(first)
      if (wishedPort !== 0) throw error
    }
  }
  throw new Error('no port is free on both 127.0.0.1 and ::1')
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
