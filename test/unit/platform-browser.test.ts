/** The browser platform's server, asked as a browser, as another site, as a rebound name and as a second tab. */
import { messageText } from '../../electron/platform/message-text.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type BrowserPlatform, createBrowserPlatform } from '../../electron/platform/browser.ts'
import { appText } from '../../electron/platform/text.ts'
import type { AppSide } from '../../electron/platform/platform.ts'
import { systemClock } from '../../shared/clock.ts'

const texts = {
  appName: '',
  trayOpen: '',
  trayQuit: '',
  closeTitle: '',
  closeBody: '',
  closeStay: '',
  closeHide: '',
  staysOpen: '',
  menu: appText.menu,
  page: appText.page,
  browserBanner: '',
}

let folder: string
let platform: BrowserPlatform
let said: string[]
let opened: string[]
let calls: { channel: string; payload: unknown }[]

const app: AppSide = {
  call: async (channel, payload) => {
    calls.push({ channel, payload })
    return { ok: true, value: payload }
  },
  onCloseRequested: () => 'close',
  onQuit: async () => {},
  texts,
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soudan-web-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer', 'meeting'))
  mkdirSync(join(folder, 'renderer', '.vite'))
  writeFileSync(
    join(folder, 'renderer', 'index.html'),
    '<!doctype html><html><head><script src="./assets/app-1.js"></script></head></html>',
  )
  writeFileSync(join(folder, 'renderer', 'assets', 'app-1.js'), 'app')
  writeFileSync(join(folder, 'renderer', 'meeting', 'practice.html'), 'meeting')
  writeFileSync(
    join(folder, 'renderer', '.vite', 'manifest.json'),
    JSON.stringify({
      'index.html': { file: 'assets/app-1.js' },
      'meeting/practice.html': { file: 'assets/practice-1.js' },
    }),
  )
  writeFileSync(join(folder, 'renderer', 'assets', 'practice-1.js'), 'practice')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  writeFileSync(join(folder, 'bridge.cjs'), 'bridge')
  said = []
  opened = []
  calls = []
  platform = createBrowserPlatform({
    dataRoot: folder,
    rendererFolder: join(folder, 'renderer'),
    bridgeScript: join(folder, 'bridge.cjs'),
    openBrowser: async (url) => {
      opened.push(url)
      return false
    },
    meetingOrigin: () => 'http://localhost:4000',
    clock: systemClock,
    log: (line) => said.push(line),
  })
  await platform.start(app)
})

afterEach(async () => {
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

const address = (): URL => new URL(said.at(-1)?.split('\n').at(-1) ?? '')
const own = (): string => address().host

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A raw request: the path goes out as it is written, and any header can be told. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port, host } = address()
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, headers: { host, ...headers } },
      (response) => {
        let body = ''
        response.on('data', (chunk) => (body += String(chunk)))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

async function enter(): Promise<string> {
  const { pathname, search } = address()
  const answer = await ask(pathname + search)
  expect(answer.status).toBe(303)
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/)
  return cookie.split(';')[0] ?? ''
}

type Tab = {
  readonly socket: WebSocket
  readonly messages: unknown[]
  readonly closed: Promise<number>
}

function tab(cookie: string, name: string, headers: Record<string, string> = {}): Promise<Tab> {
  const socket = new WebSocket(`ws://${own()}/bridge?tab=${name}`, {
    headers: { cookie, origin: `http://${own()}`, ...headers },
  })
  const messages: unknown[] = []
  socket.on('message', (data) => messages.push(JSON.parse(messageText(data))))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, messages, closed }))
    socket.on('error', reject)
  })
}

async function until(check: () => boolean, limitMs = 8_000): Promise<void> {
  const end = Date.now() + limitMs
  while (!check()) {
    if (Date.now() > end) throw new Error('too late')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('the browser platform at its door', () => {
  it('gives nothing without the cookie, and the cookie for the token only', async () => {
    for (const path of ['/', '/index.html', '/assets/app-1.js', '/browser-bridge.js'])
      expect((await ask(path)).status).toBe(403)
    expect((await ask('/start?token=guess')).status).toBe(403)
    const cookie = await enter()
    expect((await ask('/', { cookie })).status).toBe(200)
  })

  it('takes the token once, and lets the browser that has the cookie pass a second time', async () => {
    const { pathname, search } = address()
    const cookie = await enter()
    const again = await ask(pathname + search)
    expect(again.status).toBe(403)
    expect(again.body).toContain('このアドレスは使えません')
    const known = await ask(pathname + search, { cookie })
    expect(known.status).toBe(303)
    expect(known.headers['set-cookie']).toBeUndefined()
  })

  it('refuses a rebound name, a foreign origin and a request from another site', async () => {
    const cookie = await enter()
    const { port } = address()
    expect((await ask('/', { cookie, host: `evil.test:${port}` })).status).toBe(403)
    expect((await ask('/', { cookie, host: `localhost:${port}` })).status).toBe(403)
    expect((await ask('/', { cookie, origin: 'http://evil.test' })).status).toBe(403)
    expect(
      (
        await ask('/assets/app-1.js', {
          cookie,
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'no-cors',
          'sec-fetch-dest': 'script',
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await ask('/', {
          cookie,
          'sec-fetch-site': 'same-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'iframe',
        })
      ).status,
    ).toBe(403)
    expect((await ask('/', { cookie }, 'POST')).status).toBe(403)
  })

  it('serves the built app with its own script first, isolated and without anything foreign', async () => {
    const cookie = await enter()
    const { body, headers } = await ask('/', { cookie })
    expect(body.indexOf('/browser-bridge.js')).toBeLessThan(body.indexOf('app-1.js'))
    const csp = String(headers['content-security-policy'])
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("script-src 'self';")
    expect(csp).toContain(`connect-src 'self' ws://${own()};`)
    expect(csp).toContain('frame-src http://localhost:4000;')
    expect(csp).toContain("frame-ancestors 'none'")
    expect(csp).not.toMatch(/unsafe|\*/)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect((await ask('/browser-bridge.js', { cookie })).body).toBe('(() => {\nbridge\n})()')
    expect((await ask('/assets/app-1.js', { cookie })).body).toBe('app')
  })

  it('serves nothing outside the built app, however the path is spelled', async () => {
    const cookie = await enter()
    const paths = [
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/assets/..%2f..%2fsecret.js',
      '/..%5csecret.js',
      '/.vite/manifest.json',
      '/assets/',
      '/meeting/practice.html',
      // Other spellings of it, of which some file system or some reader thinks it is the same.
      '/%6Deeting/practice.html',
      '/meeting%2fpractice.html',
      '/Meeting/practice.html',
      '/assets/%2e%2e/meeting/practice.html',
      '/assets/../meeting/practice.html',
      '//meeting/practice.html',
      '/assets//app-1.js',
      '/assets/practice-1.js',
      '/assets\\app-1.js',
      '/assets/app-1.js.',
      '/assets/app-1.js%20',
      '/assets/app-1.js%00.png',
      '//',
      '///',
      'http://[',
      'http://127.0.0.1/assets/app-1.js',
      '/C:/secret.js',
      '/%00',
      '/%',
      `/${'a'.repeat(4_000)}`,
    ]
    for (const path of paths) expect((await ask(path, { cookie })).status, path).toBe(404)
  })
})

describe('the browser platform under hostile sockets', () => {
  const raw = (head: string, then: (socket: Socket) => void): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(address().port), '127.0.0.1', () => {
        socket.write(head)
        then(socket)
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      socket.resume()
    })
  const upgrade = (target: string, more = ''): string =>
    `GET ${target} HTTP/1.1\r\nHost: ${own()}\r\nOrigin: http://${own()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`

  it('refuses an upgrade to an address that no URL can be made of, and closes that socket', async () => {
    for (const target of ['//', '///bridge', 'http://[', '*', '/%', '/bridge', '\\\\x'])
      await raw(upgrade(target), () => {})
    const cookie = await enter()
    expect((await ask('/', { cookie })).status).toBe(200)
  })

  it('outlives a reset after a refused upgrade, and frames that are none from a tab that is turned away', async () => {
    for (let times = 0; times < 20; times += 1)
      await raw(upgrade('/bridge?tab=a'), (socket) => socket.resetAndDestroy())
    const cookie = await enter()
    const shown = await tab(cookie, 'a')
    for (let times = 0; times < 20; times += 1)
      await raw(
        upgrade('/bridge?tab=b', `Cookie: ${cookie}\r\n`) + 'no frame at all'.repeat(20),
        () => {},
      )
    shown.socket.send(
      JSON.stringify({ type: 'call', id: 1, channel: 'office.status', payload: {} }),
    )
    await until(() => shown.messages.length === 1)
  })
})

describe('the browser platform while a tab shows the app', () => {
  it('carries calls and topics, and parses nothing it does not know', async () => {
    const cookie = await enter()
    const { socket, messages } = await tab(cookie, 'a')
    socket.send(
      JSON.stringify({ type: 'call', id: 7, channel: 'office.status', payload: { x: 1 } }),
    )
    platform.push('office.clock', { wallMs: 5 })
    await until(() => messages.length === 2)
    expect(messages).toContainEqual({ type: 'answer', id: 7, value: { ok: true, value: { x: 1 } } })
    expect(messages).toContainEqual({
      type: 'topic',
      topic: 'office.clock',
      payload: { wallMs: 5 },
    })
    expect(calls).toEqual([{ channel: 'office.status', payload: { x: 1 } }])
  })

  it('refuses a socket without the cookie, without an origin, or from another origin', async () => {
    const cookie = await enter()
    await expect(tab('', 'a')).rejects.toThrow('403')
    await expect(tab(cookie, 'a', { origin: 'http://evil.test' })).rejects.toThrow('403')
    await expect(tab(cookie, 'a', { host: 'evil.test' })).rejects.toThrow('403')
  })

  it('lets a reload of the same tab take over, and turns a second tab away', async () => {
    const cookie = await enter()
    const first = await tab(cookie, 'a')
    const second = await tab(cookie, 'b')
    expect(await second.closed).toBe(4001)
    const reloaded = await tab(cookie, 'a')
    expect(await first.closed).toBe(4002)
    reloaded.socket.send(
      JSON.stringify({ type: 'call', id: 1, channel: 'office.status', payload: {} }),
    )
    await until(() => reloaded.messages.length === 1)
  })

  it('prints a fresh address once the tab is gone, and the old cookie ends when it is used', async () => {
    const cookie = await enter()
    const first = await tab(cookie, 'a')
    const lines = said.length
    first.socket.terminate()
    await until(() => said.length > lines)
    const fresh = await enter()
    expect(fresh).not.toBe(cookie)
    expect((await ask('/', { cookie })).status).toBe(403)
    expect((await ask('/', { cookie: fresh })).status).toBe(200)
  })

  it('tells the tab that the app has ended', async () => {
    const cookie = await enter()
    const { closed } = await tab(cookie, 'a')
    await platform.stop()
    expect(await closed).toBe(4003)
  })

  it('has no key store and says so', () => {
    expect(platform.keyStore.available()).toBe(false)
    expect(platform.keyStore.unwrap(new Uint8Array([1]))).toEqual({
      ok: false,
      reason: 'keyUnavailable',
    })
  })
})
