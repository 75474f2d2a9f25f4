/** What every benchmark is: our way and the bare way, measured in the same run, told as one ratio. */

export type Measured = {
  /** Ours against the bare counterpart; which way round is said by `unit`. */
  readonly ratio: number
  /** What the ratio is of, e.g. 'x the speed of decode + csv-parse'. */
  readonly unit: string
  /** Medians, rounds, sizes: whatever somebody who doubts the ratio wants to see. */
  readonly details: Readonly<Record<string, number | string>>
}

export type Bench = {
  readonly name: string
  /** atLeast: the ratio must not be lower; atMost: it must not be higher. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number }
  run(): Promise<Measured>
}

export function isMet(target: Bench['target'], ratio: number): boolean {
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** Runs the two in turn, so that a noisy minute hits both; `warmUps` rounds are thrown away. Times in ms. */
export async function alternate(
  rounds: number,
  warmUps: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<{ readonly ours: number[]; readonly bare: number[] }> {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < warmUps + rounds; round += 1) {
    // Who goes first changes, so that neither always inherits the other's garbage.
    const first = round % 2 === 0
    const one = first ? await ours() : await bare()
    const two = first ? await bare() : await ours()
    if (round < warmUps) continue
    times.ours.push(first ? one : two)
    times.bare.push(first ? two : one)
  }
  return times
}

/** @returns ms the work took */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
