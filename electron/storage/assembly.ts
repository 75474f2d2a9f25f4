/** The parts of an open office's storage, each made from the ones before it. */
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { Consent, GivenConsent } from '../../shared/precall/terms.ts'
import type { Mended } from '../../shared/log/mended.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { SaveReason } from '../../shared/log/port.ts'
import { KEYS_SCOPE, lastingScopes, recordScope } from '../../shared/log/scope.ts'
import type { SessionStore } from '../../shared/session/store.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type AccountStore, createAccountList, createAccountStore } from './lists/account-store.ts'
import { type BackupWish, writeBackup } from './backup/backup.ts'
import { type BackupMemory, openBackupMemory } from './backup/backup-memory.ts'
import { createConsentReader } from './lists/consent-reader.ts'
import { type Branches, markBranches, moveBranches } from './log/branch.ts'
import type { Device } from './log/device.ts'
import { createDisposal, type Disposal } from './lists/disposal.ts'
import { transaction } from './file/database.ts'
import { saveFailed, storageCause } from './file/errors.ts'
import { createAnswering } from './reading/answering.ts'
import { createReading, type Reading } from './reading/reading.ts'
import { createFilterStore, type FilterStore } from './lists/filter-store.ts'
import { sealHandedKey } from './keys/handed-key.ts'
import { proveRecoveryKey, recoveryWrapOf, renewRecoveryKey } from './keys/key-file.ts'
import type { FolderLock } from './file/lock.ts'
import type { Keyring } from './log/keyring.ts'
import { createLog, type Log, together } from './log/log.ts'
import { createOfficeKeys, type OfficeKeys, type OfficeKeysParts } from './log/office-keys.ts'
import { databasePath, keyPath } from './file/names.ts'
import { createEventReader } from './log/event-row.ts'
import { createInbox, type Inbox } from './log/inbox.ts'
import { createOutbox, type Outbox } from './log/outbox.ts'
import { mendedEvent } from './log/mended-event.ts'
import { createLogReader, type LogReader } from './log/reader.ts'
import { checkNewestEvents } from './log/newest-event.ts'
import { createLastingWitness } from './lists/lasting-witness.ts'
import { createProjections } from './lists/projections.ts'
import {
  listsAreCurrent,
  noticeEmptied,
  rebuildProjections,
  restoreDropped,
} from './lists/rebuild.ts'
import { rebuildBeside } from './lists/rebuild-thread.ts'
import { createRecordKeys } from './keys/record-keys.ts'
import { type CheckLists, createRecordMend } from './lists/record-mend.ts'
import { createRecordReader, type RecordReader } from './lists/record-reader.ts'
import { createRecordRemake, recordLists } from './lists/record-remake.ts'
import { readRecoveryKey } from './keys/recovery-key.ts'
import {
  createRestrictionList,
  createRestrictionStore,
  type RestrictionStore,
} from './lists/restriction-store.ts'
import { DamagedRow } from './file/rows.ts'
import { createSessionStore } from './lists/session-store.ts'
import type { ThreadStart } from './keys/thread-start.ts'
import type { Vault } from './keys/vault.ts'

export interface Storage {
  readonly folder: string
  readonly kind: OfficeKind
  /** Random name of this PC in the log; never part of an export (M13). */
  readonly device: string
  readonly vault: Vault
  readonly log: Log
  /** What goes to the office's server. */
  readonly outbox: Outbox
  /** What comes from there. */
  readonly inbox: Inbox
  /** The generations of the office's key. */
  readonly keys: OfficeKeys
  /**
   * From the next opening on this folder writes under a new name, and what it wrote after those events is written anew under it. Throws
   * where that cannot be kept.
   */
  readonly startAnew: (branches: Branches) => void
  readonly sessionStore: SessionStore
  readonly accounts: AccountStore
  /** What did not say what the log says when the office was opened, and was made again from it. */
  readonly mended: readonly Mended[]
  /** No event, key or booking of anybody is there: a set-up that was cut off. Its first profile may be. */
  isUntouched(): boolean
  readonly records: RecordReader
  /** Before anything is read from them: makes the lists anew where an earlier program made them. @param onProgress of 1 */
  bringListsUpToDate(onProgress: (share: number) => void): Promise<void>
  /** Beside the day's work: compares the list of records with the log, and mends and tells what differs. */
  readonly checkLists: CheckLists
  /** A script in a thread of its own that opens the file by itself (keys/thread-start.ts). */
  readonly thread: (script: string) => Worker
  /** What reads many rows: in a thread of its own. */
  readonly reading: Reading
  readonly restrictions: RestrictionStore
  /** What this job seeker confirmed at the last session in which anything was; empty when there was none. */
  earlierConsents(jobSeekerNumber: string): readonly Consent[]
  /** The same of the last one that reached consulting, with where each stands. */
  standingConsents(jobSeekerNumber: string): readonly GivenConsent[]
  readonly backups: BackupMemory
  readonly filters: FilterStore
  /** The end of the retention period. */
  readonly disposal: Disposal
  /** A verified copy of everything, written while the office is in use. */
  backUp(wish: Pick<BackupWish, 'target' | 'keep' | 'atMs'>): ReturnType<typeof writeBackup>
  /** Another recovery key in place of the first, to be shown once; `record` writes down that it was made, and what more has to stand in the log. After a failure the first one opens on. */
  renewRecoveryKey(
    record: (more: readonly NewEvent[]) => Result<unknown, SaveReason>,
  ): Result<string, 'keyDamaged' | SaveReason>
  /** Whether what was typed is this office's recovery key; changes nothing. */
  readonly proveRecoveryKey: (typed: string) => Result<null, ProveReason>
  /** The office's key, sealed for a PC that is let in. @param key between the two; @param bound the asking it is an answer to */
  handKey(key: Uint8Array, bound: string): Result<Uint8Array, 'noRecoveryKey'>
  /** Writes everything back into one file and gives the folder free; `reading` is closed before. */
  readonly close: () => void
}

/** `keyDamaged`: there is no key file to compare with. */
export type ProveReason = 'typo' | 'length' | 'wrongRecoveryKey' | 'keyDamaged'

export type Opened = {
  readonly db: DatabaseSync
  readonly lock: FolderLock
  readonly vault: Vault
  readonly keyring: Keyring
  readonly device: Device
  readonly dataKey: Uint8Array
  readonly keepSecret: OfficeKeysParts['keepSecret']
}

/** Each finds something of somebody. */
const UNTOUCHED: readonly string[] = [
  `SELECT 1 FROM events WHERE type <> 'office.profileChanged' OR scope <> 'profile' LIMIT 1`,
  `SELECT 1 FROM record_keys WHERE scope <> 'profile' LIMIT 1`,
  'SELECT 1 FROM log_head WHERE sequence > 1 LIMIT 1',
  'SELECT 1 FROM records LIMIT 1',
  'SELECT 1 FROM accounts LIMIT 1',
  'SELECT 1 FROM restrictions LIMIT 1',
]

const wrappedEvent = (recovery: Uint8Array): NewEvent => ({
  ...{ type: 'office.keyWrapped', scope: KEYS_SCOPE, actorId: SYSTEM_ACTOR },
  payload: { recovery: Buffer.from(recovery).toString('base64') },
})

/** A session runs only where the log has its record opened and not closed. */
function isOpen(reader: LogReader, recordId: string): boolean {
  const types = reader.ofScope(recordScope(recordId)).map(({ event }) => event.type)
  return types.includes('session.opened') && !types.includes('session.closed')
}

/** Errors of the database, and a DamagedRow, are thrown. */
export function putTogether(
  parts: {
    readonly folder: string
    readonly kind: OfficeKind
    readonly clock: Clock
    readonly listsLater?: boolean
  },
  opened: Opened,
): Storage {
  const { db, lock, vault, keyring, dataKey } = opened
  const device = opened.device.name
  if (!checkNewestEvents(db, vault, device))
    throw new DamagedRow('the newest event is not the one the head names')
  const keys = createRecordKeys(db, vault)
  restoreDropped(db)
  const emptied = noticeEmptied(db)
  const projections = createProjections(db, vault, keys)
  const eventsOf = createEventReader(db, keys)
  const remake = createRecordRemake({ db, vault, projections, eventsOf })
  if (parts.listsLater !== true && !listsAreCurrent(db)) rebuildProjections(db, vault)
  const reader = createLogReader(db, keys)
  const accounts = createAccountList({ db, vault, keys, reader })
  const restrictionList = createRestrictionList({ db, vault, keys, reader })
  const lasting = lastingScopes.map((scope) => createLastingWitness(db, vault, scope))
  for (const witness of lasting) witness.check()
  const mended = transaction(db, () => [...accounts.mend(), ...restrictionList.mend()])
  if (emptied) mended.push({ list: 'records', id: '', why: 'missing' })
  const lists = together(recordLists(projections, remake), accounts, restrictionList, ...lasting)
  const log = createLog({ db, device, clock: parts.clock, vault, keys, projections: lists })
  moveBranches({ db, vault, keys, log, lists })
  keyring.refresh()
  const officeKeys = createOfficeKeys({
    ...{ keyring, log, dataKey, file: keyPath(parts.folder), kind: parts.kind },
    keepSecret: opened.keepSecret,
  })
  log.onCommitted((events) => {
    if (events.some(({ scope }) => scope === KEYS_SCOPE)) keyring.refresh()
  })
  // It came with the recovery key, or from another PC: the next start has to have it too.
  if (keyring.isUnwritten()) officeKeys.tell()
  const sessionStore = createSessionStore(db, log, keys)
  if (opened.device.restored)
    log.append([{ type: 'office.restored', scope: 'office', actorId: SYSTEM_ACTOR, payload: {} }])
  // A live session that cannot be opened is damage to be told at the start, not in the middle of the day.
  const live = sessionStore.load()
  if (live !== null && !isOpen(reader, live.recordId)) {
    mended.push({ list: 'liveSession', id: live.recordId, why: 'stray' })
    if (!sessionStore.commit([], null).ok)
      throw new DamagedRow('a session that the log does not know is still there')
  }
  if (mended.length > 0) log.append(mended.map(mendedEvent))
  const records = createRecordReader(db, vault, keys)
  const restrictions = createRestrictionStore(db, restrictionList, vault)
  const file = databasePath(parts.folder)
  const start = (): ThreadStart => ({ file, dataKey, secret: keyring.secret() })
  const reading = createReading({
    ...{ file, dataKey, secret: keyring.secret },
    here: () => createAnswering(db, vault, file).answering,
  })
  return {
    folder: parts.folder,
    kind: parts.kind,
    device,
    vault,
    log,
    outbox: createOutbox(db, device),
    inbox: createInbox({
      ...{ db, device, vault, keys, lists },
      ring: {
        key: keyring.key,
        refresh: keyring.refresh,
        isBehind: keyring.isBehind,
        // Kept before anything that needs it is taken in.
        learn: (said, wraps) => keyring.learn(said, wraps) && officeKeys.tell().ok,
      },
    }),
    keys: officeKeys,
    startAnew: (branches) => markBranches(db, vault, branches),
    sessionStore,
    accounts: createAccountStore(accounts, vault),
    mended,
    isUntouched: () => UNTOUCHED.every((sql) => db.prepare(sql).get() === undefined),
    records,
    filters: createFilterStore(db, vault),
    disposal: createDisposal({
      ...{ db, vault, keys, log, records, restrictions },
      // Emptying the log afterwards does it too.
      writeBack: () => reading.ask('writeBack', {}).catch(() => null),
    }),
    reading,
    thread: (script) => new Worker(script, { workerData: start() }),
    async bringListsUpToDate(onProgress) {
      if (listsAreCurrent(db)) return
      onProgress(0)
      await rebuildBeside(start(), onProgress, () => rebuildProjections(db, vault))
    },
    checkLists: createRecordMend({
      ...{ db, vault, log, projections },
      check: {
        differences: (after, limit) => reading.ask('recordDifferences', { after, limit }),
        strays: (after, limit) => reading.ask('strayRecords', { after, limit }),
        termCount: () => reading.ask('termCount', {}),
      },
    }),
    earlierConsents: createConsentReader(records, log, 'any'),
    standingConsents: createConsentReader(records, log, 'consulted'),
    restrictions,
    backups: openBackupMemory(parts.folder, reader),
    backUp: (wish) =>
      writeBackup({
        ...wish,
        folder: parts.folder,
        kind: parts.kind,
        tag: Buffer.from(vault.mac('searchTerm', `backup/${device}`))
          .toString('hex')
          .slice(0, 6),
      }),
    renewRecoveryKey(record) {
      const ring = keyring.keys()
      const wrapped = (recovery: Uint8Array): readonly NewEvent[] =>
        // Where the office has a server its other PCs take this paper from then on, too.
        keyring.publicKey() === null ? [] : [wrappedEvent(recovery)]
      try {
        return renewRecoveryKey(keyPath(parts.folder), parts.kind, { dataKey, ring }, (recovery) =>
          record(wrapped(recovery)),
        )
      } catch (error) {
        return saveFailed(error)
      }
    },
    proveRecoveryKey(typed) {
      const recoveryKey = readRecoveryKey(typed)
      if (!recoveryKey.ok) return recoveryKey
      try {
        return proveRecoveryKey(keyPath(parts.folder), recoveryKey.value, dataKey)
      } catch (error) {
        if (storageCause(error) === null) throw error
        return fail('keyDamaged')
      }
    },
    handKey(key, bound) {
      const recovery = recoveryWrapOf(keyPath(parts.folder))
      if (recovery === null) return fail('noRecoveryKey')
      return ok(sealHandedKey(key, { dataKey, recovery, ring: keyring.keys() }, bound))
    },
    close() {
      void reading.close()
      db.close()
      lock.release()
    },
  }
}
