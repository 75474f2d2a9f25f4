/** In which order records wait for the supervisor. Pure. */
import type { RecordSummary } from './record.ts'

/** Prohibited acts first (M14), then the oldest day and slot, then by id so that the order never jumps. */
export function byUrgency(a: RecordSummary, b: RecordSummary): number {
  if (a.incident !== b.incident) return a.incident ? -1 : 1
  return compare(a.date, b.date) || compare(a.slot, b.slot) || compare(a.recordId, b.recordId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
