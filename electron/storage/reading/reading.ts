/** The way to the reading thread: started with the first question, ended with the office, started anew after a crash. */
import { Worker } from 'node:worker_threads'
import type { ThreadStart } from '../keys/thread-start.ts'
import { workerFile } from '../file/worker-file.ts'
import {
  AnswerMessageSchema,
  type AnswerOf,
  type Answering,
  answered,
  answersTo,
  type Ask,
  type QuestionName,
} from './questions.ts'

/** The thread ended before it answered; nothing was changed by it, and the question may be asked again. */
export class ReadingEnded extends Error {}

export interface Reading {
  /** Rejects when the file cannot be read, with ReadingEnded when the thread crashed or the office is closed. */
  ask<N extends QuestionName>(name: N, ask: Ask<N>): Promise<AnswerOf<N>>
  /** Ends the thread; its connection is closed then. */
  close(): Promise<void>
}

export type ReadingParts = Omit<ThreadStart, 'secret'> & {
  /** As it is now: it comes to be with the office's server. */
  readonly secret: () => Uint8Array | null

  /** Answers in this thread, where none can be had: slower for everybody, but what an office wrote can be read. */
  readonly here: () => Answering
  /** Null: there is none. A test says another. */
  readonly script?: string | null
}

type Pending = { readonly give: (answer: unknown) => void; readonly fail: (error: Error) => void }
type Thread = { readonly worker: Worker; readonly pending: Map<number, Pending> }

export function createReading(parts: ReadingParts): Reading {
  const script =
    parts.script === undefined ? workerFile('reading-worker', import.meta.url) : parts.script
  let thread: Thread | null = null
  let broken = script === null
  const canStart = (): boolean => !broken
  let closed = false
  let asked = 0

  function start(file: string): Thread {
    const workerData = { file: parts.file, dataKey: parts.dataKey, secret: parts.secret() }
    const worker = new Worker(file, { workerData })
    const made: Thread = { worker, pending: new Map() }
    let ready = false
    let crash: unknown
    const end = (): void => {
      if (thread === made) thread = null
      // One that never came up will not come up the next time either.
      if (!ready && !closed) broken = true
      const why = crash instanceof Error ? crash.name : 'the reading thread ended'
      for (const { fail } of made.pending.values()) fail(new ReadingEnded(why))
      made.pending.clear()
    }
    worker.on('message', (message: unknown) => {
      const told = AnswerMessageSchema.parse(message)
      if ('ready' in told) {
        ready = true
        return
      }
      const waiting = made.pending.get(told.id)
      made.pending.delete(told.id)
      if (made.pending.size === 0) worker.unref()
      if ('failed' in told) waiting?.fail(new Error(told.failed))
      else waiting?.give(told.answer)
    })
    worker.once('error', (error: unknown) => {
      crash = error
    })
    // An error can overtake what was said before it; an exit cannot.
    worker.once('exit', end)
    return made
  }

  function send(name: QuestionName, ask: unknown): Promise<unknown> {
    if (script === null) throw new Error('there is no reading thread')
    const { worker, pending } = (thread ??= start(script))
    const id = (asked += 1)
    return new Promise((give, fail) => {
      // Only a question holds the process open, the waiting thread does not.
      if (pending.size === 0) worker.ref()
      pending.set(id, { give, fail })
      worker.postMessage({ id, name, ask, secret: parts.secret() })
    })
  }

  async function ask<N extends QuestionName>(name: N, wish: Ask<N>): Promise<AnswerOf<N>> {
    if (closed) throw new ReadingEnded('the office is closed')
    if (!canStart()) return answered(parts.here(), name, wish)
    try {
      return answersTo[name].answer.parse(await send(name, wish))
    } catch (error) {
      if (error instanceof ReadingEnded && !canStart()) return answered(parts.here(), name, wish)
      throw error
    }
  }

  return {
    ask,
    async close() {
      closed = true
      await thread?.worker.terminate()
    },
  }
}
