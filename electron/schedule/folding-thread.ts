/**
 * The whole log folded beside everything else: a thread reads and opens the events, and this one takes over the bookings part by part.
 * Opening an event leaves objects behind that only this thread could clear away, a hundred milliseconds at a time.
 */
import type { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { EntrySchema } from '../../shared/schedule/entry.ts'
import { HeadSchema } from '../../shared/schedule/head.ts'
import { createIndex } from '../../shared/schedule/index.ts'
import type { Breathe } from '../slices.ts'
import { workerFile } from '../storage/file/worker-file.ts'
import type { Lists } from './folding.ts'

/** Bookings in one message: some milliseconds. */
export const PART = 100

const FoldMessageSchema = z.union([
  z.object({ entries: z.array(EntrySchema) }),
  z.object({ head: HeadSchema }),
])
export type FoldMessage = z.infer<typeof FoldMessageSchema>

/** Starts a script that opens the office's file by itself. */
export type StartThread = (script: string) => Worker

/** Null: no thread can be had, or it came to no end; what stopped it is then met, and told, by who folds without one. */
export async function foldBeside(start: StartThread, breathe: Breathe): Promise<Lists | null> {
  const script = workerFile('folding-worker', import.meta.url)
  if (script === null) return null
  const worker = start(script)
  try {
    return await taken(worker, breathe)
  } finally {
    await worker.terminate()
  }
}

function taken(worker: Worker, breathe: Breathe): Promise<Lists | null> {
  const index = createIndex([])
  return new Promise((resolve) => {
    async function take(message: unknown): Promise<void> {
      const told = FoldMessageSchema.safeParse(message)
      if (!told.success || 'head' in told.data) {
        resolve(told.success && 'head' in told.data ? { index, head: told.data.head } : null)
        return
      }
      for (const entry of told.data.entries) index.put(entry)
      await breathe()
      worker.postMessage('more')
    }
    worker.on('message', (message: unknown) => void take(message))
    worker.once('error', () => resolve(null))
    worker.once('exit', () => resolve(null))
  })
}
