/** The office's other PCs, as far as a booking has one meeting and a licence runs one at a time, whatever PC asks. */
import type { Result } from '../result.ts'

/** A host's, for the meeting that begins then (ms since 1970 UTC). */
export type Licence = { readonly host: string; readonly startsAtMs: number }

export interface MeetingsOfOthers {
  /** Whether there are any to ask. */
  isOffice(): boolean
  /** The booking's meeting, as it was handed to `stand`; null: none stands yet. `away`: they cannot be asked now. */
  find(bookingId: string): Promise<Result<string | null, 'away'>>
  /**
   * Puts it there, unless another one stands already. @param gone one that was found there and is none any more; null: none was
   * @param held whose licence it takes at that time; null: it stands whatever that licence does
   * @returns what stands then; null: nothing, for another booking has that licence at that time
   */
  stand(
    bookingId: string,
    meeting: string,
    gone: string | null,
    held: Licence | null,
  ): Promise<Result<string | null, 'away'>>
  /** Which of the hosts have a meeting of another booking that begins then. None where nobody can be asked. */
  taken(hosts: readonly string[], startsAtMs: number): Promise<readonly string[]>
  /** No booking needs it any more. */
  drop(bookingId: string): void
  /** False: another PC runs a meeting with that licence. True also where nobody can be asked. */
  lease(host: string): Promise<boolean>
  giveBack(host: string): void
}
