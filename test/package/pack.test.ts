/** The packed app without Electron's binary: everything is in the archive, and its main process runs from it on plain Node. */
// electron-builder packs around a stub, the archive is unpacked outside the tree. What only a real installer or a real Electron
// can show is not shown here.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { extractAll } from '@electron/asar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { inJapanese } from '../../electron/packaging/msi-japanese.ts'
import { shippedSbom } from '../../electron/packaging/sbom.ts'
import { NoticeSchema } from '../../shared/office/about.ts'
import { addRecord, newOffice } from '../unit/storage-helpers.ts'

const root = join(import.meta.dirname, '..', '..')
const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
const where = mkdtempSync(join(tmpdir(), 'soudan-pack-'))
const stub = join(where, 'stub')
const dist = join(where, 'dist')
const app = join(where, 'app')
const LARGEST_BYTES = 75_000_000
/** What @electron/fuses looks for in the program, a version, and how many fuses follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = 10
const wire = (): string => {
  const program = readFileSync(join(dist, 'linux-unpacked', 'soudan-desk'), 'latin1')
  const at = program.indexOf(SENTINEL) + SENTINEL.length + 2
  return program.slice(at, at + FUSES)
}

beforeAll(() => {
  mkdirSync(stub)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')))
  writeFileSync(join(stub, 'version'), version)
  writeFileSync(
    join(stub, 'electron'),
    `${SENTINEL}\x01${String.fromCharCode(FUSES)}${'0'.repeat(FUSES)}`,
    'latin1',
  )
  chmodSync(join(stub, 'electron'), 0o755)
  const packed = spawnSync(
    node,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      'dir',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${dist}`,
      '--publish',
      'never',
    ],
    { cwd: root, encoding: 'utf8' },
  )
  expect([packed.status, packed.status === 0 ? '' : packed.stdout + packed.stderr]).toEqual([0, ''])
  extractAll(join(dist, 'linux-unpacked', 'resources', 'app.asar'), app)
})
afterAll(() => rmSync(where, { recursive: true, force: true, maxRetries: 5 }))

const files = (): string[] =>
  readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(app.length + 1)
        .split(sep)
        .join('/'),
    )

const notices = (): z.infer<typeof NoticeSchema>[] =>
  z.array(NoticeSchema).parse(JSON.parse(readFileSync(join(app, 'out', 'notices.json'), 'utf8')))

/** The packed main process on plain Node, as `SoudanDesk …` would run it. */
const run = (args: readonly string[]): ReturnType<typeof spawnSync> =>
  spawnSync(
    node,
    ['--disable-warning=ExperimentalWarning', join(app, 'out', 'main', 'main.js'), ...args],
    { encoding: 'utf8', cwd: where, timeout: 60_000 },
  )

it('is at most 75 MB, without the client view and without what is bundled already', () => {
  expect(statSync(join(dist, 'linux-unpacked', 'resources', 'app.asar')).size).toBeLessThan(
    LARGEST_BYTES,
  )
  const packed = files()
  expect(
    packed.filter((file) =>
      /zoom-meeting|websdk\.umd|meetingsdk\/dist\/ui|lib\/lang|redux|lodash|\.map$|\.d\.ts$/.test(
        file,
      ),
    ),
  ).toEqual([])
  const packages = packed.flatMap(
    (file) => /^node_modules\/(.+)\/package\.json$/.exec(file)?.[1] ?? [],
  )
  expect(packages).toEqual(['@zoom/meetingsdk'])
  expect(packed.filter((file) => /^(electron|renderer|shared|test)\//.test(file))).toEqual([])
})

it('holds what the Zoom page asks the main process for', () => {
  const sdk = join(app, 'node_modules', '@zoom', 'meetingsdk', 'dist')
  const page = readFileSync(join(root, 'renderer', 'meeting', 'zoom-sdk.ts'), 'utf8')
  const scripts = [...page.matchAll(/'([\w./-]+\.min\.js)'/g)].map((found) => found[1] ?? '')
  expect(scripts.length).toBeGreaterThanOrEqual(3)
  for (const script of scripts)
    expect([script, existsSync(join(sdk, script))]).toEqual([script, true])
})

it('holds a whole Zoom meeting with the parts of the SDK that are shipped', () => {
  const held = spawnSync(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project=e2e',
      'test/e2e/zoom-meeting.test.ts',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        SOUDAN_E2E_OUT: join(app, 'out'),
        SOUDAN_E2E_PLATFORM: 'browser',
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
    },
  )
  expect([held.status, held.status === 0 ? '' : held.stdout + held.stderr]).toEqual([0, ''])
  expect(held.stdout).toMatch(/Tests\s+7 passed/)
}, 240_000)

it('names the licence, with its text, of every package of which it holds something', () => {
  const named = notices()
  for (const notice of named)
    expect([notice.name, notice.licence !== '' && notice.text.length > 200]).toEqual([
      notice.name,
      true,
    ])
  const names = named.map(({ name }) => name)
  // Bundled into each of the three builds, shipped as it is, a font, a style sheet, the shell, and one that brings no text.
  expect(names).toEqual(
    expect.arrayContaining([
      'conf',
      'zod',
      'react',
      'electron-updater',
      'lazy-val',
      '@zoom/meetingsdk',
      '@fontsource/noto-sans-jp',
      '@digital-go-jp/design-tokens',
      'electron',
    ]),
  )
})

it('has its fuses flipped: no Node of its own, only its own archive', () => {
  // RunAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive's integrity, only from the archive, …, file:// privileges
  expect(wire()).toMatch(/^010011.0/)
})

it('starts on plain Node outside the tree and serves its page', async () => {
  const data = join(where, 'data')
  const child = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      join(app, 'out', 'main', 'main.js'),
      '--browser',
      '--no-open',
      '--data',
      data,
    ],
    { cwd: where, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  try {
    const said: string[] = []
    const address = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said.push(chunk.toString())
        const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said.join(''))
        if (found !== null) resolve(found[0])
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said.join('')}`)))
    })
    // The token is good once and becomes a cookie.
    const door = await fetch(address, { redirect: 'manual' })
    const cookie = String(door.headers.get('set-cookie')).split(';')[0] ?? ''
    const page = await fetch(new URL('/', address), { headers: { cookie } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<div id="root"')
    expect(said.join('')).not.toMatch(/could not|Error/)
  } finally {
    child.kill()
  }
})

it('verifies a log through --cli, without a window and into a file', () => {
  const office = newOffice()
  addRecord(office.storage, { recordId: 'record-1', counselorId: 'counselor-1' })
  office.storage.close()
  const out = join(where, 'report.json')
  const done = run(['--cli', 'verify', office.folder, '--json', '--out', out])
  expect([done.status, done.stdout, done.stderr]).toEqual([0, '', ''])
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, firstBad: null })

  const nowhere = run(['--cli', 'verify', join(where, 'nowhere'), '--out', out])
  expect(nowhere.status).toBe(2)
  expect(readFileSync(out, 'utf8')).toContain('データのフォルダーがありません')
})

it('asks a server through --cli, with the driver that is in it', () => {
  const out = join(where, 'check.txt')
  const done = run(['--cli', 'server', 'check', 'postgres://nobody@localhost:1/none', '--out', out])
  expect([done.status, done.stdout, done.stderr]).toEqual([1, '', ''])
  expect(readFileSync(out, 'utf8')).toMatch(/^名前: 正常\n接続: 異常/)
})

it('answers a wrong use of --cli with 2, and --help with 0, and writes nothing', () => {
  const help = run(['--cli', '--help'])
  expect([help.status, String(help.stdout).includes('SoudanDesk --cli verify')]).toEqual([0, true])
  for (const args of [[], ['nonsense'], ['verify', '--out'], ['import', '--nonsense']])
    expect([args, run(['--cli', ...args]).status]).toEqual([args, 2])
  const unwritable = join(where, 'no-folder', 'out.txt')
  expect(run(['--cli', '--help', '--out', unwritable]).status).toBe(2)
  expect(existsSync(dirname(unwritable))).toBe(false)
})

it('has a list of parts: everything shipped and nothing else', () => {
  const { components } = shippedSbom()
  expect(components.length).toBe(notices().length)
  expect(components.map(({ name }) => name)).not.toContain('vitest')
})

it('has an MSI in Japanese', () => {
  const template = join(root, 'node_modules', 'app-builder-lib', 'templates', 'msi', 'template.xml')
  const source = inJapanese(readFileSync(template, 'utf8'))
  expect(source).toContain('Language="1041"')
  expect(source).not.toMatch(/Message="[^"]*[A-Za-z]{4,} [a-z]+/)
  expect(() => inJapanese('<Wix/>')).toThrow()
})
