/** Updates against a feed on the loopback, with electron-updater's own list, version and download; the installer's start is the OS's. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSettingsFile } from '../../electron/office/settings-file.ts'
import { createUpdateDesk, type Updater } from '../../electron/office/updates.ts'
import { whyUnsigned } from '../../electron/platform/updates/signature.ts'
import { createUpdater } from '../../electron/platform/updates/updater.ts'
import { platformUpdates, updateBar } from '../../electron/platform/updates/updates.ts'
import { DAY, MINUTE, systemClock } from '../../shared/clock.ts'
import type { Caller } from '../../shared/contract.ts'
import { readUpdateAddress } from '../../shared/office/updates.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

const nobody: Caller = { account: null }
const PUBLISHER = '架空ソフトウェア'
const installer = Buffer.from('an installer that nobody runs')
const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('base64')

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'soudan-update-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

type Feed = { readonly address: string; readonly asked: IncomingMessage[]; answers: Answers }
type Answers = Record<string, Buffer | string | { readonly redirect: string }>

const list = (version: string, url: string, sum: string): string =>
  `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${sum}\n    size: ${installer.length}\npath: ${url}\nsha512: ${sum}\nreleaseDate: '2026-11-26T00:00:00.000Z'\n`

async function startFeed(answers: Answers): Promise<Feed> {
  const feed: { asked: IncomingMessage[]; answers: Answers } = { asked: [], answers }
  const server = createServer((request, response) => {
    feed.asked.push(request)
    const answer = feed.answers[(request.url ?? '').split('?')[0] ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else if (typeof answer === 'object' && 'redirect' in answer)
      response.writeHead(302, { location: answer.redirect }).end()
    else response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return Object.assign(feed, { address: `http://127.0.0.1:${at.port}/desk/` })
}

const good = (): Answers => ({
  // electron-updater names the list after the system it runs on; the product's is latest.yml.
  '/desk/latest.yml': list('9.0.0', 'setup.exe', sha512(installer)),
  '/desk/latest-linux.yml': list('9.0.0', 'setup.exe', sha512(installer)),
  '/desk/latest-mac.yml': list('9.0.0', 'setup.exe', sha512(installer)),
  '/desk/setup.exe': installer,
})
const lists = (text: string): Answers => ({
  '/desk/latest.yml': text,
  '/desk/latest-linux.yml': text,
  '/desk/latest-mac.yml': text,
})

async function updaterIn(
  cacheFolder: string,
  wish: { readonly publisher?: boolean; readonly signed?: () => string | null } = {},
): Promise<{ readonly updater: Updater; readonly verified: string[][] }> {
  const configPath = join(cacheFolder, 'app-update.yml')
  const publisher = wish.publisher === false ? '' : `publisherName:\n  - ${PUBLISHER}\n`
  writeFileSync(
    configPath,
    `provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: soudan-desk-updater\n${publisher}`,
  )
  const verified: string[][] = []
  const updater = await createUpdater({
    version: '0.1.0',
    configPath,
    cacheFolder,
    clock: systemClock,
    fetch: (url, init) => fetch(url, init),
    whyUnsigned: async (publishers, file) => {
      verified.push([...publishers, file])
      return wish.signed === undefined ? null : wish.signed()
    },
    log: () => undefined,
  })
  return { updater, verified }
}

describe('an updater with a feed', () => {
  it('finds a newer version, fetches it whole, and sends nothing that tells one PC from another', async () => {
    const feed = await startFeed(good())
    const cache = folder()
    const { updater, verified } = await updaterIn(cache)
    expect(await updater.check(feed.address)).toEqual({ ok: true, value: '9.0.0' })
    expect(feed.asked).toHaveLength(1)
    const told: number[] = []
    expect(await updater.download((percent) => told.push(percent))).toEqual({
      ok: true,
      value: null,
    })
    expect(told.at(-1)).toBe(100)
    expect(verified).toHaveLength(1)
    expect(verified[0]?.[0]).toBe(PUBLISHER)
    const pending = join(cache, 'soudan-desk-updater', 'pending')
    expect(readdirSync(pending)).toContain('setup.exe')
    for (const { headers } of feed.asked) {
      expect(Object.keys(headers).filter((name) => /^x-|cookie|auth/.test(name))).toEqual([])
    }
  })

  it('finds nothing in the version that runs, an older one, and an empty feed', async () => {
    const feed = await startFeed({})
    const { updater } = await updaterIn(folder())
    expect(await updater.check(feed.address)).toEqual({ ok: false, reason: 'notFound' })
    for (const version of ['0.1.0', '0.0.9']) {
      feed.answers = lists(list(version, 'setup.exe', sha512(installer)))
      expect(await updater.check(feed.address)).toEqual({ ok: true, value: null })
    }
  })

  it.each([
    ['no YAML', '{{{', 'failed'],
    ['no version', 'files: []\n', 'badAnswer'],
    ['no SHA-512', list('9.0.0', 'setup.exe', 'short'), 'badAnswer'],
    ['too long a list', `a: ${'x'.repeat(300_000)}`, 'badAnswer'],
  ])('refuses a list with %s', async (_what, text, reason) => {
    const feed = await startFeed(lists(text))
    const { updater } = await updaterIn(folder())
    const answer = await updater.check(feed.address)
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect([reason, 'badAnswer']).toContain(answer.reason)
  })

  it('keeps nothing whose checksum is another, and nothing that lies elsewhere', async () => {
    const feed = await startFeed({
      ...good(),
      '/desk/setup.exe': Buffer.from('changed on the way'),
    })
    const cache = folder()
    const { updater, verified } = await updaterIn(cache)
    await updater.check(feed.address)
    expect(await updater.download(() => {})).toEqual({ ok: false, reason: 'checksum' })

    const other = await startFeed({ '/setup.exe': installer })
    const elsewhere = `${new URL(other.address).origin}/setup.exe`
    feed.answers = lists(list('9.0.0', elsewhere, sha512(installer)))
    expect((await updater.check(feed.address)).ok).toBe(true)
    expect(await updater.download(() => {})).toEqual({ ok: false, reason: 'notSecure' })

    feed.answers = { ...good(), '/desk/setup.exe': { redirect: elsewhere } }
    await updater.check(feed.address)
    expect(await updater.download(() => {})).toEqual({ ok: false, reason: 'unreachable' })
    expect(other.asked).toEqual([])
    expect(verified).toEqual([])
    expect(await updater.install()).toEqual({ ok: false, reason: 'notSigned' })
  })

  it('refuses what is not signed, what nobody can compare, and what was changed after the download', async () => {
    const feed = await startFeed(good())
    const unsigned = await updaterIn(folder(), { signed: () => 'signed by somebody else' })
    await unsigned.updater.check(feed.address)
    expect(await unsigned.updater.download(() => {})).toEqual({ ok: false, reason: 'notSigned' })

    const nameless = await updaterIn(folder(), { publisher: false })
    await nameless.updater.check(feed.address)
    expect(await nameless.updater.download(() => {})).toEqual({ ok: false, reason: 'notSigned' })

    let now: string | null = null
    const changed = await updaterIn(folder(), { signed: () => now })
    await changed.updater.check(feed.address)
    expect((await changed.updater.download(() => {})).ok).toBe(true)
    now = 'changed'
    expect(await changed.updater.install()).toEqual({ ok: false, reason: 'notSigned' })
  })

  it('looks at the signature again when the same file lies there from before', async () => {
    const feed = await startFeed(good())
    const cache = folder()
    const { updater, verified } = await updaterIn(cache)
    for (const times of [1, 2]) {
      await updater.check(feed.address)
      expect((await updater.download(() => {})).ok).toBe(true)
      expect(verified).toHaveLength(times)
    }
  })
})

describe('a signature', () => {
  const says =
    (answer: unknown) =>
    async (_script: string, _file: string): Promise<Uint8Array> =>
      Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer))
  const of = (answer: unknown): Promise<string | null> =>
    whyUnsigned([PUBLISHER, 'CN=Exact, O=Example'], 'C:\\x.exe', says(answer))

  it('is that of the publisher, by its common name or the whole subject', async () => {
    expect(await of({ Status: 0, Subject: `CN=${PUBLISHER}, O=Example, C=JP` })).toBeNull()
    expect(await of({ Status: 0, Subject: `O=Example, CN="${PUBLISHER}"` })).toBeNull()
    expect(await of({ Status: 0, Subject: 'CN=Exact, O=Example' })).toBeNull()
  })

  it('is refused when it is another, not valid, missing, or cannot be read at all', async () => {
    const refused: readonly unknown[] = [
      { Status: 0, Subject: 'CN=別の会社, O=Example' },
      { Status: 0, Subject: `O=${PUBLISHER}, CN=別の会社` },
      { Status: 1, Subject: `CN=${PUBLISHER}` },
      { Status: 2, Subject: null },
      {},
      'no JSON',
      '',
    ]
    for (const answer of refused) expect([answer, await of(answer)]).not.toEqual([answer, null])
    const noPowerShell = (): Promise<Uint8Array> => Promise.reject(new Error('ENOENT'))
    expect(await whyUnsigned([PUBLISHER], 'x.exe', noPowerShell)).not.toBeNull()
  })
})

describe('an address for updates', () => {
  it('is https without anything secret in it, or none', () => {
    expect(readUpdateAddress(' ')).toEqual({ ok: true, value: null })
    expect(readUpdateAddress(' https://it.example.test/desk ')).toEqual({
      ok: true,
      value: 'https://it.example.test/desk',
    })
    for (const bad of [
      'http://it.example.test/',
      'http://127.0.0.1:8080/',
      'file:///c:/updates/',
      '\\\\server\\share',
      'https://user:word@it.example.test/',
      'https://it.example.test/?key=1',
      'it.example.test',
    ])
      expect([bad, readUpdateAddress(bad).ok]).toEqual([bad, false])
    expect(readUpdateAddress('http://127.0.0.1:8080/', true).ok).toBe(true)
    expect(readUpdateAddress('http://it.example.test/', true).ok).toBe(false)
  })
})

describe('the desk of updates', () => {
  function desk(overrides: Partial<{ practice: boolean; running: boolean }> = {}) {
    const state = { practice: false, running: false, quits: 0, loads: 0, ...overrides }
    const asked: string[] = []
    const updater: Updater = {
      check: async (address) => {
        asked.push(address)
        return { ok: true, value: '9.0.0' }
      },
      download: async () => ({ ok: true, value: null }),
      install: async () => ({ ok: true, value: null }),
    }
    const clock = createVirtualClock(0)
    const where = folder()
    const made = createUpdateDesk({
      version: '0.1.0',
      updates: {
        bar: null,
        load: async () => {
          state.loads += 1
          return updater
        },
        quit: () => {
          state.quits += 1
        },
      },
      settings: openSettingsFile((parts) => new Conf(parts), where, 'updates'),
      clock,
      practice: () => state.practice,
      sessionRunning: () => state.running,
      ring: () => undefined,
    })
    return { ...made, state, asked, clock, where }
  }
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  it('asks nobody anything without an address, and does not even load the updater', async () => {
    const { start, clock, asked, state, handlers, where } = desk()
    start()
    clock.advance(3 * DAY)
    await settle()
    await handlers['office.checkUpdates']({}, nobody)
    expect([asked, state.loads]).toEqual([[], 0])
    expect(existsSync(join(where, 'updates.json'))).toBe(false)
  })

  it('asks once a day with one, tells, and does nothing else by itself', async () => {
    const { start, clock, asked, handlers } = desk()
    await handlers['office.setUpdateAddress']({ address: 'https://it.example.test/' }, nobody)
    start()
    clock.advance(MINUTE)
    await settle()
    expect(asked).toEqual(['https://it.example.test/'])
    expect(await handlers['office.updates']({}, nobody)).toMatchObject({
      value: { state: { kind: 'available', version: '9.0.0' } },
    })
  })

  it('downloads and installs only without a session, in that order, when somebody asks', async () => {
    const { handlers, state } = desk()
    await handlers['office.setUpdateAddress']({ address: 'https://it.example.test/' }, nobody)
    await handlers['office.checkUpdates']({}, nobody)
    expect(await handlers['office.installUpdate']({}, nobody)).toMatchObject({
      reason: 'nothingThere',
    })
    state.running = true
    expect(await handlers['office.downloadUpdate']({}, nobody)).toMatchObject({
      reason: 'sessionRunning',
    })
    state.running = false
    await handlers['office.downloadUpdate']({}, nobody)
    state.running = true
    expect(await handlers['office.installUpdate']({}, nobody)).toMatchObject({
      reason: 'sessionRunning',
    })
    expect(state.quits).toBe(0)
    state.running = false
    expect(await handlers['office.installUpdate']({}, nobody)).toMatchObject({
      value: { state: { kind: 'installing' } },
    })
    expect(state.quits).toBe(1)
  })

  it('takes no address that is not https, and none from the practice office', async () => {
    const { handlers, state } = desk()
    expect(
      await handlers['office.setUpdateAddress']({ address: 'http://it.example.test/' }, nobody),
    ).toMatchObject({ reason: 'badAddress' })
    state.practice = true
    for (const answer of [
      await handlers['office.setUpdateAddress']({ address: 'https://it.example.test/' }, nobody),
      await handlers['office.downloadUpdate']({}, nobody),
      await handlers['office.installUpdate']({}, nobody),
    ])
      expect(answer).toMatchObject({ ok: false, reason: 'notPossible' })
  })
})

describe('this copy of the app', () => {
  it('can update itself only where our installer put it, signed, on Windows', () => {
    const where = folder()
    const resources = join(where, 'resources')
    mkdirSync(resources)
    const copy = { packaged: true, system: 'win32', program: join(where, 'x.exe'), resources }
    expect(updateBar({ ...copy, packaged: false })).toBe('notInstalled')
    expect(updateBar({ ...copy, system: 'linux' })).toBe('otherSystem')
    expect(updateBar(copy)).toBe('otherInstaller')
    writeFileSync(join(where, 'Uninstall SoudanDesk.exe'), '')
    expect(updateBar(copy)).toBe('unsignedBuild')
    writeFileSync(join(resources, 'app-update.yml'), 'provider: generic\n')
    expect(updateBar(copy)).toBe('unsignedBuild')
    writeFileSync(join(resources, 'app-update.yml'), `publisherName:\n  - ${PUBLISHER}\n`)
    expect(updateBar(copy)).toBeNull()
  })

  it('is not updated when it was only unpacked', () => {
    const updates = platformUpdates({
      app: { isPackaged: false, quit: () => undefined },
      version: '0.1.0',
      dataRoot: folder(),
      clock: systemClock,
      fetch: () => Promise.reject(new Error('nothing is asked')),
      log: () => undefined,
    })
    expect(updates).toEqual({ bar: 'notInstalled' })
  })
})
