/** What of a record speaks of a prohibited act (M14, M20-1), to be read before everything else. Pure. */
import { eventPayloads } from '../log/events.ts'
import type { TimelineEntry } from './record.ts'

/**
 * The acts, recordings that were seen, and what takes the weight from them: that it was a slip, that a supervisor corrected the
 * outcome. In their order; nobody reads the accusation without its answer.
 */
export function incidentEntries(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  const isAct = ({ type, payload }: TimelineEntry): boolean => {
    if (type === 'session.prohibitedAct') return true
    if (type !== 'session.recordingSeen') return false
    const seen = eventPayloads['session.recordingSeen'].safeParse(payload)
    return !seen.success || seen.data.recording
  }
  if (!timeline.some(isAct)) return []
  const isAnswer = ({ type }: TimelineEntry): boolean =>
    type === 'session.prohibitedMistaken' || type === 'review.outcomeCorrected'
  return timeline
    .filter((entry) => isAct(entry) || isAnswer(entry))
    .toSorted((a, b) => a.place - b.place)
}
