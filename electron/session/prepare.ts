/** Opening a session for a booking of today. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import { changedTerms } from '../../shared/precall/terms.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { residenceOf } from '../../shared/schedule/allowed.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import type { TakeWish } from '../../shared/session/others.ts'
import type { Excepted } from '../../shared/session/excepted.ts'
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

/** A supervisor's word, given on the spot. */
export type Exception = {
  readonly what: readonly Excepted[]
  readonly supervisorId: string
  readonly why: string
}

/** @param exception for `onceADay` (M12-2-1), and for beginning where the other PCs could not be asked; null: there is none */
export async function prepare(
  parts: SessionRoomParts,
  runner: Runner,
  bookingId: string,
  by: Account,
  exception: Exception | null,
): Promise<Result<SessionSnapshot, PrepareReason>> {
  runner.tick()
  const first = looked(parts, runner, bookingId)
  if (!first.ok) return first
  const recordId = parts.ids()
  const second = exception?.what.includes('onceADay') === true ? exception : null
  const claim = (): Result<Ready, PrepareReason> =>
    parts.schedule.claiming(bookingId, { recordId, counselorId: by.id, exception: second })
  const before = claim()
  if (!before.ok) return before
  const { others } = parts
  if (others?.isOffice() !== true)
    return begun(parts, runner, before.value, { recordId, by, unasked: null })
  const taken = await others.take(wishOf(before.value.booking, recordId))
  if (!taken.ok) return taken
  const unasked =
    taken.value === 'confirmed' ? ok(null) : unaskedEvent(parts, recordId, by, exception)
  const answer = unasked.ok ? begunAfter(unasked.value) : unasked
  if (!answer.ok) others.letGo()
  return answer

  /** Whatever came in while the others were asked counts. */
  function begunAfter(unasked: NewEvent | null): Result<SessionSnapshot, PrepareReason> {
    const again = looked(parts, runner, bookingId)
    const ready = again.ok ? claim() : again
    return ready.ok ? begun(parts, runner, ready.value, { recordId, by, unasked }) : ready
  }
}

function wishOf(booking: Booking, recordId: string): TakeWish {
  const isAllowed = booking.allowed.some(({ reason }) => reason === 'onceADay')
  return {
    booking: booking.id,
    record: recordId,
    date: booking.date,
    jobSeekerNumber: isAllowed ? null : booking.jobSeekerNumber,
  }
}

/** What the record says of a beginning that the other PCs could not be asked about: by the counselor's word, or by a supervisor's where the office wants it. */
function unaskedEvent(
  { office }: SessionRoomParts,
  recordId: string,
  by: Account,
  exception: Exception | null,
): Result<NewEvent, PrepareReason> {
  const needsWord = office.profile().awayStart === 'supervisor'
  const word = exception?.what.includes('serverAway') === true ? exception : null
  if (needsWord && word === null) return fail('serverAway')
  const allowed =
    needsWord && word !== null ? { supervisorId: word.supervisorId, reason: word.why } : null
  return ok({
    type: 'session.unconfirmed',
    scope: recordScope(recordId),
    actorId: by.id,
    payload: { allowed },
  })
}

function begun(
  parts: SessionRoomParts,
  runner: Runner,
  { booking, events }: Ready,
  {
    recordId,
    by,
    unasked,
  }: { readonly recordId: string; readonly by: Account; readonly unasked: NewEvent | null },
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
    ...(unasked === null ? [] : [unasked]),
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
