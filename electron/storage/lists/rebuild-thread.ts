/** Makes the lists anew beside everything else that is going on. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { ThreadStart } from '../keys/thread-start.ts'
import { workerFile } from '../file/worker-file.ts'

/** @param here does it in this thread, where none can be had or the one there was failed */
export function rebuildBeside(
  start: ThreadStart,
  onProgress: (share: number) => void,
  here: () => void,
): Promise<void> {
  const file = workerFile('rebuild-worker', import.meta.url)
  if (file === null) {
    here()
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: start })
    worker.on('message', (share: unknown) => onProgress(z.number().parse(share)))
    // What stopped the thread stops this one too, and is told there with its cause.
    worker.once('error', () => undefined)
    worker.once('exit', (code) => {
      try {
        if (code !== 0) here()
        resolve()
      } catch (error) {
        reject(error instanceof Error ? error : new Error('the lists cannot be made'))
      }
    })
  })
}
