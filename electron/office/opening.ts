/** From a folder on disk to an open office: storage, profile, clock, rooms. Nothing is deleted when any of it fails. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { ReasonOf } from '../../shared/contract.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Mended } from '../../shared/log/mended.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type {
  OfficeKind,
  OfficeStatus,
  OfficeTrouble,
  Recovery,
} from '../../shared/office/status.ts'
import type { NewAccount, Presence } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import type { JoiningKey, StorageOpener } from '../storage/opener.ts'
import type { CreateReason, OpenReason, RecoverReason, Storage } from '../storage/storage.ts'
import { openPracticeClock, type PracticeClock } from './practice-opening.ts'
import { openProfileStore, type ProfileStore } from './profile-store.ts'
import { receiveOffice, type ReceivingParts } from './receiving.ts'
import type { ServerLink } from './server/link.ts'
import { openPlaceFile, type Place } from './server/place.ts'
import { type OpenConf, openSettingsFile } from './settings-file.ts'
import { DamagedRow } from '../storage/file/rows.ts'
import { storageCause } from '../storage/file/errors.ts'
import { untilFree } from '../storage/file/held.ts'
import { mendedEvent } from '../storage/log/mended-event.ts'

/** What the rooms are built from. */
export type OpenedOffice = {
  readonly kind: OfficeKind
  readonly folder: string
  readonly storage: Storage
  readonly clock: Clock
  readonly profile: ProfileStore
  /** What did not say what the log says, and was made again from it. */
  readonly mended: readonly Mended[]
}

/** The rooms of an open office, as far as the office room needs them; compose.ts builds them. */
export interface OpenRooms<Handlers> {
  readonly handlers: Handlers
  /** Tells the rooms and the screens. */
  readonly ring: Ring
  presence(): Presence | null
  sessionRunning(): boolean
  /** Sites that have bookings to come, or waiting for a person. */
  readonly sitesInUse: () => ReadonlySet<string>
  /** Until the next warning or forced end on the session's clock; null when none is ahead. */
  nextWarningInMs(): number | null
  /** False right after a set-up that was cut off before its accounts were written. */
  hasAccounts(): boolean
  addFirstAccounts(
    accounts: readonly NewAccount[],
  ): Promise<Result<null, ReasonOf<'office.firstAccounts'>>>
  /** A supervisor's passphrase once more, before something weighty; wrong ones are counted. */
  readonly authorise: PeoplePort['authorise']
  /** This PC's way to the office's server. */
  readonly server: ServerLink
  importSample(date: LocalDate): Promise<Result<null>>
  close(): Promise<void>
}

export type OpeningParts<Handlers> = Omit<ReceivingParts, 'onOpening'> & {
  readonly dataRoot: string
  readonly openConf: OpenConf
  readonly storage: StorageOpener
  readonly defaults: () => OfficeProfile
  readonly isOpenDay: (date: LocalDate, profile: OfficeProfile) => boolean
  readonly openRooms: (office: OpenedOffice) => Promise<OpenRooms<Handlers>>
  /** What takes its time while an office is opened, and how far it is; null: it is done. */
  readonly onOpening?: (now: OpeningNow | null) => void
  /** An error that opening met and turned into a trouble: for the technical log. */
  readonly onBug: (error: unknown) => void
}

/** `lists`: they are made anew. `joining`: the office comes from its server. `share` of 1. */
export type OpeningNow = Omit<Extract<OfficeStatus, { stage: 'opening' }>, 'stage'>

export type OpeningFailure = OpenReason | 'alreadyExists'
export type RecoveryFailure = RecoverReason

export type LiveOffice<Handlers> = OpenedOffice & {
  readonly rooms: OpenRooms<Handlers>
  readonly practice: PracticeClock | null
}

export const folderOf = (dataRoot: string, kind: OfficeKind): string => join(dataRoot, kind)

/** Opens an office that exists; `passphrase` only where the OS keeps no key. */
export function openOffice<H>(
  parts: OpeningParts<H>,
  kind: OfficeKind,
  passphrase: string | null,
): Promise<Result<LiveOffice<H>, OpeningFailure>> {
  return openWith(parts, kind, (folder, clock) =>
    parts.storage.open(folder, kind, clock, passphrase),
  )
}

/** Opens it with the recovery key; afterwards it opens on this PC as before. */
export function recoverOffice<H>(
  parts: OpeningParts<H>,
  kind: OfficeKind,
  wish: Recovery,
): Promise<Result<LiveOffice<H>, OpeningFailure | RecoveryFailure>> {
  return openWith(parts, kind, (folder, clock) =>
    parts.storage.recover(folder, kind, clock, wish.recoveryKey, wish.newPassphrase),
  )
}

function openWith<H, R extends string>(
  parts: OpeningParts<H>,
  kind: OfficeKind,
  open: (folder: string, clock: Clock) => Result<Storage, R>,
): Promise<Result<LiveOffice<H>, OpeningFailure | R>> {
  return told<LiveOffice<H>, OpeningFailure | R>(parts, async () => {
    const folder = folderOf(parts.dataRoot, kind)
    const practice = kind === 'practice' ? openPracticeClock(parts, folder) : null
    const clock = practice?.clock ?? parts.realClock
    // On Windows a file that a scanner holds cannot be told from a folder nobody may write to but by trying again.
    const isHeld = (opened: Result<Storage, R>): boolean =>
      !opened.ok && opened.reason === 'folderReadOnly'
    const storage = await untilFree(() => open(folder, clock), isHeld)
    if (!storage.ok) return storage
    return assemble(parts, { kind, folder, storage: storage.value, clock, practice }, null)
  })
}

/** Makes a new office; the recovery key is in the answer and nowhere else. */
export async function createOffice<H>(
  parts: OpeningParts<H>,
  kind: OfficeKind,
  profile: OfficeProfile,
  passphrase: string | null,
): Promise<Result<{ office: LiveOffice<H>; recoveryKey: string }, OpeningFailure>> {
  const folder = folderOf(parts.dataRoot, kind)
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    return fail('folderReadOnly')
  }
  return told<{ office: LiveOffice<H>; recoveryKey: string }, OpeningFailure>(parts, async () => {
    const practice = kind === 'practice' ? openPracticeClock(parts, folder) : null
    const clock = practice?.clock ?? parts.realClock
    const created = parts.storage.create(folder, kind, clock, passphrase)
    if (!created.ok) return created
    const { storage, recoveryKey } = created.value
    const office = await assemble(parts, { kind, folder, storage, clock, practice }, profile)
    return office.ok ? ok({ office: office.value, recoveryKey }) : office
  })
}

/** What a PC joins an office on others with. */
export type JoinParts = {
  readonly key: JoiningKey
  readonly passphrase: string | null
  readonly place: Place
}

/** A folder for an office that is on other PCs, filled from its server. The server has let this PC in already. */
export async function joinOffice<H>(
  parts: OpeningParts<H>,
  { place, ...wish }: JoinParts,
): Promise<Result<LiveOffice<H>, OpeningFailure | RecoveryFailure | CreateReason>> {
  const folder = folderOf(parts.dataRoot, 'office')
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    return fail('folderReadOnly')
  }
  return told<LiveOffice<H>, OpeningFailure | RecoveryFailure | CreateReason>(parts, async () => {
    const clock = parts.realClock
    const joined = parts.storage.join(folder, 'office', clock, wish)
    if (!joined.ok) return joined
    const storage = joined.value
    const written = openPlaceFile(folder, storage.vault).write(place)
    if (!written.ok) {
      storage.close()
      return fail('diskFull')
    }
    return assemble(parts, { kind: 'office', folder, storage, clock, practice: null }, null)
  })
}

/** An error met on the way is no silence: it becomes the trouble a screen explains. */
async function told<T, R extends string>(
  parts: Pick<OpeningParts<never>, 'onBug'>,
  open: () => Promise<Result<T, R>>,
): Promise<Result<T, R | OfficeTrouble>> {
  try {
    return await open()
  } catch (error) {
    return fail(troubleOfError(parts, error))
  }
}

/** What a person is told about an error while an office is opened. */
export function troubleOfError(
  parts: Pick<OpeningParts<never>, 'onBug'>,
  error: unknown,
): OfficeTrouble {
  parts.onBug(error)
  if (error instanceof DamagedRow) return 'databaseDamaged'
  switch (storageCause(error)) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
      return 'databaseDamaged'
    case 'busy':
    case 'unreadable':
      return 'fileUnreadable'
    case 'other':
    case null:
      return 'unexpected'
  }
}

type Base = Pick<OpenedOffice, 'kind' | 'folder' | 'storage' | 'clock'> & {
  readonly practice: PracticeClock | null
}

/** @param initial the profile of a new office; null: the one that is there */
async function assemble<H>(
  parts: OpeningParts<H>,
  base: Base,
  initial: OfficeProfile | null,
): Promise<Result<LiveOffice<H>, OpeningFailure>> {
  let opened = false
  try {
    // Written only now: while another process has the folder, its practice day is not ours to change.
    if (base.practice?.isNewDay === true) base.practice.file.write(base.practice.day)
    const received = initial === null ? await receiveOffice(parts, base) : ok()
    if (!received.ok) return received
    // Its set-up was cut off, perhaps before the profile was written.
    const isUntouched = base.storage.isUntouched()
    const profile = openProfileStore({
      file: openSettingsFile(parts.openConf, base.folder, 'profile'),
      log: base.storage.log,
      initial: initial ?? (isUntouched ? parts.defaults() : null),
    })
    if (!profile.ok)
      return fail(profile.details?.['cause'] === 'diskFull' ? 'diskFull' : 'folderReadOnly')
    const { mended } = profile.value
    if (mended !== null && !isUntouched) base.storage.log.append([mendedEvent(mended)])
    const office: OpenedOffice = {
      ...base,
      profile: profile.value,
      mended: [...base.storage.mended, ...(mended === null ? [] : [mended])],
    }
    try {
      const { kind } = base
      await base.storage.bringListsUpToDate((share) =>
        parts.onOpening?.({ kind, what: 'lists', share }),
      )
    } finally {
      parts.onOpening?.(null)
    }
    const rooms = await parts.openRooms(office)
    opened = true
    return ok({ ...office, practice: base.practice, rooms })
  } finally {
    // Also when a room throws: a folder that stays locked could not be opened again.
    if (!opened) base.storage.close()
  }
}
