/** The one form in which names are searched and compared, for bookings and for records. Pure. */
import { COMMON_FORM } from './variants.ts'

const HIRAGANA = /[ぁ-ゖ]/u
const TO_KATAKANA = 0x60
const SMALL = 'ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ'
const LARGE = 'アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ'
const LARGE_OF = new Map(
  Array.from(SMALL, (small, place): [string, string] => [small, LARGE.charAt(place)]),
)

/** Variation selectors pick one drawing of a character; the character stays the same. */
const IGNORED = /[\s・･\u00AD\u200B-\u200D\u2060\uFEFF\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
/** A voiced mark that stands alone is the same mark as one that combines. */
const MARKS: Readonly<Record<string, string>> = { '゛': '\u3099', '゜': '\u309A' }

function plain(character: string): string {
  const katakana = HIRAGANA.test(character)
    ? String.fromCodePoint((character.codePointAt(0) ?? 0) + TO_KATAKANA)
    : character
  return LARGE_OF.get(katakana) ?? COMMON_FORM.get(katakana) ?? katakana
}

/** Plain ASCII letters, digits and blanks need none of it. */
const ASCII = /^[\x21-\x7e]*$/u

/**
 * Width, blanks, letter case, hiragana and katakana, small and large kana, both codings of a voiced mark, 異体字 and variation selectors
 * make no difference; a character written twice is the same as one with 々.
 */
export function foldName(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const one = text
    .replace(/[゛゜]/gu, (mark) => MARKS[mark] ?? mark)
    .normalize('NFKC')
    .toLowerCase()
    .replace(IGNORED, '')
  return [...one]
    .map(plain)
    .join('')
    .normalize('NFC')
    .replace(/(\p{sc=Han})\1/gu, '$1々')
}
