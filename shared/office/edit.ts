/** What a change of the office profile must keep to, whoever asks for it; and what it does to bookings that are there. Pure. */
import { MINUTE, SECOND } from '../clock.ts'
import { fail, ok, type Result } from '../result.ts'
import { type LocalDate, type LocalTime, minutesOf } from '../time/day.ts'
import type { ChecklistItem, OfficeProfile, OpeningHours, Site, TermsVersion } from './profile.ts'

/** Why a change is refused although each of its fields is right by itself. */
export const profileProblems = [
  'termsRemoved',
  'sameTermsDate',
  'warningTooLate',
  'sideEmpty',
  'sameId',
  'sameSiteName',
  'hoursReversed',
  'slotOutsideHours',
  'sameHoliday',
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
    holidays: [...wish.holidays].sort((one, other) => one.date.localeCompare(other.date)),
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
  if (sameNames(wish.sites).length > 0) return 'sameSiteName'
  if (hasTwice(wish.holidays.map(({ date }) => date))) return 'sameHoliday'
  return hoursProblem(wish)
}

function hoursProblem({ openingHours, slots, capSeconds }: OfficeProfile): ProfileProblem | null {
  if (openingHours.from >= openingHours.to) return 'hoursReversed'
  return slots.every((slot) => fitsHours(slot, openingHours, capSeconds))
    ? null
    : 'slotOutsideHours'
}

/** M12-2-1: whether a consultation that begins in time lies within the hours at its full length. @param capSeconds that length */
export function fitsHours(
  slot: LocalTime,
  { from, to }: OpeningHours,
  capSeconds: number,
): boolean {
  return slot >= from && minutesOf(slot) + (capSeconds * SECOND) / MINUTE <= minutesOf(to)
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

/** An id no site of this office has ever had: bookings and records still name a site that was removed. @param version of the profile that is changed */
export function newSiteId(version: number, ids: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const id = `site${version + 1}n${count}`
    if (!ids.includes(id)) return id
  }
}

/** Places of the sites whose name an earlier one has already, whatever its width. */
export function sameNames(sites: readonly Site[]): readonly number[] {
  const names = sites.map(({ name }) => name.normalize('NFKC').replace(/\s/gu, ''))
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []))
}

/** Sites of `before` that `after` no longer has. */
export function removedSites(
  before: Pick<OfficeProfile, 'sites'>,
  after: Pick<OfficeProfile, 'sites'>,
): readonly Site[] {
  return before.sites.filter(({ id }) => !after.sites.some((site) => site.id === id))
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
