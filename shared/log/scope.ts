/**
 * What an event is sealed under and disposed of together with. The log stores it in plain beside the payload, so it holds
 * random ids and keyed hashes only.
 */

/** `row`: a row of a file that nobody could read. `batch`: the closing word of many booking events that count together. */
export const scopeKinds = [
  'record',
  'booking',
  'row',
  'batch',
  'restriction',
  'account',
  'office',
] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** What the PCs of an office tell each other of its keys: sealed under the data key itself, for it is read before any other is known. */
export const KEYS_SCOPE = 'keys'
/** Not of a person, and never disposed of: what a supervisor or IT laid down for the office, and its keys. */
export const lastingScopes = ['profile', 'settings', KEYS_SCOPE] as const
export type LastingScope = (typeof lastingScopes)[number]

/** 'office' becomes `office/<device>/<yyyy-MM>` when it is written: months of the office are disposed of, accounts and the profile must go on being read. */
export type Scope = `${Exclude<ScopeKind, 'office'>}/${string}` | LastingScope | 'office'

export const recordScope = (id: string): Scope => `record/${id}`
export const bookingScope = (id: string): Scope => `booking/${id}`
export const rowScope = (id: string): Scope => `row/${id}`
export const batchScope = (id: string): Scope => `batch/${id}`
export const restrictionScope = (id: string): Scope => `restriction/${id}`
export const accountScope = (id: string): Scope => `account/${id}`

/** The id in a scope of that kind, as it is stored or not; null: it is another kind. */
export function idIn(scope: string, kind: Exclude<ScopeKind, 'office'>): string | null {
  return scope.startsWith(`${kind}/`) ? scope.slice(kind.length + 1) : null
}

/** @param month 'yyyy-MM' of the event (Asia/Tokyo) */
export function storedScope(scope: Scope, device: string, month: string): string {
  return scope === 'office' ? officeScope(device, month) : scope
}

export function officeScope(device: string, month: string): string {
  return `office/${device}/${month}`
}

/** The month in a stored scope of the office; null: it is another kind. */
export function monthIn(stored: string): string | null {
  return stored.startsWith('office/') ? (stored.split('/')[2] ?? null) : null
}

/** As the program says it; null: a text that no program of this version wrote. */
export function readScope(stored: string): Scope | null {
  const lasting = lastingScopes.find((scope) => scope === stored)
  if (lasting !== undefined) return lasting
  if (monthIn(stored) !== null) return 'office'
  for (const kind of scopeKinds) {
    if (kind === 'office') continue
    const id = idIn(stored, kind)
    if (id !== null && id !== '') return `${kind}/${id}`
  }
  return null
}

/** What begins each scope: only then is a key made. Any event may begin a month of the office. */
const BEGINS: Readonly<Record<string, readonly string[]>> = {
  record: ['session.opened'],
  booking: ['schedule.booked'],
  row: ['schedule.rowUnread'],
  batch: ['schedule.imported', 'schedule.importUndone', 'schedule.wentBack'],
  restriction: ['review.restricted'],
  account: ['people.accountAdded'],
  profile: ['office.profileChanged'],
  settings: ['office.backupSet', 'meeting.zoomSet', 'schedule.mailServerSet', 'office.phrasesSet'],
  keys: ['office.keyTold', 'office.keyChanged', 'office.keyWrapped'],
}

export const disposedKinds = [
  'record',
  'booking',
  'row',
  'batch',
  'restriction',
] as const satisfies readonly ScopeKind[]
export type DisposedKind = (typeof disposedKinds)[number]

/** What is written last under a scope whose key goes at the end of its period (M15, M18); a row goes in the same way when it is dismissed. */
export const disposedBy = {
  record: 'records.recordDisposed',
  booking: 'schedule.bookingDisposed',
  row: 'schedule.rowDismissed',
  batch: 'schedule.batchDisposed',
  restriction: 'review.restrictionDisposed',
} as const satisfies Record<DisposedKind, string>

/** Whether its scope may have no key yet. Everywhere else a missing key is damage, or the scope was disposed of. */
export function beginsScope({
  type,
  scope,
}: {
  readonly type: string
  readonly scope: Scope
}): boolean {
  return scope === 'office' || (BEGINS[scope.split('/')[0] ?? '']?.includes(type) ?? false)
}
