/** The board's snapshot with the log's position: it makes the start instant. Never the truth: whatever is wrong with it, it is made again. */
import { z } from 'zod'
import { EntrySchema } from '../../shared/schedule/entry.ts'
import { HeadSchema } from '../../shared/schedule/head.ts'
import { createIndex } from '../../shared/schedule/index.ts'
import type { Slices } from '../slices.ts'
import type { Position } from '../storage/log/reader.ts'
import type { Lists } from './folding.ts'
import { type CacheParts, type Manifest, type PieceRef, readManifest, readPiece } from './pieces.ts'

export type Piece = { readonly ref: PieceRef; readonly ids: readonly string[] }
/** What is on disk. */
export type Written = { readonly manifest: Manifest; readonly pieces: readonly Piece[] }
export type Cached = Written & { readonly lists: Lists; readonly position: Position | null }

const EntriesSchema = z.array(EntrySchema)

/** Null: there is none that can be read. */
export function* readCache(parts: CacheParts): Slices<Cached | null> {
  const manifest = readManifest(parts)
  const head = manifest === null ? null : readPiece(parts, manifest.head, HeadSchema)
  if (manifest === null || head === null) return null
  const index = createIndex([])
  const pieces: Piece[] = []
  for (const ref of manifest.pieces) {
    const read = readPiece(parts, ref, EntriesSchema)
    if (read === null) return null
    for (const entry of read) index.put(entry)
    pieces.push({ ref, ids: read.map(({ booking }) => booking.id) })
    yield pieces.length
  }
  const { position } = manifest
  return {
    manifest,
    pieces,
    lists: { index, head },
    position: position === null ? null : { ...position, hash: Buffer.from(position.hash, 'hex') },
  }
}
