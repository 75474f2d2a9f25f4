/** The office's other PCs, as far as a booking has one meeting and a licence runs one at a time, whatever PC asks. */
import type { Result } from '../result.ts'

export interface MeetingsOfOthers {
  /** Whether there are any to ask. */
  isOffice(): boolean
  /** The booking's meeting, as it was handed to `stand`; null: none stands yet. `away`: they cannot be asked now. */
  find(bookingId: string): Promise<Result<string | null, 'away'>>
  /**
   * Puts it there, unless another one stands already. @param gone one that was found there and is none any more; null: none was
   * @returns what stands then
   */
  stand(bookingId: string, meeting: string, gone: string | null): Promise<Result<string, 'away'>>
  /** No booking needs it any more. */
  drop(bookingId: string): void
  /** False: another PC runs a meeting with that licence. True also where nobody can be asked. */
  lease(host: string): Promise<boolean>
  giveBack(host: string): void
}
