/** What came of bookings whose time has passed: asked until somebody says it, answered without a session. And withdrawals that arrived too late. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import type { SlotAnswer } from '../../shared/log/outcome.ts'
import type { Account } from '../../shared/people/account.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { askedDays, isUnanswered } from '../../shared/schedule/unanswered.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type UnansweredHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.unanswered' | 'schedule.answerSlot' | 'schedule.withdrawnAfter'
>

/** By date and time. */
export function unanswered(tools: ScheduleTools): Entry[] {
  const nowMs = tools.clock.wallMs()
  const [today, now] = [dateOf(nowMs), timeOf(nowMs)]
  const profile = tools.office.profile()
  return askedDays(today).flatMap((date) =>
    tools.store
      .index()
      .onDate(date)
      .filter(({ booking }) => isUnanswered(booking, today, now, profile))
      .toSorted((one, other) => one.booking.slot.localeCompare(other.booking.slot)),
  )
}

/** Deemed cancellations of which e-TUMO says by now that they had been taken back: a supervisor looks (M12-2-6). */
function withdrawnAfter(tools: ScheduleTools): Entry[] {
  const today = dateOf(tools.clock.wallMs())
  return askedDays(today).flatMap((date) =>
    tools.store
      .index()
      .onDate(date)
      .filter(
        ({ booking, seen }) =>
          booking.outcome === 'deemedCancellation' && seen?.status === 'withdrawn',
      ),
  )
}

export function unansweredHandlers(tools: ScheduleTools): UnansweredHandlers {
  function answer(
    bookingId: string,
    outcome: SlotAnswer,
    by: Account,
  ): AnswerTo<'schedule.answerSlot'> {
    const before = tools.store.index().get(bookingId)
    if (before === undefined) return fail('notFound')
    if (!unanswered(tools).some(({ booking }) => booking.id === bookingId))
      return fail('notUnanswered')
    const booking = {
      ...before.booking,
      state: 'closed' as const,
      outcome,
      counselorId: by.id,
      updatedAtMs: tools.clock.wallMs(),
    }
    const saved = tools.change(before, { ...before, booking }, 'answered', by.id)
    return saved.ok ? ok() : saved
  }

  const shown = (entries: readonly Entry[]) => entries.map((entry) => boardBooking(tools, entry))
  return {
    'schedule.unanswered': () => ok(shown(unanswered(tools))),
    'schedule.withdrawnAfter': () => ok(shown(withdrawnAfter(tools))),
    'schedule.answerSlot': ({ bookingId, outcome }, caller) =>
      answer(bookingId, outcome, signedIn(caller)),
  }
}
