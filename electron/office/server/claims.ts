/**
 * Asks the office's server before a booking is taken: it says yes to one PC, and to one use of a person and day (M12-2-1). Where the
 * server is away the consultation is not held up by it: the log decides afterwards, alike on every PC.
 */
import { type Clock, SECOND } from '../../../shared/clock.ts'
import { countsAsUse } from '../../../shared/log/outcome.ts'
import { numberKey } from '../../../shared/log/number-key.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import type { OtherPcs, TakeWish } from '../../../shared/session/others.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { Vault } from '../../storage/keys/vault.ts'
import type { Claimed, OfficeServer } from './port.ts'

/** The counselor waits for it. */
const LONGEST_MS = 2 * SECOND
/** Nobody's consultation waits for it. */
const LONGEST_FREEING_MS = 10 * SECOND

export type ClaimsParts = {
  readonly line: () => OfficeServer | null
  readonly vault: Pick<Vault, 'mac'>
  readonly clock: Clock
  readonly find: (bookingId: string) => Booking | null
}

export interface Claims extends Pick<OtherPcs, 'take' | 'letGo' | 'free'> {
  /** What was taken and is not taken any more here: the server is told, whatever became of it meanwhile. */
  tidy(): Promise<void>
}

/** Tells nobody who it was: two days of one person have nothing in common. */
export function dayTerm(
  vault: Pick<Vault, 'mac'>,
  date: LocalDate,
  jobSeekerNumber: string,
): Uint8Array {
  return vault.mac('serverOffice', `day/${date}/${numberKey(jobSeekerNumber) ?? jobSeekerNumber}`)
}

export function createClaims(parts: ClaimsParts): Claims {
  const { vault, clock } = parts
  /** Asked for and not in the log yet: no claim that was left behind. */
  const taking = new Set<string>()
  let isTidying = false
  let isDirty = false

  async function asked(wish: TakeWish): Promise<Result<Claimed> | null> {
    const line = parts.line()
    if (line === null) return null
    const { booking, record, date, jobSeekerNumber } = wish
    const term = jobSeekerNumber === null ? null : dayTerm(vault, date, jobSeekerNumber)
    return within(LONGEST_MS, line.claim({ booking, record, day: date, term }))
  }

  /** Null: there is no answer within that time. */
  async function within<T>(mostMs: number, answer: Promise<T>): Promise<T | null> {
    const late = Promise.withResolvers<null>()
    const cancel = clock.after(mostMs, () => late.resolve(null))
    try {
      return await Promise.race([answer, late.promise])
    } finally {
      cancel()
    }
  }

  async function end(line: OfficeServer, bookingId: string, recordId: string): Promise<void> {
    const booking = parts.find(bookingId)
    const isItsOwn = booking?.recordId === recordId
    if (isItsOwn && booking.state === 'inSession') return
    if (isItsOwn && booking.state === 'closed')
      await line.endUse(bookingId, countsAsUse(booking.outcome, booking.usedMs !== null))
    else await line.release(bookingId)
  }

  async function tidyOnce(): Promise<void> {
    const line = parts.line()
    const claims = await line?.ownClaims()
    if (line === null || claims?.ok !== true) return
    for (const { booking, record } of claims.value)
      if (!taking.has(booking)) await end(line, booking, record)
  }

  /** One at a time; what was asked for meanwhile is looked at again. */
  async function tidy(): Promise<void> {
    isDirty = true
    if (isTidying) return
    isTidying = true
    try {
      while (isDirty) {
        isDirty = false
        await tidyOnce()
      }
    } finally {
      isTidying = false
    }
  }

  return {
    async take(wish) {
      taking.add(wish.booking)
      try {
        const answer = await asked(wish)
        if (answer === null || !answer.ok) return ok('unconfirmed')
        const { outcome } = answer.value
        if (outcome === 'onceADay') return fail('onceADay')
        return outcome === 'claimed' ? fail('takenElsewhere') : ok('confirmed')
      } finally {
        // The events that follow are written before anything else has its turn.
        setImmediate(() => taking.delete(wish.booking))
      }
    },
    async free(bookingId, recordId) {
      const line = parts.line()
      const answer =
        line === null ? null : await within(LONGEST_FREEING_MS, line.freeClaim(bookingId, recordId))
      if (answer === null || !answer.ok) return fail('serverAway')
      const { outcome, seenMs } = answer.value
      if (outcome === 'free') return ok()
      return fail('stillThere', seenMs === null ? {} : { seenMs: Math.round(seenMs) })
    },
    tidy,
    // Behind the taking itself, which is left alone until its events are written.
    letGo: () => void setImmediate(() => void tidy()),
  }
}
