/**
 * `npm test`: types, lint, build, architecture, unit and fault tests, and the end-to-end tests. Every step runs even when an
 * earlier one failed; the last line counts them all and the exit status is 1 when anything failed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { memoryFolder } from './support/memory-folder.ts'

const root = join(import.meta.dirname, '..')
const output = join(root, 'test', 'output')
const bin = (...parts: string[]): string => join(root, 'node_modules', ...parts)

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }
type Step = { readonly name: string; readonly run: () => Promise<Count> }

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** What failed, with the beginning of its message: said once more at the end, where a log that was cut still has it. */
const failures: string[] = []

function keepFailures(results: z.infer<typeof VitestReport>['testResults']): void {
  for (const file of results) {
    const name = relative(root, file.name)
    if (file.message !== '') failures.push(`${name}: ${file.message.slice(0, 1_000)}`)
    for (const one of file.assertionResults)
      if (one.status === 'failed')
        failures.push(
          `${name} > ${one.fullName}\n    ${(one.failureMessages ?? []).join('\n').slice(0, 1_000)}`,
        )
  }
}

/** Runs a program's script on this Node; what it prints is shown when it has ended, so that two lanes do not mix. */
function node(
  script: string,
  args: readonly string[],
  aloud: boolean,
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const said: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? 1)
    })
  })
}

/** A step that is one check: it passes or fails as a whole. */
async function check(script: string, args: readonly string[]): Promise<Count> {
  return (await node(script, args, false)) === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 }
}

/** A step of many tests; a run that wrote no report, or failed outside of a test, counts as one failure. */
async function tests(project: string, ...beside: readonly string[]): Promise<Count> {
  const report = join(output, `${project}.json`)
  rmSync(report, { force: true })
  const memory = memoryFolder()
  const status = await node(
    bin('vitest', 'vitest.mjs'),
    [
      'run',
      ...[project, ...beside].flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    true,
    // Whoever wants to look at the screens says so.
    { PICTURES: process.env['PICTURES'] ?? 'none', ...memory.environment },
  )
  memory.remove()
  try {
    const read = VitestReport.parse(JSON.parse(readFileSync(report, 'utf8')))
    keepFailures(read.testResults)
    const failed =
      read.numFailedTests === 0 && (status !== 0 || !read.success) ? 1 : read.numFailedTests
    return {
      passed: read.numPassedTests,
      failed,
      skipped: read.numPendingTests + read.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const total = { passed: 0, failed: 0, skipped: 0 }

/** One after the other. Several lanes may take from one list: whichever is free takes the next. */
async function lane(steps: Step[]): Promise<void> {
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    const started = performance.now()
    const count = await step.run()
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
    if (count.failed > 0) failures.push(`${step.name}: ${count.failed} failed`)
    console.log(
      `# ${step.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} (${count.passed + count.failed + count.skipped}, ${Math.round((performance.now() - started) / 1000)} s)`,
    )
  }
}

const build: Step = {
  name: 'build',
  run: () =>
    check(bin('electron-vite', 'bin', 'electron-vite.js'), ['build', '--logLevel', 'warn']),
}
const lint: Step = {
  name: 'lint',
  run: () => check(bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0']),
}
const packed: Step = { name: 'the packed app', run: () => tests('package') }
const types = (place: string): Step => ({
  name: `types of ${place}/`,
  run: () => check(bin('typescript', 'bin', 'tsc'), ['-p', place]),
})
const format: Step = {
  name: 'format',
  run: () => check(bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
}

mkdirSync(output, { recursive: true })
// It uses both cores by itself, and the packed app is made of it.
await lane([build])
// Two cores; the longest first, lint by far, so that both are done at about the same time.
const checks = [
  lint,
  packed,
  ...['test', 'renderer', 'electron'].map(types),
  format,
  types('shared'),
]
await Promise.all([lane(checks), lane(checks)])
await lane([
  { name: 'unit, faults, architecture', run: () => tests('unit') },
  // Together, so that neither waits for the last file of the other.
  {
    name: 'end to end, also as Electron would run it',
    run: () => tests('e2e', 'e2e-stand-in'),
  },
  { name: 'end to end, one at a time', run: () => tests('e2e-alone') },
])
for (const one of failures) console.log(`# FAILED ${one}`)
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`tests: ${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed === 0 ? 0 : 1
