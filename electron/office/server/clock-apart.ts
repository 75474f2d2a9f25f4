/** What the log says of the server's clock and this PC's: when they stand apart, and when they agree again. Nothing is put in another order by it. */
import { MOST_CLOCKS_APART_MS } from '../../../shared/office/clocks.ts'
import { SYSTEM_ACTOR } from '../../../shared/people/account.ts'
import type { Log } from '../../storage/log/log.ts'

/** To be told with each line by how much the server's clock is ahead, ms; the same difference is written once. */
export function createClockApart(log: Pick<Log, 'append'>): (aheadMs: number) => void {
  let writtenMs = 0
  return (aheadMs) => {
    if (Math.abs(aheadMs - writtenMs) <= MOST_CLOCKS_APART_MS) return
    const written = log.append([
      {
        ...{ type: 'office.clockApart', scope: 'office', actorId: SYSTEM_ACTOR },
        payload: { byMs: Math.round(aheadMs) },
      },
    ])
    if (written.ok) writtenMs = aheadMs
  }
}
