/** foldAll in a thread of its own, which reads and opens every event; the bookings it made go over part by part, each when it is asked for. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Entry } from '../../shared/schedule/entry.ts'
import { drain } from '../slices.ts'
import { openForReading } from '../storage/file/database.ts'
import { createRecordKeys } from '../storage/keys/record-keys.ts'
import { ThreadStartSchema } from '../storage/keys/thread-start.ts'
import { createVault } from '../storage/keys/vault.ts'
import { openKeyring } from '../storage/log/keyring.ts'
import { createLogReader } from '../storage/log/reader.ts'
import { foldAll } from './folding.ts'
import { type FoldMessage, PART } from './folding-thread.ts'

const { file, dataKey, secret } = ThreadStartSchema.parse(workerData)
const db = openForReading(file)
// Sorting may not spill what it sorts into a temporary file.
db.exec('PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY')
const vault = createVault(dataKey, openKeyring({ db, dataKey, secret }))
const { index, head } = drain(foldAll(createLogReader(db, createRecordKeys(db, vault))))
db.close()
const send = (message: FoldMessage): void => parentPort?.postMessage(message)
const left = index.entries.values()

function next(): void {
  const entries: Entry[] = []
  for (let step = left.next(); step.done !== true; step = left.next()) {
    entries.push(step.value)
    if (entries.length === PART) break
  }
  send(entries.length > 0 ? { entries } : { head })
}
parentPort?.on('message', next)
next()
