/** `npm start`: builds when needed, starts Electron when its program is there or can be had, and else the browser platform. `--help` tells the options. */
import { join } from 'node:path'
import { readCommandLine, typedIn } from './platform/command-line.ts'
import { commandLineProblem, helpText } from './platform/command-line-text.ts'
import { build, isStale } from './start/build.ts'
import { launch } from './start/launch.ts'
import { startText } from './start/text.ts'

const root = join(import.meta.dirname, '..')

async function start(): Promise<number> {
  const { argv, env } = process
  const read = readCommandLine(argv.slice(2), env, 'node', typedIn(env, process.cwd()))
  if (!read.ok) {
    console.error(commandLineProblem(read))
    return 2
  }
  if (read.value.help) {
    console.log(helpText.start)
    return 0
  }
  if (isStale(root)) {
    console.log(startText.building)
    if (!(await build(root))) {
      console.error(startText.buildFailed)
      return 1
    }
  }
  return launch({
    root,
    options: read.value,
    env,
    platform: process.platform,
    say: (line) => console.log(line),
  })
}

process.exitCode = await start()
