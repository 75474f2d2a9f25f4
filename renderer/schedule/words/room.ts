/** Everything a counselor reads in the schedule room. */
import { boardText } from './board.ts'
import { bookingText } from './booking.ts'
import { importText } from './import.ts'
import { reasonText } from './reasons.ts'

export const text = {
  board: boardText,
  booking: bookingText,
  import: importText,
  reasons: reasonText,
} as const
