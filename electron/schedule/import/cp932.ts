/** CP932 with all of its private use: iconv-lite knows 0xF040 to 0xF940 and lacks the last 187 of them. */
import iconv from 'iconv-lite'
import type { Slices } from '../../slices.ts'

/** Bytes decoded between two breaths. */
const CHUNK = 256 * 1024
const LINE_FEED = 0x0a
const RETURN = 0x0d
/** Lead byte of the last row of private use, and what its first cell stands for. */
const LAST_ROW = 0xf9
const FIRST_OF_LAST_ROW = 0xe69c

const isLead = (byte: number): boolean =>
  (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f

/** U+E69D to U+E757 for 0xF941 to 0xF9FC. */
const privateLetter = (trail: number): string =>
  String.fromCharCode(FIRST_OF_LAST_ROW + trail - 0x40 - (trail > 0x7f ? 1 : 0))

/** A piece that ends with a line, so that no letter is cut: a line's end is never half of one. */
function endOfPiece(bytes: Uint8Array, start: number): number {
  const least = start + CHUNK
  if (least >= bytes.length) return bytes.length
  const feed = bytes.indexOf(LINE_FEED, least)
  const found = feed === -1 ? bytes.indexOf(RETURN, least) : feed
  return found === -1 ? bytes.length : found + 1
}

function decodePiece(piece: Buffer): string {
  if (!piece.includes(LAST_ROW)) return iconv.decode(piece, 'cp932')
  let text = ''
  let from = 0
  for (let at = 0; at < piece.length; at += 1) {
    const lead = piece[at] ?? 0
    if (!isLead(lead)) continue
    const trail = piece[at + 1] ?? 0
    if (!isTrail(trail)) continue
    if (lead === LAST_ROW && trail > 0x40) {
      text += iconv.decode(piece.subarray(from, at), 'cp932') + privateLetter(trail)
      from = at + 2
    }
    at += 1
  }
  return text + iconv.decode(piece.subarray(from), 'cp932')
}

/** A byte that is none of CP932's, and half a letter, become U+FFFD; what stands behind them is kept. */
export function* withCp932(bytes: Uint8Array): Slices<string> {
  const parts: string[] = []
  for (let start = 0; start < bytes.length;) {
    const end = endOfPiece(bytes, start)
    parts.push(decodePiece(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)))
    start = end
    yield end
  }
  return parts.join('')
}
