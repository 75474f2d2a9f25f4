/** The office's other PCs, as far as a session has to ask them. */
import type { Result } from '../result.ts'
import type { LocalDate } from '../time/day.ts'

/** `unconfirmed`: they could not be asked. */
export type TakenBooking = 'confirmed' | 'unconfirmed'
/** `takenElsewhere`: another PC has it. `onceADay`: the person has another use of that day (M12-2-1). */
export type TakeReason = 'takenElsewhere' | 'onceADay'

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
  /** Nothing came of what was taken: the booking is free again. */
  letGo(): void
}
