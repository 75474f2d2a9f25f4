/** A supervisor's word on a held booking (M3, M12-2-1, M20-4): allowed or refused, on the spot, with a reason. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok } from '../../shared/result.ts'
import { judgedOf } from '../../shared/schedule/allowed.ts'
import { doubtsOf, withReasons } from '../../shared/schedule/asking.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type JudgingHandlers = Pick<Handlers<'schedule'>, 'schedule.judge'>

export function judgingHandlers(tools: ScheduleTools): JudgingHandlers {
  /** Allowed; live when nothing else stands against it. */
  function allowed(before: Booking, supervisorId: string, why: string): Booking {
    const atMs = tools.clock.wallMs()
    const words = judgedOf(before.holdReasons, tools.office.profile()).map((reason) => ({
      reason,
      supervisorId,
      why,
      atMs,
    }))
    const next: Booking = { ...before, allowed: [...before.allowed, ...words] }
    const reasons = checkAgainst(tools.store.index(), tools.rules(), next)
    return withReasons(next, [...doubtsOf(before), ...reasons], atMs)
  }

  function refused(before: Booking, why: string): Booking {
    const atMs = tools.clock.wallMs()
    const cancelled = { by: 'office', means: null, atMs, why } as const
    return { ...before, state: 'cancelled', holdReasons: [], cancelled, updatedAtMs: atMs }
  }

  return {
    async 'schedule.judge'({ bookingId, allow, why, credentials }, caller) {
      // Refused before a passphrase is asked for in vain.
      const waits = (): boolean => {
        const booking = tools.store.index().get(bookingId)?.booking
        return (
          booking?.state === 'held' &&
          judgedOf(booking.holdReasons, tools.office.profile()).length > 0
        )
      }
      if (tools.store.index().get(bookingId) === undefined) return fail('notFound')
      if (!waits()) return fail('nothingToJudge')
      const supervisor = await tools.authorise(credentials)
      if (!supervisor.ok) return supervisor
      const before = tools.store.index().get(bookingId)
      if (before === undefined || !waits()) return fail('nothingToJudge')
      const booking = allow
        ? allowed(before.booking, supervisor.value.id, why)
        : refused(before.booking, why)
      const what = allow ? 'allowed' : 'refused'
      const done = tools.change(before, { ...before, booking }, what, signedIn(caller).id)
      return done.ok ? ok(boardBooking(tools, done.value)) : done
    },
  }
}
