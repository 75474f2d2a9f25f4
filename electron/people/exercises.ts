/** The guided exercises of the practice office: which one is under way, how far it is by the log, and who has done which. */
import { type Cancel, type Clock, MINUTE } from '../../shared/clock.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { StoredAccount } from '../../shared/log/account.ts'
import type { Booking } from '../../shared/log/booking.ts'
import type { EventType, LoggedEvent } from '../../shared/log/events.ts'
import { type Exercise, ExerciseSchema } from '../../shared/log/exercise.ts'
import { accountScope, recordScope, type Scope } from '../../shared/log/scope.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import { type OfficeProfile, termsInForce } from '../../shared/office/profile.ts'
import { isWhole, type Needs, type Progress, progressOf } from '../../shared/people/exercises.ts'
import { fail, ok } from '../../shared/result.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { dateOf, instantOf } from '../../shared/time/instant.ts'
import type { Bell } from '../bell.ts'
import { asLogged } from '../storage/log/event-row.ts'
import type { LogReader } from '../storage/log/reader.ts'
import type { Log } from '../storage/log/log.ts'

/** A booking that began longer ago is over for an exercise: its no-show question is near. */
const LATEST_MS = 2 * MINUTE
/** So long before its time it is prepared. */
const EARLY_MS = 5 * MINUTE

export type ExercisesParts = {
  readonly office: OfficePort
  /** The practice office's. */
  readonly clock: Clock
  readonly bell: Pick<Bell, 'on' | 'ring'>
  readonly storage: {
    readonly log: Pick<Log, 'append' | 'reader'>
    readonly accounts: { all(): readonly StoredAccount[] }
  }
  readonly sessionRunning: () => boolean
  /** The bookings. */
  readonly store: {
    index(): { onDate(date: LocalDate): readonly { readonly booking: Booking }[] }
  }
}

export interface Exercises {
  readonly handlers: Handlers<'exercise'>
  /** What the meeting asks, which plays the job seeker. */
  readonly plays: {
    exerciseOf(bookingId: string): Exercise | null
    events(): readonly LoggedEvent[]
    onNews(listener: () => void): Cancel
  }
  /** Until its booking is to be prepared, ms; null: there is none, or it is time. */
  untilPrepareMs(): number | null
}

type Current = {
  readonly exercise: Exercise
  readonly by: string
  readonly booking: Booking
  recordId: string | null
  /** It was written down that it has been done. */
  isToldDone: boolean
}

function needsOf({ checklist, terms }: OfficeProfile, date: LocalDate): Needs {
  const idsOf = (side: 'own' | 'seeker'): string[] =>
    checklist.items.filter((item) => item.side === side).map(({ id }) => id)
  return {
    ...{ ownItems: idsOf('own'), seekerItems: idsOf('seeker') },
    terms: termsInForce(terms, date).map(({ kind }) => kind),
  }
}

const readable = (reader: LogReader, scope: Scope, only?: EventType): readonly LoggedEvent[] =>
  reader.ofScope(scope, only).flatMap(({ event }) => asLogged(event) ?? [])

export function createExercises(parts: ExercisesParts): Exercises {
  const { clock, bell } = parts
  const { log, accounts } = parts.storage
  let current: Current | null = null
  let told = ''
  const listeners = new Set<() => void>()

  const events = (): readonly LoggedEvent[] =>
    current === null || current.recordId === null
      ? []
      : readable(log.reader, recordScope(current.recordId))

  function progress(of: Current): Progress {
    const { exercise, booking } = of
    return {
      ...{ exercise, bookingId: booking.id, name: booking.name, slot: booking.slot },
      ...progressOf(exercise, events(), needsOf(parts.office.profile(), booking.date)),
    }
  }

  /** Whole for the first time: that is remembered of the person, as an event. */
  function remember(of: Current): void {
    if (of.isToldDone || !isWhole(progress(of))) return
    const { exercise, by } = of
    const written = log.append([
      {
        ...{ type: 'people.exerciseDone', scope: accountScope(by), actorId: by },
        payload: { accountId: by, exercise },
      },
    ])
    of.isToldDone = written.ok
  }

  function news(): void {
    if (current === null) return
    for (const listener of [...listeners]) listener()
    remember(current)
    const now = JSON.stringify(progress(current))
    if (now === told) return
    told = now
    bell.ring('exercise.changed', {})
  }

  if (parts.office.kind === 'practice')
    bell.on('session.snapshot', (snapshot) => {
      if (current === null) return
      if (snapshot?.bookingId === current.booking.id) current.recordId = snapshot.recordId
      news()
    })

  /** The next one of the day that nothing has become of, that has a number to ask for, and nobody beside it. */
  function bookingFor(): Booking | undefined {
    const now = clock.wallMs()
    const date = dateOf(now)
    return parts.store
      .index()
      .onDate(date)
      .map(({ booking }) => booking)
      .filter(
        (booking) =>
          booking.state === 'live' &&
          booking.jobSeekerNumber !== null &&
          booking.companions === null &&
          instantOf(booking.date, booking.slot) >= now - LATEST_MS,
      )
      .toSorted((a, b) => a.slot.localeCompare(b.slot) || a.id.localeCompare(b.id))[0]
  }

  function doneBy({ account }: StoredAccount) {
    const { id: accountId, displayName: name } = account
    const first = new Map<Exercise, number>()
    for (const event of readable(log.reader, accountScope(accountId), 'people.exerciseDone'))
      if (event.type === 'people.exerciseDone' && !first.has(event.payload.exercise))
        first.set(event.payload.exercise, event.atMs)
    const exercises = ExerciseSchema.options.flatMap((exercise) => {
      const atMs = first.get(exercise)
      return atMs === undefined ? [] : [{ exercise, atMs }]
    })
    return { accountId, name, exercises }
  }

  return {
    handlers: {
      'exercise.current': (_, caller) =>
        ok(current?.by === signedIn(caller).id ? progress(current) : null),
      'exercise.begin': ({ exercise }, caller) => {
        if (parts.office.kind !== 'practice') return fail('notPractice')
        if (parts.sessionRunning()) return fail('sessionRunning')
        const booking = bookingFor()
        if (booking === undefined) return fail('noBookingLeft')
        current = {
          ...{ exercise, booking, recordId: null },
          by: signedIn(caller).id,
          isToldDone: false,
        }
        news()
        return ok(progress(current))
      },
      'exercise.leave': (_, caller) => {
        if (current?.by === signedIn(caller).id) current = null
        told = ''
        bell.ring('exercise.changed', {})
        return ok()
      },
      'exercise.done': (_, caller) => {
        const { id, role } = signedIn(caller)
        const all = accounts.all().filter(({ account }) => !account.disabled)
        const mine = role === 'supervisor' ? all : all.filter(({ account }) => account.id === id)
        return ok(mine.map(doneBy))
      },
    },
    plays: {
      exerciseOf: (bookingId) => (current?.booking.id === bookingId ? current.exercise : null),
      events,
      onNews(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    untilPrepareMs() {
      if (current === null || current.recordId !== null) return null
      const { date, slot } = current.booking
      const left = instantOf(date, slot) - EARLY_MS - clock.wallMs()
      return left > 0 ? left : null
    },
  }
}
