/**
 * The seal of the log, printed on every daily sheet: how many events there were and the hash of the newest.
 * Who keeps the paper can later prove that nothing up to there was cut off, rewritten or rolled back.
 * It names no person and no device (M13).
 */
import { z } from 'zod'
import { type LocalDate, LocalDateSchema } from '../time/day.ts'
import { dateOf } from '../time/instant.ts'

/** 128 bits of the hash: short enough to be typed from paper, too many to find a second log for. */
const HASH_DIGITS = 32
const GROUP = 4

export const SealSchema = z.object({
  date: LocalDateSchema,
  /** Events of this PC up to the seal. */
  events: z.int().min(0),
  /** The first half of the newest event's hash, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Seal = z.infer<typeof SealSchema>

/** @param atMs wall clock, ms since 1970 UTC; the seal carries its date in Asia/Tokyo */
export function sealOf(atMs: number, events: number, hashHex: string): Seal {
  return { date: dateOf(atMs), events, hash: hashHex.slice(0, HASH_DIGITS) }
}

/** One line for paper: `SEAL 2026-11-24 #123 0a1b-2c3d-…` */
export function formatSeal(seal: Seal): string {
  const groups = seal.hash.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []
  return `SEAL ${seal.date} #${seal.events} ${groups.join('-')}`
}

/** All seals in a text, one a line; other lines are passed over. A line that begins like a seal and is none is told by its number (from 1). */
export function readSeals(text: string): {
  readonly seals: readonly Seal[]
  readonly unreadableLines: readonly number[]
} {
  const seals: Seal[] = []
  const unreadableLines: number[] = []
  text
    .normalize('NFKC')
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (!/^\s*SEAL\b/i.test(line)) return
      const seal = readSeal(line)
      if (seal === null) unreadableLines.push(index + 1)
      else seals.push(seal)
    })
  return { seals, unreadableLines }
}

function readSeal(line: string): Seal | null {
  const match = /^\s*SEAL\s+(?<date>\S+)\s+#\s*(?<events>\d+)\s+(?<hash>[0-9a-f\s\p{Pd}]+)$/iu.exec(
    line,
  )
  const date: LocalDate | undefined = match?.groups?.date
  const parsed = SealSchema.safeParse({
    date,
    events: Number(match?.groups?.events),
    hash: (match?.groups?.hash ?? '').toLowerCase().replace(/[^0-9a-f]/g, ''),
  })
  return parsed.success ? parsed.data : null
}
