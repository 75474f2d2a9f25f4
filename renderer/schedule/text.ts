/** Everything a counselor reads in the schedule room. */
import { boardText } from './text/board.ts'
import { bookingText } from './text/booking.ts'
import { generationsText } from './text/generations.ts'
import { importText } from './text/import.ts'
import { reasonText } from './text/reasons.ts'

export const text = {
  board: boardText,
  booking: bookingText,
  import: importText,
  generations: generationsText,
  reasons: reasonText,
} as const
