/**
 * Rows that are on the screen keep their place, whatever the next answer says: a row that moves under the pointer has another
 * person's record opened, or judged. What no longer waits stays where it stands, what comes is put behind it. Pure.
 */

/** `waits`: it was in the newest answer. */
export type Standing<Row> = { readonly row: Row; readonly waits: boolean }

/** @param now the newest answer, in the order in which it should be read */
export function stand<Row extends { readonly recordId: string }>(
  before: readonly Standing<Row>[],
  now: readonly Row[],
): readonly Standing<Row>[] {
  const newest = new Map(now.map((row) => [row.recordId, row]))
  const shown = new Set(before.map(({ row }) => row.recordId))
  return [
    ...before.map(({ row }) => {
      const again = newest.get(row.recordId)
      return { row: again ?? row, waits: again !== undefined }
    }),
    ...now.filter(({ recordId }) => !shown.has(recordId)).map((row) => ({ row, waits: true })),
  ]
}

/** The next one that waits below `recordId`, else the first that waits above it; null: none does. */
export function nextWaiting<Row extends { readonly recordId: string }>(
  standing: readonly Standing<Row>[],
  recordId: string | null,
): string | null {
  const at = standing.findIndex(({ row }) => row.recordId === recordId)
  const inTurn = [...standing.slice(at + 1), ...standing.slice(0, Math.max(0, at))]
  return inTurn.find(({ waits }) => waits)?.row.recordId ?? null
}

/** The row so many steps further down (negative: up), waiting or not; at the ends it stays. Null: there is none. */
export function stepFrom<Row extends { readonly recordId: string }>(
  standing: readonly Standing<Row>[],
  recordId: string | null,
  by: 1 | -1,
): string | null {
  const at = standing.findIndex(({ row }) => row.recordId === recordId)
  return (standing[at + by] ?? standing[Math.max(0, at)])?.row.recordId ?? null
}
