/** A mirror of Electron's downloads that answers as a test wants, and a proxy that is the only way to it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { createHash } from 'node:crypto'

export type Mirror = {
  /** http://127.0.0.1:<port> of the proxy. */
  readonly proxy: string
  /** Paths that were asked for, each with its Range. */
  readonly asked: string[]
  /** Requests that came through the proxy. */
  readonly proxied: string[]
  stop(): Promise<void>
}

export type MirrorWish = {
  readonly zip: Buffer
  /** After how many bytes each further connection breaks; afterwards none does. */
  readonly cuts?: readonly number[]
  readonly status?: number
  readonly wrongChecksum?: boolean
  /** The proxy lets nobody through. */
  readonly proxyRefuses?: boolean
}

export async function startMirror(wish: MirrorWish): Promise<Mirror> {
  const asked: string[] = []
  const proxied: string[] = []
  const cuts = [...(wish.cuts ?? [])]
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = URL.parse(request.url ?? '/', 'http://mirror.invalid')?.pathname ?? '/'
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
    const from = Number(range?.[1] ?? 0)
    asked.push(range === null ? path : `${path} from ${from}`)
    if (wish.status !== undefined) return void response.writeHead(wish.status).end()
    if (path.endsWith('SHASUMS256.txt')) {
      const sum = createHash('sha256').update(wish.zip).digest('hex')
      const name = asked[0]?.split('/').at(-1) ?? ''
      return void response.end(`${wish.wrongChecksum === true ? '0'.repeat(64) : sum} *${name}\n`)
    }
    const rest = wish.zip.subarray(from)
    response.writeHead(range === null ? 200 : 206, {
      'content-length': rest.length,
      etag: '"one"',
      ...(range === null
        ? {}
        : { 'content-range': `bytes ${from}-${wish.zip.length - 1}/${wish.zip.length}` }),
    })
    const cut = cuts.shift()
    if (cut === undefined) return void response.end(rest)
    response.write(rest.subarray(0, cut), () => setTimeout(() => response.destroy(), 200))
  }
  const server = createServer(answer)
  const port = await listening(server)
  const proxy = createServer((request, response) => {
    proxied.push(request.url ?? '')
    if (wish.proxyRefuses === true) return void response.writeHead(407).end()
    answer(request, response)
  })
  proxy.on('connect', (request, socket, head: Buffer) => {
    proxied.push(`CONNECT ${request.url ?? ''}`)
    socket.on('error', () => {})
    if (wish.proxyRefuses === true)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    onward.on('close', () => socket.destroy())
  })
  const proxyPort = await listening(proxy)
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    asked,
    proxied,
    async stop() {
      for (const each of [server, proxy]) {
        each.closeAllConnections()
        await new Promise((resolve) => each.close(resolve))
      }
    },
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}
