/**
 * SQLite silently ignores everything in its write-ahead log from the first damaged frame on. Committed
 * events behind such a frame would then seem never to have been written, so the frames are checked here
 * (format: sqlite.org/fileformat2.html#the_write_ahead_log).
 */
import { existsSync, readFileSync } from 'node:fs'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const MAGIC_BIG_ENDIAN = 0x377f0683

type Sum = readonly [number, number]

function checksum(from: Sum, data: Buffer, bigEndian: boolean): Sum {
  let [a, b] = from
  for (let at = 0; at + 8 <= data.length; at += 8) {
    a = (a + (bigEndian ? data.readUInt32BE(at) : data.readUInt32LE(at)) + b) >>> 0
    b = (b + (bigEndian ? data.readUInt32BE(at + 4) : data.readUInt32LE(at + 4)) + a) >>> 0
  }
  return [a, b]
}

const storedSum = (data: Buffer, at: number): Sum => [
  data.readUInt32BE(at),
  data.readUInt32BE(at + 4),
]
const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1]

/**
 * Null: nothing that was committed is behind a damaged frame. A last frame that was cut off by a crash is no damage.
 * After a power cut the disk may hold the end of the very last, unacknowledged write without its beginning; that looks
 * like damage here until the app has been started once.
 * @param next sequence of the first event that SQLite does not see
 */
export function firstBrokenWalPlace(databaseFile: string, next: bigint): VerifyReport['firstBad'] {
  const file = `${databaseFile}-wal`
  const wal = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (wal.length < HEADER_BYTES) return null
  const bigEndian = wal.readUInt32BE(0) === MAGIC_BIG_ENDIAN
  const broken = {
    sequence: Number(next),
    why: '書き込み用のファイル（WAL）がここで壊れていて、これより後を読み取れません',
  }
  if (!same(checksum([0, 0], wal.subarray(0, 24), bigEndian), storedSum(wal, 24))) return broken
  return committedBehindDamage(wal, bigEndian) ? broken : null
}

function committedBehindDamage(wal: Buffer, bigEndian: boolean): boolean {
  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8)
  let sum = storedSum(wal, 24)
  let damaged = false
  for (let at = HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes) {
    const frame = wal.subarray(at, at + frameBytes)
    // Frames of an earlier round of the log carry other salts: the log ends here.
    const ofThisRound = frame.compare(wal, 16, 24, 8, 16) === 0
    const right = same(
      checksum(
        checksum(sum, frame.subarray(0, 8), bigEndian),
        frame.subarray(FRAME_HEADER_BYTES),
        bigEndian,
      ),
      storedSum(frame, 16),
    )
    if (ofThisRound && right && damaged && frame.readUInt32BE(4) !== 0) return true
    if (!right || !ofThisRound) damaged = true
    sum = storedSum(frame, 16)
  }
  return false
}
