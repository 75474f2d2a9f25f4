/** A port of this machine that nobody holds at the moment. */
import {
  closeServer,
  createLoopbackServer,
  listen,
  portOf,
} from '../../electron/platform/loopback.ts'

export async function freePort(): Promise<number> {
  const server = createLoopbackServer()
  await listen(server, '127.0.0.1', 0)
  const port = portOf(server)
  await closeServer(server)
  return port
}
