/** The hash of one event row. Needs no key: `verify` and the office's server compute it too. */
import { hash } from 'node:crypto'

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
  readonly scope: string | Uint8Array
  readonly payload: Uint8Array
  readonly previous: Uint8Array
}

/** Tag and length of each column go before its bytes: no two different rows have the same encoding. */
const TAG = { text: 1, int: 2, blob: 3 } as const
const HEAD_BYTES = 5
const INT_BYTES = 8
/** The longest a UTF-8 character gets for each unit of a text. */
const BYTES_PER_UNIT = 3

/** Used again for each row: this runs between two writes to the disk, where every new object costs. */
let scratch = Buffer.allocUnsafe(65_536)
let end = 0

function head(tag: number, size: number): void {
  scratch.writeUInt8(tag, end)
  scratch.writeUInt32BE(size, end + 1)
  end += HEAD_BYTES + size
}

function put(tag: number, value: string | Uint8Array): void {
  const at = end + HEAD_BYTES
  if (typeof value === 'string') head(tag, scratch.write(value, at, 'utf8'))
  else {
    scratch.set(value, at)
    head(tag, value.length)
  }
}

function putInt(value: number | bigint): void {
  scratch.writeBigInt64BE(BigInt(value), end + HEAD_BYTES)
  head(TAG.int, INT_BYTES)
}

const room = (value: string | Uint8Array): number => HEAD_BYTES + value.length * BYTES_PER_UNIT

/** SHA-256 over all columns of the row and the hash of the row before it. */
export function hashOf(row: HashedColumns): Uint8Array {
  const { device, actor, type, scope, payload, previous } = row
  const most =
    room(DOMAIN) +
    room(device) +
    room(actor) +
    room(type) +
    room(scope) +
    room(payload) +
    room(previous) +
    2 * (HEAD_BYTES + INT_BYTES)
  if (most > scratch.length) scratch = Buffer.allocUnsafe(most)
  end = 0
  put(TAG.text, DOMAIN)
  put(TAG.text, device)
  putInt(row.sequence)
  putInt(row.atMs)
  put(TAG.text, actor)
  put(TAG.text, type)
  put(TAG.text, scope)
  put(TAG.blob, payload)
  put(TAG.blob, previous)
  return hash('sha256', scratch.subarray(0, end), 'buffer')
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
