/** Verifies a folder beside everything else that is going on. */
import { Worker } from 'node:worker_threads'
import { type VerifyReport, VerifyReportSchema } from '../../../shared/log/events.ts'
import { workerFile } from '../file/worker-file.ts'
import { verifyFolder } from './verify.ts'

/** As verifyFolder, without holding up the caller; where no thread can be had, it is done here all the same. */
export function verifyBeside(folder: string): Promise<VerifyReport> {
  const file = workerFile('verify-worker', import.meta.url)
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
