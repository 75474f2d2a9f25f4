/** Backups: by hand, and on time by themselves; what became of them is kept, shown and, when one failed, said. */
import { type Cancel, type Clock, MINUTE } from '../../shared/clock.ts'
import type { AnswerTo } from '../../shared/contract.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import {
  backupIsDue,
  type BackupOutcome,
  type BackupReason,
  type BackupSettings,
  type BackupStatus,
} from '../../shared/records/backup.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import { checkTarget } from '../storage/backup/backup.ts'
import type { Storage } from '../storage/storage.ts'
import { text } from './text.ts'

export type BackupDeskParts = {
  readonly storage: Pick<Storage, 'folder' | 'log' | 'backups' | 'backUp'>
  readonly clock: Clock
  /** While a session runs, a backup that is due waits for its end. */
  readonly sessionRunning: () => boolean
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void
  readonly ring: Ring
}

export interface BackupDesk {
  /** Looks every minute for what is due. */
  start(): void
  status(): BackupStatus
  now(actorId: string): Promise<AnswerTo<'records.backupNow'>>
  set(settings: BackupSettings, actorId: string): Promise<AnswerTo<'records.setBackup'>>
  /** Stops looking for what is due and waits for a backup under way. */
  close(): Promise<void>
}

export function createBackupDesk(parts: BackupDeskParts): BackupDesk {
  const { storage, clock } = parts
  let memory = { settings: storage.backups.settings(), ...storage.backups.outcomes() }
  let running: Promise<unknown> | null = null

  const status = (): BackupStatus => ({ ...memory, running: running !== null })
  const tell = (): void => parts.ring('records.backup', status())

  async function attempt(folder: string, actorId: string): Promise<BackupOutcome> {
    const atMs = clock.wallMs()
    const written = await storage.backUp({ target: folder, keep: memory.settings.keep, atMs })
    const outcome: BackupOutcome = {
      atMs,
      folder,
      name: written.ok ? written.value.name : null,
      events: written.ok ? written.value.events : null,
      reason: written.ok ? null : written.reason,
    }
    memory = { ...memory, last: outcome, lastGood: written.ok ? outcome : memory.lastGood }
    storage.backups.keep({ last: memory.last, lastGood: memory.lastGood })
    storage.log.append([
      {
        type: 'office.backedUp',
        scope: 'office',
        actorId,
        payload: { name: outcome.name, events: outcome.events, reason: outcome.reason },
      },
    ])
    return outcome
  }

  /** One at a time; whoever asks meanwhile is told. */
  async function run(actorId: string): Promise<Result<BackupStatus, BackupReason>> {
    const { folder } = memory.settings
    if (folder === null) return fail('noFolder')
    if (running !== null) return fail('backupRunning')
    const mine = attempt(folder, actorId)
    running = mine
    tell()
    try {
      const { reason } = await mine
      running = null
      if (reason !== null) parts.notify({ title: text.backupFailed, body: text.backupFailedBody })
      return reason === null ? ok(status()) : fail(reason)
    } finally {
      running = null
      tell()
    }
  }

  function whenDue(): void {
    if (running === null && !parts.sessionRunning() && backupIsDue(memory, clock.wallMs()))
      void run(SYSTEM_ACTOR)
  }
  let stop: Cancel = () => {}

  return {
    status,
    start() {
      stop = clock.every(MINUTE, whenDue)
    },
    now: run,
    async set(settings, actorId) {
      const usable =
        settings.folder === null ? ok() : await checkTarget(storage.folder, settings.folder)
      if (!usable.ok) return usable
      const logged = storage.log.append([
        { type: 'office.backupSet', scope: 'settings', actorId, payload: settings },
      ])
      if (!logged.ok) return logged
      memory = { ...memory, settings }
      tell()
      return ok(status())
    },
    async close() {
      stop()
      await running
    },
  }
}
