/** Running one program without a shell: its end, what it wrote to its standard error, and signals to us passed on to it. */
import { spawn } from 'node:child_process'
import { SECOND, systemClock } from '../../shared/clock.ts'
import type { Ended } from './why-not.ts'

export type RunWish = {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** `show`: what it writes to its standard error goes to ours; `keep`: it is only kept. */
  readonly stderr: 'show' | 'keep'
  /**
   * False for what opens a window: on Windows a hidden start hides the program's first window as well. True for a program of
   * the console, which would open a console of its own.
   */
  readonly windowsHide: boolean
}

export type Run = Ended & {
  /** We were told to end, and it ended with us. */
  readonly stopped: boolean
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
const KEPT_CHARACTERS = 16_384
const LAST_WORDS_MS = SECOND / 2

export function run(program: string, args: readonly string[], wish: RunWish): Promise<Run> {
  return new Promise((resolve) => {
    let stderr = ''
    let stopped = false
    let child: ReturnType<typeof spawnIt> | null = null
    const forward = (signal: NodeJS.Signals): void => {
      stopped = true
      child?.kill(signal)
    }
    const end = (code: number | null, signal: string | null, spawnError: string | null): void => {
      for (const name of SIGNALS) process.off(name, forward)
      resolve({ code, signal, spawnError, stderr, stopped })
    }
    try {
      child = spawnIt(program, args, wish)
    } catch (error) {
      // Some of the system's refusals are thrown at once.
      end(null, null, codeOf(error))
      return
    }
    for (const name of SIGNALS) process.on(name, forward)
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-KEPT_CHARACTERS)
      if (wish.stderr === 'show') process.stderr.write(chunk)
    })
    child.once('error', (error) => end(null, null, codeOf(error)))
    child.once('close', (code, signal) => end(code, signal, null))
    // Its last words may come after its end; but whoever inherited the pipe (a browser it opened) may hold it for hours.
    child.once('exit', (code, signal) =>
      systemClock.after(LAST_WORDS_MS, () => end(code, signal, null)),
    )
  })
}

function spawnIt(program: string, args: readonly string[], wish: RunWish) {
  return spawn(program, [...args], {
    cwd: wish.cwd,
    env: wish.env,
    stdio: ['inherit', 'inherit', 'pipe'],
    shell: false,
    windowsHide: wish.windowsHide,
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
}
