/** One job of backup-thread.ts, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { BackupManifestSchema } from './backup-manifest.ts'
import { type BackupMessage, runBackupJob } from './backup-thread.ts'

const { parts, files, schema, events, chain } = BackupManifestSchema.shape
const JobSchema = z.discriminatedUnion('work', [
  z.object({
    work: z.literal('write'),
    job: z.object({
      database: z.string(),
      root: z.string(),
      copy: z.string(),
      order: z.int(),
      earlier: z
        .object({ order: z.int(), base: z.int(), events: z.int(), parts, chain })
        .nullable(),
    }),
  }),
  z.object({
    work: z.literal('assemble'),
    job: z.object({
      copy: z.string(),
      base: z.string(),
      manifest: z.object({ parts, files, schema, events }),
      to: z.string(),
    }),
  }),
])
const send = (message: BackupMessage): void => parentPort?.postMessage(message)
send(runBackupJob(JobSchema.parse(workerData), (share) => send({ share })))
