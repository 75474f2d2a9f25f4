/** What the gate still waits for (M2, M11, M12-2-3, M14, M20), in the order of the screen. Empty: counselling may begin. */
import type { SessionRules } from './rules.ts'
import type { OpenSession } from './state.ts'
import type { Gate, Outstanding } from '../precall/gate.ts'
import { numberSettled } from '../precall/identity.ts'
import { unsettled } from './who.ts'

/** What of a session the gate looks at. */
export type GateView = {
  readonly gate: Gate
  readonly meeting: OpenSession['meeting']
  readonly who: OpenSession['who']
  readonly pause: OpenSession['pause']
}

const one = (what: Outstanding['what']): Outstanding => ({ what, id: null })
const many = (what: Outstanding['what'], ids: readonly string[]): Outstanding[] =>
  ids.map((id) => ({ what, id }))

/** Items of the counselor's own side that are not ticked. */
export function ownItemsOpen(gate: Gate, rules: SessionRules): string[] {
  return rules.ownItems.filter((id) => !gate.ticked.includes(id))
}

export function outstanding(
  { gate, meeting, who, pause }: GateView,
  rules: SessionRules,
): Outstanding[] {
  const consented = (term: SessionRules['terms'][number]): boolean =>
    gate.consents.some(
      (given) => given.kind === term.kind && given.effectiveFrom === term.effectiveFrom,
    )
  return [
    ...(gate.residence === 'no' || gate.residence === 'unknown' ? [one('residence')] : []),
    ...(gate.devices === null ? [one('devices')] : []),
    ...many('ownItem', ownItemsOpen(gate, rules)),
    ...(meeting.counselor === 'in' ? [] : [one('entered')]),
    ...(meeting.seeker === 'in' ? [] : [one('seekerPresent')]),
    ...(unsettled(meeting, who).length === 0 ? [] : [one('people')]),
    ...(gate.heard ? [] : [one('heard')]),
    ...(numberSettled(gate) ? [] : [one('identityNumber')]),
    ...(gate.identity.nameConfirmed ? [] : [one('identityName')]),
    ...many(
      'seekerItem',
      rules.seekerItems.filter((id) => !gate.ticked.includes(id)),
    ),
    ...many(
      'consent',
      rules.terms.filter((term) => !consented(term)).map((term) => term.kind),
    ),
    ...(gate.companions.seen === 'asAnnounced' ? [] : [one('companions')]),
    ...(pause === null ? [] : [one('paused')]),
  ]
}
