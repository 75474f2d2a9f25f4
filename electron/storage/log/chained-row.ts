/** What of an event's row goes into its hash, with texts as texts. */
import { blob, int, type Row, text } from '../file/rows.ts'

export type ChainedRow = {
  readonly device: string
  readonly sequence: number
  readonly atMs: number
  readonly actor: string
  readonly type: string
  readonly scope: string
  readonly payload: Uint8Array
  readonly previous: Uint8Array
}

/** @param row has the columns of the log's table by their names */
export function chainedRow(row: Row): ChainedRow {
  return {
    device: text(row, 'device'),
    sequence: int(row, 'sequence'),
    atMs: int(row, 'at_ms'),
    actor: text(row, 'actor'),
    type: text(row, 'type'),
    scope: text(row, 'scope'),
    payload: blob(row, 'payload'),
    previous: blob(row, 'previous'),
  }
}
