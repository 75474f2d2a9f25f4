/**
 * `npm test`: types, lint, build, architecture, unit and fault tests, and the e2e day. Every step runs even when an
 * earlier one failed; the last line counts them all and the exit status is 1 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const output = join(root, 'test', 'output')
const bin = (...parts: string[]): string => join(root, 'node_modules', ...parts)

type Count = { passed: number; failed: number; skipped: number }

const VitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int(), success: z.boolean() })

function node(script: string, args: readonly string[]): number {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
  return done.status ?? 1
}

/** A step that is one check: it passes or fails as a whole. */
function check(script: string, args: readonly string[]): Count {
  return node(script, args) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** A step of many tests; a run that wrote no report counts as one failure. */
function tests(project: string): Count {
  const report = join(output, `${project}.json`)
  rmSync(report, { force: true })
  const status = node(bin('vitest', 'vitest.mjs'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const read = VitestReport.parse(JSON.parse(readFileSync(report, 'utf8')))
    const failed = read.numFailedTests === 0 && (status !== 0 || !read.success) ? 1 : read.numFailedTests
    return { passed: read.numPassedTests, failed, skipped: read.numPendingTests + read.numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const tsc = bin('typescript', 'bin', 'tsc')
const steps: readonly (readonly [string, () => Count])[] = [
  ...['shared', 'electron', 'renderer', 'test'].map((place) => [`types of ${place}/`, () => check(tsc, ['-p', place])] as const),
  ['lint', () => check(bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0'])],
  ['unit, faults, architecture', () => tests('unit')],
  ['build', () => check(bin('electron-vite', 'bin', 'electron-vite.js'), ['build', '--logLevel', 'warn'])],
  ['the day, end to end', () => tests('e2e')],
]

mkdirSync(output, { recursive: true })
const total: Count = { passed: 0, failed: 0, skipped: 0 }
for (const [name, run] of steps) {
  const started = performance.now()
  const count = run()
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
  console.log(`# ${name}: ${count.failed === 0 ? 'ok' : 'FAILED'} (${Math.round((performance.now() - started) / 1000)} s)`)
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`tests: ${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed === 0 ? 0 : 1
