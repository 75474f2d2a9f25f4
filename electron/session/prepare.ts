/** Opening a session for a booking of today. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import { changedTerms } from '../../shared/precall/terms.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { residenceOf } from '../../shared/schedule/allowed.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import type { SecondUse } from '../../shared/schedule/port.ts'
import { PREPARE_EARLIEST_MS, sessionRules } from '../../shared/session/rules.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { newSession } from '../../shared/session/state.ts'
import type { SessionRoomParts } from './parts.ts'
import { dateOf, instantOf } from '../../shared/time/instant.ts'
import type { Runner } from './runner.ts'

type PrepareReason = ReasonOf<'session.prepare'>

/** Why this booking cannot be run now; null when it can. `wallMs` is the office's clock. */
function obstacle(booking: Booking, wallMs: number): PrepareReason | null {
  // M20-4: without a registered residence status it goes to the supervisor, whatever state the booking is in.
  if (residenceOf(booking) === 'no' || residenceOf(booking) === 'unknown') return 'residenceMissing'
  if (booking.holdReasons.includes('restricted')) return 'restricted'
  if (booking.state !== 'live') return 'notLive'
  if (booking.date !== dateOf(wallMs)) return 'notToday'
  return wallMs < instantOf(booking.date, booking.slot) - PREPARE_EARLIEST_MS ? 'tooEarly' : null
}

/** @param exception a supervisor's word that a second use on this day is right (M12-2-1); null: there is none */
export function prepare(
  parts: SessionRoomParts,
  runner: Runner,
  bookingId: string,
  by: Account,
  exception: SecondUse | null,
): Result<SessionSnapshot, PrepareReason> {
  const { schedule, office } = parts
  runner.tick()
  if (runner.live() !== null) return fail('sessionRunning')
  const found = schedule.find(bookingId)
  if (found === null) return fail('notFound')
  const why = obstacle(found, parts.clock.wallMs())
  if (why !== null) return fail(why)
  // The booking may have been made before the decision.
  if (
    found.jobSeekerNumber !== null &&
    parts.restricted?.(found.jobSeekerNumber, found.date) === true
  )
    return fail('restricted')

  const recordId = parts.ids()
  const claim = schedule.claiming(bookingId, { recordId, counselorId: by.id, exception })
  if (!claim.ok) return claim
  const { booking, events } = claim.value
  const rules = sessionRules(office.profile(), booking.date)
  const earlier =
    booking.jobSeekerNumber === null ? [] : (parts.earlierConsents?.(booking.jobSeekerNumber) ?? [])
  const session = newSession(booking, rules, {
    recordId,
    counselorId: by.id,
    earlierNoShows: schedule.earlierNoShows(booking),
    changedTerms: changedTerms(rules.terms, earlier),
    told: schedule.told(bookingId),
    meetingPossible: parts.meeting.possible(),
  })
  // One transaction: there is never a booking in session without its record, nor a record of a booking that is free.
  const saved = runner.adopt({ session, rules }, [
    ...events,
    opened(booking, recordId, by, office.kind === 'practice'),
    ...allowedEvents(booking, recordId, by),
  ])
  if (!saved.ok) return saved
  runner.tick()
  const snapshot = runner.snapshot()
  if (snapshot === null) throw new Error('a session that was just opened has no snapshot')
  return ok(snapshot)
}

function opened(booking: Booking, recordId: string, by: Account, practice: boolean): NewEvent {
  const { date, slot, siteId, name, kana, jobSeekerNumber, companions, category } = booking
  return {
    type: 'session.opened',
    scope: recordScope(recordId),
    actorId: by.id,
    payload: {
      bookingId: booking.id,
      date,
      slot,
      siteId,
      name,
      kana,
      jobSeekerNumber,
      companions,
      category,
      practice,
    },
  }
}

/** The record says for itself what a supervisor allowed of its booking. */
function allowedEvents(booking: Booking, recordId: string, by: Account): readonly NewEvent[] {
  return booking.allowed.map(({ reason, supervisorId, why }) => ({
    type: 'session.bookingAllowed',
    scope: recordScope(recordId),
    actorId: by.id,
    payload: { what: reason, supervisorId, reason: why },
  }))
}
