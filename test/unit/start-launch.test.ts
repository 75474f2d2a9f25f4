/** What `npm start` passes on, and what it reads out of an end; parts that need no process. */
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lastWord } from '../../electron/start/electron-program.ts'
import { launch } from '../../electron/start/launch.ts'
import { downloadEnvironment } from '../../electron/start/proxy.ts'
import { createResumingFetch } from '../../electron/start/resuming-fetch.ts'
import { whyNotText } from '../../electron/start/text.ts'
import { whyNot } from '../../electron/start/why-not.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

type SpawnCall = { readonly args: readonly string[]; readonly options: Record<string, unknown> }
const spawned = vi.hoisted((): SpawnCall[] => [])
vi.mock('node:child_process', () => ({
  spawn: (_program: string, args: readonly string[], options: Record<string, unknown>) => {
    spawned.push({ args, options })
    const child = Object.assign(new EventEmitter(), { stderr: new EventEmitter() })
    setImmediate(() => child.emit('close', 0, null))
    return child
  },
}))

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'soudan-launch-'))
  const electron = join(root, 'node_modules', 'electron')
  mkdirSync(join(electron, 'dist'), { recursive: true })
  writeFileSync(join(electron, 'package.json'), '{"version":"45.0.0"}')
  writeFileSync(join(electron, 'dist', 'version'), '45.0.0')
  writeFileSync(join(electron, 'path.txt'), 'electron.exe')
  writeFileSync(join(electron, 'dist', 'electron.exe'), '')
  spawned.length = 0
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('starting Electron', () => {
  it('is never hidden: on Windows that would hide its first window', async () => {
    const options = { help: false, browser: false, open: true, port: 0, dataRoot: 'D:\\data' }
    const env = { ELECTRON_RUN_AS_NODE: '1', KEPT: 'yes' }
    expect(await launch({ root, options, env, platform: 'win32', say: () => {} })).toBe(0)
    expect(spawned).toHaveLength(1)
    expect(spawned[0]?.args).toEqual([root, '--data', 'D:\\data'])
    expect(spawned[0]?.options).toMatchObject({ windowsHide: false, shell: false })
    expect(spawned[0]?.options['env']).toMatchObject({ KEPT: 'yes' })
    expect(spawned[0]?.options['env']).not.toHaveProperty('ELECTRON_RUN_AS_NODE')
  })
})

describe('why it does not run', () => {
  const ended = { code: 1, signal: null, spawnError: null, stderr: '' }
  it.each([
    ['a missing DLL', { code: 0xc000_0135 }, 'libraries'],
    ['a missing DLL, as a signed number', { code: 0xc000_0135 | 0 }, 'libraries'],
    ['a cut-off program on Windows', { code: 0xc000_007b }, 'damaged'],
    ['what Windows says of no program', { code: null, spawnError: 'UNKNOWN' }, 'damaged'],
    ['a program of another machine', { code: null, spawnError: 'ENOEXEC' }, 'damaged'],
    ['a program that may not be run', { code: null, spawnError: 'EACCES' }, 'damaged'],
    ['a snapshot that is not its own', { stderr: 'v8_context_snapshot.bin' }, 'damaged'],
    [
      'a missing framework on macOS',
      { stderr: 'dyld: Library not loaded: @rpath/Electron Framework' },
      'damaged',
    ],
    ['too many processes', { code: null, spawnError: 'EAGAIN' }, 'unknown'],
    ['a signal', { code: null, signal: 'SIGSEGV' }, 'unknown'],
  ])('%s', (_what, more, why) => {
    const reason = whyNot({ ...ended, ...more })
    expect(reason.why).toBe(why)
    expect(whyNotText(reason)).toMatch(/^[^\n]*動作確認用[^\n]* \/ Electron: [^\n]*instead\.$/)
  })
})

describe('the download', () => {
  it('takes the proxy as host:port, and none where npm switched it off', () => {
    expect(downloadEnvironment({ npm_config_proxy: 'p.test:80' }, 't')).toMatchObject({
      HTTPS_PROXY: 'http://p.test:80',
      ELECTRON_GET_USE_PROXY: '1',
      TMPDIR: 't',
      TEMP: 't',
    })
    const none = downloadEnvironment({ npm_config_proxy: 'null', npm_config_https_proxy: '' }, 't')
    expect(none).not.toHaveProperty('ELECTRON_GET_USE_PROXY')
  })

  it('ends when nothing comes any more, however long it went on before', async () => {
    const clock = createVirtualClock(0)
    const again: string[] = []
    let asked = 0
    // Each connection brings one byte, the last three none; then silence.
    const silent = createResumingFetch({
      clock,
      onProgress: () => {},
      onAgain: (reason) => again.push(reason),
      fetch: async (_url, init) => {
        asked += 1
        const mute = asked > 20
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            if (!mute) controller.enqueue(Uint8Array.of(asked))
            init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
          },
        })
        return new Response(body, {
          status: asked === 1 ? 200 : 206,
          headers: asked === 1 ? { 'content-length': '1000' } : {},
        })
      },
    })
    const answer = await silent('http://x.test/')
    const read = answer.arrayBuffer().catch((error: unknown) => error)
    let late: unknown = null
    void read.then((value) => (late = value))
    for (let seconds = 0; late === null && seconds < 2_000; seconds += 1) {
      clock.advance(1_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(late).toBeInstanceOf(Error)
    expect(String(late)).toContain('30 s')
    expect(asked).toBe(23)
    // Far longer than a minute: 20 connections went silent one after the other.
    expect(clock.monotonicMs()).toBeGreaterThan(600_000)
    expect(again).toHaveLength(22)
  })

  it('passes over what a server sends again that cannot go on', async () => {
    const clock = createVirtualClock(0)
    const whole = [1, 2, 3, 4]
    let asked = 0
    const fetchAll = createResumingFetch({
      clock,
      onProgress: () => {},
      onAgain: () => setImmediate(() => clock.advance(10_000)),
      fetch: async () => {
        asked += 1
        const breaks = asked === 1
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(Uint8Array.from(breaks ? whole.slice(0, 2) : whole))
            if (!breaks) controller.close()
          },
          pull(controller) {
            if (breaks) controller.error(new Error('reset'))
          },
        })
        return new Response(body, { status: 200, headers: { 'content-length': '4' } })
      },
    })
    const bytes = new Uint8Array(await (await fetchAll('http://x.test/')).arrayBuffer())
    expect([...bytes]).toEqual(whole)
  })

  it("reads the installer's last word out of a stack", () => {
    expect(
      lastWord('noise\nError: fetch failed: connect ECONNREFUSED\n    at a (b:1:2)\n{\n}\n'),
    ).toBe('fetch failed: connect ECONNREFUSED')
    expect(lastWord('')).toBeNull()
  })
})
