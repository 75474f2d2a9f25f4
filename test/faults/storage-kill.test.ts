/** The process killed in the middle of appending. */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { createStorage, openStorage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  addRecord,
  newOffice,
  noKeyStore,
  temporaryFolder,
  value,
} from '../unit/storage-helpers.ts'

/** Real kills, each with a process of its own, and cuts of the write-ahead log; SOUDAN_KILLS=1000 makes a thousand of both. */
const KILLS = Number(process.env['SOUDAN_KILLS'] ?? 6)
const CUTS = Number(process.env['SOUDAN_KILLS'] ?? 150)
const child = path.join(import.meta.dirname, 'storage-append-child.ts')

/** Appends in another process, which holds the folder meanwhile, killed `afterMs` after its first acknowledged event. Answers the last one it acknowledged. */
async function appendAndKill(
  folder: string,
  afterMs: number,
  whileRunning: () => void,
): Promise<{ sequence: number; n: number }> {
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
  it(
    'loses no acknowledged event, keeps the chain whole, leaves no lock behind, and never half a call',
    async () => {
      const parts = {
        folder: temporaryFolder(),
        keyStore: noKeyStore,
        vaultPassphrase: null,
        kind: 'practice' as const,
        clock: systemClock,
      }
      value(createStorage(parts)).storage.close()
      for (let run = 0; run < KILLS; run += 1) {
        // Records are numbered anew in each run, so each run needs a folder without those of the last.
        const folder = run === 0 ? parts.folder : temporaryFolder()
        if (run > 0) value(createStorage({ ...parts, folder })).storage.close()
        const last = await appendAndKill(folder, 5 + ((run * 37) % 173), () => {
          expect(openStorage({ ...parts, folder })).toMatchObject({
            ok: false,
            reason: 'alreadyRunning',
          })
        })
        expect(last.sequence).toBeGreaterThan(0)
        const report = verifyFolder(folder)
        expect(report).toMatchObject({ ok: true, firstBad: null })
        expect(report.events).toBeGreaterThanOrEqual(last.sequence)
        const storage = value(openStorage({ ...parts, folder }))
        const live = storage.sessionStore.load()
        expect(live?.state).toEqual({ n: expect.any(Number) as unknown })
        const n = Number(live?.recordId.slice('record-'.length))
        expect(n).toBeGreaterThanOrEqual(last.n)
        // The state of the session and its third event are one transaction, the two before it another.
        expect([3 * n, 3 * n + 2]).toContain(storage.log.head().sequence)
        value(
          storage.log.append([
            { type: 'people.signedIn', scope: 'office', actorId: 'c1', payload: {} },
          ]),
        )
        storage.close()
        expect(verifyFolder(folder)).toEqual({
          ok: true,
          events: report.events + 1,
          firstBad: null,
        })
      }
    },
    120_000 + KILLS * 5_000,
  )

  it(
    'at any byte of what it was writing loses nothing that was acknowledged before that byte',
    () => {
      const { folder, storage, parts } = newOffice()
      const wal = `${databasePath(folder)}-wal`
      // After each acknowledged append: how long the log was, and how many events it held.
      const acknowledged = [{ bytes: statSync(wal).size, events: 0 }]
      for (let n = 0; n < 40; n += 1) {
        addRecord(storage, { recordId: `r${n}`, counselorId: 'c1' }, [
          {
            type: 'session.paused',
            scope: `record/r${n}`,
            actorId: 'c1',
            payload: { why: 'あ'.repeat((n * 97) % 900) },
          },
        ])
        acknowledged.push({ bytes: statSync(wal).size, events: storage.log.head().sequence })
      }
      const pristine = {
        file: readFileSync(databasePath(folder)),
        log: readFileSync(wal),
        key: readFileSync(keyPath(folder)),
      }
      storage.close()
      const first = acknowledged[0]?.bytes ?? 0
      const copy = temporaryFolder()
      for (let cut = 0; cut < CUTS; cut += 1) {
        const at = first + ((Math.imul(cut + 1, 0x9e3779b1) >>> 0) % (pristine.log.length - first))
        for (const suffix of ['-wal', '-shm']) rmSync(databasePath(copy) + suffix, { force: true })
        writeFileSync(databasePath(copy), pristine.file)
        writeFileSync(`${databasePath(copy)}-wal`, pristine.log.subarray(0, at))
        writeFileSync(keyPath(copy), pristine.key)
        const safe = acknowledged.findLast(({ bytes }) => bytes <= at)?.events ?? 0
        const opened = value(openStorage({ ...parts, folder: copy }))
        const held = opened.log.head().sequence
        expect({ at, held: held >= safe && held <= safe + 3 && held % 3 === 0 }).toEqual({
          at,
          held: true,
        })
        value(
          opened.log.append([
            { type: 'people.signedIn', scope: 'office', actorId: 'c1', payload: {} },
          ]),
        )
        opened.close()
        expect(verifyFolder(copy)).toEqual({ ok: true, events: held + 1, firstBad: null })
      }
    },
    120_000 + CUTS * 500,
  )
})
