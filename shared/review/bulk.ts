/** Which records may be signed off several at once: only those in which nothing needs judging. Pure. */
import type { RecordSummary, TimelineEntry } from '../records/record.ts'
import { needsAttention } from '../records/timeline.ts'
import type { Outcome } from '../log/outcome.ts'
import type { JudgeReason } from './queue.ts'

/** As much of a note as a row of the queue has room for, in characters. */
const LONGEST_LINE = 60

/** The first line of a note that says anything, for the queue; empty where there is none. */
export function firstLineOf(note: string): string {
  const line = note
    .split(/\r?\n/)
    .map((one) => one.trim())
    .find((one) => one !== '')
  return [...(line ?? '')].slice(0, LONGEST_LINE).join('')
}

/** Ends that happen every day; everything else is for a person to look at. */
const ORDINARY: ReadonlySet<Outcome> = new Set(['completed', 'capReached'])
/** A supervisor's authorisation on the spot (M12-2-1, M12-2-3). */
const EXCEPTIONS: ReadonlySet<string> = new Set([
  'precall.identityExcepted',
  'session.extended',
  'session.timeExcepted',
  'session.bookingAllowed',
])

type Entry = Pick<TimelineEntry, 'type' | 'payload'>

/**
 * @param supervisorId who wants to sign; nobody signs off the own record
 * @param inConflict whether it is one of a conflict's records
 * @returns empty: nothing needs judging
 */
export function judgeReasons(
  record: Pick<RecordSummary, 'counselorId' | 'incident' | 'outcome' | 'review'>,
  entries: readonly Entry[],
  supervisorId: string,
  inConflict = false,
): JudgeReason[] {
  const reasons: JudgeReason[] = []
  const exceptional = entries.filter(({ type }) => EXCEPTIONS.has(type))
  if (record.counselorId === supervisorId) reasons.push('ownRecord')
  if (record.incident) reasons.push('incident')
  if (inConflict) reasons.push('conflict')
  if (record.review !== 'waiting' || entries.some(({ type }) => type === 'review.returned'))
    reasons.push('answered')
  if (record.outcome === null || !ORDINARY.has(record.outcome)) reasons.push('outcome')
  if (exceptional.length > 0) reasons.push('exception')
  if (
    entries.some(
      (entry) => entry.payload !== null && !EXCEPTIONS.has(entry.type) && needsAttention(entry),
    )
  )
    reasons.push('warning')
  if (entries.length === 0 || entries.some(({ payload }) => payload === null))
    reasons.push('unreadable')
  return reasons
}
