/** Walks all events in the order in which they were written and recomputes the chain of each device. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import type { Seal } from '../../../shared/records/seal.ts'
import { storageCause } from '../file/errors.ts'
import { GENESIS, hashOf, sameBytes } from '../log/event-hash.ts'

type Bad = NonNullable<VerifyReport['firstBad']>
/** `own`: of a chain that this folder wrote, which has no gaps; of another PC's it may hold a part only. */
export type Head = {
  readonly own: boolean
  readonly sequence: bigint
  readonly hash: Uint8Array
}
/** `next`: the sequence that would have come next on the device of the last row. */
export type Walk = { readonly events: number; readonly firstBad: Bad | null; readonly next: bigint }

/** Texts are read as bytes and types are asked for, so that a changed byte cannot hide behind a conversion. */
const SELECT = `SELECT rowid AS place, CAST(device AS BLOB) AS device, sequence, at_ms, CAST(actor AS BLOB) AS actor, CAST(type AS BLOB) AS type,
  CAST(scope AS BLOB) AS scope, payload, previous, hash,
  typeof(device) || ' ' || typeof(sequence) || ' ' || typeof(at_ms) || ' ' || typeof(actor) || ' ' || typeof(type) || ' ' ||
  typeof(scope) || ' ' || typeof(payload) || ' ' || typeof(previous) || ' ' || typeof(hash) AS types FROM events NOT INDEXED ORDER BY rowid`
const RIGHT_TYPES = /^text integer integer text text text blob blob blob$/

type Row = Record<string, SQLOutputValue>
type Position = {
  readonly device: string
  sequence: bigint
  hash: Uint8Array
  stray: bigint | null
}

const bytes = (value: SQLOutputValue | undefined): Uint8Array =>
  value instanceof Uint8Array ? value : new Uint8Array(0)
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
      firstBad =
        unknownDevice(at, row, heads) ?? step(at, row, walk, heads) ?? displaced(row, events)
      for (const seal of open)
        if (
          at.sequence === BigInt(seal.events) &&
          Buffer.from(at.hash).toString('hex').startsWith(seal.hash)
        )
          open.delete(seal)
    }
  } catch (error) {
    if (storageCause(error) === null) throw error
    firstBad ??= bad(nextAfter(last, walk), 'この行を読み取れません。ファイルが壊れています')
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
    : bad(big(row.sequence), '記録の末尾の情報にないパソコンの行です')
}

/** Nothing is ever removed, so the n-th row has the place n. */
function displaced(row: Row, count: number): Bad | null {
  return row.place === BigInt(count)
    ? null
    : bad(big(row.sequence), 'ファイルの中で、あるべき位置にありません')
}

/** One row; moves the position on when the row is right. */
function step(
  at: Position,
  row: Row,
  walk: ReadonlyMap<string, Position>,
  heads: ReadonlyMap<string, Head>,
): Bad | null {
  const sequence = big(row.sequence)
  const isPart = heads.get(at.device)?.own === false
  const expected = isPart && sequence > at.sequence ? sequence : at.sequence + 1n
  if (typeof row.types !== 'string' || !RIGHT_TYPES.test(row.types))
    return bad(expected, '値の種類が正しくありません')
  if (
    sequence > expected &&
    [...walk.values()].some((other) => other !== at && other.sequence + 1n === sequence)
  )
    return bad(sequence, '書いたパソコンと別のパソコンの行として入っています')
  if (sequence > expected) return bad(expected, `行が欠けています。次にあるのは${sequence}件目です`)
  if (sequence < expected) {
    // Out of place: some row's number was changed. The gap it left behind names that row.
    at.stray ??= sequence
    return null
  }
  const follows = sequence > at.sequence + 1n || sameBytes(bytes(row.previous), at.hash)
  if (!follows) return bad(sequence, '前の行から続いていません')
  const hash = hashOf({
    device: bytes(row.device),
    sequence,
    atMs: big(row.at_ms),
    actor: bytes(row.actor),
    type: bytes(row.type),
    scope: bytes(row.scope),
    payload: bytes(row.payload),
    previous: bytes(row.previous),
  })
  if (!sameBytes(hash, bytes(row.hash))) return bad(sequence, '内容がハッシュと一致しません')
  at.sequence = sequence
  at.hash = hash
  return null
}

function endOfDevice(at: Position, heads: ReadonlyMap<string, Head>): Bad | null {
  const head = heads.get(at.device)
  if (head === undefined) return null
  if (head.sequence > at.sequence)
    return bad(at.sequence + 1n, `行が欠けています。記録の件数は${head.sequence}件のはずです`)
  if (head.sequence < at.sequence)
    return bad(head.sequence + 1n, `記録の件数（${head.sequence}件）より後に、余分な行があります`)
  if (!sameBytes(head.hash, at.hash))
    return bad(at.sequence, '最後の行が、記録の末尾の情報と一致しません')
  return at.stray === null ? null : bad(at.stray, '行の順番が正しくありません')
}

function missingDevice(
  walk: ReadonlyMap<string, Position>,
  heads: ReadonlyMap<string, Head>,
): Bad | null {
  const missing = [...heads].some(([device, head]) => head.sequence > 0n && !walk.has(device))
  return missing ? bad(1n, 'あるパソコンの行が、すべて欠けています') : null
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
      ? `改ざん確認コード（${seal.date}）が、この行と一致しません`
      : `改ざん確認コード（${seal.date}）は${seal.events}件のものです。記録が途中で切られたか、古いものに戻されています`,
  )
}
