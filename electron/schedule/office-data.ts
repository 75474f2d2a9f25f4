/** What is known of the office before it has laid down anything itself: its default profile, and its calendar. */
import profile from '../../assets/office/kanazawa.json' with { type: 'json' }
import { type OfficeProfile, OfficeProfileSchema } from '../../shared/office/profile.ts'
import { calendarOf, dayKind } from '../../shared/schedule/calendar.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { japaneseHolidays } from './holidays.ts'

/** Hello Work Kanazawa with the Tsubata branch: slots of K3-1, cap of M12-2-1, terms in force since 2025. A new copy each time. */
export function kanazawaProfile(): OfficeProfile {
  return OfficeProfileSchema.parse(profile)
}

/** Whether the office is open on that date (Asia/Tokyo), with the published holidays and its own overrides (K3-1). */
export function isOpenDay(date: LocalDate, office: OfficeProfile): boolean {
  return dayKind(date, calendarOf(office, japaneseHolidays)).open
}
