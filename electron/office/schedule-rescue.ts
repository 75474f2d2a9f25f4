/** Brings the bookings of an office back that cannot be opened because of them. Nobody has signed in yet: the event names the app itself. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { ScheduleRescue } from '../../shared/schedule/port.ts'
import { folderOf, type OpeningParts } from './opening.ts'
import { type Stage, troubleOf } from './stages.ts'

/** The office whose bookings stand in the way; null: none do. A newer file is not damaged: the app has to be updated. */
export function scheduleMissingFor<H>(now: Stage<H>): OfficeKind | null {
  const damaged =
    now.stage === 'trouble' &&
    (now.trouble === 'scheduleDamaged' ||
      now.trouble === 'scheduleTruncated' ||
      now.trouble === 'scheduleMissing')
  return damaged ? now.kind : null
}

/** Opens the storage for one look or one step. */
export function withRescue<H, T, R extends string>(
  parts: OpeningParts<H>,
  kind: OfficeKind,
  passphrase: string | null,
  work: (rescue: ScheduleRescue) => Result<T, R>,
): Result<T, R | ReasonOf<'office.scheduleGenerations'>> {
  const folder = folderOf(parts.dataRoot, kind)
  const storage = parts.storage.open(folder, kind, parts.realClock, passphrase)
  if (!storage.ok)
    return fail(
      storage.reason === 'wrongPassphrase' || storage.reason === 'passphraseNeeded'
        ? storage.reason
        : troubleOf(storage.reason),
    )
  try {
    return work(parts.rescueSchedule({ folder, storage: storage.value, clock: parts.realClock }))
  } finally {
    storage.value.close()
  }
}
