/**
 * `npm run test:mutations [-- NAME…]`: puts one fault at a time into a copy of the built app and runs the desktop's e2e tests on
 * it, on the stand-in. Each must turn them red; the app without a fault must leave them green. Takes some minutes.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const root = join(import.meta.dirname, '..')
const bin = (...parts: string[]): string => join(root, 'node_modules', ...parts)
/** Inside the project, so that the copy finds its modules. */
const copy = join(root, 'test', 'output', 'mutant')

type Mutation = { readonly name: string; readonly pattern: RegExp; readonly becomes: string }

/** Of the built main process. A pattern that is not found once says that the code has moved on, and that this list must follow. */
const MUTATIONS: readonly Mutation[] = [
  {
    name: 'clipboard permission',
    pattern: /(wish\.permission === )"clipboard-sanitized-write"/,
    becomes: '$1"clipboard-nothing"',
  },
  { name: 'preload path', pattern: /"preload\.cjs"/, becomes: '"preload.mjs"' },
  {
    name: 'partition guard',
    pattern: /(=>\s*)guardSession(\(guarded, role,)/,
    becomes: '$1void $2',
  },
  {
    name: 'partition guard of the meeting',
    pattern: /"meeting",(\s*"seeker",\s*"account"\s*\])/,
    becomes: '$1',
  },
  {
    name: 'app protocol',
    pattern: /(fromPartition\(PARTITIONS\.|\.of\(")app("?\)\s*\.protocol\.handle)/,
    becomes: '$1seeker$2',
  },
  {
    name: 'relative data',
    pattern: /(dataRoot: named === "" \? null : )resolve\$?\d*\(typedIn\$?\d*, named\)/,
    becomes: '$1named',
  },
]

function node(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly ok: boolean; readonly said: string } {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { ok: done.status === 0, said: `${done.stdout}${done.stderr}` }
}

/** The last lines of a run: which tests failed. */
const failures = (said: string): string =>
  stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => /^\s*(×|FAIL|Tests )/.test(line))
    .slice(0, 6)
    .map((line) => `    ${line.trim()}`)
    .join('\n')

/** The app itself: main.js only lets V8 keep what it compiles and loads it. */
function builtMain(folder: string): string {
  const found = readdirSync(folder).find((name) => /^main-[\w-]+\.js$/.test(name))
  if (found === undefined) throw new Error('the built main process has no main-….js')
  return found
}

/** @returns whether the tests behaved as they must, with what they said */
function run(mutation: Mutation | null): { readonly right: boolean; readonly said: string } {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  cpSync(join(root, 'out'), join(copy, 'out'), { recursive: true })
  cpSync(join(root, 'assets'), join(copy, 'assets'), { recursive: true })
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  const main = join(copy, 'out', 'main', builtMain(join(copy, 'out', 'main')))
  if (mutation !== null) {
    const code = readFileSync(main, 'utf8')
    const found = code.match(new RegExp(mutation.pattern, 'g'))?.length ?? 0
    if (found !== 1)
      return { right: false, said: `    found ${found} times in the built main process` }
    writeFileSync(main, code.replace(mutation.pattern, mutation.becomes))
  }
  const { ok, said } = node(
    bin('vitest', 'vitest.mjs'),
    ['run', '--project', 'e2e', 'test/e2e/desktop.test.ts'],
    { SOUDAN_E2E_PLATFORM: 'stand-in', SOUDAN_E2E_OUT: join(copy, 'out') },
  )
  return { right: ok === (mutation === null), said: failures(said) }
}

const names = process.argv.slice(2)
const wanted = MUTATIONS.filter(({ name }) => names.length === 0 || names.includes(name))
if (!node(bin('electron-vite', 'bin', 'electron-vite.js'), ['build', '--logLevel', 'warn']).ok)
  throw new Error('the app cannot be built')
let wrong = 0
for (const mutation of [null, ...wanted]) {
  const { right, said } = run(mutation)
  if (!right) wrong += 1
  const expected =
    mutation === null ? 'green without a fault' : `red with a fault in ${mutation.name}`
  console.log(`${right ? 'ok' : 'WRONG'}: ${expected}\n${said}`)
}
rmSync(copy, { recursive: true, force: true })
process.exitCode = wrong === 0 ? 0 : 1
