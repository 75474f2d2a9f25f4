/** How names and numbers are brought into one form for searching. Pure. */

/** Variants of one character that a person cannot be expected to type. */
const VARIANTS: Readonly<Record<string, string>> = { '髙': '高', '﨑': '崎', '濵': '浜', '濱': '浜', '邊': '辺', '邉': '辺', '齋': '斎', '齊': '斉', '桒': '桑', '德': '徳', '栁': '柳', '澤': '沢', '廣': '広', '眞': '真' }

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
  return [...text.normalize('NFKC').toLowerCase().replace(/[\s・]/gu, '')].map(foldCharacter).join('')
}

/** All pieces of one and of two characters of a folded text, each once. */
export function gramsOf(folded: string): string[] {
  const characters = [...folded]
  return [...new Set(characters.flatMap((character, at) => {
    const next = characters[at + 1]
    return next === undefined ? [character] : [character, character + next]
  }))]
}

/** The pieces that must all be there for a folded text to be contained; empty for an empty text. */
export function queryGrams(folded: string): string[] {
  const grams = gramsOf(folded)
  return grams.length === 1 ? grams : grams.filter((gram) => [...gram].length === 2)
}

/** A whole job-seeker number in one form (five digits, hyphen, digits without leading zeros); null when the text is none. */
export function numberKey(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').replace(/[\p{Pd}−ー]/gu, '-')
  const match = /^(\d{5})-?(\d{1,8})$/.exec(plain)
  return match === null ? null : `${match[1] ?? ''}-${(match[2] ?? '').replace(/^0+(?=\d)/, '')}`
}
