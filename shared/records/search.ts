/** How names and numbers are brought into one form for searching. Pure. */

export { numberKey } from '../log/number-key.ts'

/** Variants of one character that a person cannot be expected to type. */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  濵: '浜',
  濱: '浜',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斉',
  桒: '桑',
  德: '徳',
  栁: '柳',
  澤: '沢',
  廣: '広',
  眞: '真',
}

const SMALL_A = 0x3041
const LAST_HIRAGANA = 0x3096
const TO_KATAKANA = 0x60

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= SMALL_A && code <= LAST_HIRAGANA) return String.fromCodePoint(code + TO_KATAKANA)
  return VARIANTS[character] ?? character
}

/** Half width to full, hiragana to katakana, without spaces and middle dots, common variants of a character as one. */
export function foldName(text: string): string {
  return [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s・]/gu, ''),
  ]
    .map(foldCharacter)
    .join('')
}

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
