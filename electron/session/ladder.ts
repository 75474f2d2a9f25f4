/**
 * Ending a meeting for everybody, run by the main process alone: a hung or crashed window delays none of it.
 *
 *   1. endForEverybody  the provider is told at once; 3 s to confirm
 *   2. destroyView      in any case: it frees camera and microphone
 *   3. endByAccount     only when 1 was not confirmed, and only where account access is configured
 */
import { type Clock, SECOND } from '../../shared/clock.ts'
import type { MeetingProvider, MeetingReason } from '../../shared/meeting/provider.ts'
import type { Result } from '../../shared/result.ts'
import type { LadderStep } from '../../shared/log/outcome.ts'
import { within, type Within } from './within.ts'

/** How long the provider has to confirm, ms. */
export const CONFIRM_MS = 3 * SECOND
/** How long each further rung may take, ms. */
export const RUNG_MS = 10 * SECOND

export type LadderParts = {
  /** Stamps. */
  readonly clock: Clock
  /** Time limits. */
  readonly lineClock: Clock
  readonly meeting: Pick<MeetingProvider, 'end' | 'destroyView' | 'endByAccount'>
  /** Called for each step in order; must not throw. */
  readonly record: (step: LadderStep) => void
}

function resultOf(answer: Within<Result<null, MeetingReason>>): LadderStep['result'] {
  if (answer.kind === 'timeout') return 'notConfirmed'
  if (answer.kind === 'threw') return 'failed'
  if (answer.value.ok) return 'confirmed'
  return answer.value.reason === 'notConfigured' ? 'notConfigured' : 'failed'
}

/**
 * Runs the ladder to its end and says whether the view is gone. The provider's `end` is called before this function
 * returns its promise. Never rejects.
 */
export async function runLadder({
  clock,
  lineClock,
  meeting,
  record,
}: LadderParts): Promise<{ readonly viewGone: boolean }> {
  const note = (step: LadderStep['step'], result: LadderStep['result']): void =>
    record({ step, atMs: clock.wallMs(), result })

  const ending = within(lineClock, CONFIRM_MS, () => meeting.end())
  note('endForEverybody', 'sent')
  const ended = resultOf(await ending)
  note('endForEverybody', ended)

  const destroyed = await within(lineClock, RUNG_MS, () => meeting.destroyView())
  note(
    'destroyView',
    destroyed.kind === 'done'
      ? 'confirmed'
      : destroyed.kind === 'timeout'
        ? 'notConfirmed'
        : 'failed',
  )

  if (ended !== 'confirmed')
    note('endByAccount', resultOf(await within(lineClock, RUNG_MS, () => meeting.endByAccount())))
  return { viewGone: destroyed.kind === 'done' }
}
