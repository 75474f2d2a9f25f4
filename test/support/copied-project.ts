/** A second copy of the built project beside the temporary files: its Electron package is its own to unpack into and to damage. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')

export type CopiedProject = {
  readonly root: string
  /** Unpacks `script` as Electron's program, as if it had been downloaded. */
  install(script: string): void
  /** As if it had never been downloaded. */
  uninstall(): void
  remove(): void
}

/** Of the Electron package in use. */
export const ELECTRON_VERSION = z
  .object({ version: z.string() })
  .parse(
    JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')),
  ).version
const PROGRAM_NAME = process.platform === 'win32' ? 'electron.exe' : 'electron'

export function copyProject(): CopiedProject {
  const copy = mkdtempSync(join(tmpdir(), 'soudan-project-'))
  for (const name of [
    'electron',
    'shared',
    'renderer',
    'out',
    'assets',
    'package.json',
    'electron.vite.config.ts',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true })
  const modules = join(copy, 'node_modules')
  mkdirSync(modules)
  // A junction needs no privilege on Windows; elsewhere the word means nothing.
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== 'electron' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
  const electron = join(modules, 'electron')
  cpSync(join(root, 'node_modules', 'electron'), electron, {
    recursive: true,
    filter: (from) => !/[\\/]electron[\\/](dist|path\.txt)$/.test(from),
  })
  return {
    root: copy,
    install(script) {
      mkdirSync(join(electron, 'dist'), { recursive: true })
      const program = join(electron, 'dist', PROGRAM_NAME)
      writeFileSync(program, script)
      chmodSync(program, 0o755)
      writeFileSync(join(electron, 'dist', 'version'), ELECTRON_VERSION)
      writeFileSync(join(electron, 'path.txt'), PROGRAM_NAME)
    },
    uninstall() {
      rmSync(join(electron, 'dist'), { recursive: true, force: true })
      rmSync(join(electron, 'path.txt'), { force: true })
    },
    remove: () => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }),
  }
}
