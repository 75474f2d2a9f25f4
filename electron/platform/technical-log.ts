/**
 * The technical log: what the app did and what went wrong, as places and codes, for whoever looks after the PC. A few files of
 * limited size in the data folder; the oldest goes. It never holds the app up: what cannot be written is dropped.
 */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../shared/clock.ts'
import { dateOf, timeOfSeconds } from '../../shared/time/instant.ts'
import { scrub } from './scrub.ts'

/** Bytes of one file, and how many there are. */
const FILE_BYTES = 1024 * 1024
const FILES = 5
/** Lines kept until the data folder is known. */
const MOST_EARLY = 200

export type TechnicalLogParts = {
  readonly clock: Clock
  /** Also where whoever started the app sees it. */
  readonly echo: (line: string) => void
  readonly fileBytes?: number
}

export interface TechnicalLog {
  /** Stamped with the time in Japan and scrubbed. Never throws. */
  readonly line: (text: string) => void
  /** From here on lines are written; the earlier ones first. */
  open(folder: string): void
  /** Where the files lie; '' before `open`. */
  folder(): string
  /** The newest lines, the newest last. */
  tail(count: number): readonly string[]
  /** Everything there is, the oldest first. */
  text(): string
}

export function createTechnicalLog({
  clock,
  echo,
  fileBytes = FILE_BYTES,
}: TechnicalLogParts): TechnicalLog {
  let early: string[] = []
  let folder = ''
  let size = 0

  const file = (age: number): string => join(folder, age === 0 ? 'app.log' : `app.${age}.log`)

  function rotate(): void {
    rmSync(file(FILES - 1), { force: true })
    for (let age = FILES - 2; age >= 0; age -= 1)
      try {
        renameSync(file(age), file(age + 1))
      } catch {
        // Not there yet, or held by another program: the next rotation tries again.
      }
    size = 0
  }

  function write(entry: string): void {
    try {
      const bytes = Buffer.byteLength(entry) + 1
      if (size > 0 && size + bytes > fileBytes) rotate()
      appendFileSync(file(0), `${entry}\n`, { mode: 0o600 })
      size += bytes
    } catch {
      // A full disk or a folder that cannot be written: its own screen says so.
    }
  }

  function read(age: number): string {
    try {
      return readFileSync(file(age), 'utf8')
    } catch {
      return ''
    }
  }

  const text = (): string =>
    folder === ''
      ? early.map((entry) => `${entry}\n`).join('')
      : Array.from({ length: FILES }, (_unused, index) => read(FILES - 1 - index)).join('')

  return {
    line(said) {
      const now = clock.wallMs()
      const entry = `${dateOf(now)} ${timeOfSeconds(now)} ${scrub(said)}`
      echo(entry)
      if (folder !== '') {
        write(entry)
        return
      }
      early = [...early, entry].slice(-MOST_EARLY)
    },
    open(into) {
      folder = into
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        size = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0
      } catch {
        size = 0
      }
      early.forEach(write)
      early = []
    },
    folder: () => folder,
    tail: (count) => text().split('\n').filter(Boolean).slice(-count),
    text,
  }
}
