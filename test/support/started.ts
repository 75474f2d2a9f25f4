/** A program of ours, started and watched until it says something or ends. */
import { spawn } from 'node:child_process'
import { until } from './until.ts'

export type Started = {
  /** Standard output and error. */
  output(): string
  error(): string
  /** Null while it runs. */
  status(): number | null
  /** The address the browser platform prints; rejects when the program ends before. */
  address(): Promise<string>
  ended(): Promise<number>
  stop(signal?: NodeJS.Signals): Promise<number>
  /** What the program sends over its channel, in order; there is one only where it was asked for. */
  readonly sent: readonly unknown[]
  send(message: object): void
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\S+token=\S+/
/** Under a loaded machine. */
const LIMIT_MS = 45_000

export function startProgram(
  args: readonly string[],
  where: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string | undefined>>
    readonly channel?: boolean
  },
): Started {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: where.cwd,
    env: where.env,
    stdio: ['ignore', 'pipe', 'pipe', where.channel === true ? 'ipc' : 'ignore'],
  })
  const sent: unknown[] = []
  child.on('message', (message) => sent.push(message))
  let output = ''
  let error = ''
  let status: number | null = null
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
    error += chunk.toString('utf8')
  })
  child.once('close', (code) => (status = code ?? -1))
  const ended = async (): Promise<number> => {
    await until('the program ends', async () => status !== null, LIMIT_MS).catch(
      (late: unknown) => {
        child.kill('SIGKILL')
        throw new Error(`${String(late)}; it said: ${output}`)
      },
    )
    return status ?? -1
  }
  return {
    sent,
    send: (message) => void child.send(message),
    output: () => output,
    error: () => error,
    status: () => status,
    async address() {
      await until('an address', async () => ADDRESS.test(output) || status !== null, LIMIT_MS)
      const found = ADDRESS.exec(output)
      if (found === null) throw new Error(`no address; it said: ${output}`)
      return found[0]
    },
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended()
    },
  }
}
