/**
 * `npm run bench [-- NAME…]`: measures each of design.md's speeds against its bare counterpart in the same run, prints a table and writes
 * test/output/bench.json. Every `*.bench.ts` beside this file is one row. The exit status is 1 when a target is missed.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Bench, isMet, type Measured, round } from './bench.ts'

const output = join(import.meta.dirname, '..', 'output')

type Row = {
  readonly name: string
  readonly target: Bench['target']
  readonly met: boolean
  readonly seconds: number
} & Measured

function isBench(value: unknown): value is Bench {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'target' in value &&
    'run' in value &&
    typeof value.run === 'function'
  )
}

async function load(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.bench.ts'))
    .sort()
  const modules = await Promise.all(files.map((name): Promise<unknown> => import(`./${name}`)))
  return modules.flatMap((module) =>
    typeof module === 'object' && module !== null && 'bench' in module && isBench(module.bench)
      ? [module.bench]
      : [],
  )
}

function targetText(target: Bench['target']): string {
  return 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`
}

const all = await load()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `no benchmark named ${unknown.join(', ')}; there are: ${all.map((bench) => bench.name).join(', ')}`,
  )
  process.exit(2)
}

const rows: Row[] = []
for (const bench of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`# ${bench.name}`)
  const start = performance.now()
  const measured = await bench.run()
  rows.push({
    name: bench.name,
    target: bench.target,
    ...measured,
    ratio: round(measured.ratio, 3),
    met: isMet(bench.target, measured.ratio),
    seconds: round((performance.now() - start) / 1000, 1),
  })
  console.log(
    Object.entries(measured.details)
      .map(([what, value]) => `  ${what}: ${value}`)
      .join('\n'),
  )
}

console.table(
  Object.fromEntries(
    rows.map((row) => [
      row.name,
      {
        ratio: row.ratio,
        target: targetText(row.target),
        met: row.met ? 'yes' : 'NO',
        unit: row.unit,
        seconds: row.seconds,
      },
    ]),
  ),
)
const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? '',
  memoryGb: round(totalmem() / 2 ** 30, 1),
  platform: platform(),
  node: process.version,
}
mkdirSync(output, { recursive: true })
writeFileSync(join(output, 'bench.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`)
process.exitCode = rows.every((row) => row.met) ? 0 : 1
