/** The hash of one event row. Needs no key: `verify` and the office's server compute it too. */
import { createHash } from 'node:crypto'

/** The previous hash of a device's first event. */
export const GENESIS: Uint8Array = new Uint8Array(32)

const DOMAIN = 'soudan-desk/event/1'

/** Texts may come as the bytes that are in the file, so that not even an invalid byte escapes. */
export type HashedColumns = {
  readonly device: string | Uint8Array
  readonly sequence: number | bigint
  readonly atMs: number | bigint
  readonly actor: string | Uint8Array
  readonly type: string | Uint8Array
  readonly recordId: string | Uint8Array | null
  readonly payload: Uint8Array
  readonly previous: Uint8Array
}

/** Each column as tag, length, bytes: no two different rows have the same encoding. */
function field(tag: 'text' | 'int' | 'blob' | 'null', bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8({ text: 1, int: 2, blob: 3, null: 4 }[tag])
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

const textField = (value: string | Uint8Array): Buffer => field('text', typeof value === 'string' ? Buffer.from(value, 'utf8') : value)

function intField(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(value))
  return field('int', bytes)
}

/** SHA-256 over all columns of the row and the hash of the row before it. */
export function hashOf(row: HashedColumns): Uint8Array {
  return createHash('sha256').update(Buffer.concat([
    textField(DOMAIN), textField(row.device), intField(row.sequence), intField(row.atMs), textField(row.actor), textField(row.type),
    row.recordId === null ? field('null', new Uint8Array(0)) : textField(row.recordId), field('blob', row.payload), field('blob', row.previous),
  ])).digest()
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
