/** Keeps the cache on disk up to date: piece by piece, while everything else has its turn, and at the end at once. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Cancel, type Clock, SECOND } from '../../shared/clock.ts'
import { type Breathe, drain, quietWatch, runSlices, type Slices } from '../slices.ts'
import { storageCause } from '../storage/file/errors.ts'
import type { Inbox } from '../storage/log/inbox.ts'
import type { LogReader } from '../storage/log/reader.ts'
import type { Piece, Written } from './cache.ts'
import type { Memory, Touched } from './memory.ts'
import {
  type CacheParts,
  type NewPiece,
  type PieceRef,
  piecesFolder,
  prunePieces,
  removeQuietly,
  sealPiece,
  writeManifest,
  writePiece,
  writePieceBeside,
} from './pieces.ts'

/** Bookings per piece: a change of one booking writes this many anew, a few milliseconds. */
const PIECE_SIZE = 200
/** After a change the cache is written as soon as nobody has changed anything for so long. */
const QUIET_MS = 2 * SECOND

/** Yields what has to be on the disk before it goes on, and numbers in between: a moment to breathe. */
type Staging = Generator<NewPiece | number, Written>

export interface CacheWriter {
  /** From here on it is written when it is quiet. */
  start(): void
  /** Something changed; it is written when it is quiet. */
  touch(touched: Pick<Touched, 'ids' | 'removed'>): void
  /** Writes what is not written yet, now, if it can be. */
  close(): void
}

export type CacheWriterParts = CacheParts & {
  readonly clock: Clock
  readonly reader: LogReader
  readonly inbox: Pick<Inbox, 'position'>
  readonly memory: Memory
  readonly breathe: Breathe
}

function* inTurn(first: readonly string[], then: Iterable<string>): Generator<string> {
  yield* first
  yield* then
}

/** The next ones, at most so many. */
function taken(order: Iterator<string>, count: number): string[] {
  const ids: string[] = []
  while (ids.length < count) {
    const one = order.next()
    if (one.done === true) break
    ids.push(one.value)
  }
  return ids
}

/** @param start what is on disk and in force; null: nothing of it is */
export function createCacheWriter(parts: CacheWriterParts, start: Written | null): CacheWriter {
  const { memory, reader, inbox, clock } = parts
  let written = start
  let behind = start === null
  let started = false
  let closed = false
  let cancel: Cancel = () => {}
  const dirty = new Set<string>(start === null ? memory.lists().index.entries.keys() : [])
  const removed = new Set<string>()

  /** Which bookings each piece is to hold: all in the order in which they stand, and as they lie in the pieces as far as those have it. */
  function* layOut(): Slices<{ readonly ids: string[][]; readonly touched: Set<number> }> {
    const ids: string[][] = []
    const touched = new Set<number>()
    const order = memory.lists().index.entries.keys()
    let moved: readonly string[] = []
    for (const [place, piece] of (written?.pieces ?? []).entries()) {
      const kept = piece.ids.filter((id) => !removed.has(id))
      const standing = taken(order, kept.length)
      if (!isDeepStrictEqual(standing, kept)) {
        // Others' bookings came before some of these: from here on all is laid out anew.
        moved = standing
        break
      }
      if (kept.length < piece.ids.length || kept.some((id) => dirty.has(id))) touched.add(place)
      ids.push(kept)
      yield place
    }
    const rest = inTurn(moved, order)
    for (;;) {
      const last = ids.at(-1)
      const isFull = last === undefined || last.length >= PIECE_SIZE
      const more = taken(rest, isFull ? PIECE_SIZE : PIECE_SIZE - last.length)
      if (more.length === 0) return { ids, touched }
      if (isFull) ids.push(more)
      else last.push(...more)
      touched.add(ids.length - 1)
      yield ids.length
    }
  }

  function* stage(made: PieceRef[]): Staging {
    const position = reader.newest()
    const officePosition = inbox.position()
    const { ids, touched } = yield* layOut()
    const { index, head } = memory.lists()
    const pieces: Piece[] = []
    for (const [place, members] of ids.entries()) {
      const known = written?.pieces[place]
      if (known !== undefined && !touched.has(place)) pieces.push(known)
      else if (members.length > 0) {
        const piece = sealPiece(
          parts,
          members.map((id) => index.get(id)).filter((entry) => entry !== undefined),
        )
        made.push(piece.ref)
        pieces.push({ ref: piece.ref, ids: members })
        yield piece
      }
    }
    const headPiece = sealPiece(parts, head)
    made.push(headPiece.ref)
    yield headPiece
    return {
      pieces,
      manifest: {
        position:
          position === null
            ? null
            : { ...position, hash: Buffer.from(position.hash).toString('hex') },
        officePosition,
        head: headPiece.ref,
        pieces: pieces.map(({ ref }) => ref),
      },
    }
  }

  function swap(next: Written): void {
    writeManifest(parts, next.manifest)
    written = next
    behind = false
    dirty.clear()
    removed.clear()
  }

  /** Tidying can wait; the cache is in force. */
  function* tidy({ manifest }: Written): Slices<null> {
    try {
      return yield* prunePieces(parts.folder, manifest)
    } catch {
      return null
    }
  }

  /** A full disk, a read-only folder or a held file is no matter: it is tried again with the next change and at the end. */
  function giveUp(made: readonly PieceRef[]): void {
    for (const { name } of made) removeQuietly(join(piecesFolder(parts.folder), name))
  }

  /** Piece by piece, while everything else has its turn, the disk too; null: overtaken. */
  async function stageBeside(made: PieceRef[], overtaken: () => boolean): Promise<Written | null> {
    const work = stage(made)
    while (!overtaken()) {
      const step = work.next()
      if (step.done === true) return step.value
      if (typeof step.value === 'number') await parts.breathe()
      else await writePieceBeside(parts, step.value)
    }
    return null
  }

  async function writeQuietly(): Promise<void> {
    // The position must not lie behind events whose closing word is still to come.
    if (closed || memory.waiting()) return
    const base = memory.revision()
    const made: PieceRef[] = []
    const overtaken = (): boolean => closed || memory.revision() !== base
    try {
      const staged = await stageBeside(made, overtaken)
      if (staged === null || overtaken()) {
        giveUp(made)
        return
      }
      swap(staged)
      await runSlices(tidy(staged), { ...quietWatch, breathe: parts.breathe, cancelled: overtaken })
    } catch (error) {
      giveUp(made)
      if (storageCause(error) === null) throw error
    }
  }

  function stageNow(made: PieceRef[]): Written {
    const work = stage(made)
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
      if (typeof step.value !== 'number') writePiece(parts, step.value)
    }
  }

  function writeNow(): void {
    const made: PieceRef[] = []
    try {
      const staged = stageNow(made)
      swap(staged)
      drain(tidy(staged))
    } catch (error) {
      giveUp(made)
      if (storageCause(error) === null) throw error
    }
  }

  function later(): void {
    cancel()
    if (!started) return
    cancel = clock.after(QUIET_MS, () => void writeQuietly())
  }

  return {
    start() {
      started = true
      if (behind) later()
    },
    touch(touched) {
      behind = true
      for (const id of touched.ids) dirty.add(id)
      for (const id of touched.removed) removed.add(id)
      later()
    },
    close() {
      cancel()
      closed = true
      if (behind && !memory.waiting()) writeNow()
    },
  }
}
