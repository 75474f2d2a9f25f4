/** What a change of the office profile must keep to, whoever asks for it; and what it does to bookings that are there. Pure. */
import { MINUTE, SECOND } from '../clock.ts'
import { fail, ok, type Result } from '../result.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import type { ChecklistItem, OfficeProfile, TermsVersion } from './profile.ts'

/** Why a change is refused although each of its fields is right by itself. */
export const profileProblems = [
  'termsRemoved',
  'sameTermsDate',
  'warningTooLate',
  'sideEmpty',
  'sameId',
] as const
export type ProfileProblem = (typeof profileProblems)[number]

/**
 * The profile that comes after `current`: slots and warnings in order and once each, the checklist's version raised only
 * when its items changed (M11, M14, M20), the ledger of terms only ever added to (K5, M22).
 */
export function nextProfile(
  current: OfficeProfile,
  wish: OfficeProfile,
): Result<OfficeProfile, ProfileProblem> {
  const problem = problemOf(current, wish)
  if (problem !== null) return fail(problem)
  return ok({
    ...wish,
    version: current.version + 1,
    slots: [...new Set(wish.slots)].sort(),
    warningMinutes: [...new Set(wish.warningMinutes)].sort((one, other) => other - one),
    checklist: {
      items: wish.checklist.items,
      version:
        current.checklist.version +
        (sameItems(current.checklist.items, wish.checklist.items) ? 0 : 1),
    },
    terms: [...wish.terms].sort((one, other) =>
      one.effectiveFrom.localeCompare(other.effectiveFrom),
    ),
  })
}

function problemOf(current: OfficeProfile, wish: OfficeProfile): ProfileProblem | null {
  const keys = wish.terms.map(termsKey)
  if (
    !current.terms.every((kept) =>
      wish.terms.some(
        (version) => termsKey(version) === termsKey(kept) && version.title === kept.title,
      ),
    )
  )
    return 'termsRemoved'
  if (new Set(keys).size < keys.length) return 'sameTermsDate'
  if (wish.warningMinutes.some((minutes) => minutes * MINUTE >= wish.capSeconds * SECOND))
    return 'warningTooLate'
  const { items } = wish.checklist
  if (!items.some(({ side }) => side === 'own') || !items.some(({ side }) => side === 'seeker'))
    return 'sideEmpty'
  if (hasTwice(wish.sites.map(({ id }) => id)) || hasTwice(items.map(({ id }) => id)))
    return 'sameId'
  return null
}

const termsKey = ({ kind, effectiveFrom }: TermsVersion): string => `${kind} ${effectiveFrom}`
const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length

/** Same items in the same order, word for word. */
export function sameItems(one: readonly ChecklistItem[], other: readonly ChecklistItem[]): boolean {
  const words = (items: readonly ChecklistItem[]): string =>
    JSON.stringify(items.map(({ id, side, text, article }) => [id, side, text, article]))
  return words(one) === words(other)
}

/** An id no item of this office has ever had: removed items are still named in older records. */
export function newItemId(
  checklist: OfficeProfile['checklist'],
  items: readonly ChecklistItem[],
): string {
  for (let count = 1; ; count += 1) {
    const id = `v${checklist.version + 1}n${count}`
    if (!items.some((item) => item.id === id)) return id
  }
}

/** An id no site of the list has. */
export function newSiteId(ids: readonly string[]): string {
  for (let count = 1; ; count += 1) if (!ids.includes(`site${count}`)) return `site${count}`
}

export type DayCounts = {
  readonly date: LocalDate
  readonly counts: Readonly<Record<LocalTime, number>>
}
/** Bookings of one slot that find no place any more: the slot is gone, or there are more of them than counters. */
export type LostPlace = {
  readonly date: LocalDate
  readonly slot: LocalTime
  readonly why: 'slotGone' | 'tooFewCounters'
  readonly bookings: number
}

/** What fewer slots or counters (K3-1) mean for the bookings counted in `days`. No booking is changed by it. */
export function lostPlaces(
  after: Pick<OfficeProfile, 'slots' | 'boothsPerSlot'>,
  days: readonly DayCounts[],
): readonly LostPlace[] {
  return days.flatMap(({ date, counts }) =>
    Object.entries(counts).flatMap(([slot, bookings]): LostPlace[] => {
      if (bookings === 0) return []
      if (!after.slots.includes(slot)) return [{ date, slot, why: 'slotGone', bookings }]
      return bookings > after.boothsPerSlot
        ? [{ date, slot, why: 'tooFewCounters', bookings: bookings - after.boothsPerSlot }]
        : []
    }),
  )
}
