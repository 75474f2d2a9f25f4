/** What the start button still waits for, in words; and which step of the screen is the current one. Pure. */
import type { ChecklistItem, TermsVersion } from '../../shared/office/profile.ts'
import type { Outstanding } from '../../shared/precall/gate.ts'
import { beginText, consentConfirmation, itemConfirmation, outstandingText } from './text.ts'

/** How many missing things are named before the rest is only counted. */
const NAMED = 3

function wordOf(missing: Outstanding, items: readonly ChecklistItem[], terms: readonly TermsVersion[]): string {
  const item = missing.id === null ? undefined : items.find((i) => i.id === missing.id)
  const version = missing.id === null ? undefined : terms.find((t) => t.kind === missing.id)
  if (missing.what === 'seekerItem' && item !== undefined) return itemConfirmation(item.text)
  if (missing.what === 'consent' && version !== undefined) return consentConfirmation(version.title)
  return outstandingText[missing.what]
}

/** 「あと2つ: 本人確認、…」; the identity check's two halves count as one, as do the own room's items. */
export function waitingWords(outstanding: readonly Outstanding[], items: readonly ChecklistItem[], terms: readonly TermsVersion[]): string {
  const words = [...new Set(outstanding.map((missing) => wordOf(missing, items, terms)))]
  const named = words.slice(0, NAMED).join('、')
  const rest = words.length - NAMED
  return beginText.waitsFor(words.length, rest > 0 ? `${named}、${beginText.more(rest)}` : named)
}

export const steps = ['devices', 'own', 'enter', 'identity', 'environment'] as const
export type Step = (typeof steps)[number]

const stepOf: Readonly<Record<Outstanding['what'], Step | null>> = {
  devices: 'devices', ownItem: 'own', entered: 'enter', seekerPresent: 'enter', identityNumber: 'identity', identityName: 'identity',
  seekerItem: 'environment', consent: 'environment', companions: 'environment', residence: 'environment', paused: null,
}

/** Steps in which something is missing, in the order of the screen. The first is the current one; none: the gate is open. */
export function openSteps(outstanding: readonly Outstanding[]): Step[] {
  const open = new Set(outstanding.map((missing) => stepOf[missing.what]))
  return steps.filter((step) => open.has(step))
}
