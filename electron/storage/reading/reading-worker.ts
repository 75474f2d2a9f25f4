/** Reads many rows in a thread of its own, with a connection of its own that cannot write: the main thread is the one that runs the cap. */
import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../file/database.ts'
import { ThreadStartSchema } from '../keys/thread-start.ts'
import { createVault } from '../keys/vault.ts'
import { openKeyring } from '../log/keyring.ts'
import { createAnswering } from './answering.ts'
import { type AnswerMessage, answered, isQuestion, QuestionMessageSchema } from './questions.ts'

const { file, dataKey, secret } = ThreadStartSchema.parse(workerData)
const db = openForReading(file)
// Sorting may not spill what it sorts into a temporary file.
db.exec('PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY')
const ring = openKeyring({ db, dataKey, secret })
const { answering, forget } = createAnswering(db, createVault(dataKey, ring), file)
const send = (message: AnswerMessage): void => parentPort?.postMessage(message)

parentPort?.on('message', (message: unknown) => {
  const { id, name, ask, secret: now } = QuestionMessageSchema.parse(message)
  // Made only when the office got its server.
  if (now !== null && ring.secret() === null) ring.useSecret(now)
  try {
    if (!isQuestion(name)) throw new Error('no such question')
    send({ id, answer: answered(answering, name, ask) })
  } catch (error) {
    send({ id, failed: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' })
  } finally {
    forget()
  }
})
send({ ready: true })
