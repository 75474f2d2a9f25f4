/** How the bookings in memory lie in the piece files, and the way from one to the other. */
import { ok, type Result } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { emptyHead, type Head } from '../../shared/schedule/head.ts'
import { createIndex, type ScheduleIndex } from '../../shared/schedule/index.ts'
import { readManifest, type StoreParts } from './generations.ts'
import type { Slices } from '../slices.ts'
import { type DamageReason, type Manifest, type PieceRef, readEntries, readHead } from './pieces.ts'

/** Bookings per piece: a change of one booking writes this many anew, a few milliseconds. */
const PART_SIZE = 400
/** Bookings, and pieces, looked at between two breaths. */
const BREATH = 2000
const BREATH_PARTS = 20

export type Piece = { readonly ref: PieceRef; readonly ids: readonly string[] }

export type ScheduleState = {
  manifest: Manifest | null
  pieces: readonly Piece[]
  head: Head
  index: ScheduleIndex
}

/** Reads everything the manifest names; nothing there yet is an empty schedule. */
export function loadState(parts: StoreParts): Result<ScheduleState, DamageReason> {
  const manifest = readManifest(parts)
  if (!manifest.ok) return manifest
  if (manifest.value === null)
    return ok({ manifest: null, pieces: [], head: emptyHead, index: createIndex([]) })
  const head = readHead(parts.folder, parts.seal, manifest.value.head)
  if (!head.ok) return head
  const entries: Entry[] = []
  const known: Piece[] = []
  for (const ref of manifest.value.pieces) {
    const read = readEntries(parts.folder, parts.seal, ref)
    if (!read.ok) return read
    for (const entry of read.value) entries.push(entry)
    known.push({ ref, ids: read.value.map((entry) => entry.booking.id) })
  }
  return ok({
    manifest: manifest.value,
    pieces: known,
    head: head.value,
    index: createIndex(entries),
  })
}

export function* byId(puts: readonly Entry[]): Slices<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for (const entry of puts) {
    entries.set(entry.booking.id, entry)
    if (entries.size % BREATH === 0) yield 0
  }
  return entries
}

/** Which bookings each piece is to hold: those that change stay in their piece, new ones fill up the last. */
export function* layOut(
  state: ScheduleState,
  puts: readonly Entry[],
  fresh: ReadonlyMap<string, Entry>,
): Slices<{ readonly ids: readonly string[][]; readonly touched: ReadonlySet<number> }> {
  const ids = state.pieces.map((piece) => [...piece.ids])
  const placeOf = new Map<string, number>()
  for (const [place, members] of ids.entries()) {
    for (const id of members) if (fresh.has(id)) placeOf.set(id, place)
    if (place % BREATH_PARTS === BREATH_PARTS - 1) yield 0
  }
  const touched = new Set<number>()
  for (const [n, { booking }] of puts.entries()) {
    if (n % BREATH === BREATH - 1) yield 0
    let place = placeOf.get(booking.id)
    if (place === undefined) {
      if ((ids.at(-1)?.length ?? PART_SIZE) >= PART_SIZE) ids.push([])
      place = ids.length - 1
      ids[place]?.push(booking.id)
      placeOf.set(booking.id, place)
    }
    touched.add(place)
  }
  return { ids, touched }
}

/** A new index with the change in it; the old one stays in use until the change is in force. */
export function* indexWith(index: ScheduleIndex, puts: readonly Entry[]): Slices<ScheduleIndex> {
  const next = createIndex([])
  let done = 0
  for (const entries of [index.entries.values(), puts]) {
    for (const entry of entries) {
      next.put(entry)
      done += 1
      if (done % 1000 === 0) yield done
    }
  }
  return next
}
