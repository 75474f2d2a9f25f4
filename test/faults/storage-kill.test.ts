import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createStorage, openStorage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify.ts'
import { systemClock } from '../../shared/clock.ts'
import { noKeyStore, temporaryFolder, value } from '../unit/storage-helpers.ts'

const RUNS = 12
const child = path.join(import.meta.dirname, 'storage-append-child.ts')

/** Appends in another process, which holds the folder meanwhile, killed `afterMs` after its first acknowledged event. Answers the last one it acknowledged. */
async function appendAndKill(folder: string, afterMs: number, whileRunning: () => void): Promise<{ sequence: number; n: number }> {
  const running = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  running.stdout.on('data', (chunk: Buffer) => {
    if (output === '') {
      whileRunning()
      systemClock.after(afterMs, () => running.kill('SIGKILL'))
    }
    output += chunk.toString()
  })
  await new Promise((resolve) => running.on('close', resolve))
  const lines = output.split('\n')
  const [sequence = 0, n = 0] = (lines.at(-2) ?? '').split(' ').map(Number)
  return { sequence, n }
}

describe('killing the process in the middle of appending', () => {
  it('loses no acknowledged event, keeps the chain whole, leaves no lock behind, and never half a call', async () => {
    const parts = { folder: temporaryFolder(), keyStore: noKeyStore, vaultPassphrase: null, kind: 'practice' as const, clock: systemClock }
    value(createStorage(parts)).storage.close()
    for (let run = 0; run < RUNS; run += 1) {
      // Records are numbered anew in each run, so each run needs a folder without those of the last.
      const folder = run === 0 ? parts.folder : temporaryFolder()
      if (run > 0) value(createStorage({ ...parts, folder })).storage.close()
      const last = await appendAndKill(folder, 5 + run * 7, () => {
        expect(openStorage({ ...parts, folder })).toMatchObject({ ok: false, reason: 'alreadyRunning' })
      })
      expect(last.sequence).toBeGreaterThan(0)
      const report = verifyFolder(folder)
      expect(report).toMatchObject({ ok: true, firstBad: null })
      expect(report.events).toBeGreaterThanOrEqual(last.sequence)
      const storage = value(openStorage({ ...parts, folder }))
      const live = storage.sessionStore.load()
      expect(live?.state).toEqual({ n: expect.any(Number) })
      const n = Number(live?.recordId.slice('record-'.length))
      expect(n).toBeGreaterThanOrEqual(last.n)
      // The state of the session and its third event are one transaction, the two before it another.
      expect([3 * n, 3 * n + 2]).toContain(storage.log.head().sequence)
      value(storage.log.append([{ type: 'people.signedIn', recordId: null, actorId: 'c1', payload: {} }]))
      storage.close()
      expect(verifyFolder(folder)).toEqual({ ok: true, events: report.events + 1, firstBad: null })
    }
  }, 120_000)
})
