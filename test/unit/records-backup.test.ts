/** Backups by the clock and by hand, and who may restore one. */
import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createRestoring,
  type RestoreDeskParts,
  restoreOffice,
} from '../../electron/office/restore-desk.ts'
import { createBackupDesk } from '../../electron/records/backup-desk.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import { HOUR, MINUTE } from '../../shared/clock.ts'
import type { OfficeStatus } from '../../shared/office/status.ts'
import type { Account, Role } from '../../shared/people/account.ts'
import { ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { until } from '../support/until.ts'
import {
  addRecord,
  fakeKeyStore,
  newOffice,
  START_MS,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

function desk() {
  const clock = createVirtualClock(START_MS)
  const { storage } = newOffice({ clock })
  const target = path.join(temporaryFolder(), 'copies')
  mkdirSync(target)
  const stage = { running: false, notices: 0, published: 0 }
  const backups = createBackupDesk({
    storage,
    clock,
    sessionRunning: () => stage.running,
    notify: () => {
      stage.notices += 1
    },
    ring: () => {
      stage.published += 1
    },
  })
  backups.start()
  const idle = (): Promise<void> =>
    until('no backup is under way', () => Promise.resolve(!backups.status().running))
  return { clock, storage, target, stage, backups, idle }
}

/** Whole copies, of the one office that writes there. */
const copies = (target: string): number =>
  readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('backup.json'),
  ).length

describe('the backup desk', () => {
  it('makes one at the time laid down, once, and not while a session runs', async () => {
    const { clock, target, stage, backups, idle } = desk()
    expect(await backups.now('sup')).toMatchObject({ reason: 'noFolder' })
    value(await backups.set({ folder: target, time: '17:30', keep: 3 }, 'sup'))
    // Nothing was ever backed up, so the last time laid down counts as missed.
    clock.advance(MINUTE)
    await idle()
    expect(copies(target)).toBe(1)
    clock.advance(7 * HOUR)
    await idle()
    expect(copies(target)).toBe(1)
    stage.running = true
    clock.advance(HOUR)
    await idle()
    expect(copies(target)).toBe(1)
    stage.running = false
    clock.advance(MINUTE)
    await idle()
    expect(copies(target)).toBe(2)
    expect(backups.status()).toMatchObject({
      running: false,
      last: { reason: null },
      lastGood: { reason: null },
    })
    expect(stage.notices).toBe(0)
    await backups.close()
    expect(clock.pending()).toBe(0)
  })

  it('says so when it failed, keeps the last good one in mind, and succeeds when the folder is back', async () => {
    const { clock, storage, target, stage, backups, idle } = desk()
    value(await backups.set({ folder: target, time: '17:30', keep: 3 }, 'sup'))
    const good = value(await backups.now('sup')).lastGood
    renameSync(target, `${target}-away`)
    expect(await backups.now('sup')).toMatchObject({ reason: 'folderMissing' })
    expect(backups.status()).toMatchObject({
      last: { reason: 'folderMissing', name: null },
      lastGood: good,
    })
    expect(stage.notices).toBe(1)
    renameSync(`${target}-away`, target)
    clock.advance(31 * MINUTE)
    await idle()
    expect(backups.status().last?.reason).toBeNull()
    expect(storage.backups.outcomes().last?.reason).toBeNull()
    expect(
      await backups.set({ folder: storage.folder, time: '17:30', keep: 3 }, 'sup'),
    ).toMatchObject({
      reason: 'insideOffice',
    })
    await backups.close()
  })
})

describe('who may put a backup in the place of an office', () => {
  const account = (role: Role): Account => ({
    id: role,
    loginName: role,
    displayName: '架空',
    role,
    disabled: false,
  })
  const chosen: OfficeStatus = {
    stage: 'choose',
    offices: [],
    vaultNeedsPassphrase: false,
    dataFolder: { path: '', shared: false },
  }

  it('is the supervisor or IT staff where the office can be opened, and anybody where it cannot or is not there', async () => {
    const root = temporaryFolder()
    const office = newOffice({ folder: path.join(root, 'office') })
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    const target = temporaryFolder()
    const source = path.join(
      target,
      value(await office.storage.backUp({ target, keep: 3, atMs: START_MS })).name,
    )
    office.storage.close()
    const attempt = async (
      stage: ReturnType<RestoreDeskParts['stage']>,
      by: Account | null,
      dataRoot = root,
    ): Promise<string> => {
      const parts = {
        dataRoot,
        storage: storageOpener(fakeKeyStore()),
        nowMs: () => START_MS + readdirSync(dataRoot).length * 1000,
        stage: () => stage,
        leave: () => Promise.resolve(),
        open: () => Promise.resolve(ok(chosen)),
        status: () => chosen,
      }
      const answer = await restoreOffice(
        parts,
        source,
        by,
        createRestoring(() => undefined),
      )
      return answer.ok ? 'restored' : answer.reason
    }
    const ready = {
      stage: 'ready',
      office: { kind: 'office', rooms: { sessionRunning: () => false } },
    } as const
    const inSession = {
      stage: 'ready',
      office: { kind: 'office', rooms: { sessionRunning: () => true } },
    } as const
    expect(await attempt(ready, null)).toBe('needsSupervisor')
    expect(await attempt(ready, account('counselor'))).toBe('needsSupervisor')
    expect(await attempt({ stage: 'choose' }, null)).toBe('needsSupervisor')
    expect(await attempt({ stage: 'unlock', kind: 'office' }, null)).toBe('needsSupervisor')
    expect(
      await attempt({ stage: 'trouble', kind: 'practice', trouble: 'databaseDamaged' }, null),
    ).toBe('needsSupervisor')
    expect(await attempt(inSession, account('supervisor'))).toBe('sessionRunning')
    expect(readdirSync(root)).toEqual(['office'])
    expect(await attempt(ready, account('supervisor'))).toBe('restored')
    expect(await attempt(ready, account('it'))).toBe('restored')
    expect(
      await attempt({ stage: 'trouble', kind: 'office', trouble: 'databaseDamaged' }, null),
    ).toBe('restored')
    expect(await attempt({ stage: 'choose' }, null, temporaryFolder())).toBe('restored')
    expect(
      readdirSync(root).filter((name) => name.startsWith('office.before-restore-')),
    ).toHaveLength(3)
  })
})
