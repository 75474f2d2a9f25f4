/**
 * The schedule on disk: a small sealed manifest names sealed piece files of a few hundred bookings each. A piece is never changed: a change
 * writes new pieces, then swaps the manifest, which is the one atomic step. Earlier manifests with their pieces are the generations.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type Entry, EntrySchema } from '../../shared/schedule/entry.ts'
import { type Head, HeadSchema } from '../../shared/schedule/head.ts'

/** The office's key, for the schedule; `name` binds a blob to its place so that two cannot be exchanged. */
export interface SealBox {
  seal(plain: Uint8Array, name: string): Uint8Array
  open(sealed: Uint8Array, name: string): Result<Uint8Array>
}

/** Goes up when the files change in a way an older app cannot read. */
export const FORMAT = 1

const PieceRefSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+\.piece$/u), bytes: z.int() })
export type PieceRef = z.infer<typeof PieceRefSchema>

export const ManifestSchema = z.object({
  revision: z.int().min(0),
  atMs: z.number(),
  bookings: z.int(),
  head: PieceRefSchema,
  pieces: z.array(PieceRefSchema),
})
export type Manifest = z.infer<typeof ManifestSchema>

/** `scheduleDamaged` with `what`: 'truncated' (a file is shorter than it was), 'missing' or 'damaged'. Nothing is deleted. */
export type DamageReason = 'scheduleDamaged' | 'scheduleNewer'

export const damaged = (
  what: 'truncated' | 'missing' | 'damaged',
  file: string,
): Result<never, DamageReason> => fail('scheduleDamaged', { what, file })

/** What it means for the whole office. */
export function scheduleTrouble(failure: {
  readonly reason: DamageReason
  readonly details?: Readonly<Record<string, string | number>> | undefined
}): DamageReason | 'scheduleTruncated' | 'scheduleMissing' {
  if (failure.reason === 'scheduleNewer') return failure.reason
  switch (failure.details?.['what']) {
    case 'truncated':
      return 'scheduleTruncated'
    case 'missing':
      return 'scheduleMissing'
    default:
      return failure.reason
  }
}

export const piecesFolder = (folder: string): string => join(folder, 'schedule')

const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8')

/** Writes a new piece to the disk, for good. Throws what the file system throws. */
export function writePiece(folder: string, seal: SealBox, value: unknown): PieceRef {
  const name = `${randomUUID()}.piece`
  const sealed = seal.seal(toBytes(value), name)
  mkdirSync(piecesFolder(folder), { recursive: true })
  const handle = openSync(join(piecesFolder(folder), name), 'wx', 0o600)
  try {
    writeSync(handle, sealed)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return { name, bytes: sealed.length }
}

function readPiece(folder: string, seal: SealBox, piece: PieceRef): Result<unknown, DamageReason> {
  let sealed: Uint8Array
  try {
    sealed = readFileSync(join(piecesFolder(folder), piece.name))
  } catch {
    return damaged('missing', piece.name)
  }
  if (sealed.length < piece.bytes) return damaged('truncated', piece.name)
  const plain = seal.open(sealed, piece.name)
  return plain.ok
    ? ok(JSON.parse(Buffer.from(plain.value).toString('utf8')))
    : damaged('damaged', piece.name)
}

export function readEntries(
  folder: string,
  seal: SealBox,
  piece: PieceRef,
): Result<Entry[], DamageReason> {
  const read = readPiece(folder, seal, piece)
  if (!read.ok) return read
  const entries = z.array(EntrySchema).safeParse(read.value)
  return entries.success ? ok(entries.data) : damaged('damaged', piece.name)
}

export function readHead(
  folder: string,
  seal: SealBox,
  piece: PieceRef,
): Result<Head, DamageReason> {
  const read = readPiece(folder, seal, piece)
  if (!read.ok) return read
  const head = HeadSchema.safeParse(read.value)
  return head.success ? ok(head.data) : damaged('damaged', piece.name)
}

/** What goes into the manifest's file. */
export function sealManifest(seal: SealBox, manifest: Manifest): Record<string, unknown> {
  return {
    format: FORMAT,
    sealed: Buffer.from(seal.seal(toBytes(manifest), 'schedule.json')).toString('base64'),
  }
}

const FileSchema = z.object({ format: z.int(), sealed: z.string() })

export function openManifest(
  seal: SealBox,
  content: unknown,
  file: string,
): Result<Manifest, DamageReason> {
  const parsed = FileSchema.safeParse(content)
  const format = z.object({ format: z.number() }).safeParse(content)
  if (format.success && format.data.format > FORMAT) return fail('scheduleNewer', { file })
  if (!parsed.success) return damaged('damaged', file)
  const plain = seal.open(Buffer.from(parsed.data.sealed, 'base64'), 'schedule.json')
  if (!plain.ok) return damaged('damaged', file)
  const manifest = ManifestSchema.safeParse(JSON.parse(Buffer.from(plain.value).toString('utf8')))
  return manifest.success ? ok(manifest.data) : damaged('damaged', file)
}

/** Removes pieces that no kept manifest names; what cannot be removed now is removed another time. */
export function prunePartsExcept(folder: string, keep: ReadonlySet<string>): void {
  for (const name of readdirSync(piecesFolder(folder))) {
    if (name.endsWith('.piece') && !keep.has(name)) removeQuietly(join(piecesFolder(folder), name))
  }
}

export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // In use by a virus scanner, or the folder has become read-only: it does no harm.
  }
}
