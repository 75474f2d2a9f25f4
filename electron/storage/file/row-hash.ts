/** The hash of one row of a list. Needs no key: it lets `verify` find a row that was changed by whoever does not know of it; a seal finds the others. */
import { hash } from 'node:crypto'
import type { SQLOutputValue } from 'node:sqlite'

const DOMAIN = 'soudan-desk/row/1'

/** @param values all columns in the table's order but the hash itself */
export function rowHash(
  table: string,
  values: readonly (SQLOutputValue | Uint8Array)[],
): Uint8Array {
  const told = values.map((value) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value,
  )
  return hash('sha256', JSON.stringify([DOMAIN, table, ...told], bigAsText), 'buffer')
}

function bigAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
