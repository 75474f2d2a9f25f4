/** The office profile a first start is filled in with. Composition roots hand it to the rooms that need it. */
import profile from '../assets/office/kanazawa.json' with { type: 'json' }
import { type OfficeProfile, OfficeProfileSchema } from '../shared/office/profile.ts'

/** Hello Work Kanazawa with the Tsubata branch: slots of K3-1, cap of M12-2-1, terms in force since 2025. A new copy each time. */
export function kanazawaProfile(): OfficeProfile {
  return OfficeProfileSchema.parse(profile)
}
