/** Which copies of an office stay. By their count, never by a stamp: nothing is let go on the word of a clock. */

/** Of the copies behind the newest ones stays one in `every`, for so many `copies`; with one a day that is one a week for two months, then one in four weeks for half a year. */
const STRETCHES = [
  { every: 7, copies: 56 },
  { every: 28, copies: 168 },
] as const

/**
 * @param orders the counts of all copies there are, in any order
 * @param keep so many of the newest stay in any case, at least one
 */
export function staying(orders: readonly number[], keep: number): ReadonlySet<number> {
  const newestFirst = [...orders].sort((a, b) => b - a)
  const all = new Set(newestFirst.slice(0, Math.max(1, keep)))
  const newest = newestFirst[0] ?? 0
  let upTo = newest - keep
  for (const { every, copies } of STRETCHES) {
    const seen = new Set<number>()
    for (const order of newestFirst) {
      const block = Math.floor(order / every)
      // The newest of a block stands for it, also when it is among those that stay anyhow.
      if (!seen.has(block) && order <= upTo && order > upTo - copies) all.add(order)
      seen.add(block)
    }
    upTo -= copies
  }
  return all
}
