/** Electron's program: where it is, and getting it where it is not. */
import { lookup } from 'node:dns/promises'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { SECOND, sleep, systemClock } from '../../shared/clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { downloadEnvironment, type Environment, proxyOf } from './proxy.ts'
import { withoutSecrets } from './resuming-fetch.ts'
import { run } from './run.ts'
import { startText } from './text.ts'

const LOOKUP_MS = 5 * SECOND
const PackageSchema = z.object({ version: z.string() })

/** The unpacked program of the version that is installed; null when there is none. Electron's own module would download when asked. */
export function electronProgram(root: string, env: Environment): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const given = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given === undefined && versionOf(folder) !== unpackedVersion(folder)) return null
  const program = join(given ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

const versionOf = (folder: string): string =>
  PackageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version

function unpackedVersion(folder: string): string | null {
  const file = join(folder, 'dist', 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

/** Without a name service there is nothing to download from. Behind a proxy the names are the proxy's business. */
async function networkThere(env: Environment): Promise<boolean> {
  const { https, http } = proxyOf(env)
  if (https !== null || http !== null) return true
  const mirror = ['npm_config_electron_mirror', 'NPM_CONFIG_ELECTRON_MIRROR', 'ELECTRON_MIRROR']
    .map((name) => env[name])
    .find((value) => value !== undefined && value !== '')
  const host = mirror === undefined ? 'github.com' : (URL.parse(mirror)?.hostname ?? '')
  if (host === '') return true
  // An IPv6 address stands in brackets in an address.
  const found = lookup(host.replace(/^\[(.*)\]$/, '$1')).then(
    () => true,
    () => false,
  )
  return Promise.race([found, sleep(systemClock, LOOKUP_MS).then(() => false)])
}

/**
 * Downloads and unpacks it by Electron's own installer (which knows the mirror, the cache and the checksums), with our fetch.
 * Fails with `noNetwork`, with `stopped` when we were told to end, or with the installer's last word in `details.line`.
 */
export async function downloadElectron(
  root: string,
  env: Environment,
  say: (line: string) => void,
): Promise<Result<string, 'noNetwork' | 'stopped' | 'notDownloaded'>> {
  if (!(await networkThere(env))) return fail('noNetwork')
  say(startText.downloading)
  const temporary = mkdtempSync(join(tmpdir(), 'soudan-electron-'))
  try {
    const hook = pathToFileURL(join(import.meta.dirname, 'fetch-hook.ts')).href
    const ended = await run(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--import',
        hook,
        join(root, 'node_modules', 'electron', 'install.js'),
      ],
      {
        cwd: root,
        env: downloadEnvironment(env, temporary),
        stderr: 'keep',
        windowsHide: true,
      },
    )
    if (ended.stopped) return fail('stopped')
    const program = electronProgram(root, env)
    return program === null
      ? fail('notDownloaded', { line: lastWord(ended.stderr) ?? `exit ${ended.code ?? '?'}` })
      : ok(program)
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The last line that says something: no place of a stack, no brackets, no kind of error before its message. */
export function lastWord(stderr: string): string | null {
  const lines = stderr
    .split(/\r?\n/)
    .filter(
      (line) => /[A-Za-z]{3}/.test(line) && !/^\s*(at |[{}\]]|\w+: .*,$|Node\.js v)/.test(line),
    )
  const last = lines.at(-1)?.trim()
  return last === undefined ? null : withoutSecrets(last.replace(/^(\w*Error|Error): /, ''))
}
