/** The office profile: the newest the log has is in force. The file beside it is a copy that people can read; it is never believed. */
import { isDeepStrictEqual } from 'node:util'
import type { AnswerTo } from '../../shared/contract.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { Mended } from '../../shared/log/mended.ts'
import type { SaveReason } from '../../shared/log/port.ts'
import { nextProfile } from '../../shared/office/edit.ts'
import { foldProfile } from '../../shared/office/fold.ts'
import { type OfficeProfile, OfficeProfileSchema } from '../../shared/office/profile.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { DamagedRow } from '../storage/file/rows.ts'
import { asLogged } from '../storage/log/event-row.ts'
import type { Log } from '../storage/log/log.ts'
import type { LogReader } from '../storage/log/reader.ts'
import type { SettingsFile } from './settings-file.ts'

export interface ProfileStore {
  current(): OfficeProfile
  /** Writes the next version into the log, which puts it in force; `changedMeanwhile` when the caller started from an older one. */
  save(profile: OfficeProfile, actorId: string): AnswerTo<'office.saveProfile'>
  /** Another PC may have changed it: what the log has last is in force. @returns whether it is another one */
  refresh(): boolean
  /** The file said something that the log does not know; it has been written again. Null: it did not. */
  readonly mended: Mended | null
}

export type ProfileStoreParts = {
  readonly file: SettingsFile
  readonly log: Pick<Log, 'append' | 'reader'>
  /** Becomes the first version where the log has none; null: that is damage. */
  readonly initial: OfficeProfile | null
}

const changedEvent = (profile: OfficeProfile, actorId: string): NewEvent => ({
  type: 'office.profileChanged',
  scope: 'profile',
  actorId,
  payload: { version: profile.version, profile },
})

/** Null: none was ever written. A DamagedRow: the newest cannot be read. */
export function loggedProfile(reader: LogReader): OfficeProfile | null {
  const newest = reader.newestOf('profile')
  if (newest === null) return null
  const event = asLogged(newest.event)
  const profile = event === null ? null : foldProfile(null, event)
  if (profile === null) throw new DamagedRow('the newest profile cannot be read')
  return profile
}

/** A DamagedRow is thrown where the log has lost the profile. */
export function openProfileStore(parts: ProfileStoreParts): Result<ProfileStore, SaveReason> {
  const { file, log } = parts
  const logged = loggedProfile(log.reader)
  const first = logged ?? parts.initial
  if (first === null) throw new DamagedRow('the log holds no profile')
  if (logged === null) {
    const written = log.append([changedEvent(first, SYSTEM_ACTOR)])
    if (!written.ok) return written
  }
  const mended = mendFile(file, first, logged === null)
  let inForce = first
  return ok({
    mended,
    current: () => inForce,
    refresh() {
      const newest = loggedProfile(log.reader)
      if (newest === null || isDeepStrictEqual(newest, inForce)) return false
      inForce = newest
      file.replace(inForce)
      return true
    },
    save(wish, actorId) {
      if (wish.version !== inForce.version) return fail('changedMeanwhile')
      const next = nextProfile(inForce, wish)
      if (!next.ok) return next
      const written = log.append([changedEvent(next.value, actorId)])
      if (!written.ok) return written
      inForce = next.value
      // Only a copy: where it cannot be written now, the next start does it.
      file.replace(inForce)
      return next
    },
  })
}

/** Missing, damaged and older files are written again without a word, and so is whatever lay beside a new office. What cannot be read now is left alone. */
function mendFile(file: SettingsFile, profile: OfficeProfile, isNew: boolean): Mended | null {
  const read = file.read()
  if (!read.ok && read.reason === 'unreadable') return null
  const said = OfficeProfileSchema.safeParse(read.ok ? read.value : null)
  if (said.success && isDeepStrictEqual(said.data, profile)) return null
  file.replace(profile)
  return said.success && !isNew && said.data.version >= profile.version
    ? { list: 'profile', id: String(profile.version), why: 'altered' }
    : null
}
