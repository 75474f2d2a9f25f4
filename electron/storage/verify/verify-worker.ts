/** verifyFolder in a thread of its own: a large log takes minutes, and nothing else may wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { SealSchema } from '../../../shared/records/seal.ts'
import { verifyFolder } from './verify.ts'

const { folder, seals } = z
  .object({ folder: z.string(), seals: z.array(SealSchema) })
  .parse(workerData)
parentPort?.postMessage(verifyFolder(folder, seals))
