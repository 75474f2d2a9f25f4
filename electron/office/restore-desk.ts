/** Putting a backup in the place of an office: who may, and what is open before and after. */
import { officeOf, type StageOf } from '../../shared/office/stages.ts'
import type { OfficeKind, OfficeStatus, OfficeTrouble } from '../../shared/office/status.ts'
import type { Account } from '../../shared/people/account.ts'
import type { RestoreReason } from '../../shared/office/restore.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StorageOpener } from '../storage/opener.ts'
import type { Watch } from '../storage/backup/backup-thread.ts'
import { folderOf } from './opening.ts'

/** An open office, as far as it is asked here. */
type InTheWay = {
  readonly kind: OfficeKind
  readonly rooms: { readonly sessionRunning: () => boolean }
}

export type RestoreDeskParts = {
  readonly dataRoot: string
  readonly storage: StorageOpener
  readonly nowMs: () => number
  readonly stage: () => StageOf<InTheWay>
  /** Closes whatever is open; the choose stage. */
  readonly leave: () => Promise<void>
  /** Opens the office of this kind; what stands in the way is a stage of its own and a reason. */
  readonly open: (kind: OfficeKind) => Promise<Result<OfficeStatus, OfficeTrouble>>
  readonly status: () => OfficeStatus
}

/** The restore under way, as whoever waits for it sees it. */
export interface Restoring {
  /** Runs it with a way to give it up; one at a time, a second one gives up the first. */
  run<T>(work: (watch: Watch) => Promise<T>): Promise<T>
  cancel(): void
}

/** @param tell how far it is, of 1; null: none is under way */
export function createRestoring(tell: (share: { share: number } | null) => void): Restoring {
  let now: AbortController | null = null
  return {
    async run(work) {
      now?.abort()
      const mine = new AbortController()
      now = mine
      tell({ share: 0 })
      try {
        return await work({ signal: mine.signal, onProgress: (share) => tell({ share }) })
      } finally {
        if (now === mine) {
          now = null
          tell(null)
        }
      }
    },
    cancel() {
      now?.abort()
    },
  }
}

/** Whoever could open the office decides through its supervisor or IT staff; where nobody can, or there is none, there is nobody to ask. */
function mayRestore(parts: RestoreDeskParts, kind: OfficeKind, account: Account | null): boolean {
  const now = parts.stage()
  if (now.stage === 'ready') return account !== null && account.role !== 'counselor'
  if (now.stage === 'trouble' && now.kind === kind) return true
  return !parts.storage.exists(folderOf(parts.dataRoot, kind))
}

/** @param source one backup's folder */
export async function restoreOffice(
  parts: RestoreDeskParts,
  source: string,
  account: Account | null,
  restoring: Restoring,
): Promise<Result<OfficeStatus, OfficeTrouble | RestoreReason>> {
  const kind = await parts.storage.backupKind(source)
  if (!kind.ok) return kind
  if (!mayRestore(parts, kind.value, account)) return fail('needsSupervisor')
  const before: OfficeKind[] = []
  const leave = async (): Promise<boolean> => {
    // A session may have begun while the copy was being checked.
    const office = officeOf(parts.stage())
    if (office?.rooms.sessionRunning() === true) return false
    if (office !== null) before.push(office.kind)
    await parts.leave()
    return true
  }
  const restored = await restoring.run((watch) =>
    parts.storage.restore(source, parts.dataRoot, parts.nowMs(), leave, watch),
  )
  if (restored.ok) return asStatus(parts, await parts.open(restored.value.kind))
  // The office that was open goes on as it was.
  for (const kindBefore of before) await parts.open(kindBefore)
  return restored
}

/** The restored office is there, whatever stands in the way of opening it: its stage says what to do next. */
function asStatus(
  parts: RestoreDeskParts,
  opened: Result<OfficeStatus, OfficeTrouble>,
): Result<OfficeStatus, OfficeTrouble> {
  return opened.ok ? opened : ok(parts.status())
}
