/** What happened, in words, to the second, grouped by phase. */
import type { ChecklistItem } from '../../shared/office/profile.ts'
import type { TimelineEntry } from '../../shared/records/record.ts'
import { phaseText } from '../../shared/records/text.ts'
import {
  describeEntry,
  groupByPhase,
  needsAttention,
  type TimelineWords,
} from '../../shared/records/timeline.ts'
import { timeOfSeconds } from '../../shared/time/instant.ts'
import { Icon } from '../ui/icon.tsx'
import { recordText as text } from './words/record.ts'

/** @param props.items the office's checklist of today; an item it no longer has shows its id */
export function Timeline(props: {
  readonly timeline: readonly TimelineEntry[]
  readonly items: readonly ChecklistItem[]
  readonly counselorName: string
}) {
  const words: TimelineWords = {
    itemText: (id) => props.items.find((item) => item.id === id)?.text ?? id,
  }
  if (props.timeline.length === 0) return <p className="sd-quiet">{text.noTimeline}</p>
  return groupByPhase(props.timeline).map(({ phase, entries }) => (
    <section key={phase} className="records-phase">
      <h3>{phaseText[phase]}</h3>
      <ol>
        {entries.map((entry) => (
          <Entry
            key={entry.place}
            entry={entry}
            words={words}
            counselorName={props.counselorName}
          />
        ))}
      </ol>
    </section>
  ))
}

/** Who did it is said where it was not the record's own counselor. */
function Entry({
  entry,
  words,
  counselorName,
}: {
  readonly entry: TimelineEntry
  readonly words: TimelineWords
  readonly counselorName: string
}) {
  const attention = needsAttention(entry)
  return (
    <li className="records-entry" data-attention={attention || undefined}>
      <time className="sd-num">{timeOfSeconds(entry.atMs)}</time>
      <p>
        {attention && (
          <span className="records-attention">
            <Icon name="warning" size={1} />
            {text.attention}
          </span>
        )}
        {describeEntry(entry, words)}{' '}
        {entry.actorName !== counselorName && (
          <span className="records-actor">{entry.actorName}</span>
        )}
      </p>
    </li>
  )
}
