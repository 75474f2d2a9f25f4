/** The office profile: one version in force, saved before it takes effect. */
import type { AnswerTo } from '../../shared/contract.ts'
import { nextProfile } from '../../shared/office/edit.ts'
import { type OfficeProfile, OfficeProfileSchema } from '../../shared/office/profile.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SettingsFile } from './settings-file.ts'

export interface ProfileStore {
  current(): OfficeProfile
  /** Saves the next version; `changedMeanwhile` when the caller started from an older one. */
  save(profile: OfficeProfile): AnswerTo<'office.saveProfile'>
  /** Puts an earlier version back in force, when the log could not take the change. */
  putBack(profile: OfficeProfile): void
}

/** Opens the profile; the first time `initial` becomes version 1 of this office. */
export function openProfileStore(
  file: SettingsFile,
  initial: OfficeProfile | null,
): Result<ProfileStore, 'damaged' | 'unreadable' | 'saveFailed'> {
  const read = file.read()
  if (!read.ok) return read
  const known = OfficeProfileSchema.safeParse(read.value)
  if (read.value !== null && !known.success) return fail('damaged')
  const first = known.success ? known.data : initial
  if (first === null) return fail('damaged')
  if (!known.success) {
    const written = file.write(first)
    if (!written.ok) return written
  }
  let profile = first
  return ok({
    current: () => profile,
    save(wish) {
      if (wish.version !== profile.version) return fail('changedMeanwhile')
      const next = nextProfile(profile, wish)
      if (!next.ok) return next
      const written = file.write(next.value)
      if (!written.ok) return written
      profile = next.value
      return next
    },
    putBack(earlier) {
      profile = earlier
      file.write(earlier)
    },
  })
}
