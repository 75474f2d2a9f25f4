/** A restore that is killed: the office that was there, or the copy, opens afterwards; nothing of either is lost, and no office is nowhere. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '../../electron/storage/backup/restore.ts'
import {
  finishRestore,
  RESTORING,
  SET_ASIDE,
} from '../../electron/storage/backup/unfinished-restore.ts'
import { openStorage } from '../../electron/storage/storage.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  addRecord,
  newOffice,
  type Office,
  START_MS,
  temporaryFolder,
  value,
} from '../unit/storage-helpers.ts'

/** SOUDAN_RESTORE_KILLS=50 makes fifty. */
const KILLS = Number(process.env['SOUDAN_RESTORE_KILLS'] ?? 3)
const child = path.join(import.meta.dirname, 'restore-child.ts')

type Stage = { readonly root: string; readonly office: Office; readonly source: string }

/** An office of two records, and a copy of it from when it had one. */
async function stage(): Promise<Stage> {
  const root = temporaryFolder()
  const office = newOffice({ folder: path.join(root, 'office') })
  addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
  const target = temporaryFolder()
  const { name } = value(await office.storage.backUp({ target, keep: 3, atMs: START_MS }))
  addRecord(office.storage, { recordId: 'r2', counselorId: 'c1' })
  await office.storage.reading.close()
  office.storage.close()
  return { root, office, source: path.join(target, name) }
}

/** The records of the office that opens now. */
function recordsIn(office: Office, folder = office.folder): string[] {
  const storage = value(openStorage({ ...office.parts, folder }))
  const found = ['r1', 'r2'].filter((recordId) => storage.records.find(recordId) !== null)
  storage.close()
  return found
}

describe('a restore that was killed', () => {
  it('between its two last steps is brought to its end at the next start', async () => {
    const { root, office, source } = await stage()
    value(await restoreBackup(source, root, START_MS, () => Promise.resolve(true)))
    const aside = readdirSync(root).find((name) => name.includes(SET_ASIDE)) ?? ''
    const moment = aside.slice(`office${SET_ASIDE}`.length)
    renameSync(office.folder, `${office.folder}${RESTORING}${moment}`)
    finishRestore(office.folder)
    expect(recordsIn(office)).toEqual(['r1'])
    expect(recordsIn(office, path.join(root, aside))).toEqual(['r1', 'r2'])
  })

  it('is not taken for one where an office was set aside long ago, or still stands', async () => {
    const { root, office, source } = await stage()
    value(await restoreBackup(source, root, START_MS, () => Promise.resolve(true)))
    const kept = `${office.folder}.kept`
    renameSync(office.folder, kept)
    finishRestore(office.folder)
    expect(existsSync(office.folder)).toBe(false)
    // Another restore's copy is not this one's other half.
    renameSync(kept, `${office.folder}${RESTORING}20200101-000000`)
    finishRestore(office.folder)
    expect(existsSync(office.folder)).toBe(false)
  })

  it(
    'at any moment leaves an office that opens, with all it had or all the copy had',
    async () => {
      const { root, office, source } = await stage()
      for (let run = 0; run < KILLS; run += 1) {
        const restoring = spawn(process.execPath, [child, source, root], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        restoring.stdout.once('data', () =>
          systemClock.after(20 + ((run * 131) % 701), () => restoring.kill('SIGKILL')),
        )
        const code = await new Promise((resolve) => restoring.on('close', resolve))
        expect(code).toBeNull()
        finishRestore(office.folder)
        expect([['r1'], ['r1', 'r2']]).toContainEqual(recordsIn(office))
      }
      const asides = readdirSync(root).filter((name) => name.includes(SET_ASIDE))
      if (asides.length > 0)
        expect(asides.map((name) => recordsIn(office, path.join(root, name)).length)).toContain(2)
    },
    60_000 + KILLS * 10_000,
  )
})
