/** What the start button still waits for, in words; and which step of the screen is the current one. Pure. */
import type { ChecklistItem, TermsVersion } from '../../shared/office/profile.ts'
import type { Outstanding } from '../../shared/precall/gate.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { beginText, consentConfirmation, itemConfirmation, outstandingText } from './words/room.ts'

/** How many kinds of missing things are named before the rest is only counted. */
const NAMED = 4

/** What is missing at that moment: the booked time may have come since the snapshot was taken. The machine decides. */
export function missingAt(
  { outstanding, begin }: Pick<SessionSnapshot, 'outstanding' | 'begin'>,
  nowMs: number,
): readonly Outstanding[] {
  if (nowMs < begin.fromMs) return outstanding
  return outstanding.filter(({ what, id }) => what !== 'time' || id === 'pastClosing')
}

/** The things the identity check and the own room are made of count as one: they are done in one go. */
const groupOf = (missing: Outstanding): string => outstandingText[missing.what]

function wordsOf(
  group: string,
  members: readonly Outstanding[],
  items: readonly ChecklistItem[],
  terms: readonly TermsVersion[],
): string {
  const [only] = members
  if (only === undefined || (only.what !== 'seekerItem' && only.what !== 'consent')) return group
  if (members.length > 1) return beginText.several(group, members.length)
  const item = items.find((i) => i.id === only.id)
  const version = terms.find((t) => t.kind === only.id)
  if (only.what === 'seekerItem') return item === undefined ? group : itemConfirmation(item.text)
  return version === undefined ? group : consentConfirmation(version.title)
}

/** 「あと2項目: 本人確認、「録音・録画をしない」の確認」; a single item is named, several of a kind are counted. */
export function waitingWords(
  outstanding: readonly Outstanding[],
  items: readonly ChecklistItem[],
  terms: readonly TermsVersion[],
): string {
  const groups = Map.groupBy(outstanding, groupOf)
  const counts = [...groups.values()].map((members) =>
    members[0]?.what === 'seekerItem' || members[0]?.what === 'consent' ? members.length : 1,
  )
  const words = [...groups].map(([group, members]) => wordsOf(group, members, items, terms))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const named = words.slice(0, NAMED).join('、')
  const rest = counts.slice(NAMED).reduce((sum, count) => sum + count, 0)
  return beginText.waitsFor(total, rest > 0 ? `${named}、${beginText.more(rest)}` : named)
}

export const steps = ['devices', 'own', 'enter', 'identity', 'environment'] as const
export type Step = (typeof steps)[number]

const stepOf: Readonly<Record<Outstanding['what'], Step | null>> = {
  devices: 'devices',
  ownItem: 'own',
  entered: 'enter',
  seekerPresent: 'enter',
  people: 'enter',
  heard: 'identity',
  identityNumber: 'identity',
  identityName: 'identity',
  seekerItem: 'environment',
  consent: 'environment',
  companions: 'environment',
  residence: 'environment',
  paused: null,
  time: null,
}

/** Steps in which something is missing, in the order of the screen. The first is the current one; none: the gate is open. */
export function openSteps(outstanding: readonly Outstanding[]): Step[] {
  const open = new Set(outstanding.map((missing) => stepOf[missing.what]))
  return steps.filter((step) => open.has(step))
}
