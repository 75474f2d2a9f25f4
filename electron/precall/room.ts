/** The precall room: turns what the counselor does before the consultation into facts for the gate. */
import type { Clock } from '../../shared/clock.ts'
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { isFine } from '../../shared/log/device.ts'
import type { Earlier } from '../../shared/log/earlier.ts'
import { UNDATED } from '../../shared/office/profile.ts'
import type { Account } from '../../shared/people/account.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import { attemptsLeft, compareNumber } from '../../shared/precall/identity.ts'
import type { GateSight, LiveReason, SessionPort } from '../../shared/precall/port.ts'
import type { GivenConsent } from '../../shared/precall/terms.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Bell } from '../bell.ts'
import { createStanding } from './standing.ts'

export type PrecallRoomParts = {
  readonly session: SessionPort
  readonly people: Pick<PeoplePort, 'authorise'>
  readonly clock: Clock
  readonly bell: Pick<Bell, 'on'>
  /** What this job seeker consented to at the last consultation; none without it. */
  readonly standingConsents?: (jobSeekerNumber: string) => readonly GivenConsent[]
}

export interface PrecallRoom {
  readonly handlers: Handlers<'precall'>
}

export function createPrecallRoom(parts: PrecallRoomParts): PrecallRoom {
  const { session, people, clock } = parts
  const standing = createStanding(clock, parts.bell)
  const here = (recordId: string, by: Account): Earlier => ({
    atMs: clock.wallMs(),
    actorId: by.id,
    recordId,
  })
  const ownWho = ({ gate }: GateSight, by: Account) => ({
    counselorId: by.id,
    checklistVersion: gate.checklistVersion,
  })

  function tick(
    recordId: string,
    itemId: string,
    ticked: boolean,
    by: Account,
  ): AnswerTo<'precall.tick'> {
    const sight = session.gate(recordId, by)
    if (!sight.ok) return sight
    if (!sight.value.itemIds.includes(itemId)) return fail('unknownItem')
    const recorded = session.record(recordId, by, { type: 'itemTicked', itemId, ticked })
    if (recorded.ok && sight.value.ownItems.includes(itemId))
      standing.ticked(ownWho(sight.value, by), itemId, ticked ? here(recordId, by) : null)
    return recorded
  }

  function consent(recordId: string, kind: string, by: Account): AnswerTo<'precall.consent'> {
    const sight = session.gate(recordId, by)
    if (!sight.ok) return sight
    const term = sight.value.terms.find((known) => known.kind === kind)
    if (term === undefined) return fail('unknownItem')
    return session.record(recordId, by, {
      type: 'consented',
      kind,
      effectiveFrom: term.effectiveFrom,
    })
  }

  function relyOnOwn(recordId: string, sight: GateSight, by: Account): Result<null, LiveReason> {
    for (const itemId of sight.ownItems) {
      const earlier = standing.own(ownWho(sight, by), itemId)
      if (earlier === null || sight.gate.ticked.includes(itemId)) continue
      const fact = { type: 'itemTicked', itemId, ticked: true, earlier } as const
      const recorded = session.record(recordId, by, fact)
      if (!recorded.ok) return recorded
    }
    return ok()
  }

  /** What was consented to counts for the same version of the same terms; of terms without a date nobody knows whether it is the same. */
  function relyOnConsents(recordId: string, by: Account): Result<null, LiveReason> {
    const sight = session.gate(recordId, by)
    if (!sight.ok) return sight
    const { expectedNumber, terms, gate } = sight.value
    const given = expectedNumber === null ? [] : (parts.standingConsents?.(expectedNumber) ?? [])
    for (const { kind, effectiveFrom } of terms) {
      const before = given.find((one) => one.kind === kind && one.effectiveFrom === effectiveFrom)
      const isOpen = !gate.consents.some((one) => one.kind === kind)
      if (before === undefined || effectiveFrom === UNDATED || !isOpen) continue
      const { atMs, actorId, recordId: from } = before
      const earlier = { atMs, actorId, recordId: from }
      const fact = { type: 'consented', kind, effectiveFrom, earlier } as const
      const recorded = session.record(recordId, by, fact)
      if (!recorded.ok) return recorded
    }
    return ok()
  }

  return {
    handlers: {
      'precall.devicesTested': ({ recordId, test, sight }, caller) => {
        const by = signedIn(caller)
        const recorded = session.record(recordId, by, { type: 'devicesTested', test })
        if (recorded.ok)
          standing.tested(
            sight !== undefined && isFine(test) ? { ...here(recordId, by), ...sight, test } : null,
          )
        return recorded
      },
      'precall.rely': ({ recordId, seen, line }, caller) => {
        const by = signedIn(caller)
        const sight = session.gate(recordId, by)
        if (!sight.ok) return sight
        const own = relyOnOwn(recordId, sight.value, by)
        if (!own.ok) return own
        const { standing: devices, kept } = standing.devices({ seen, line })
        if (devices !== 'stands' || kept === null) return ok({ devices, used: null })
        if (sight.value.gate.devices === null) {
          const { test, atMs, actorId, recordId: from } = kept
          const earlier = { atMs, actorId, recordId: from }
          const recorded = session.record(recordId, by, { type: 'devicesTested', test, earlier })
          if (!recorded.ok) return recorded
        }
        return ok({ devices, used: kept.used })
      },
      'precall.tick': ({ recordId, itemId, ticked }, caller) =>
        tick(recordId, itemId, ticked, signedIn(caller)),
      'precall.answered': ({ recordId, itemIds, kinds }, caller) => {
        const by = signedIn(caller)
        const answers = [
          ...itemIds.map((itemId) => () => tick(recordId, itemId, true, by)),
          ...kinds.map((kind) => () => consent(recordId, kind, by)),
        ]
        for (const answer of answers) {
          const recorded = answer()
          if (!recorded.ok) return recorded
        }
        return ok()
      },
      // M12-2-3: only "matched or not" goes on from here; `typed` is compared and forgotten.
      'precall.tryNumber': ({ recordId, typed }, caller) => {
        const by = signedIn(caller)
        const sight = session.gate(recordId, by)
        if (!sight.ok) return sight
        const compared = compareNumber(sight.value.gate, sight.value.expectedNumber, typed)
        if (!compared.ok) return compared
        const { matched } = compared.value
        const recorded = session.record(recordId, by, { type: 'identityTried', matched })
        if (!recorded.ok) return recorded
        const after = session.gate(recordId, by)
        return after.ok ? ok({ matched, attemptsLeft: attemptsLeft(after.value.gate) }) : after
      },
      'precall.heard': ({ recordId }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'heard' }),
      'precall.confirmName': ({ recordId }, caller) => {
        const by = signedIn(caller)
        const confirmed = session.record(recordId, by, { type: 'nameConfirmed' })
        return confirmed.ok ? relyOnConsents(recordId, by) : confirmed
      },
      'precall.exceptIdentity': async (
        { recordId, credentials, reason, checkedInstead },
        caller,
      ) => {
        const by = signedIn(caller)
        const sight = session.gate(recordId, by)
        if (!sight.ok) return sight
        const supervisor = await people.authorise(credentials)
        if (!supervisor.ok) return supervisor
        return session.record(recordId, by, {
          type: 'identityExcepted',
          supervisorId: supervisor.value.id,
          reason,
          checkedInstead,
        })
      },
      'precall.consent': ({ recordId, kind }, caller) => consent(recordId, kind, signedIn(caller)),
      'precall.takeBack': ({ recordId, check }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'takenBack', check }),
      'precall.companions': ({ recordId, seen }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'companionsSeen', seen }),
    },
  }
}
