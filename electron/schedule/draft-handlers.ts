/** The caller's own begun booking form. */
import { signedIn, type Handlers } from '../../shared/contract.ts'
import { ok } from '../../shared/result.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type DraftHandlers = Pick<Handlers<'schedule'>, 'schedule.draft' | 'schedule.keepDraft'>

export function draftHandlers(tools: ScheduleTools): DraftHandlers {
  const { drafts } = tools.store
  return {
    'schedule.draft'(_, caller) {
      const draft = drafts.of(signedIn(caller).id)
      if (draft === null || draft.bookingId === null)
        return ok(draft === null ? null : { ...draft, booking: null })
      const entry = tools.store.index().get(draft.bookingId)
      // Cancelled, begun or over meanwhile: there is nothing left to change.
      const open = entry?.booking.state === 'live' || entry?.booking.state === 'held'
      return ok(
        entry !== undefined && open ? { ...draft, booking: boardBooking(tools, entry) } : null,
      )
    },
    'schedule.keepDraft': ({ draft }, caller) =>
      drafts.keep(
        signedIn(caller).id,
        draft === null ? null : { ...draft, atMs: tools.clock.wallMs() },
      ),
  }
}
