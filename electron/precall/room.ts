/** The precall room: turns what the counselor does before the consultation into facts for the gate. */
import type { Clock } from '../../shared/clock.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import { attemptsLeft, compareNumber } from '../../shared/precall/identity.ts'
import { fail, ok } from '../../shared/result.ts'
import type { SessionPort } from '../../shared/precall/port.ts'

export type PrecallRoomParts = {
  readonly session: SessionPort
  readonly people: PeoplePort
  readonly office: OfficePort
  readonly clock: Clock
}

export interface PrecallRoom {
  readonly handlers: Handlers<'precall'>
}

export function createPrecallRoom({ session, people }: PrecallRoomParts): PrecallRoom {
  return {
    handlers: {
      'precall.devicesTested': ({ recordId, test }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'devicesTested', test }),
      'precall.tick': ({ recordId, itemId, ticked }, caller) => {
        const sight = session.gate(recordId, signedIn(caller))
        if (!sight.ok) return sight
        if (!sight.value.itemIds.includes(itemId)) return fail('unknownItem')
        return session.record(recordId, signedIn(caller), { type: 'itemTicked', itemId, ticked })
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
      'precall.confirmName': ({ recordId }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'nameConfirmed' }),
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
      'precall.consent': ({ recordId, kind }, caller) => {
        const by = signedIn(caller)
        const sight = session.gate(recordId, by)
        if (!sight.ok) return sight
        const term = sight.value.terms.find((known) => known.kind === kind)
        if (term === undefined) return fail('unknownItem')
        return session.record(recordId, by, {
          type: 'consented',
          kind,
          effectiveFrom: term.effectiveFrom,
        })
      },
      'precall.takeBack': ({ recordId, check }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'takenBack', check }),
      'precall.companions': ({ recordId, seen }, caller) =>
        session.record(recordId, signedIn(caller), { type: 'companionsSeen', seen }),
    },
  }
}
