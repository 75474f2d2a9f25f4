/** The office's profile, for what is shown only where it has been read. */
import type { OfficeProfile, Site } from '../../shared/office/profile.ts'
import { useAnswer } from './answers.ts'

/** The office's sites; none before the profile has been read. */
export function useSites(): readonly Site[] {
  return useAnswer('office.profile', {}).data?.sites ?? []
}

/** The profile in force. Whoever shows the calling component waits for it first. */
export function useProfile(): OfficeProfile {
  const { data } = useAnswer('office.profile', {})
  if (data === null) throw new Error('shown before the profile was read')
  return data
}
