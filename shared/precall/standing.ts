/**
 * What was confirmed at this PC and need not be confirmed anew at once: the devices until the end of the day, as long as they are
 * the same ones and the line is there (M20-3); the counselor's own room until the end of the half-day, for that counselor alone.
 * The job seeker's identity and surroundings never stand: they are asked every time (M12-2-3, M20-2). Pure.
 */
import type { DeviceProblem, DeviceTest } from '../log/device.ts'
import type { Earlier } from '../log/earlier.ts'
import { minutesOf } from '../time/day.ts'
import { dateOf, timeOf } from '../time/instant.ts'

/** One device as the browser lists it. */
export type SeenDevice = { readonly kind: string; readonly id: string; readonly label: string }

/** A test in which everything was fine, with all devices that were there then. */
export type TestedDevices = Earlier & {
  readonly test: DeviceTest
  readonly seen: readonly SeenDevice[]
  /** Names of what was looked at; '' where it has none. */
  readonly used: { readonly camera: string; readonly microphone: string }
}

/**
 * Whether an earlier test counts. none: there is none of today. changed: other devices are there now, or it cannot be told.
 * askLine: so far it does, the line is to be tried. lineBad: it was, in vain.
 */
export type DevicesStanding = 'none' | 'changed' | 'askLine' | 'lineBad' | 'stands'

export function devicesStanding(
  kept: TestedDevices | null,
  now: {
    /** Wall clock, ms since 1970 UTC. */
    readonly wallMs: number
    readonly seen: readonly SeenDevice[]
    /** How the line is just now; null: not tried yet. */
    readonly line: DeviceProblem | null
  },
): DevicesStanding {
  if (kept === null || dateOf(kept.atMs) !== dateOf(now.wallMs) || kept.atMs > now.wallMs)
    return 'none'
  if (!sameDevices(kept.seen, now.seen)) return 'changed'
  if (now.line === null) return 'askLine'
  return now.line === 'none' ? 'stands' : 'lineBad'
}

/** Also another headset beside the old one is a change: the meeting may take that one. Without ids nothing can be told. */
function sameDevices(before: readonly SeenDevice[], now: readonly SeenDevice[]): boolean {
  const listed = (devices: readonly SeenDevice[]): string =>
    devices
      .map(({ kind, id, label }) => JSON.stringify([kind, id, label]))
      .sort()
      .join()
  return now.length > 0 && now.every(({ id }) => id !== '') && listed(before) === listed(now)
}

/** When the second half of a day begins. */
const NOON = 12 * 60

/** The half of a day in Asia/Tokyo in which the moment lies (wall clock, ms since 1970 UTC). */
function halfDayOf(wallMs: number): string {
  return `${dateOf(wallMs)} ${minutesOf(timeOf(wallMs)) < NOON ? 'am' : 'pm'}`
}

/** Items of the own side as one counselor confirmed them at this PC; of one version of the checklist. */
export type ConfirmedOwn = {
  readonly counselorId: string
  readonly checklistVersion: number
  readonly items: ReadonlyMap<string, Earlier>
}

/** On what an item of the own side rests; null: it is to be confirmed. */
export function ownStanding(
  kept: ConfirmedOwn | null,
  itemId: string,
  now: {
    readonly wallMs: number
    readonly counselorId: string
    readonly checklistVersion: number
  },
): Earlier | null {
  if (kept?.counselorId !== now.counselorId || kept.checklistVersion !== now.checklistVersion)
    return null
  const item = kept.items.get(itemId)
  if (item === undefined || item.atMs > now.wallMs) return null
  return halfDayOf(item.atMs) === halfDayOf(now.wallMs) ? item : null
}
