/** Bytes to text: BOM, then strict UTF-8, else CP932. Never by statistics: 12 rows of names are too few for them. */
import iconv from 'iconv-lite'
import type { z } from 'zod'
import type { EncodingSchema } from '../../../shared/schedule/import.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Slices } from '../../slices.ts'

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

function* withIconv(
  bytes: Uint8Array,
  encoding: 'cp932' | 'utf-16le' | 'utf-16be',
): Slices<string> {
  const decoder = iconv.getDecoder(encoding)
  return yield* inChunks(
    bytes,
    (chunk, last) =>
      decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)) +
      (last ? (decoder.end() ?? '') : ''),
  )
}

/** With a BOM the rest has to be what it says, damaged characters become U+FFFD and are found row by row. */
function* withBom(
  bytes: Uint8Array,
  bom: { readonly encoding: Encoding; readonly length: number },
): Slices<string> {
  const rest = bytes.subarray(bom.length)
  if (bom.encoding === 'utf-16le' || bom.encoding === 'utf-16be')
    return yield* withIconv(rest, bom.encoding)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return yield* inChunks(rest, (chunk, last) => decoder.decode(chunk, { stream: !last }))
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
  return textOrNot('cp932', yield* withIconv(bytes, 'cp932'))
}

function textOrNot(
  encoding: Encoding,
  text: string,
): Result<Decoded, 'fileEmpty' | 'fileUnreadable'> {
  const head = text.slice(0, 4096)
  if (head.includes('\u0000')) return fail('fileUnreadable')
  if (text.trim() === '') return fail('fileEmpty')
  // A few damaged cells are the rows' affair; a text full of them is none.
  const damaged = head.split('\uFFFD').length - 1
  return damaged > 8 && damaged > head.length / 20 ? fail('fileUnreadable') : ok({ encoding, text })
}
