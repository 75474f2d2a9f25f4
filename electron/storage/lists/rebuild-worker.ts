/** rebuildProjections in a thread of its own, while the main thread waits for it and shows how far it is. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../file/database.ts'
import { createVault } from '../keys/vault.ts'
import { openKeyring } from '../log/keyring.ts'
import { ThreadStartSchema } from '../keys/thread-start.ts'
import { rebuildProjections } from './rebuild.ts'

const { file, dataKey, secret } = ThreadStartSchema.parse(workerData)
const db = openDatabase(file)
if (!db.ok) throw new Error(db.reason)
try {
  const ring = openKeyring({ db: db.value, dataKey, secret })
  rebuildProjections(db.value, createVault(dataKey, ring), (share) =>
    parentPort?.postMessage(share),
  )
} finally {
  db.value.close()
}
