/** The office's own rules as the log says them: each event carries all of them. Pure. */
import type { LoggedEvent } from '../log/events.ts'
import { type OfficeProfile, OfficeProfileSchema } from './profile.ts'

/** The profile after one event of its scope; null: there is none that this version understands. */
export function foldProfile(
  before: OfficeProfile | null,
  event: LoggedEvent,
): OfficeProfile | null {
  if (event.type !== 'office.profileChanged') return before
  const parsed = OfficeProfileSchema.safeParse(event.payload.profile)
  return parsed.success ? parsed.data : null
}
