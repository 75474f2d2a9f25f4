/**
 * The cache on disk: a small sealed manifest names sealed piece files of a few hundred bookings each. A piece is never changed: a change
 * writes new pieces, then swaps the manifest, which is the one atomic step. The log is the truth: whatever cannot be read here is made again.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Result } from '../../shared/result.ts'
import type { Slices } from '../slices.ts'
import { storageCause } from '../storage/file/errors.ts'
import { whileHeld, whileHeldLonger } from '../storage/file/held.ts'

/** The office's key, for the schedule; `name` binds a blob to its place so that two cannot be exchanged. */
export interface SealBox {
  seal(plain: Uint8Array, name: string): Uint8Array
  open(sealed: Uint8Array, name: string): Result<Uint8Array>
}

/** electron-store in the product, conf on the browser platform and in tests: the same file either way. */
export type OpenConf = (options: {
  readonly cwd: string
  readonly configName: string
  readonly accessPropertiesByDotNotation: false
}) => { store: Record<string, unknown> }

export type CacheParts = {
  readonly folder: string
  readonly openConf: OpenConf
  readonly seal: SealBox
}

/** Files removed between two breaths. */
const REMOVED_AT_ONCE = 10

const CONFIG_NAME = 'schedule'
const FILE = `${CONFIG_NAME}.json`
/** Goes up when the files change; one of another format is made again. */
const FORMAT = 4

const PieceRefSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+\.piece$/u) })
export type PieceRef = z.infer<typeof PieceRefSchema>

export const ManifestSchema = z.object({
  /** The event that had arrived last; null: none had. */
  position: z
    .object({
      device: z.string(),
      sequence: z.int(),
      hash: z.string().regex(/^[0-9a-f]{64}$/u),
      order: z.string(),
    })
    .nullable(),
  /** The last position of the office's order that was here; 0: none. */
  officePosition: z.int(),
  head: PieceRefSchema,
  pieces: z.array(PieceRefSchema),
})
export type Manifest = z.infer<typeof ManifestSchema>

export const piecesFolder = (folder: string): string => join(folder, 'schedule')

const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8')

/** A piece that is not on the disk yet. */
export type NewPiece = { readonly ref: PieceRef; readonly sealed: Uint8Array }

export function sealPiece({ seal }: CacheParts, value: unknown): NewPiece {
  const name = `${randomUUID()}.piece`
  return { ref: { name }, sealed: seal.seal(toBytes(value), name) }
}

/** A new file, and through to the disk. */
const FOR_GOOD = { flag: 'wx', mode: 0o600, flush: true } as const

/** Onto the disk, for good. Throws what the file system throws. */
export function writePiece({ folder }: CacheParts, { ref, sealed }: NewPiece): void {
  mkdirSync(piecesFolder(folder), { recursive: true })
  whileHeld(() => writeFileSync(join(piecesFolder(folder), ref.name), sealed, FOR_GOOD))
}

/** The same while everything else has its turn: a disk may take its time. Rejects with what the file system says. */
export async function writePieceBeside(
  { folder }: CacheParts,
  { ref, sealed }: NewPiece,
): Promise<void> {
  await mkdir(piecesFolder(folder), { recursive: true })
  await whileHeldLonger(() => writeFile(join(piecesFolder(folder), ref.name), sealed, FOR_GOOD))
}

/** Null: gone, damaged, cut off, of another key or shape, or it cannot be read now. */
export function readPiece<T>(
  { folder, seal }: CacheParts,
  { name }: PieceRef,
  schema: z.ZodType<T>,
): T | null {
  try {
    const file = join(piecesFolder(folder), name)
    return opened(
      seal,
      whileHeld(() => readFileSync(file)),
      name,
      schema,
    )
  } catch {
    return null
  }
}

function opened<T>(
  seal: SealBox,
  sealed: Uint8Array,
  name: string,
  schema: z.ZodType<T>,
): T | null {
  const plain = seal.open(sealed, name)
  if (!plain.ok) return null
  const value = schema.safeParse(JSON.parse(Buffer.from(plain.value).toString('utf8')))
  return value.success ? value.data : null
}

const FileSchema = z.object({ format: z.literal(FORMAT), sealed: z.string() })

function conf(parts: CacheParts): { store: Record<string, unknown> } {
  return parts.openConf({
    cwd: parts.folder,
    configName: CONFIG_NAME,
    accessPropertiesByDotNotation: false,
  })
}

/** Null as for a piece. */
export function readManifest(parts: CacheParts): Manifest | null {
  if (!existsSync(join(parts.folder, FILE))) return null
  try {
    const file = FileSchema.safeParse({ ...whileHeld(() => conf(parts)).store })
    return file.success
      ? opened(parts.seal, Buffer.from(file.data.sealed, 'base64'), FILE, ManifestSchema)
      : null
  } catch {
    return null
  }
}

/** The atomic step. Throws what the file system throws. */
export function writeManifest(parts: CacheParts, manifest: Manifest): void {
  const content = {
    format: FORMAT,
    sealed: Buffer.from(parts.seal.seal(toBytes(manifest), FILE)).toString('base64'),
  }
  whileHeld(() => {
    toReplace(parts).store = content
  })
}

function toReplace(parts: CacheParts): { store: Record<string, unknown> } {
  try {
    return conf(parts)
  } catch (error) {
    if (storageCause(error) !== null) throw error
    // What is there is no JSON, so that it cannot even be opened to be replaced.
    removeQuietly(join(parts.folder, FILE))
    return conf(parts)
  }
}

/**
 * Removes pieces that the manifest does not name; what cannot be removed now is removed another time. Which they are is settled
 * before the first breath, so that a piece written meanwhile is none of them.
 */
export function* prunePieces(folder: string, { head, pieces }: Manifest): Slices<null> {
  const kept = new Set([head, ...pieces].map(({ name }) => name))
  const old = readdirSync(piecesFolder(folder)).filter(
    (name) => name.endsWith('.piece') && !kept.has(name),
  )
  for (const [place, name] of old.entries()) {
    if (place % REMOVED_AT_ONCE === REMOVED_AT_ONCE - 1) yield place
    removeQuietly(join(piecesFolder(folder), name))
  }
  return null
}

export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // In use by a virus scanner, or the folder has become read-only: it does no harm.
  }
}
