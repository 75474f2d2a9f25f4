/** Electron's app: paths, the lock, readiness, ends. */
import { APP_EVENTS } from './events.ts'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { type Chromium, chromiumIs, startChromium, switches } from './chromium.ts'
import { Guarded, guarded, preventable } from './guarded.ts'
import { trace } from './trace.ts'

const { version: VERSION } = z
  .object({ version: z.string() })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')),
  )
const PATHS = [
  'userData',
  'documents',
  'downloads',
  'home',
  'temp',
  'appData',
  'logs',
  'desktop',
  'sessionData',
  'exe',
] as const
/** Tells the first process that another one was started on its folder. */
const SECOND = 'SIGUSR2'

class StandInApp
  extends Guarded
  implements
    Pick<
      Electron.App,
      | 'isPackaged'
      | 'setName'
      | 'getName'
      | 'getVersion'
      | 'setPath'
      | 'getPath'
      | 'getAppPath'
      | 'requestSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'enableSandbox'
      | 'setAppUserModelId'
      | 'isReady'
      | 'quit'
      | 'exit'
      | 'focus'
      | 'getLocale'
    >
{
  readonly isPackaged = false
  readonly commandLine = guarded('app.commandLine', {
    appendSwitch: (name: string, value?: string): void => {
      if (this.ready) throw new Error(`--${name} comes too late`)
      switches.push(value === undefined ? `--${name}` : `--${name}=${value}`)
    },
    hasSwitch: (name: string): boolean =>
      process.argv.some((one) => one === `--${name}` || one.startsWith(`--${name}=`)),
    getSwitchValue: (name: string): string =>
      process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  })
  private readonly paths = new Map<string, string>()
  private name = 'soudan-desk'
  private ready = false
  private started: Promise<Chromium> | null = null
  private lock: string | null = null
  private readonly whenIsReady: Promise<void>
  private tellReady: () => void = () => undefined
  /** What must have happened before the app is ready, e.g. a test that listens. */
  readonly gate: { before: (chromium: Chromium) => Promise<void> }

  constructor() {
    super('app', APP_EVENTS)
    this.gate = { before: async () => undefined }
    this.whenIsReady = new Promise((resolve) => {
      this.tellReady = resolve
    })
  }

  /** The entry has been evaluated to its end. */
  async evaluated(): Promise<void> {
    if (this.started !== null) return
    this.started = startChromium(process.argv.slice(2))
    chromiumIs(this.started)
    await this.gate.before(await this.started)
    this.ready = true
    this.tellReady()
    this.emit('ready')
  }
  isReady(): boolean {
    return this.ready
  }
  whenReady(): Promise<void> {
    return this.whenIsReady
  }
  setName(name: string): void {
    this.name = name
  }
  getName(): string {
    return this.name
  }
  getVersion(): string {
    return VERSION
  }
  getAppPath(): string {
    return process.cwd()
  }
  getLocale(): string {
    return 'ja'
  }
  /** Electron's own rule and words. */
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!PATHS.some((one) => one === name)) throw new Error(`Failed to set path '${name}'`)
    this.paths.set(name, path)
  }
  getPath(name: string): string {
    const set = this.paths.get(name)
    if (set !== undefined) return set
    const home = homedir()
    if (name === 'home') return home
    if (name === 'temp') return process.env['TMPDIR'] ?? '/tmp'
    if (name === 'exe') return process.execPath
    if (name === 'appData') return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
    if (name === 'userData' || name === 'sessionData')
      return join(this.getPath('appData'), this.name)
    if (name === 'logs') return join(this.getPath('userData'), 'logs')
    if (name === 'documents') return join(home, 'Documents')
    if (name === 'downloads') return join(home, 'Downloads')
    if (name === 'desktop') return join(home, 'Desktop')
    throw new Error(`Failed to get '${name}' path`)
  }
  /** Belongs to the data folder; one left by a process that is gone counts for nothing. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'SingletonLock')
    const holder = readHolder(file)
    if (holder !== null && holder !== process.pid && tells(holder)) return false
    rmSync(file, { force: true })
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    this.lock = file
    process.on(SECOND, () => this.emit('second-instance', {}, [], '', null))
    return true
  }
  releaseSingleInstanceLock(): void {
    if (this.lock !== null) rmSync(this.lock, { force: true })
    this.lock = null
  }
  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox comes too late')
  }
  setAppUserModelId(id: string): void {
    trace('app.setAppUserModelId', id)
  }
  focus(): void {
    trace('app.focus')
  }
  quit(): void {
    trace('app.quit')
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    const last = preventable({})
    this.emit('will-quit', last)
    if (!last.defaultPrevented) this.exit(0)
  }
  exit(code = 0): void {
    trace('app.exit', code)
    this.releaseSingleInstanceLock()
    this.emit('quit', {}, code)
    process.exit(code)
  }
}

function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** False when the process is gone, or its number belongs to somebody else by now. */
function tells(pid: number): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron-stand-in')) return false
    process.kill(pid, SECOND)
    return true
  } catch {
    return false
  }
}

export const app = new StandInApp()

/** An event of the app that one of its windows or sessions brings about. */
export function tellApp(event: string, ...details: unknown[]): void {
  app.emit(event, ...details)
}
