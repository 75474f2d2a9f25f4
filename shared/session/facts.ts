/** How one fact changes the gate, and in which state of the session it can be recorded at all. Pure. */
import { fail, ok, type Result, unreachable } from '../result.ts'
import type { Check } from '../log/checks.ts'
import type { Earlier } from '../log/earlier.ts'
import type { EventPayload, EventType } from '../log/events.ts'
import type { GateFact } from '../precall/port.ts'
import type { SessionRules } from './rules.ts'
import type { OpenSession } from './state.ts'
import type { Gate, Rest } from '../precall/gate.ts'
import { attemptsLeft, numberSettled } from '../precall/identity.ts'

/** An event without its record and actor. */
export type Fact = {
  [T in EventType]: { readonly type: T; readonly payload: EventPayload<T> }
}[EventType]

type Noted = Result<{ readonly gate: Gate; readonly fact: Fact }, 'wrongState'>

const noted = (gate: Gate, fact: Fact): Noted => ok({ gate, fact })

/** Facts about the job seeker need the job seeker to be connected, and are settled once counselling has begun. */
export function noteFact(session: OpenSession, fact: GateFact, rules: SessionRules): Noted {
  const { gate } = session
  const verifying = session.state === 'verifying'
  switch (fact.type) {
    case 'devicesTested':
      return noted(
        { ...gate, devices: fact.test, rests: resting(gate, 'devices', '', fact.earlier) },
        { type: 'precall.devicesTested', payload: { ...fact.test, ...said(fact.earlier) } },
      )
    case 'itemTicked':
      return tick(session, fact, rules)
    case 'identityTried': {
      if (!verifying || session.expectedNumber === null || attemptsLeft(gate) === 0)
        return fail('wrongState')
      const attempts = gate.identity.attempts + 1
      const identity = { ...gate.identity, attempts, numberMatched: fact.matched }
      return noted(
        { ...gate, identity },
        { type: 'precall.identityTried', payload: { attempt: attempts, matched: fact.matched } },
      )
    }
    case 'heard':
      if (!verifying) return fail('wrongState')
      return noted({ ...gate, heard: true }, { type: 'precall.heard', payload: {} })
    case 'nameConfirmed':
      if (!verifying || !numberSettled(gate)) return fail('wrongState')
      return noted(
        { ...gate, identity: { ...gate.identity, nameConfirmed: true } },
        { type: 'precall.nameConfirmed', payload: {} },
      )
    case 'identityExcepted': {
      if (!verifying || numberSettled(gate)) return fail('wrongState')
      const { supervisorId, reason, checkedInstead } = fact
      const exception = { supervisorId, reason, checkedInstead }
      return noted(
        { ...gate, identity: { ...gate.identity, exception } },
        { type: 'precall.identityExcepted', payload: exception },
      )
    }
    case 'consented':
      return consent(session, fact, rules)
    case 'takenBack':
      return takenBack(session, fact.check)
    case 'companionsSeen':
      // Also during the consultation: somebody can walk in at any time (M20-2).
      if (!verifying && session.state !== 'consulting') return fail('wrongState')
      return noted(
        { ...gate, companions: { ...gate.companions, seen: fact.seen } },
        { type: 'precall.companionsSeen', payload: { seen: fact.seen } },
      )
    default:
      return unreachable(fact)
  }
}

/** What this rests on now; with nothing earlier it rests on itself alone. */
function resting(
  { rests }: Gate,
  what: Rest['what'],
  id: string,
  earlier: Earlier | undefined,
): Rest[] {
  const others = rests.filter((rest) => rest.what !== what || rest.id !== id)
  return earlier === undefined ? others : [...others, { ...earlier, what, id }]
}

const said = (earlier: Earlier | undefined): { readonly earlier?: Earlier } =>
  earlier === undefined ? {} : { earlier }

function tick(
  session: OpenSession,
  { itemId, ticked, earlier }: Extract<GateFact, { type: 'itemTicked' }>,
  rules: SessionRules,
): Noted {
  const own = rules.ownItems.includes(itemId) && session.state !== 'consulting'
  const seeker = rules.seekerItems.includes(itemId) && session.state === 'verifying'
  if (!own && !seeker) return fail('wrongState')
  // How it is around the job seeker is asked every time.
  if (earlier !== undefined && (!own || !ticked)) return fail('wrongState')
  const others = session.gate.ticked.filter((id) => id !== itemId)
  return noted(
    {
      ...session.gate,
      ticked: ticked ? [...others, itemId] : others,
      rests: resting(session.gate, 'item', itemId, earlier),
    },
    {
      type: 'precall.itemTicked',
      payload: {
        itemId,
        ticked,
        checklistVersion: rules.checklistVersion,
        ...said(earlier),
      },
    },
  )
}

/** What was confirmed is open again; before the consultation alone, for it rests on all of them. */
function takenBack({ state, gate }: OpenSession, check: Check): Noted {
  const without = withoutCheck(gate, check)
  return state === 'verifying' && without !== null
    ? noted(without, { type: 'precall.takenBack', payload: check })
    : fail('wrongState')
}

/** null: it was not confirmed. */
function withoutCheck(gate: Gate, check: Check): Gate | null {
  switch (check.what) {
    case 'heard':
      return gate.heard ? { ...gate, heard: false } : null
    case 'name':
      return gate.identity.nameConfirmed
        ? { ...gate, identity: { ...gate.identity, nameConfirmed: false } }
        : null
    case 'consent': {
      const consents = gate.consents.filter(({ kind }) => kind !== check.kind)
      const rests = resting(gate, 'consent', check.kind, undefined)
      return consents.length < gate.consents.length ? { ...gate, consents, rests } : null
    }
  }
}

function consent(
  session: OpenSession,
  { kind, effectiveFrom, earlier }: Extract<GateFact, { type: 'consented' }>,
  rules: SessionRules,
): Noted {
  // Whose consent an earlier one was, only the identity check says (M12-2-3).
  if (earlier !== undefined && !session.gate.identity.nameConfirmed) return fail('wrongState')
  const inForce = rules.terms.some(
    (term) => term.kind === kind && term.effectiveFrom === effectiveFrom,
  )
  if (session.state !== 'verifying' || !inForce) return fail('wrongState')
  const others = session.gate.consents.filter((given) => given.kind !== kind)
  return noted(
    {
      ...session.gate,
      consents: [...others, { kind, effectiveFrom }],
      rests: resting(session.gate, 'consent', kind, earlier),
    },
    { type: 'precall.consented', payload: { kind, effectiveFrom, ...said(earlier) } },
  )
}
