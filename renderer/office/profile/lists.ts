/** Editing lists without changing them. Pure. */

export const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, index) => index !== at)

export const replaced = <T>(list: readonly T[], at: number, item: T): readonly T[] =>
  list.map((each, index) => (index === at ? item : each))

/** The item at `at` changes places with its neighbour; at the ends nothing happens. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return list
  return replaced(replaced(list, at, other), at + by, one)
}

/** A whole number as people type it, full width too; NaN for anything else. */
export function numberIn(typed: string): number {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN
}

export const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most
