/**
 * What growth does to an office: every operation that reads or writes many rows at 1,000, 10,000 and 100,000 records of five years,
 * its time, its slope and the longest block of the main thread; and a session's cap that runs through all of them.
 * SOUDAN_BENCH_GROWTH=1000,1000000 names other sizes; a million whole records take some 15 GB and as many minutes to make. Sizes over
 * SOUDAN_BENCH_WHOLE (100,000) have the events that lists are made from, 4 instead of 24 a record, and no bookings.
 */
import { execFile } from 'node:child_process'
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Bench, round } from './bench.ts'
import { recordsOf } from './records.ts'

const SIZES = (process.env['SOUDAN_BENCH_GROWTH'] ?? '1000,10000,100000').split(',').map(Number)
const WHOLE = Number(process.env['SOUDAN_BENCH_WHOLE'] ?? 100_000)
const CAP_SECONDS = 20
/** Of an office's counselors, five years of days. */
const DAYS = 1_800
const WAITING = 10_000
/** Nobody works in it yet: the window says that the office is being opened. */
const OPENING = new Set(['open the storage'])

/** As growth-desk.ts prints it. */
type Operation = { readonly ms: number; readonly blockMs: number; readonly cpuMs: number }
type Desk = { readonly results: Readonly<Record<string, Operation>>; readonly lateMs: number }

async function deskOf(count: number): Promise<Desk> {
  const made = recordsOf(count, {
    perDay: Math.max(4, Math.ceil(count / DAYS)),
    waiting: Math.min(WAITING, Math.floor(count / 4)),
    whole: count <= WHOLE,
  })
  const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-growth-'))
  try {
    // What is disposed of in one run must be there in the next.
    cpSync(made.folder, folder, { recursive: true })
    toDisk(folder)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'growth-desk.ts'),
        folder,
        made.dates.last,
        String(CAP_SECONDS),
      ],
      { maxBuffer: 2 ** 24 },
    )
    return JSON.parse(stdout) as Desk
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.copies`, { recursive: true, force: true })
  }
}

/** Else the first commit that waits for the disk would wait for the whole copy. */
function toDisk(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = openSync(join(entry.parentPath, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
}

/** 1: twice the records take twice the time. Below 20 ms it is noise. */
function slope(small: Operation | undefined, large: Operation | undefined, factor: number): number {
  if (small === undefined || large === undefined || large.ms < 20) return 0
  return Math.log(large.ms / Math.max(small.ms, 1)) / Math.log(factor)
}

export const bench: Bench = {
  name: 'growth',
  target: { atMost: 50 },
  async run() {
    const desks: Desk[] = []
    for (const size of SIZES) desks.push(await deskOf(size))
    const names = Object.keys(desks.at(-1)?.results ?? {})
    const factor = (SIZES.at(-1) ?? 1) / (SIZES.at(-2) ?? 1)
    const rows = Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...Object.fromEntries(
            SIZES.flatMap((size, at) => {
              const one = desks[at]?.results[name]
              return [
                [`${size} ms`, round(one?.ms ?? NaN, 1)],
                [`${size} block`, round(one?.blockMs ?? NaN, 1)],
                [`${size} cpu`, round(one?.cpuMs ?? NaN, 1)],
              ]
            }),
          ),
          slope: round(slope(desks.at(-2)?.results[name], desks.at(-1)?.results[name], factor)),
        },
      ]),
    )
    console.table(rows)
    mkdirSync(join(import.meta.dirname, '..', 'output'), { recursive: true })
    writeFileSync(
      join(import.meta.dirname, '..', 'output', 'growth.json'),
      `${JSON.stringify({ sizes: SIZES, desks }, null, 2)}\n`,
    )
    const late = desks.map(({ lateMs }) => lateMs)
    const blocks = desks.flatMap(({ results }) =>
      Object.entries(results).flatMap(([name, { blockMs }]) =>
        OPENING.has(name) ? [] : [blockMs],
      ),
    )
    return {
      // Early is worse than any lateness: the time is the job seeker's.
      ratio: Math.min(...late) < 0 ? Infinity : Math.max(...blocks, ...late),
      unit: 'ms: the longest block of the main thread and the latest end of a session, whichever is longer',
      details: {
        sizes: SIZES.join(', '),
        'longest block ms': round(Math.max(...blocks)),
        'ends late by ms': late.map((ms) => round(ms)).join(', '),
        'steepest slope': Math.max(...Object.values(rows).map(({ slope }) => slope)),
      },
    }
  },
}
