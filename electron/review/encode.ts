/** Text to the bytes of a CSV file. The only place that writes CP932. */
import iconv from 'iconv-lite'
import type { CsvEncoding } from '../../shared/review/csv.ts'

/** As people call it. */
export function encodingName(encoding: CsvEncoding): string {
  return encoding === 'utf8' ? 'UTF-8' : 'Shift_JIS'
}

/** What stands for a character that CP932 lacks: the printer's mark for a missing type. */
export const MISSING = '〓'

/** The same signs under another code, which CP932 has. */
const SAME_SIGN: Readonly<Record<string, string>> = {
  '\u301C': '\uFF5E',
  '\u2212': '\uFF0D',
  '\u2016': '\u2225',
  '\u2014': '\u2015',
  '\u00A5': '\uFFE5',
  '\u00A2': '\uFFE0',
  '\u00A3': '\uFFE1',
  '\u00AC': '\uFFE2',
}

export type Encoded = {
  readonly bytes: Uint8Array
  /** Each character that was replaced, once. */ readonly replaced: readonly string[]
}

/** Takes the text in as it comes, cut between two lines; characters met before are not looked up again. */
export interface CsvEncoder {
  add(lines: string): void
  end(): Encoded
}

export function csvEncoder(encoding: CsvEncoding): CsvEncoder {
  const replaced = new Set<string>()
  const known = new Map<string, string>()
  const written = (character: string): string => {
    const same = SAME_SIGN[character] ?? character
    if (inCp932(same)) return same
    replaced.add(character)
    return MISSING
  }
  const looked = (character: string): string => {
    const found = known.get(character) ?? written(character)
    known.set(character, found)
    return found
  }
  const encoded: Uint8Array[] = encoding === 'utf8' ? [Buffer.from('\uFEFF', 'utf8')] : []
  return {
    add(lines) {
      encoded.push(
        encoding === 'utf8'
          ? Buffer.from(lines, 'utf8')
          : iconv.encode(Array.from(lines.normalize('NFC'), looked).join(''), 'cp932'),
      )
    },
    end: () => ({ bytes: Buffer.concat(encoded), replaced: [...replaced] }),
  }
}

function inCp932(character: string): boolean {
  return iconv.decode(iconv.encode(character, 'cp932'), 'cp932') === character
}
