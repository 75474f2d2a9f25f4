/** What the precall room may ask of the live session. */
import type { Account } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { LiveReason, SessionPort } from '../../shared/precall/port.ts'
import type { Live } from '../../shared/session/state.ts'
import type { Runner } from './runner.ts'

/** The live session, for the counselor who runs it or a supervisor; brought up to the present moment first. */
export function mine(runner: Runner, recordId: string, by: Account): Result<Live, LiveReason> {
  runner.tick()
  const live = runner.live()
  if (live === null || live.session.recordId !== recordId || live.session.state === 'closed')
    return fail('noSession')
  return live.session.counselorId === by.id || by.role === 'supervisor'
    ? ok(live)
    : fail('notYourSession')
}

export function createSessionPort(runner: Runner): SessionPort {
  return {
    gate(recordId, by) {
      const live = mine(runner, recordId, by)
      if (!live.ok) return live
      const { session, rules } = live.value
      return ok({
        gate: session.gate,
        expectedNumber: session.expectedNumber,
        date: session.date,
        itemIds: [...rules.ownItems, ...rules.seekerItems],
        ownItems: rules.ownItems,
        terms: rules.terms,
      })
    },
    record(recordId, by, fact) {
      const live = mine(runner, recordId, by)
      if (!live.ok) return live
      const asked = runner.ask({ type: 'fact', fact }, by.id)
      return asked.ok
        ? ok()
        : asked.reason === 'saveFailed'
          ? fail('saveFailed', asked.details)
          : fail<LiveReason>('wrongState')
    },
    running() {
      const live = runner.live()
      return live !== null && live.session.state !== 'closed'
    },
  }
}
