/** Rows of a table in a plain file, one after the other, with the SHA-256 of all of it. Values as SQLite has them, nothing else. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import type { SQLInputValue } from 'node:sqlite'
import { whileHeld } from '../file/held.ts'
import { DamagedRow } from '../file/rows.ts'

export type Values = readonly (SQLInputValue | undefined)[]
export type RowFile = { readonly bytes: number; readonly sha256: string }

const MAGIC = Buffer.from('soudan-desk/rows/1\n', 'latin1')
const TAG = { null: 0, int: 1, text: 2, blob: 3 } as const
const BLOCK = 2 ** 20
/** A row is read as a whole: more than this no row of this program has. */
const LONGEST_ROW = 2 ** 26

function encodeValue(value: Values[number]): Buffer {
  if (value === null) return Buffer.of(TAG.null)
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeUInt8(TAG.int)
    // Throws on a fraction, which no table of the log holds.
    bytes.writeBigInt64BE(BigInt(value), 1)
    return bytes
  }
  if (typeof value !== 'string' && !(value instanceof Uint8Array))
    throw new Error('a value of a kind that no table holds')
  const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
  const head = Buffer.alloc(5)
  head.writeUInt8(typeof value === 'string' ? TAG.text : TAG.blob)
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

function encodeRow(values: Values): Buffer {
  const body = Buffer.concat(values.map(encodeValue))
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}

function decodeRow(body: Buffer): SQLInputValue[] {
  const values: SQLInputValue[] = []
  let at = 0
  const take = (bytes: number): Buffer => {
    if (at + bytes > body.length) throw new DamagedRow('a row of a backup ends too early')
    const taken = body.subarray(at, at + bytes)
    at += bytes
    return taken
  }
  while (at < body.length) {
    const tag = take(1).readUInt8()
    if (tag === TAG.null) values.push(null)
    else if (tag === TAG.int) values.push(Number(take(8).readBigInt64BE()))
    else if (tag === TAG.text) values.push(take(take(4).readUInt32BE()).toString('utf8'))
    else if (tag === TAG.blob) values.push(Buffer.from(take(take(4).readUInt32BE())))
    else throw new DamagedRow('a row of a backup holds a value of no known kind')
  }
  return values
}

export interface RowWriter {
  add(values: Values): void
  /** Through to the disk, and under its own name only now. @param nameOf the path it gets */
  finish(nameOf: (file: RowFile) => string): RowFile
  /** Closes it unfinished; whoever made it takes the file away. */
  giveUp(): void
}

/** What a file of these rows would be, without one. */
export function sumOfRows(all: Iterable<Values>): RowFile {
  const hash = createHash('sha256').update(MAGIC)
  let bytes = MAGIC.length
  for (const values of all) {
    const row = encodeRow(values)
    hash.update(row)
    bytes += row.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** @param temporary where it is written first; a name that nobody reads */
export function writeRows(temporary: string): RowWriter {
  const handle = whileHeld(() => openSync(temporary, 'w', 0o600))
  const hash = createHash('sha256')
  let waiting: Buffer[] = [MAGIC]
  let size = MAGIC.length
  let bytes = 0
  let open = true

  function flush(): void {
    const block = Buffer.concat(waiting)
    for (let at = 0; at < block.length;) at += writeSync(handle, block, at)
    hash.update(block)
    bytes += block.length
    waiting = []
    size = 0
  }
  function close(): void {
    if (open) closeSync(handle)
    open = false
  }
  return {
    add(values) {
      const row = encodeRow(values)
      waiting.push(row)
      size += row.length
      if (size >= BLOCK) flush()
    },
    finish(nameOf) {
      flush()
      fsyncSync(handle)
      close()
      const file = { bytes, sha256: hash.digest('hex') }
      whileHeld(() => renameSync(temporary, nameOf(file)))
      return file
    },
    giveUp: close,
  }
}

/**
 * The rows in their order; the sum is compared at the end, so nothing that was done with them may last before that.
 * A DamagedRow: the file is not the one that `wanted` describes. @param wanted null: whatever it is
 */
export function* readRows(file: string, wanted: RowFile | null): Generator<SQLInputValue[]> {
  const handle = whileHeld(() => openSync(file, 'r'))
  try {
    const hash = createHash('sha256')
    let rest = Buffer.alloc(0)
    let bytes = 0
    let begun = false
    for (;;) {
      const block = Buffer.alloc(BLOCK)
      const read = readSync(handle, block)
      if (read === 0) break
      const taken = block.subarray(0, read)
      hash.update(taken)
      bytes += read
      rest = rest.length === 0 ? taken : Buffer.concat([rest, taken])
      if (!begun && rest.length >= MAGIC.length) {
        if (!rest.subarray(0, MAGIC.length).equals(MAGIC))
          throw new DamagedRow('a part of a backup begins with something else')
        rest = rest.subarray(MAGIC.length)
        begun = true
      }
      while (begun && rest.length >= 4) {
        const length = rest.readUInt32BE()
        if (length > LONGEST_ROW) throw new DamagedRow('a row of a backup is too long')
        if (rest.length < 4 + length) break
        yield decodeRow(rest.subarray(4, 4 + length))
        rest = rest.subarray(4 + length)
      }
    }
    if (!begun || rest.length > 0) throw new DamagedRow('a part of a backup ends too early')
    if (wanted !== null && (bytes !== wanted.bytes || hash.digest('hex') !== wanted.sha256))
      throw new DamagedRow('a part of a backup is not as it was written')
  } finally {
    closeSync(handle)
  }
}

/** Whether a file is still as it was written; reads all of it. */
export function isAsWritten(file: string, { bytes, sha256 }: RowFile): boolean {
  const handle = whileHeld(() => openSync(file, 'r'))
  try {
    const hash = createHash('sha256')
    const block = Buffer.alloc(BLOCK)
    let total = 0
    for (;;) {
      const read = readSync(handle, block)
      if (read === 0) return total === bytes && hash.digest('hex') === sha256
      hash.update(block.subarray(0, read))
      total += read
    }
  } finally {
    closeSync(handle)
  }
}
