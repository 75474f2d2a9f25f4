/**
 * When nobody came (M12-2-6, M12-2-4). A deemed cancellation is a mark against a person: it is recorded only after the office has
 * looked, for somebody who could come and did not take the booking back. Pure; the machine's guard, not the screen's.
 */
import type { Evidence } from '../log/who-was-there.ts'
import { LATE_MS } from '../schedule/rules.ts'
import type { Moment } from './happenings.ts'
import type { Told } from '../log/told.ts'
import type { Doubt, Look, Presence } from './kept.ts'
import type { SessionRules } from './rules.ts'
import type { OpenSession } from './state.ts'
import { somebodyThere } from './who.ts'

/** More comings and goings than that are no consultation. */
const MOST_PRESENCES = 60

/** How long the office has looked without a break, ms, from the later of the booked time and the counselor's entering. */
export function lookedMs(
  { look }: Pick<OpenSession, 'look'>,
  at: Pick<Moment, 'steadyMs'>,
): number {
  return look.sinceMs === null ? 0 : Math.max(0, at.steadyMs - look.sinceMs)
}

/** Why the question whether there was any contact cannot be asked yet; empty: it can. */
export function doubtsBeforeAsking(
  session: OpenSession,
  rules: SessionRules,
  at: Omit<Moment, 'elapsedMs'>,
): Doubt[] {
  const doubts: Doubt[] = []
  if (at.wallMs < session.bookedAtMs + rules.noShowMs) doubts.push('tooEarly')
  if (lookedMs(session, at) < rules.lookMs) doubts.push('notLooked')
  return doubts
}

/** @param confirmed the counselor says to have looked into e-TUMO and found no withdrawal */
export function doubts(
  session: OpenSession,
  rules: SessionRules,
  at: Omit<Moment, 'elapsedMs'>,
  confirmed: boolean,
): Doubt[] {
  const { told, bookedAtMs } = session
  const all = doubtsBeforeAsking(session, rules, at)
  if (told.informed === null) all.push('notInformed')
  if (told.withdrawn) all.push('withdrawn')
  else if (!confirmed && !readSince(told, bookedAtMs)) all.push('withdrawalNotRead')
  return all
}

const readSince = ({ readAtMs }: Told, bookedAtMs: number): boolean =>
  readAtMs !== null && readAtMs >= bookedAtMs

export function evidence(session: OpenSession, at: Moment): Evidence {
  return {
    lookedMs: Math.round(lookedMs(session, at)),
    stays: session.presence.map(({ guid, ...rest }) => ({ ...rest, self: guid === null })),
    informed: session.told.informed ?? 'contact',
    withdrawalRead: readSince(session.told, session.bookedAtMs) ? 'file' : 'counselor',
  }
}

/** The look goes on as long as the counselor's own line is up and nobody is there who might be the job seeker. */
export function looking(session: OpenSession, at: Moment): Look {
  const { meeting, who, look, bookedAtMs } = session
  const isIn = meeting.counselor === 'in'
  // From the booked time on: nobody had to be there before, whatever the wall clock is set to meanwhile.
  const looks =
    at.wallMs >= bookedAtMs && isIn && meeting.line === 'good' && !somebodyThere(meeting, who)
  const entersNow = isIn && look.enteredAtMs === null
  return {
    sinceMs: looks ? (look.sinceMs ?? at.steadyMs) : null,
    enteredAtMs: entersNow ? at.wallMs : look.enteredAtMs,
    late: look.late || (entersNow && at.wallMs > bookedAtMs + LATE_MS),
  }
}

/** Who came and went, since it was last looked at. */
export function presences(session: OpenSession, at: Moment): Presence[] {
  const { meeting, presence } = session
  const here = new Map<string | null, string>(
    meeting.people.map(({ guid, name }) => [guid, name] as const),
  )
  if (meeting.counselor === 'in') here.set(null, '')
  const kept = presence.map((one) =>
    one.untilMs === null && !here.has(one.guid) ? { ...one, untilMs: at.wallMs } : one,
  )
  const known = new Set(kept.filter(({ untilMs }) => untilMs === null).map(({ guid }) => guid))
  const came = [...here]
    .filter(([guid]) => !known.has(guid))
    .map(([guid, name]) => ({ guid, name, fromMs: at.wallMs, untilMs: null }))
  const all = came.length === 0 ? kept : [...kept, ...came]
  return all.slice(-MOST_PRESENCES)
}

export function sameLook(now: Look, before: Look, isLate: boolean): boolean {
  return now.sinceMs === before.sinceMs && (before.late || !isLate)
}
