/** Building the app when a source is newer than what was built from it. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.ts'

const BUILT = [
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/preload/browser-bridge.cjs',
  'out/renderer/index.html',
]
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json']

/** Newest change under a path, ms since 1970 UTC. */
function newest(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export function isStale(root: string): boolean {
  const built = BUILT.map((file) => join(root, file))
  if (!built.every((file) => existsSync(file))) return true
  const oldestOutput = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return Math.max(...SOURCES.map((path) => newest(join(root, path)))) > oldestOutput
}

/** @returns false when it did not succeed; the builder has said why */
export async function build(root: string): Promise<boolean> {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const ended = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: process.env,
    stderr: 'show',
    windowsHide: true,
  })
  return ended.code === 0
}
