/**
 * `npm start`: builds when needed, starts Electron when its binary is there or can be had, and else the browser platform.
 * Options: --browser  --data FOLDER  --port N  --no-open. SOUDAN_DATA names the data folder too.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SECOND, sleep, systemClock } from '../shared/clock.ts'
import { startText } from './platform/text.ts'

const root = join(import.meta.dirname, '..')
const built = [
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/preload/browser-bridge.cjs',
  'out/renderer/index.html',
].map((file) => join(root, file))
const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json'].map(
  (path) => join(root, path),
)
const DOWNLOAD_MS = 60 * SECOND
const LOOKUP_MS = 5 * SECOND

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    data: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
})

/** Newest change under a path, ms since 1970 UTC. */
function newest(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function isStale(): boolean {
  if (!built.every((file) => existsSync(file))) return true
  const oldestOutput = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return Math.max(...sources.map(newest)) > oldestOutput
}

type Exit = { readonly code: number }

/** Runs a program without a shell; its end is this promise. A signal to us goes on to it. */
function run(
  program: string,
  args: readonly string[],
  limitMs: number | null,
  quiet = false,
): Promise<Exit> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(program, [...args], {
      cwd: root,
      stdio: quiet ? 'ignore' : 'inherit',
      shell: false,
      windowsHide: true,
    })
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
    const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const cancel = limitMs === null ? () => {} : systemClock.after(limitMs, () => child.kill())
    const done = (code: number): void => {
      cancel()
      for (const signal of signals) process.off(signal, forward)
      resolve({ code })
    }
    child.once('error', () => done(1))
    child.once('exit', (code, signal) =>
      done(code ?? (signal !== null && signals.includes(signal) ? 0 : 1)),
    )
  })
}

async function build(): Promise<boolean> {
  console.log(startText.building)
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
    null,
  )
  return code === 0
}

/** Electron's program where it is unpacked; null when it is not. Read from its own path.txt: requiring it would download. */
function electronProgram(): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8').trim(),
  )
  return existsSync(program) ? program : null
}

/** Without a name service there is nothing to download from; do not wait for it. Behind a proxy the names are the proxy's business. */
async function networkThere(): Promise<boolean> {
  if (
    ['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy'].some((name) =>
      Boolean(process.env[name]),
    )
  )
    return true
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  const host = mirror === undefined ? 'github.com' : (URL.parse(mirror)?.hostname ?? '')
  if (host === '') return true
  const found = lookup(host).then(
    () => true,
    () => false,
  )
  return Promise.race([found, sleep(systemClock, LOOKUP_MS).then(() => false)])
}

async function findElectron(): Promise<string | null> {
  const there = electronProgram()
  if (there !== null || !(await networkThere())) return there
  console.log(startText.downloading)
  await run(
    process.execPath,
    [join(root, 'node_modules', 'electron', 'install.js')],
    DOWNLOAD_MS,
    true,
  )
  return electronProgram()
}

/** Electron needs a screen; on Linux there may be none. */
const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY'])

async function start(): Promise<number> {
  if (isStale() && !(await build())) return 1
  const data = values.data ?? process.env['SOUDAN_DATA']
  const shared = data === undefined || data === '' ? [] : ['--data', data]
  const display = hasDisplay()
  const electron = values.browser || !display ? null : await findElectron()
  if (electron !== null) return (await run(electron, [root, ...shared], null)).code
  if (!values.browser) console.log(display ? startText.noElectron : startText.noDisplay)
  const options = [
    ...shared,
    ...(values.port === undefined ? [] : ['--port', values.port]),
    ...(values['no-open'] ? ['--no-open'] : []),
  ]
  return (
    await run(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(root, 'out', 'main', 'main.js'),
        '--browser',
        ...options,
      ],
      null,
    )
  ).code
}

process.exitCode = await start()
