/** Verifies a folder beside everything else that is going on. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type VerifyReport, VerifyReportSchema } from '../../../shared/log/events.ts'
import { verifyFolder } from './verify.ts'

/** Beside this file in the source; in the built app beside the main file, of which this one is a part or a chunk. */
function workerFile(): string | null {
  const places = ['./verify-worker.ts', './verify-worker.js', '../verify-worker.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(place)) ?? null
}

/** As verifyFolder, without holding up the caller; where no thread can be had, it is done here all the same. */
export function verifyBeside(folder: string): Promise<VerifyReport> {
  const file = workerFile()
  if (file === null) return Promise.resolve(verifyFolder(folder))
  return new Promise((resolve) => {
    let answered = false
    const answer = (report: VerifyReport): void => {
      if (!answered) resolve(report)
      answered = true
    }
    const worker = new Worker(file, { workerData: folder })
    worker.once('message', (report: unknown) => answer(VerifyReportSchema.parse(report)))
    worker.once('error', () => answer(verifyFolder(folder)))
    worker.once('exit', () => {
      if (!answered) answer(verifyFolder(folder))
    })
  })
}
