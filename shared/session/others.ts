/** The office's other PCs, as far as a session has to ask them. */
import type { Result } from '../result.ts'
import type { LocalDate } from '../time/day.ts'

/** `unconfirmed`: they could not be asked. */
export type TakenBooking = 'confirmed' | 'unconfirmed'
/** `takenElsewhere`: another PC has it. `onceADay`: the person has another use of that day (M12-2-1). */
export type TakeReason = 'takenElsewhere' | 'onceADay'

/** `stillThere`: the PC that runs it was heard within ten minutes (details.seenMs, ms since 1970 UTC; missing where nothing says which PC it is). */
export type FreeReason = 'stillThere' | 'serverAway'

export type TakeWish = {
  readonly booking: string
  readonly record: string
  readonly date: LocalDate
  /** Null: the person has none, or a supervisor allowed a second use. */
  readonly jobSeekerNumber: string | null
}

export interface OtherPcs {
  /** Whether there are any to ask. */
  isOffice(): boolean
  /** Takes the booking, and the person's use of the day, before all others. Answers within two seconds. */
  take(wish: TakeWish): Promise<Result<TakenBooking, TakeReason>>
  /** A supervisor says that the PC which runs that record is gone: the booking may be taken again. */
  free(bookingId: string, recordId: string): Promise<Result<null, FreeReason>>
  /** Nothing came of what was taken: the booking is free again. */
  letGo(): void
}
