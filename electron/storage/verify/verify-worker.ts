/** verifyFolder in a thread of its own: a large log takes minutes, and nothing else may wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { verifyFolder } from './verify.ts'

parentPort?.postMessage(verifyFolder(String(workerData)))
