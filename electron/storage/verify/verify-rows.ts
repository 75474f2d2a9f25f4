/** Walks all events in the order in which they were written and recomputes the chain of each device. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/events.ts'
import type { Seal } from '../../../shared/records/seal.ts'
import { storageCause } from '../file/errors.ts'
import { GENESIS, hashOf, sameBytes } from '../log/event-hash.ts'

type Bad = NonNullable<VerifyReport['firstBad']>
export type Head = { readonly sequence: bigint; readonly hash: Uint8Array }
/** `next`: the sequence that would have come next on the device of the last row. */
export type Walk = { readonly events: number; readonly firstBad: Bad | null; readonly next: bigint }

/** Texts are read as bytes and types are asked for, so that a changed byte cannot hide behind a conversion. */
const SELECT = `SELECT rowid AS place, CAST(device AS BLOB) AS device, sequence, at_ms, CAST(actor AS BLOB) AS actor, CAST(type AS BLOB) AS type,
  CAST(record_id AS BLOB) AS record_id, payload, previous, hash,
  typeof(device) || ' ' || typeof(sequence) || ' ' || typeof(at_ms) || ' ' || typeof(actor) || ' ' || typeof(type) || ' ' ||
  typeof(record_id) || ' ' || typeof(payload) || ' ' || typeof(previous) || ' ' || typeof(hash) AS types FROM events NOT INDEXED ORDER BY rowid`
const RIGHT_TYPES = /^text integer integer text text (text|null) blob blob blob$/

type Row = Record<string, SQLOutputValue>
type Position = {
  readonly device: string
  sequence: bigint
  hash: Uint8Array
  stray: bigint | null
}

const bytes = (value: SQLOutputValue | undefined): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(0)
const bytesOrNull = (value: SQLOutputValue | undefined): Uint8Array | null =>
  value instanceof Uint8Array ? value : null
const big = (value: SQLOutputValue | undefined): bigint => (typeof value === 'bigint' ? value : 0n)
const bad = (sequence: bigint, why: string): Bad => ({ sequence: Number(sequence), why })
const deviceOf = (row: Row): string => Buffer.from(bytes(row.device)).toString('latin1')

/** @param seals printed ones; each must name an event that is there, on one device or another */
export function checkRows(
  db: DatabaseSync,
  heads: ReadonlyMap<string, Head>,
  seals: readonly Seal[] = [],
): Walk {
  const statement = db.prepare(SELECT)
  statement.setReadBigInts(true)
  const walk = new Map<string, Position>()
  const open = new Set(seals.filter((seal) => seal.events > 0))
  let last: Position | null = null
  let firstBad: Bad | null = null
  let events = 0
  try {
    for (const row of statement.iterate()) {
      events += 1
      if (firstBad !== null) continue
      const at = positionOf(walk, deviceOf(row))
      last = at
      firstBad = unknownDevice(at, row, heads) ?? step(at, row, walk) ?? displaced(row, events)
      for (const seal of open)
        if (
          at.sequence === BigInt(seal.events) &&
          Buffer.from(at.hash).toString('hex').startsWith(seal.hash)
        )
          open.delete(seal)
    }
  } catch (error) {
    if (storageCause(error) === null) throw error
    firstBad ??= bad(nextAfter(last, walk), 'the row cannot be read: the file is damaged here')
  }
  for (const at of walk.values()) firstBad ??= endOfDevice(at, heads)
  firstBad ??= missingDevice(walk, heads) ?? contradicted(open, walk)
  return { events, firstBad, next: nextAfter(last, walk) }
}

function positionOf(walk: Map<string, Position>, device: string): Position {
  const known = walk.get(device)
  if (known !== undefined) return known
  const made: Position = { device, sequence: 0n, hash: GENESIS, stray: null }
  walk.set(device, made)
  return made
}

/** After a row whose device is not to be trusted: the place after the longest chain so far. */
function nextAfter(last: Position | null, walk: ReadonlyMap<string, Position>): bigint {
  if (last !== null && last.sequence > 0n) return last.sequence + 1n
  return (
    [...walk.values()].reduce((most, { sequence }) => (sequence > most ? sequence : most), 0n) + 1n
  )
}

function unknownDevice(at: Position, row: Row, heads: ReadonlyMap<string, Head>): Bad | null {
  return heads.has(at.device)
    ? null
    : bad(big(row.sequence), 'it belongs to a device the head does not name')
}

/** Nothing is ever removed, so the n-th row has the place n. */
function displaced(row: Row, count: number): Bad | null {
  return row.place === BigInt(count)
    ? null
    : bad(big(row.sequence), 'the row is not at its place in the file')
}

/** One row; moves the position on when the row is right. */
function step(at: Position, row: Row, walk: ReadonlyMap<string, Position>): Bad | null {
  const sequence = big(row.sequence)
  const expected = at.sequence + 1n
  if (typeof row.types !== 'string' || !RIGHT_TYPES.test(row.types))
    return bad(expected, 'a column holds a value of the wrong kind')
  if (
    sequence > expected &&
    [...walk.values()].some((other) => other !== at && other.sequence + 1n === sequence)
  )
    return bad(sequence, 'it stands under another device than it was written by')
  if (sequence > expected) return bad(expected, `the row is missing; the next one is ${sequence}`)
  if (sequence < expected) {
    // Out of place: some row's number was changed. The gap it left behind names that row.
    at.stray ??= sequence
    return null
  }
  if (!sameBytes(bytes(row.previous), at.hash))
    return bad(sequence, 'it does not follow the row before it')
  const hash = hashOf({
    device: bytes(row.device),
    sequence,
    atMs: big(row.at_ms),
    actor: bytes(row.actor),
    type: bytes(row.type),
    recordId: bytesOrNull(row.record_id),
    payload: bytes(row.payload),
    previous: bytes(row.previous),
  })
  if (!sameBytes(hash, bytes(row.hash))) return bad(sequence, 'its content does not match its hash')
  at.sequence = sequence
  at.hash = hash
  return null
}

function endOfDevice(at: Position, heads: ReadonlyMap<string, Head>): Bad | null {
  const head = heads.get(at.device)
  if (head === undefined) return null
  if (head.sequence > at.sequence)
    return bad(at.sequence + 1n, `the row is missing; the head names ${head.sequence} rows`)
  if (head.sequence < at.sequence)
    return bad(head.sequence + 1n, `the head names only ${head.sequence} rows`)
  if (!sameBytes(head.hash, at.hash)) return bad(at.sequence, 'it is not the row the head names')
  return at.stray === null ? null : bad(at.stray, 'the row is out of place')
}

function missingDevice(
  walk: ReadonlyMap<string, Position>,
  heads: ReadonlyMap<string, Head>,
): Bad | null {
  const missing = [...heads].some(([device, head]) => head.sequence > 0n && !walk.has(device))
  return missing ? bad(1n, 'all rows of a device are missing') : null
}

/** The first printed seal that no row bears out. */
function contradicted(open: ReadonlySet<Seal>, walk: ReadonlyMap<string, Position>): Bad | null {
  const [seal] = [...open].sort((a, b) => a.events - b.events)
  if (seal === undefined) return null
  const longest = [...walk.values()].reduce(
    (most, { sequence }) => (sequence > most ? sequence : most),
    0n,
  )
  const there = longest >= BigInt(seal.events)
  return bad(
    there ? BigInt(seal.events) : longest + 1n,
    there
      ? `the seal of ${seal.date} was printed for another row`
      : `the seal of ${seal.date} was printed for ${seal.events} rows; the log was cut off or rolled back`,
  )
}
