/** How names and numbers are brought into one form for searching. Pure. */

export { foldName } from '../log/name-fold.ts'
export { numberKey } from '../log/number-key.ts'

/** The longest piece: a part of a name up to this length is found by one piece, exactly. */
export const LONGEST_GRAM = 3

/** All pieces of one to three characters of a folded text, each once. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded]
  return [
    ...new Set(
      characters.flatMap((_, at) => {
        const longest = Math.min(LONGEST_GRAM, characters.length - at)
        return Array.from({ length: longest }, (__, extra) =>
          characters.slice(at, at + extra + 1).join(''),
        )
      }),
    ),
  ]
}

/** The pieces that must all be there for a folded text to be contained; empty for an empty text. */
export function queryGrams(folded: string): string[] {
  const length = Math.min(LONGEST_GRAM, [...folded].length)
  return gramsOf(folded).filter((gram) => [...gram].length === length)
}
