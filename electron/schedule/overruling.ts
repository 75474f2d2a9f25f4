/** Whoever typed a word that lost against one of another PC is told so, and says that it was seen. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { fail, ok } from '../../shared/result.ts'
import { overruledIn, type Overruled } from '../../shared/schedule/overruled.ts'
import { closingsAsked, tellingOf } from './folding.ts'
import type { ScheduleTools } from './tools.ts'

export type OverruledHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.overruled' | 'schedule.seeOverruled'
>

export function overruledHandlers(tools: ScheduleTools): OverruledHandlers {
  const closedAt = closingsAsked(tools.reader)

  function lostBy(accountId: string, bookingId: string): readonly Overruled[] {
    // The board asks after every change: where one PC wrote all of it, nothing is opened for that.
    if (!tools.reader.hasSeveralWriters(bookingScope(bookingId))) return []
    return overruledIn(tellingOf(tools.reader, closedAt, bookingId)).filter(
      ({ loserId }) => loserId === accountId,
    )
  }
  return {
    'schedule.overruled': ({ date }, caller) => {
      const { id } = signedIn(caller)
      return ok(
        tools.store
          .index()
          .onDate(date)
          .flatMap(({ booking }) =>
            lostBy(id, booking.id).map(({ field, lostAtMs, winnerId }) => ({
              ...{ bookingId: booking.id, slot: booking.slot, name: booking.name },
              ...{ field, lostAtMs, winner: tools.nameOf(winnerId) },
            })),
          ),
      )
    },
    'schedule.seeOverruled': ({ bookingId }, caller) => {
      const { id } = signedIn(caller)
      if (lostBy(id, bookingId).length === 0) return fail('notFound')
      const saved = tools.save([
        {
          type: 'schedule.overruleSeen',
          scope: bookingScope(bookingId),
          actorId: id,
          payload: {},
        },
      ])
      return saved.ok ? ok() : saved
    },
  }
}
