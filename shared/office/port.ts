/** What the other rooms need of the open office. */
import type { OfficeProfile } from './profile.ts'
import type { OfficeKind } from './status.ts'

export interface OfficePort {
  readonly kind: OfficeKind
  profile(): OfficeProfile
}
