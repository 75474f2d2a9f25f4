/** Listening on this machine only, for a page that is addressed as http://localhost. */
import type { RequestListener, Server } from 'node:http'
import { closeServer, createLoopbackServer, listen, portOf } from '../platform/loopback.ts'

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
    const first = createLoopbackServer(handle)
    await listen(first, '127.0.0.1', wishedPort)
    const port = portOf(first)
    const second = createLoopbackServer(handle)
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
