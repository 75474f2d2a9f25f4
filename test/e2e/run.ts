/**
 * `npm run test:e2e [-- --platform electron|browser|stand-in] [-- FILTER…]`: the end-to-end tests alone, on the platform named
 * (browser unless told; electron needs its binary; stand-in runs the main process as Electron would, over a Chromium). The app is built first.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..', '..')
const { values, positionals } = parseArgs({
  options: { platform: { type: 'string', default: 'browser' } },
  allowPositionals: true,
})
if (!['browser', 'electron', 'stand-in'].includes(values.platform)) {
  console.error('--platform takes browser, electron or stand-in')
  process.exit(2)
}

function node(script: readonly string[], args: readonly string[]): number {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', ...script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SOUDAN_E2E_PLATFORM: values.platform },
  })
  return done.status ?? 1
}

const built = node(['electron-vite', 'bin', 'electron-vite.js'], ['build', '--logLevel', 'warn'])
process.exitCode =
  built === 0
    ? node(
        ['vitest', 'vitest.mjs'],
        ['run', '--project', 'e2e', '--project', 'e2e-alone', ...positionals],
      )
    : built
