/**
 * The seven things until a new office may open, each told by what the office's own state says: nothing is ticked by hand. Pure.
 */

export const readinessItems = [
  'accounts',
  'hours',
  'terms',
  'telling',
  'zoom',
  'backup',
  'bookings',
] as const
export type ReadinessItem = (typeof readinessItems)[number]

/** What the screens know of the office; null: it is not known (yet), which is not done. */
export type OfficeFacts = {
  readonly accounts: readonly { readonly role: string; readonly disabled: boolean }[] | null
  readonly profile: {
    /** 1 as it was filled in at the set-up; more once somebody looked through it and saved. */
    readonly version: number
    readonly linkToldBy?: 'office' | 'etumo' | undefined
  } | null
  /** Kinds of terms of which a version is in force today. */
  readonly terms: readonly string[]
  readonly hasMailServer: boolean
  readonly hasZoom: boolean
  /** A backup was made and read back. */
  readonly hasBackup: boolean
  /** A booking file was taken in, or a booking made. */
  readonly hasBookings: boolean
}

const TERMS = ['ministry', 'office', 'zoom']

export function readyItems(facts: OfficeFacts): readonly ReadinessItem[] {
  const active = (role: string): boolean =>
    facts.accounts?.some((account) => account.role === role && !account.disabled) === true
  const done: Readonly<Record<ReadinessItem, boolean>> = {
    accounts: active('supervisor') && active('counselor'),
    hours: (facts.profile?.version ?? 1) > 1,
    terms: TERMS.every((kind) => facts.terms.includes(kind)),
    telling: facts.hasMailServer || facts.profile?.linkToldBy === 'etumo',
    zoom: facts.hasZoom,
    backup: facts.hasBackup,
    bookings: facts.hasBookings,
  }
  return readinessItems.filter((item) => done[item])
}
