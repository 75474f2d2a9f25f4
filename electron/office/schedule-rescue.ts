/** Brings the bookings of an office back that cannot be opened because of them. Nobody has signed in yet: the event names the app itself. */
import type { Handlers, ReasonOf } from '../../shared/contract.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ScheduleRescue } from '../../shared/schedule/port.ts'
import type { Doors } from './doors.ts'
import { folderOf, type OpeningParts } from './opening.ts'
import type { StageKeeper } from './stage-keeper.ts'
import { type Stage, troubleOf } from './stages.ts'

/** The office whose bookings stand in the way; null: none do. A newer file is not damaged: the app has to be updated. */
function scheduleMissingFor<H>(now: Stage<H>): OfficeKind | null {
  const damaged =
    now.stage === 'trouble' &&
    (now.trouble === 'scheduleDamaged' ||
      now.trouble === 'scheduleTruncated' ||
      now.trouble === 'scheduleMissing')
  return damaged ? now.kind : null
}

/** Opens the storage for one look or one step. */
function withRescue<H, T, R extends string>(
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

/** The channels of the screen that says that the bookings cannot be read. */
export function rescueHandlers<H>(
  parts: OpeningParts<H>,
  stage: Pick<StageKeeper<H>, 'now'>,
  doors: Pick<Doors, 'open'>,
): Pick<Handlers<'office'>, 'office.scheduleGenerations' | 'office.restoreSchedule'> {
  return {
    'office.scheduleGenerations': ({ passphrase }) => {
      const kind = scheduleMissingFor(stage.now())
      return kind === null
        ? fail('nothingToRestore')
        : withRescue(parts, kind, passphrase, (rescue) => ok(rescue.whole()))
    },
    'office.restoreSchedule': async ({ passphrase, revision }) => {
      const kind = scheduleMissingFor(stage.now())
      if (kind === null) return fail('nothingToRestore')
      const restored = withRescue(parts, kind, passphrase, (rescue) => rescue.restore(revision))
      return restored.ok ? doors.open(kind, passphrase) : restored
    },
  }
}
