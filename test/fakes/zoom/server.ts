/** The fake Zoom's TLS server: every host of *.fake.test and localhost, one port, everything it is asked written down. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:https'
import { WebSocketServer } from 'ws'
import { makeCertificate } from './certificate.ts'
import { createFakeMeeting, type FakeMeeting } from './meeting.ts'
import { createFakeRest, credentials, type FakeRest } from './rest.ts'

export type Asked = {
  readonly host: string
  readonly method: string
  readonly path: string
  readonly body: string
}

export interface FakeZoom {
  readonly port: number
  /** The certificate in PEM, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string
  readonly meeting: FakeMeeting
  readonly rest: FakeRest
  /** Refuses every connection from here on, or not any more. */
  refuseAll(on: boolean): void
  readonly asked: readonly Asked[]
  stop(): Promise<void>
}

export async function startFakeZoom(): Promise<FakeZoom> {
  const { key, cert } = makeCertificate(['*.fake.test', 'localhost'])
  const asked: Asked[] = []
  const rest = createFakeRest()
  const meeting = createFakeMeeting((number, running) => {
    const known = rest.meetings.get(number)
    if (known !== undefined) known.status = running ? 'started' : 'waiting'
  })
  // One running meeting per host, as on Basic and Pro.
  meeting.signatureIsGood = (signature) => {
    const [head = '', body = '', mac = ''] = signature.split('.')
    return (
      createHmac('sha256', credentials.sdkSecret).update(`${head}.${body}`).digest('base64url') ===
      mac
    )
  }
  meeting.anotherRuns = () =>
    [...rest.meetings.values()].some(
      ({ number, status }) => status === 'started' && number !== meeting.number(),
    )
  let refusing = false
  const server = createServer({ key, cert }, (request, response) => void answer(request, response))
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    asked.push({ host: hostOf(request), method: 'WS', path: request.url ?? '', body: '' })
    if (refusing || !(request.url ?? '').startsWith('/wc/api/')) socket.destroy()
    else sockets.handleUpgrade(request, socket, head, (connection) => meeting.connect(connection))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = hostOf(request)
    const body = await bodyOf(request)
    asked.push({ host, method: request.method ?? '', path: request.url ?? '', body })
    if (refusing) return void request.socket.destroy()
    if (rest.answer(request, body, response) || meeting.answer(host, request, body, response))
      return
    if (request.method === 'GET' && request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html>')
      return
    }
    response.writeHead(404, { 'access-control-allow-origin': '*' })
    response.end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')
  return {
    port: address.port,
    certificate: cert,
    meeting,
    rest,
    asked,
    refuseAll(on) {
      refusing = on
    },
    stop: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const hostOf = (request: IncomingMessage): string =>
  (request.headers.host ?? '').split(':')[0] ?? ''

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) if (part instanceof Buffer) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
