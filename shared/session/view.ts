/** The snapshot of a session: what a screen gets to see, and no more. Pure. */
import { numberSettled } from '../precall/identity.ts'
import { canGiveBack } from './closing.ts'
import { doubts, lookedMs } from './no-show.ts'
import { outstanding } from './outstanding.ts'
import { roleOf } from './who.ts'
import type { ProviderKind } from '../meeting/provider.ts'
import type { Role } from '../people/account.ts'
import { emptyDraft } from './draft.ts'
import { possibleEnds, possibleOutcomes } from './ends.ts'
import type { SessionRules } from './rules.ts'
import type { SessionSnapshot } from './snapshot.ts'
import { STEP_MS } from '../time/reading.ts'
import { beginTimes, untimelyOutstanding } from './timely.ts'
import { isOpen, isRunning, type Session, type UseClock } from './state.ts'
import { endsAtElapsed } from './use-clock.ts'

/** What the machine does not keep: the time, the view, the draft. */
export type Surroundings = {
  readonly wallMs: number
  /** Elapsed use, ms since both were connected. */
  readonly elapsedMs: number
  /** Steady clock, ms. */
  readonly steadyMs: number
  readonly provider: ProviderKind
  readonly url: string | null
  readonly note: SessionSnapshot['note']
  readonly jobSite: SessionSnapshot['jobSite']
  readonly unsaved: boolean
}

export function toSnapshot(
  session: Session,
  rules: SessionRules,
  around: Surroundings,
): SessionSnapshot {
  const { opened: _opened, others: _others, ...meeting } = session.meeting
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
    meetingPossible: session.meetingPossible,
    clock: clockView(session, rules, around),
    noShow: noShowView(session, rules, around),
    devices: session.gate.devices,
    gate: session.gate,
    roles: rolesOf(session),
    connectedAtMs: Object.fromEntries(
      Object.entries(session.who.since).map(([guid, since]) => [
        guid,
        around.wallMs - (around.steadyMs - since),
      ]),
    ),
    begin: beginTimes(session, rules, around),
    outstanding: isOpen(session)
      ? [...outstanding(session, rules), ...untimelyOutstanding(session, rules, around)]
      : [],
    meeting: { ...meeting, provider: around.provider, url: around.url },
    paused: session.pause !== null,
    pause: session.pause,
    note: around.note,
    consulted: session.consultingBegan,
    postings: session.postings,
    jobSite: around.jobSite,
    prohibited: session.prohibited,
    pendingAct:
      session.pendingAct === null
        ? null
        : {
            act: session.pendingAct.act,
            leftMs: Math.max(0, session.pendingAct.untilMs - around.steadyMs),
          },
    canGiveBack: isOpen(session) ? canGiveBack(session) : ending?.cause === 'givenBack',
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

function noShowView(
  session: Session,
  rules: SessionRules,
  at: Surroundings,
): SessionSnapshot['noShow'] {
  return {
    dueAtMs: session.bookedAtMs + rules.noShowMs,
    status: session.noShow,
    lookedMs: lookedMs(session, at),
    lookMs: rules.lookMs,
    late: session.look.late,
    told: session.told,
    doubts: isOpen(session) ? doubts(session, rules, at, true) : [],
  }
}

function rolesOf({ meeting, who }: Session): SessionSnapshot['roles'] {
  return Object.fromEntries(
    meeting.people.flatMap(({ guid }) => {
      const role = roleOf(who, guid)
      return role === null ? [] : [[guid, role] as const]
    }),
  )
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
    startedAtMs: running ? startedAt(clock, around) : clock.startedAtMs,
    elapsedMs: Math.max(0, used - clock.zeroMs),
    capMs: clock.capMs,
    endsAtMs: running ? around.wallMs + endsAtElapsed(clock) - around.elapsedMs : null,
    running,
    warned: clock.warned,
  }
}

/**
 * By the wall clock as it is now: where it was set since the start, the start on the screen moves with it, so that it stands before the end.
 * Smaller differences are rounding.
 */
function startedAt(clock: UseClock, { wallMs, elapsedMs }: Surroundings): number {
  const byNow = wallMs - (elapsedMs - clock.zeroMs)
  return Math.abs(byNow - clock.startedAtMs) < STEP_MS ? clock.startedAtMs : byNow
}

/**
 * The snapshot for the person at the screen. Nobody signed in: only that a session runs and until when, so that a start
 * after a crash can say so. Another counselor: no note, no postings, no kana.
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
    postings: [],
    jobSite: { ...snapshot.jobSite, number: null },
    pause: snapshot.pause === null ? null : { ...snapshot.pause, why: '' },
    gate: {
      ...snapshot.gate,
      identity: { ...identity, exception },
      companions: { ...snapshot.gate.companions, announced: null },
    },
    meeting: { ...snapshot.meeting, url: null, people: [] },
  }
  return viewer === null ? { ...withheld, name: '' } : withheld
}
