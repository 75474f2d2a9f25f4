/** What a PC that joined takes in before anything can be opened: the office, from its server. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Storage } from '../storage/storage.ts'
import { loggedProfile } from './profile-store.ts'
import { firstAgreement } from './server/first-agreement.ts'
import type { Driver } from './server/link.ts'
import { openPlaceFile } from './server/place.ts'

export type ReceivingParts = {
  readonly realClock: Clock
  /** Of the office's server, loaded where it is needed. */
  readonly serverDriver: () => Promise<Driver>
  /** One line for the technical log. */
  readonly log: (line: string) => void
  readonly onOpening?: (
    now: { readonly kind: OfficeKind; readonly what: 'joining'; readonly share: number } | null,
  ) => void
}

type Received = {
  readonly kind: OfficeKind
  readonly folder: string
  readonly storage: Storage
}

/** A PC that joined has nothing at first: the office comes from its server, before anything is made of it. */
export async function receiveOffice(
  parts: ReceivingParts,
  { kind, folder, storage }: Received,
): Promise<Result<null, 'joiningUnfinished'>> {
  const file = openPlaceFile(folder, storage.vault)
  const place = file.read()
  if (!place.ok || place.value === null || loggedProfile(storage.log.reader) !== null) return ok()
  try {
    const agreed = await firstAgreement(
      { storage, file, clock: parts.realClock, driver: parts.serverDriver, log: parts.log },
      (share) => parts.onOpening?.({ kind, what: 'joining', share }),
    )
    return agreed && loggedProfile(storage.log.reader) !== null ? ok() : fail('joiningUnfinished')
  } finally {
    parts.onOpening?.(null)
  }
}
