/** The snapshot of a session: what a screen gets to see, and no more. Pure. */
import { numberSettled } from '../precall/identity.ts'
import { outstanding } from './outstanding.ts'
import type { ProviderKind } from '../meeting/provider.ts'
import type { Role } from '../people/account.ts'
import { emptyDraft } from './draft.ts'
import { possibleEnds, possibleOutcomes } from './ends.ts'
import type { SessionRules } from './rules.ts'
import type { SessionSnapshot } from './snapshot.ts'
import { isOpen, isRunning, type Session } from './state.ts'
import { endsAtElapsed } from './use-clock.ts'

/** What the machine does not keep: the time, the view, the draft. */
export type Surroundings = {
  readonly wallMs: number
  /** Elapsed use, ms since both were connected. */
  readonly elapsedMs: number
  readonly provider: ProviderKind
  readonly url: string | null
  readonly note: SessionSnapshot['note']
  readonly unsaved: boolean
}

export function toSnapshot(
  session: Session,
  rules: SessionRules,
  around: Surroundings,
): SessionSnapshot {
  const { opened: _opened, ...meeting } = session.meeting
  const ending = isOpen(session) ? null : session.ending
  const outcomes = possibleOutcomes(session)
  return {
    recordId: session.recordId,
    bookingId: session.bookingId,
    counselorId: session.counselorId,
    state: session.state,
    takenAtMs: around.wallMs,
    date: session.date,
    slot: session.slot,
    name: session.name,
    kana: numberSettled(session.gate) ? session.kana : null,
    hasNumber: session.expectedNumber !== null,
    earlierNoShows: session.earlierNoShows,
    changedTerms: session.changedTerms,
    clock: clockView(session, rules, around),
    noShow: { dueAtMs: session.bookedAtMs + rules.noShowMs, status: session.noShow },
    devices: session.gate.devices,
    gate: session.gate,
    outstanding: isOpen(session) ? outstanding(session, rules) : [],
    meeting: { ...meeting, provider: around.provider, url: around.url },
    paused: session.pause !== null,
    pause: session.pause,
    note: around.note,
    prohibited: session.prohibited,
    ending:
      ending === null
        ? null
        : {
            cause: ending.cause,
            atMs: ending.atMs,
            ladder: ending.ladder,
            viewGone: ending.viewGone,
          },
    suggestedOutcome: session.state === 'closed' ? session.outcome : (outcomes[0] ?? null),
    possibleOutcomes: outcomes,
    possibleEnds: possibleEnds(session),
    extensionAllowed: rules.extension.allowed,
    extensionLeftMinutes: rules.extension.allowed
      ? rules.extension.maxMinutes - (session.clock?.extendedMinutes ?? 0)
      : 0,
    unsaved: around.unsaved,
  }
}

function clockView(
  session: Session,
  rules: SessionRules,
  around: Surroundings,
): SessionSnapshot['clock'] {
  const { clock } = session
  if (clock === null)
    return {
      startedAtMs: null,
      elapsedMs: 0,
      capMs: rules.capMs,
      endsAtMs: null,
      running: false,
      warned: [],
    }
  const running = isRunning(session)
  const used = isOpen(session) ? around.elapsedMs : session.ending.usedMs
  return {
    startedAtMs: clock.startedAtMs,
    elapsedMs: Math.max(0, used - clock.zeroMs),
    capMs: clock.capMs,
    endsAtMs: running ? around.wallMs + endsAtElapsed(clock) - around.elapsedMs : null,
    running,
    warned: clock.warned,
  }
}

/**
 * The snapshot for the person at the screen. Nobody signed in: only that a session runs and until when, so that a start
 * after a crash can say so. Another counselor: no note, no kana.
 */
export function shownTo(
  snapshot: SessionSnapshot,
  viewer: { readonly id: string; readonly role: Role } | null,
): SessionSnapshot {
  if (viewer !== null && (viewer.id === snapshot.counselorId || viewer.role === 'supervisor'))
    return snapshot
  const { identity } = snapshot.gate
  const exception =
    identity.exception === null ? null : { ...identity.exception, reason: '', checkedInstead: '' }
  const withheld = {
    ...snapshot,
    kana: null,
    note: { ...emptyDraft, savedAtMs: snapshot.note.savedAtMs },
    pause: snapshot.pause === null ? null : { ...snapshot.pause, why: '' },
    gate: {
      ...snapshot.gate,
      identity: { ...identity, exception },
      companions: { ...snapshot.gate.companions, announced: null },
    },
    meeting: { ...snapshot.meeting, url: null },
  }
  return viewer === null ? { ...withheld, name: '' } : withheld
}
