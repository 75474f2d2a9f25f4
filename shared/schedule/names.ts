/** Names written in two ways: width and spaces do not matter, 異体字 are "the same, but look". */

import { foldName } from '../log/name-fold.ts'

export type NameLikeness = 'equal' | 'sameButLook' | 'different'

const SPACES = /[\s\u200B-\u200D\u2060\uFEFF]/gu
/** NFKC and no space at all: what two spellings of one name have in common. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replace(SPACES, '')
}

/** As `normaliseName`, with every variant drawn back to its common form; also what a search compares. */
export const commonName = foldName

/** Small kana, width and hiragana do not separate two readings of a name. */
export function normaliseKana(kana: string): string {
  return normaliseName(kana).replace(/[ぁ-ゖ]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60),
  )
}

/** equal: the same characters. sameButLook: the same but for 異体字, a person should look. */
export function compareNames(left: string, right: string): NameLikeness {
  if (normaliseName(left) === normaliseName(right)) return 'equal'
  return commonName(left) === commonName(right) ? 'sameButLook' : 'different'
}
