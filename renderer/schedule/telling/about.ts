/** Which text goes out to whom: one that is chosen for the day, or of each their own. */
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { Reminders } from './remind-part.tsx'

export type About =
  | { readonly by: 'day'; readonly reminders: Reminders }
  | { readonly by: 'person'; readonly kindOf: (booking: BoardBooking) => MessageKind }
