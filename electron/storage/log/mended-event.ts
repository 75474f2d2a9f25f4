/** That a list did not say what the log says, as it is written down. */
import type { NewEvent } from '../../../shared/log/events.ts'
import type { Mended } from '../../../shared/log/mended.ts'
import { SYSTEM_ACTOR } from '../../../shared/people/account.ts'

export const mendedEvent = (payload: Mended): NewEvent => ({
  type: 'office.listMended',
  scope: 'office',
  actorId: SYSTEM_ACTOR,
  payload,
})
