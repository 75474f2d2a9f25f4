/**
 * Bytes to text: BOM, then strict UTF-8, else CP932. Never by statistics: 12 rows of names are too few for them. A UTF-8 file with a
 * damaged byte is still one: its first lines say so, and the damaged rows are found by their U+FFFD.
 */
import iconv from 'iconv-lite'
import type { z } from 'zod'
import type { EncodingSchema } from '../../../shared/schedule/import.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Slices } from '../../slices.ts'
import { withCp932 } from './cp932.ts'

export type Encoding = z.infer<typeof EncodingSchema>
export type Decoded = { readonly encoding: Encoding; readonly text: string }

/** Bytes decoded between two breaths. */
const CHUNK = 256 * 1024
/** What a spreadsheet, an archive or a picture starts with. */
const NO_TEXT = ['504b0304', 'd0cf11e0', '25504446', '89504e47', '1f8b', 'ffd8ff']

function bomOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { encoding: 'utf-8-bom', length: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 }
  return first === 0xfe && second === 0xff ? { encoding: 'utf-16be', length: 2 } : null
}

function* inChunks(
  bytes: Uint8Array,
  decode: (chunk: Uint8Array, last: boolean) => string,
): Slices<string> {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const end = Math.min(bytes.length, start + CHUNK)
    parts.push(decode(bytes.subarray(start, end), end === bytes.length))
    yield end
  }
  return parts.join('')
}

/** Null where a byte is not UTF-8. */
function* strictUtf8(bytes: Uint8Array): Slices<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return yield* inChunks(bytes, (chunk, last) => decoder.decode(chunk, { stream: !last }))
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function* withUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Slices<string> {
  const decoder = iconv.getDecoder(encoding)
  return yield* inChunks(
    bytes,
    (chunk, last) =>
      decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)) +
      (last ? (decoder.end() ?? '') : ''),
  )
}

function* damagedUtf8(bytes: Uint8Array): Slices<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return yield* inChunks(bytes, (chunk, last) => decoder.decode(chunk, { stream: !last }))
}

/** Lines of the head that are looked at when some byte is no UTF-8. */
const HEAD_LINES = 40
const ONE_LINE = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Whether the first lines with Japanese in them are UTF-8: CP932 makes no such line by chance. */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  let start = 0
  let right = 0
  let wrong = 0
  for (let n = 0; n < HEAD_LINES && start < bytes.length; n += 1) {
    const found = bytes.indexOf(10, start)
    const end = found === -1 ? bytes.length : found
    const line = bytes.subarray(start, end)
    start = end + 1
    if (line.every((byte) => byte < 0x80)) continue
    try {
      // Two letters in a row by chance are thinkable, three-byte ones are not.
      if (/[\u3040-\u9fff]/u.test(ONE_LINE.decode(line))) {
        // The header, or what stands above it: all lines below may be damaged.
        if (right + wrong === 0) return true
        right += 1
      }
    } catch {
      wrong += 1
    }
  }
  return right > 0 && right >= wrong
}

/** With a BOM the rest has to be what it says, damaged characters become U+FFFD and are found row by row. */
function* withBom(
  bytes: Uint8Array,
  bom: { readonly encoding: Encoding; readonly length: number },
): Slices<string> {
  const rest = bytes.subarray(bom.length)
  if (bom.encoding === 'utf-16le' || bom.encoding === 'utf-16be')
    return yield* withUtf16(rest, bom.encoding)
  return yield* damagedUtf8(rest)
}

/** `fileUnreadable`: not text at all (a spreadsheet, a picture, bytes that no encoding explains). */
export function* decodeFile(
  bytes: Uint8Array,
): Slices<Result<Decoded, 'fileEmpty' | 'fileUnreadable'>> {
  const bom = bomOf(bytes)
  if (bytes.length === (bom?.length ?? 0)) return fail('fileEmpty')
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (bom === null && NO_TEXT.some((magic) => start.startsWith(magic)))
    return fail('fileUnreadable')
  if (bom !== null) return textOrNot(bom.encoding, yield* withBom(bytes, bom))
  const utf8 = yield* strictUtf8(bytes)
  if (utf8 !== null) return textOrNot('utf-8', utf8)
  if (beginsAsUtf8(bytes)) return textOrNot('utf-8', yield* damagedUtf8(bytes))
  return textOrNot('cp932', yield* withCp932(bytes))
}

function textOrNot(
  encoding: Encoding,
  text: string,
): Result<Decoded, 'fileEmpty' | 'fileUnreadable'> {
  const head = text.slice(0, 4096)
  // A NUL in a cell is that row's affair; a text full of them is none.
  const nuls = head.split('\u0000').length - 1
  if (nuls > 8 && nuls > head.length / 20) return fail('fileUnreadable')
  if (text.trim() === '') return fail('fileEmpty')
  // A few damaged cells are the rows' affair; a text full of them is none.
  const damaged = head.split('\uFFFD').length - 1
  return damaged > 8 && damaged > head.length / 20 ? fail('fileUnreadable') : ok({ encoding, text })
}
