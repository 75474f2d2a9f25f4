/** The loopback server of the meeting pages, asked as a page, as another site and as a guesser. */
import { messageText } from '../../electron/platform/message-text.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import {
  createMeetingServer,
  type MeetingServer,
  type OpenPage,
} from '../../electron/meeting/server.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'

let folder: string
let server: MeetingServer
let page: OpenPage
let heard: unknown[]
let lines: boolean[]
let clock: VirtualClock

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soudan-meeting-'))
  for (const name of ['.vite', 'meeting', 'assets', 'sdk']) mkdirSync(join(folder, name))
  const manifest = {
    'meeting/practice.html': {
      file: 'assets/practice-1.js',
      imports: ['_shared'],
      css: ['assets/practice-1.css'],
    },
    _shared: { file: 'assets/shared-1.js', imports: ['_shared'], assets: ['assets/font-1.woff2'] },
    'index.html': { file: 'assets/index-1.js' },
  }
  writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest))
  for (const file of [
    'meeting/practice.html',
    'index.html',
    'assets/practice-1.js',
    'assets/practice-1.css',
    'assets/shared-1.js',
    'assets/font-1.woff2',
    'assets/index-1.js',
    'sdk/a.wasm',
  ])
    writeFileSync(join(folder, file), file)
  heard = []
  lines = []
  clock = createVirtualClock(0)
  server = await createMeetingServer({
    rendererFolder: folder,
    ancestors: () => ['http://127.0.0.1:1'],
    clock,
  })
  page = open(true)
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function open(framed: boolean): OpenPage {
  return server.open({
    page: 'meeting/practice.html',
    framed,
    captures: false,
    folders: { sdk: join(folder, 'sdk') },
    onMessage: (message) => heard.push(message),
    onLine: (up) => lines.push(up),
  })
}

const token = (): string => page.url.split('/')[3] ?? ''

function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>> }> {
  const { port, host } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname: '127.0.0.1', port, path, method, headers: { host, ...headers } },
      (response) => {
        response.resume()
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers }),
        )
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

function connect(
  path: string,
  headers: Record<string, string> = { origin: server.origin },
): Promise<WebSocket> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })
}

const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.on('close', resolve))

async function until(check: () => boolean): Promise<void> {
  const end = Date.now() + 5_000
  while (!check()) {
    if (Date.now() > end) throw new Error('too late')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('the meeting server', () => {
  it('gives each opening an address of its own that cannot be guessed', () => {
    const other = open(true)
    expect(page.url).toMatch(/^http:\/\/localhost:\d+\/[\w-]{43}\/meeting\/practice\.html$/)
    expect(other.url).not.toBe(page.url)
  })

  it('serves the page and what it needs, and nothing else of the app', async () => {
    for (const path of [
      'meeting/practice.html',
      'assets/practice-1.js',
      'assets/practice-1.css',
      'assets/shared-1.js',
      'assets/font-1.woff2',
      'sdk/a.wasm',
    ])
      expect((await ask(`/${token()}/${path}`)).status, path).toBe(200)
    const refused = [
      '',
      'index.html',
      'assets/index-1.js',
      '.vite/manifest.json',
      'meeting/../index.html',
      'sdk/../index.html',
      'sdk/..%2findex.html',
      'assets/..%2findex.html',
      'assets/practice-1%2ejs',
      '%6Deeting/practice.html',
      'meeting//practice.html',
      'sdk/%61.wasm',
      'sdk/..%5cindex.html',
      'sdk/a.wasm%00',
      'constructor/x',
    ]
    for (const path of refused) expect((await ask(`/${token()}/${path}`)).status, path).toBe(404)
    for (const path of ['/', '/x/meeting/practice.html', '/meeting/practice.html'])
      expect((await ask(path)).status, path).toBe(404)
  })

  it('isolates the page and lets only the app frame it, and the job seeker page nobody', async () => {
    const { headers } = await ask(`/${token()}/meeting/practice.html`)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    const csp = String(headers['content-security-policy'])
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain('frame-ancestors http://127.0.0.1:1')
    expect(csp).toContain(`connect-src ${server.origin.replace('http', 'ws')}`)
    expect(csp).not.toMatch(/unsafe|\*/)
    const alone = open(false)
    expect(
      String((await ask(new URL(alone.url).pathname)).headers['content-security-policy']),
    ).toContain("frame-ancestors 'none'")
  })

  it('refuses a rebound name, a foreign origin and anything but reading', async () => {
    const path = new URL(page.url).pathname
    const { port } = new URL(server.origin)
    expect((await ask(path, { host: `evil.test:${port}` })).status).toBe(404)
    expect((await ask(path, { host: `127.0.0.1:${port}` })).status).toBe(404)
    expect((await ask(path, { origin: 'http://127.0.0.1:1' })).status).toBe(404)
    expect((await ask(path, {}, 'POST')).status).toBe(405)
    await expect(connect(`/${token()}/line`, { origin: 'http://127.0.0.1:1' })).rejects.toThrow(
      '403',
    )
    await expect(connect(`/${token()}/line`, {})).rejects.toThrow('403')
    await expect(connect('/guess/line')).rejects.toThrow('403')
    await expect(connect(`/${token()}/other`)).rejects.toThrow('403')
  })

  it('carries the control line with a beat, lets a reload take over, and ends it with the address', async () => {
    const first = await connect(`/${token()}/line`)
    await until(() => lines.length === 1)
    const got: string[] = []
    first.on('message', (data) => got.push(messageText(data)))
    clock.advance(3_000)
    expect(page.send({ type: 'end' })).toBe(true)
    await until(() => got.length === 4)
    expect(got).toEqual([...Array.from({ length: 3 }, () => '{"type":"beat"}'), '{"type":"end"}'])
    first.send('{"type":"ready"}')
    await until(() => heard.length === 1)
    const replaced = closeCode(first)
    const second = await connect(`/${token()}/line`)
    expect(await replaced).toBe(4001)
    expect(lines).toEqual([true, true])
    const ended = closeCode(second)
    page.close()
    expect(await ended).toBe(4000)
    expect(lines).toEqual([true, true])
    expect(page.send({ type: 'end' })).toBe(false)
    expect((await ask(new URL(page.url).pathname)).status).toBe(404)
    expect(clock.pending()).toBe(0)
  })

  it('still gives fonts to a page that has ended and says so, and forgets it in the end', async () => {
    const path = (file: string): string => `/${token()}/${file}`
    page.close()
    expect((await ask(path('assets/font-1.woff2'))).status).toBe(200)
    for (const file of ['meeting/practice.html', 'assets/practice-1.js', 'sdk/a.wasm'])
      expect((await ask(path(file))).status, file).toBe(404)
    await expect(connect(path('line'))).rejects.toThrow('403')
    for (let others = 0; others < 8; others += 1) open(true).close()
    expect((await ask(path('assets/font-1.woff2'))).status).toBe(404)
  })

  it('knows whether it can be reached', async () => {
    expect(await server.reachable()).toBe(true)
    await server.stop()
    expect(await server.reachable()).toBe(false)
  })
})
