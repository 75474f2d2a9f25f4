/** Sockets that do to a loopback server what no page of ours does: wrong, cut off, reset in every phase. */
import { connect, type Socket } from 'node:net'

export type Door = {
  readonly port: number
  /** What the server wants to read in Host and, with http:// before it, in Origin. */
  readonly host: string
  /** Path of a WebSocket that the server knows. */
  readonly line: string
  /** Cookie that opens it, if it needs one. */
  readonly cookie?: string
}

/** Longer than any of these should live; the server's own limits are tested elsewhere. */
const SOCKET_MS = 4_000
const AT_ONCE = 40

const TARGETS = [
  '//',
  '///',
  'http://[',
  'http://[::1',
  'http://127.0.0.1/x',
  '*',
  '\\\\x\\y',
  '/%',
  '/%00',
  '/%2e%2e%2fetc',
  '/..%2f..%2fpackage.json',
  '/%6Deeting/practice.html',
  '/?tab=%',
  `/${'a'.repeat(3_000)}`,
  '/',
]

const plain = (door: Door, target: string): string =>
  `GET ${target} HTTP/1.1\r\nHost: ${door.host}\r\n\r\n`
const upgrade = (door: Door, target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: ${door.host}\r\nOrigin: http://${door.host}\r\n${door.cookie === undefined ? '' : `Cookie: ${door.cookie}\r\n`}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`

const reset = (socket: Socket): void => void socket.resetAndDestroy()
const later = (socket: Socket): void => void setTimeout(() => reset(socket), Math.random() * 20)

/** Each: what is written, and what is done then. */
const deeds: readonly ((door: Door, target: string, socket: Socket) => unknown)[] = [
  (_door, _target, socket) => reset(socket),
  (door, target, socket) => socket.write(plain(door, target).slice(0, 12), () => reset(socket)),
  (door, target, socket) => socket.write(plain(door, target), () => reset(socket)),
  (door, target, socket) => socket.write(plain(door, target), () => later(socket)),
  (door, target, socket) => socket.end(plain(door, target)),
  (door, target, socket) => socket.write(upgrade(door, target), () => reset(socket)),
  (door, target, socket) => socket.write(upgrade(door, target), () => later(socket)),
  (door, target, socket) => socket.end(upgrade(door, target)),
  // Let in, then reset at once, or speaking what is no frame.
  (door, _target, socket) => socket.write(upgrade(door, door.line), () => reset(socket)),
  (door, _target, socket) => {
    socket.write(upgrade(door, door.line) + '\u0000\u00ff no frame '.repeat(40))
    later(socket)
  },
  (door, _target, socket) => {
    socket.write(upgrade(door, door.line))
    socket.once('data', () => socket.write(Buffer.from([0xff, 0xff, 0xff]), () => later(socket)))
  },
  // A frame that says it is enormous, and a message that is no JSON.
  (door, _target, socket) => {
    socket.write(upgrade(door, door.line))
    socket.once('data', () =>
      socket.write(Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
    )
  },
  (door, _target, socket) => {
    socket.write(upgrade(door, door.line))
    socket.once('data', () => socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x7b, 0x7b])))
  },
  (door, target, socket) => socket.write(upgrade(door, target, `X: ${'y'.repeat(70_000)}\r\n`)),
  (_door, _target, socket) => socket.write(`${'GET / HTTP/1.1\r\n'.repeat(3)}\u0000\r\n\r\n`),
  (_door, _target, socket) => socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc])),
  (door, target, socket) =>
    socket.write(
      `CONNECT ${target} HTTP/1.1\r\nHost: ${door.host}\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz`,
    ),
]

function once(door: Door, index: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(door.port, '127.0.0.1')
    const give = setTimeout(() => reset(socket), SOCKET_MS)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(give)
      resolve()
    })
    // Every deed meets every target.
    const deed = deeds[index % deeds.length]
    const target = TARGETS[Math.floor(index / deeds.length) % TARGETS.length] ?? '/'
    socket.once('connect', () => deed?.(door, target, socket))
    socket.resume()
  })
}

/** @returns how many sockets were opened; resolves when all are gone. */
export async function attack(doors: readonly Door[], each: number): Promise<number> {
  let opened = 0
  const work = doors.flatMap((door) =>
    Array.from({ length: each }, (_, index) => [door, index] as const),
  )
  const worker = async (): Promise<void> => {
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      opened += 1
      await once(...next)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return opened
}
