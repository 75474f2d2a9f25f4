/** Moving the practice office's clock on, up to the next thing it brings. */
import { MINUTE } from '../../shared/clock.ts'
import type { Handlers } from '../../shared/contract.ts'
import type { ClockMove } from '../../shared/office/status.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import type { LiveOffice } from './opening.ts'
import { movePractice } from './practice-opening.ts'

/** By how much the clock moves, ms; null: nothing lies ahead. */
function moveMs<H>(move: ClockMove, { rooms }: LiveOffice<H>): number | null {
  switch (move) {
    case 'minute':
      return MINUTE
    case 'fiveMinutes':
      return 5 * MINUTE
    case 'nextWarning':
      return rooms.nextWarningInMs()
  }
}

export function practiceClockHandlers<H>(
  live: () => LiveOffice<H> | null,
  tell: Ring,
): Pick<Handlers<'office'>, 'office.moveClock'> {
  return {
    'office.moveClock': ({ move }) => {
      const office = live()
      if (office === null || office.practice === null) return fail('notPractice')
      const ms = moveMs(move, office)
      if (ms === null) return fail('noWarningAhead')
      movePractice(office.practice, ms)
      const wallMs = office.clock.wallMs()
      tell('office.clock', { wallMs })
      return ok({ wallMs })
    },
  }
}
