/** The manifest's file (electron-store, or its core conf) and the earlier manifests beside it. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { ScheduleRescue } from '../../shared/schedule/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { GENERATIONS } from '../../shared/schedule/head.ts'
import type { Generation } from '../../shared/office/generation.ts'
import { writeFileAtomically } from '../storage/file/atomic-file.ts'
import {
  damaged,
  type DamageReason,
  type Manifest,
  openManifest,
  piecesFolder,
  removeQuietly,
  sealManifest,
  type SealBox,
} from './pieces.ts'

/** electron-store in the product, conf on the browser platform and in tests: the same file either way. */
export type OpenConf = (options: {
  readonly cwd: string
  readonly configName: string
  readonly accessPropertiesByDotNotation: false
}) => { store: Record<string, unknown> }

export type StoreParts = {
  readonly folder: string
  readonly openConf: OpenConf
  readonly seal: SealBox
}

const CONFIG_NAME = 'schedule'
const FILE = `${CONFIG_NAME}.json`

const generationName = (revision: number): string =>
  `generation-${String(revision).padStart(10, '0')}.json`

function conf(parts: StoreParts): { store: Record<string, unknown> } {
  return parts.openConf({
    cwd: parts.folder,
    configName: CONFIG_NAME,
    accessPropertiesByDotNotation: false,
  })
}

/** Whether a file that should be JSON was cut off rather than altered. */
function cutOff(path: string): boolean {
  const text = readFileSync(path, 'utf8').trimEnd()
  return text === '' || !text.endsWith('}')
}

/** The manifest in force; null where there is no schedule yet. */
export function readManifest(parts: StoreParts): Result<Manifest | null, DamageReason> {
  const path = join(parts.folder, FILE)
  if (!existsSync(path))
    return generationFiles(parts).length === 0 ? ok(null) : damaged('missing', FILE)
  try {
    const { store } = conf(parts)
    return openManifest(parts.seal, { ...store }, FILE)
  } catch {
    return damaged(cutOff(path) ? 'truncated' : 'damaged', FILE)
  }
}

/** The atomic step. Throws what the file system throws. */
export function writeManifest(parts: StoreParts, manifest: Manifest): void {
  conf(parts).store = sealManifest(parts.seal, manifest)
}

function generationFiles(parts: StoreParts): string[] {
  if (!existsSync(piecesFolder(parts.folder))) return []
  return readdirSync(piecesFolder(parts.folder))
    .filter((name) => /^generation-\d+\.json$/u.test(name))
    .sort()
    .reverse()
}

/** Earlier manifests that can be read, the newest first. */
export function readGenerations(parts: StoreParts): Manifest[] {
  return generationFiles(parts).flatMap((name) => {
    try {
      const content: unknown = JSON.parse(
        readFileSync(join(piecesFolder(parts.folder), name), 'utf8'),
      )
      const manifest = openManifest(parts.seal, content, name)
      return manifest.ok ? [manifest.value] : []
    } catch {
      return []
    }
  })
}

export const asGeneration = ({ revision, atMs, bookings }: Manifest): Generation => ({
  revision,
  atMs,
  bookings,
})

/** Keeps a manifest as a generation, and of all of them the newest seven. Throws what the file system throws. */
export function keepGeneration(parts: StoreParts, manifest: Manifest): void {
  mkdirSync(piecesFolder(parts.folder), { recursive: true })
  writeFileAtomically(
    join(piecesFolder(parts.folder), generationName(manifest.revision)),
    JSON.stringify(sealManifest(parts.seal, manifest)),
  )
}

export function pruneGenerations(parts: StoreParts): void {
  for (const name of generationFiles(parts).slice(GENERATIONS))
    removeQuietly(join(piecesFolder(parts.folder), name))
}

/**
 * Puts an earlier state in force, also when the present one cannot be read: one step, and what is replaced is kept under another name.
 * The schedule has to be opened again afterwards. `atMs` and the revision say that it is a new state.
 */
export function restoreGeneration(
  parts: StoreParts,
  revision: number,
  atMs: number,
): ReturnType<ScheduleRescue['restore']> {
  const kept = readGenerations(parts)
  const wanted = kept.find((manifest) => manifest.revision === revision)
  if (wanted === undefined) return fail('notFound')
  try {
    const present = readManifest(parts)
    if (present.ok && present.value !== null) keepGeneration(parts, present.value)
    else setAside(parts, atMs)
    const newest = Math.max(
      wanted.revision,
      kept[0]?.revision ?? 0,
      present.ok ? (present.value?.revision ?? 0) : 0,
    )
    writeManifest(parts, { ...wanted, revision: newest + 1, atMs })
    return ok()
  } catch {
    return fail('saveFailed')
  }
}

/** Out of the way, under another name. Throws what the file system throws. */
export function setAside(parts: StoreParts, atMs: number): void {
  const path = join(parts.folder, FILE)
  if (!existsSync(path)) return
  mkdirSync(piecesFolder(parts.folder), { recursive: true })
  const aside = join(piecesFolder(parts.folder), `damaged-${atMs}.json`)
  try {
    renameSync(path, aside)
  } catch {
    copyFileSync(path, aside)
    removeQuietly(path)
  }
}
