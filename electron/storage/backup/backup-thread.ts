/** Writing and assembling backups beside everything else that is going on. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type StorageCause, storageCause, storageCauses } from '../file/errors.ts'
import { workerFile } from '../file/worker-file.ts'
import { verifyFolder } from '../verify/verify.ts'
import { startVerify, type Verifying } from '../verify/verify-thread.ts'
import { assemble, type AssembleJob } from './assemble.ts'
import { BackupManifestSchema } from './backup-manifest.ts'
import { writeParts, type WriteJob, type Written } from './parts-writer.ts'

/** `assemble` answers as assemble() does, `write` as writeParts(). */
export type BackupJob =
  | { readonly work: 'write'; readonly job: WriteJob }
  | { readonly work: 'assemble'; readonly job: AssembleJob }

const RowFileSchema = z.object({ bytes: z.int(), sha256: z.string() })
const WrittenSchema = z.object({
  events: z.int(),
  schema: z.int(),
  base: z.int(),
  parts: z.array(BackupManifestSchema.shape.parts.element),
  chain: z.string(),
  tables: RowFileSchema,
}) satisfies z.ZodType<Written>

/** To the thread's caller; `failed`: what can be told of an error, never a person's data. */
export const BackupMessageSchema = z.union([
  z.object({ share: z.number() }),
  z.object({ written: WrittenSchema.nullable() }),
  z.object({ wrong: z.string().nullable() }),
  z.object({ failed: z.enum(storageCauses) }),
])
export type BackupMessage = z.infer<typeof BackupMessageSchema>

type Outcome<T> = Result<T, StorageCause | 'stopped'>

/** Ends it where it is; what it left is taken away by whoever asked for it. */
export type Watch = {
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal | null
}
export const quiet: Watch = { onProgress: () => undefined, signal: null }

/** One job in the thread it was called in; the worker's script is this. */
export function runBackupJob(
  { work, job }: BackupJob,
  onProgress: (share: number) => void,
): BackupMessage {
  try {
    if (work === 'assemble') return { wrong: assemble(job, onProgress) }
    const written = writeParts(job, onProgress)
    return { written: written === null ? null : { ...written, parts: [...written.parts] } }
  } catch (error) {
    const failed = storageCause(error)
    if (failed === null) throw error
    return { failed }
  }
}

type Run = (wish: BackupJob, watch: Watch) => Promise<BackupMessage | 'stopped'>

const inThread: Run = (wish, watch) => {
  const file = workerFile('backup-worker', import.meta.url)
  if (file === null) return inThisThread(wish, watch)
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: wish })
    const stop = (): void => void worker.terminate()
    watch.signal?.addEventListener('abort', stop, { once: true })
    if (watch.signal?.aborted === true) stop()
    let answer: BackupMessage | 'stopped' = 'stopped'
    worker.on('message', (message: unknown) => {
      const told = BackupMessageSchema.parse(message)
      if ('share' in told) watch.onProgress(told.share)
      else answer = told
    })
    worker.once('error', reject)
    // Only now are its files closed.
    worker.once('exit', () => {
      watch.signal?.removeEventListener('abort', stop)
      if (answer !== 'stopped' || watch.signal?.aborted === true) resolve(answer)
      else reject(new Error('the thread of a backup ended before its work did'))
    })
  })
}

const inThisThread: Run = (wish, watch) => Promise.resolve(runBackupJob(wish, watch.onProgress))

/** The long works of a backup. */
export interface BackupWork {
  write(job: WriteJob, watch: Watch): Promise<Outcome<Written | null>>
  /** As assemble(). */
  assemble(job: AssembleJob, watch: Watch): Promise<Outcome<string | null>>
  readonly verify: (folder: string) => Verifying
}

function workBy(run: Run, verify: BackupWork['verify']): BackupWork {
  return {
    verify,
    async write(job, watch) {
      const answer = await run({ work: 'write', job }, watch)
      if (answer === 'stopped') return fail('stopped')
      if ('written' in answer) return ok(answer.written)
      return fail('failed' in answer ? answer.failed : 'other')
    },
    async assemble(job, watch) {
      const answer = await run({ work: 'assemble', job }, watch)
      if (answer === 'stopped') return fail('stopped')
      if ('wrong' in answer) return ok(answer.wrong)
      return fail('failed' in answer ? answer.failed : 'other')
    },
  }
}

export const workBeside = workBy(inThread, startVerify)
/** For who does nothing else meanwhile. */
export const workHere = workBy(inThisThread, (folder) => ({
  report: Promise.resolve(verifyFolder(folder)),
  stop: () => Promise.resolve(),
}))
