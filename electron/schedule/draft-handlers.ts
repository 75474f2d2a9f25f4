/** The caller's own begun booking forms. */
import { signedIn, type Handlers } from '../../shared/contract.ts'
import { ok } from '../../shared/result.ts'
import type { OpenDraft } from '../../shared/schedule/draft.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type DraftHandlers = Pick<Handlers<'schedule'>, 'schedule.drafts' | 'schedule.keepDraft'>

export function draftHandlers(tools: ScheduleTools): DraftHandlers {
  const { drafts } = tools.store
  return {
    'schedule.drafts': (_, caller) =>
      ok(
        drafts.of(signedIn(caller).id).flatMap((draft): OpenDraft[] => {
          if (draft.bookingId === null) return [{ ...draft, booking: null }]
          const entry = tools.store.index().get(draft.bookingId)
          // Cancelled, begun or over meanwhile: there is nothing left to change.
          const open = entry?.booking.state === 'live' || entry?.booking.state === 'held'
          return entry !== undefined && open
            ? [{ ...draft, booking: boardBooking(tools, entry) }]
            : []
        }),
      ),
    'schedule.keepDraft': ({ draftId, draft }, caller) =>
      drafts.keep(
        signedIn(caller).id,
        draftId,
        draft === null ? null : { ...draft, id: draftId, atMs: tools.clock.wallMs() },
      ),
  }
}
