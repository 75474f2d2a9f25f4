/** Changing the profile of the open office: written into the log, told to the screens. */
import { removedSites } from '../../shared/office/edit.ts'
import type { OfficeProfile, Override } from '../../shared/office/profile.ts'
import { fail } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import type { AnswerTo } from '../../shared/contract.ts'
import type { OpenedOffice } from './opening.ts'

type ProfileRooms = {
  readonly ring: Ring
  readonly sitesInUse: () => ReadonlySet<string>
}

export type ProfileDeskParts = {
  readonly live: () => (OpenedOffice & { readonly rooms: ProfileRooms }) | null
  /** Tells the screens the office's status anew. */
  readonly publishStatus: () => void
}

export interface ProfileDesk {
  save(profile: OfficeProfile, actorId: string): AnswerTo<'office.saveProfile'>
  /** A day the office opens or closes itself; a later word on the same day replaces the earlier one. */
  setOverride(override: Override, actorId: string): AnswerTo<'office.setOverride'>
}

export function createProfileDesk(parts: ProfileDeskParts): ProfileDesk {
  function save(profile: OfficeProfile, actorId: string): ReturnType<ProfileDesk['save']> {
    const office = parts.live()
    if (office === null) return fail('saveFailed')
    const removed = removedSites(office.profile.current(), profile)
    const inUse = removed.length === 0 ? new Set<string>() : office.rooms.sitesInUse()
    if (removed.some(({ id }) => inUse.has(id))) return fail('siteInUse')
    const saved = office.profile.save(profile, actorId)
    if (!saved.ok) return saved
    parts.publishStatus()
    office.rooms.ring('office.profile', { version: saved.value.version })
    return saved
  }

  return {
    save,
    setOverride(override, actorId) {
      const profile = parts.live()?.profile.current()
      if (profile === undefined) return fail('saveFailed')
      const overrides = [
        ...profile.overrides.filter(({ date }) => date !== override.date),
        override,
      ].sort((a, b) => a.date.localeCompare(b.date))
      const saved = save({ ...profile, overrides }, actorId)
      return saved.ok ? saved : fail('saveFailed', saved.details)
    },
  }
}
