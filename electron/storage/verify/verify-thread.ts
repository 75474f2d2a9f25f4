/** Verifies a folder beside everything else that is going on. */
import { Worker } from 'node:worker_threads'
import { type VerifyReport, VerifyReportSchema } from '../../../shared/log/verify-report.ts'
import type { Seal } from '../../../shared/records/seal.ts'
import { workerFile } from '../file/worker-file.ts'
import { verifyFolder } from './verify.ts'

/** `report` null: it was given up with `stop`, after which the file is free. */
export type Verifying = {
  readonly report: Promise<VerifyReport | null>
  stop(): Promise<void>
}

/** As verifyFolder, without holding up the caller; where no thread can be had, it is done here all the same. */
export function startVerify(folder: string, seals: readonly Seal[] = []): Verifying {
  const file = workerFile('verify-worker', import.meta.url)
  if (file === null) {
    const report = verifyFolder(folder, seals)
    return { report: Promise.resolve(report), stop: () => Promise.resolve() }
  }
  const worker = new Worker(file, { workerData: { folder, seals } })
  let stopped = false
  const report = new Promise<VerifyReport | null>((resolve) => {
    let answered = false
    const answer = (found: VerifyReport | null): void => {
      if (!answered) resolve(found)
      answered = true
    }
    const here = (): void => {
      if (!answered) answer(stopped ? null : verifyFolder(folder, seals))
    }
    worker.once('message', (found: unknown) => answer(VerifyReportSchema.parse(found)))
    worker.once('error', here)
    worker.once('exit', here)
  })
  return {
    report,
    async stop() {
      stopped = true
      await worker.terminate()
    },
  }
}
