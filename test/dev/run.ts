/**
 * `npm run dev`: the app on the browser platform, from its source. The renderer reloads hot; a change in electron/ or
 * shared/ starts the main process anew, and the tab follows. The meeting's own pages come from the build.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCommandLine, typedIn } from '../../electron/platform/command-line.ts'
import { commandLineProblem } from '../../electron/platform/command-line-text.ts'
import { build } from '../../electron/start/build.ts'
import { type Cancel, MILLISECOND, SECOND, systemClock } from '../../shared/clock.ts'
import { freePort } from './free-port.ts'
import { GALLERY_PATH, startVite } from './vite.ts'
import { type DevWish, WISH_VARIABLE } from './wish.ts'

const root = join(import.meta.dirname, '..', '..')
/** An editor that saves several files at once starts the main process once. */
const QUIET_MS = 200 * MILLISECOND
/** So long may the rooms take to close. */
const CLOSE_MS = 5 * SECOND
const HELP = `npm run dev [-- OPTION…]
  --data FOLDER   where its data lies (node_modules/.cache/soudan-dev unless told: never your own office's)
  --port N        port of the app (a free one unless told)
  --no-open       opens no browser`

const secret = (): string => randomBytes(32).toString('base64url')

/** The meeting's pages and the bridge's script are taken from the build as they are. */
const isBuilt = (): boolean =>
  ['out/renderer/.vite/manifest.json', 'out/preload/browser-bridge.cjs'].every((file) =>
    existsSync(join(root, file)),
  )

/** Keeps one main process running, and starts it anew. */
function keepMain(wish: DevWish, onStands: () => void) {
  let child: ChildProcess | null = null
  let first = true
  const start = (): void => {
    const open = first && wish.open
    first = false
    const own = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'test', 'dev', 'main.ts')],
      {
        cwd: root,
        env: { ...process.env, [WISH_VARIABLE]: JSON.stringify({ ...wish, open }) },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    )
    child = own
    own.on('message', onStands)
    own.on('exit', (code) => {
      if (child !== own) return
      child = null
      console.error(`the main process ended (${code}); it starts anew with the next change`)
    })
  }
  /** Resolves when nobody holds the port and the data folder any more. */
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      const ending = child
      child = null
      if (ending === null || ending.exitCode !== null) return resolve()
      const cancel = systemClock.after(CLOSE_MS, () => void ending.kill('SIGKILL'))
      ending.once('exit', () => {
        cancel()
        resolve()
      })
      ending.kill('SIGTERM')
    })
  return { start, stop }
}

async function dev(): Promise<number | null> {
  const read = readCommandLine(
    process.argv.slice(2),
    process.env,
    'node',
    typedIn(process.env, process.cwd()),
  )
  if (!read.ok) {
    console.error(commandLineProblem(read))
    return 2
  }
  if (read.value.help) {
    console.log(HELP)
    return 0
  }
  if (!isBuilt() && !(await build(root))) return 1

  const vitePort = await freePort()
  const nonce = secret()
  const server = await startVite({ port: vitePort, nonce, cache: 'vite-dev' })
  const vite = `http://127.0.0.1:${vitePort}`
  console.log(`gallery of renderer/ui: ${vite}${GALLERY_PATH}`)
  const main = keepMain(
    {
      dataRoot: read.value.dataRoot ?? join(root, 'node_modules', '.cache', 'soudan-dev'),
      port: read.value.port || (await freePort()),
      open: read.value.open,
      vite,
      nonce,
      cookie: secret(),
    },
    () => server.ws.send({ type: 'full-reload' }),
  )
  main.start()

  let restart: Cancel = () => undefined
  let restarting = Promise.resolve()
  const places = ['electron', 'shared', join('test', 'dev'), 'assets'].map((place) =>
    join(root, place),
  )
  server.watcher.add(places)
  server.watcher.on('all', (_event, file) => {
    if (!places.some((place) => file.startsWith(place))) return
    restart()
    restart = systemClock.after(QUIET_MS, () => {
      console.log(`changed: ${file}`)
      restarting = restarting.then(main.stop).then(main.start)
    })
  })
  // Vite ends the process at once on SIGTERM; the main process then hears that nobody is left, and closes its rooms.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void main.stop().then(() => process.exit(0)))
  return null
}

const status = await dev()
if (status !== null) process.exitCode = status
