/**
 * `npm run office`: a real PostgreSQL and three desks of one practice office on this machine, to try an office of several PCs and to
 * show it. Everybody in it is invented, and all of it is gone afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import {
  foundOffice,
  joinOffice,
  recoveryWrapsThere,
} from '../../electron/office/server/joining.ts'
import { newPassword } from '../../electron/office/server/link.ts'
import { openPlaceFile, placeOf, settled } from '../../electron/office/server/place.ts'
import { inviteTo, setUpServer } from '../../electron/office/server/setting-up.ts'
import { openProfileStore } from '../../electron/office/profile-store.ts'
import { type OpenConf, openSettingsFile } from '../../electron/office/settings-file.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { build, isStale } from '../../electron/start/build.ts'
import { recoveryWrapOf } from '../../electron/storage/keys/key-file.ts'
import { keyPath } from '../../electron/storage/file/names.ts'
import {
  createStorage,
  joinStorage,
  type Storage,
  type StorageParts,
} from '../../electron/storage/storage.ts'
import { systemClock } from '../../shared/clock.ts'
import { fail, type Result } from '../../shared/result.ts'
import { startPostgres } from '../support/postgres.ts'

const root = join(import.meta.dirname, '..', '..')
const DESKS = 3
const HELP = `npm run office [-- --no-open]
  Three desks of the practice office, each in a browser window of its own, on one PostgreSQL. Ctrl+C ends all of it.`

const openConf: OpenConf = (options) => new Conf(options)

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

const partsOf = (folder: string): StorageParts => ({
  folder,
  // The browser platform has none, and the practice office's key is published.
  keyStore: {
    available: () => false,
    wrap: (secret) => secret,
    unwrap: () => fail('keyUnavailable'),
  },
  vaultPassphrase: null,
  kind: 'practice',
  clock: systemClock,
})

/** The folder of one desk, in which the practice office is the one that was open last. */
function deskFolder(all: string, desk: number): { readonly data: string; readonly office: string } {
  const data = join(all, `desk-${desk}`)
  const office = join(data, 'practice')
  mkdirSync(office, { recursive: true })
  must(openSettingsFile(openConf, data, 'settings').write({ last: 'practice' }))
  return { data, office }
}

type Desk = { readonly storage: Storage; readonly data: string }

async function madeDesks(
  all: string,
  server: Awaited<ReturnType<typeof startPostgres>>,
): Promise<readonly Desk[]> {
  const admin = await server.connect()
  const { office } = must(await setUpServer(admin))
  if (office === null) throw new Error('the server has an office already')
  const desks: Desk[] = []
  let recoveryKey = ''
  for (let desk = 1; desk <= DESKS; desk += 1) {
    const folder = deskFolder(all, desk)
    const invited = must(await inviteTo(admin, office, 'joining', true))
    const address = { ...server.address, ...invited }
    const joining = { office, address, nextPassword: newPassword() }
    let storage: Storage
    if (desk === 1) {
      const made = must(createStorage(partsOf(folder.office)))
      ;({ storage, recoveryKey } = made)
      const file = openSettingsFile(openConf, folder.office, 'profile')
      must(openProfileStore({ file, log: storage.log, initial: kanazawaProfile() }))
      const recovery = recoveryWrapOf(keyPath(folder.office))
      if (recovery === null) throw new Error('the key file has no recovery key')
      must(await foundOffice(joining, { device: storage.device, vault: storage.vault, recovery }))
    } else {
      const wraps = must(await recoveryWrapsThere(address))
      storage = must(joinStorage(partsOf(folder.office), wraps, recoveryKey))
      must(await joinOffice(joining, storage.vault))
    }
    must(openPlaceFile(folder.office, storage.vault).write(settled(placeOf(joining))))
    desks.push({ storage, data: folder.data })
  }
  for (const { storage } of desks) storage.close()
  return desks
}

/** Resolves once the desk can be seen. */
function opened(data: string, options: readonly string[]): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'out', 'main', 'main.js'),
      ...['--browser', '--data', data, ...options],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      if (chunk.includes('http://')) resolve(child)
    })
    child.once('exit', (code) => reject(new Error(`a desk ended with ${code}`)))
  })
}

async function run(args: readonly string[]): Promise<number | null> {
  const options = args.filter((one) => one === '--no-open')
  if (options.length !== args.length) {
    console.log(HELP)
    return args.includes('--help') ? 0 : 2
  }
  if (isStale(root) && !(await build(root))) return 1
  const all = mkdtempSync(join(tmpdir(), 'soudan-office-'))
  const server = await startPostgres()
  const children: ChildProcess[] = []
  let isEnding = false
  async function end(): Promise<void> {
    if (isEnding) return
    isEnding = true
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(
      children.map((child) =>
        child.exitCode === null
          ? new Promise((resolve) => child.once('exit', resolve))
          : Promise.resolve(),
      ),
    )
    await server.close()
    rmSync(all, { recursive: true, force: true })
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The server's package would end this program as soon as the server has stopped, with folders left behind.
    process.removeAllListeners(signal)
    process.once(signal, () => void end())
  }
  // One after the other: the first one makes the practice day that the others receive.
  for (const { data } of await madeDesks(all, server)) children.push(await opened(data, options))
  console.log(`${DESKS} desks of one practice office; Ctrl+C ends them`)
  return null
}

const status = await run(process.argv.slice(2))
if (status !== null) process.exitCode = status
