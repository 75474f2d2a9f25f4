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
import type { TakenBooking } from '../../shared/session/others.ts'
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

/** The booking as it can be run now, and what is written of it. */
type Ready = { readonly booking: Booking; readonly events: readonly NewEvent[] }

/** What is asked of this PC alone. */
function looked(
  parts: SessionRoomParts,
  runner: Runner,
  bookingId: string,
): Result<Booking, PrepareReason> {
  if (runner.live() !== null) return fail('sessionRunning')
  const found = parts.schedule.find(bookingId)
  if (found === null) return fail('notFound')
  const why = obstacle(found, parts.clock.wallMs())
  if (why !== null) return fail(why)
  // The booking may have been made before the decision.
  return found.jobSeekerNumber !== null &&
    parts.restricted?.(found.jobSeekerNumber, found.date) === true
    ? fail('restricted')
    : ok(found)
}

/** @param exception a supervisor's word that a second use on this day is right (M12-2-1); null: there is none */
export async function prepare(
  parts: SessionRoomParts,
  runner: Runner,
  bookingId: string,
  by: Account,
  exception: SecondUse | null,
): Promise<Result<SessionSnapshot, PrepareReason>> {
  runner.tick()
  const first = looked(parts, runner, bookingId)
  if (!first.ok) return first
  const recordId = parts.ids()
  const claim = (): Result<Ready, PrepareReason> =>
    parts.schedule.claiming(bookingId, { recordId, counselorId: by.id, exception })
  const before = claim()
  if (!before.ok) return before
  const taken = await takenFor(parts, before.value.booking, recordId)
  if (taken === null) return begun(parts, runner, before.value, { recordId, by, taken })
  if (!taken.ok) return taken
  // Whatever came in while the others were asked counts.
  const again = looked(parts, runner, bookingId)
  const ready = again.ok ? claim() : again
  const answer = ready.ok
    ? begun(parts, runner, ready.value, { recordId, by, taken: taken.value })
    : ready
  if (!answer.ok) parts.others?.letGo()
  return answer
}

/** The other PCs of the office are asked; null: there are none. */
async function takenFor(
  { others }: SessionRoomParts,
  booking: Booking,
  recordId: string,
): Promise<Result<TakenBooking, PrepareReason> | null> {
  if (others?.isOffice() !== true) return null
  const isAllowed = booking.allowed.some(({ reason }) => reason === 'onceADay')
  return others.take({
    booking: booking.id,
    record: recordId,
    date: booking.date,
    jobSeekerNumber: isAllowed ? null : booking.jobSeekerNumber,
  })
}

function begun(
  parts: SessionRoomParts,
  runner: Runner,
  { booking, events }: Ready,
  {
    recordId,
    by,
    taken,
  }: { readonly recordId: string; readonly by: Account; readonly taken: TakenBooking | null },
): Result<SessionSnapshot, PrepareReason> {
  const { schedule, office } = parts
  const rules = sessionRules(office.profile(), booking.date)
  const earlier =
    booking.jobSeekerNumber === null ? [] : (parts.earlierConsents?.(booking.jobSeekerNumber) ?? [])
  const session = newSession(booking, rules, {
    recordId,
    counselorId: by.id,
    earlierNoShows: schedule.earlierNoShows(booking),
    changedTerms: changedTerms(rules.terms, earlier),
    told: schedule.told(booking.id, null),
    meetingPossible: parts.meeting.possible(),
  })
  // One transaction: there is never a booking in session without its record, nor a record of a booking that is free.
  const saved = runner.adopt({ session, rules }, [
    ...events,
    opened(booking, recordId, by, office.kind === 'practice'),
    ...allowedEvents(booking, recordId, by),
    ...(taken === 'unconfirmed' ? [unconfirmed(recordId, by)] : []),
  ])
  if (!saved.ok) return saved
  runner.tick()
  const snapshot = runner.snapshot()
  if (snapshot === null) throw new Error('a session that was just opened has no snapshot')
  return ok(snapshot)
}

/** Whether another PC had taken it could not be asked. */
const unconfirmed = (recordId: string, by: Account): NewEvent => ({
  type: 'session.unconfirmed',
  scope: recordScope(recordId),
  actorId: by.id,
  payload: {},
})

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
