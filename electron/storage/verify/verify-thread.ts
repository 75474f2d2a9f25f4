/** Verifies a folder beside everything else that is going on. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type VerifyReport, VerifyReportSchema } from '../../../shared/log/events.ts'
import type { Seal } from '../../../shared/records/seal.ts'
import { verifyFolder } from './verify.ts'

/** `report` null: it was given up with `stop`, after which the file is free. */
export type Verifying = {
  readonly report: Promise<VerifyReport | null>
  stop(): Promise<void>
}

/** Beside this file in the source; in the built app beside the main file, of which this one is a part or a chunk. */
function workerFile(): string | null {
  const places = ['./verify-worker.ts', './verify-worker.js', '../verify-worker.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(place)) ?? null
}

/** As verifyFolder, without holding up the caller; where no thread can be had, it is done here all the same. */
export function startVerify(folder: string, seals: readonly Seal[] = []): Verifying {
  const file = workerFile()
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

/** To the end, whatever happens. */
export async function verifyBeside(folder: string): Promise<VerifyReport> {
  return (await startVerify(folder).report) ?? verifyFolder(folder)
}
