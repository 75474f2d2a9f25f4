/** The line to the test that started this process: it waits for the test to listen, and runs what the test sends in here. */
import { runInThisContext } from 'node:vm'
import { z } from 'zod'
import type { Chromium } from './chromium.ts'

const FromTestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening') }),
  z.object({ type: z.literal('run'), id: z.int(), source: z.string(), argument: z.unknown() }),
])

export type ToTest =
  | { readonly type: 'chromium'; readonly endpoint: string }
  | {
      readonly type: 'ran'
      readonly id: number
      readonly value: unknown
      readonly error: string | null
    }

function tell(message: ToTest): void {
  process.send?.(message)
}

/** @returns what the app waits for before it is ready; without a test, nothing */
export function control(electron: object): (chromium: Chromium) => Promise<void> {
  if (process.send === undefined) return async () => undefined
  let listening: () => void = () => undefined
  const heard = new Promise<void>((resolve) => {
    listening = resolve
  })
  process.on('message', (raw) => {
    const message = FromTestSchema.parse(raw)
    if (message.type === 'listening') return listening()
    void run(electron, message.source, message.argument).then(
      (value) => tell({ type: 'ran', id: message.id, value: value ?? null, error: null }),
      (error: unknown) =>
        tell({
          type: 'ran',
          id: message.id,
          value: null,
          error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
        }),
    )
  })
  // A test that is gone takes its app along.
  process.once('disconnect', () => process.exit(1))
  return async ({ endpoint }) => {
    tell({ type: 'chromium', endpoint })
    await heard
  }
}

async function run(electron: object, source: string, argument: unknown): Promise<unknown> {
  const made: unknown = runInThisContext(`(${source})`)
  if (typeof made !== 'function') throw new Error('a test sent what is no function')
  return (await Reflect.apply(made, undefined, [electron, argument])) as unknown
}
