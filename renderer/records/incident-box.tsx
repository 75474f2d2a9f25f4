/** A prohibited act on top of its record, in a red box: when, which, and what was said of it since (M14, M20-1). */
import { incidentEntries } from '../../shared/records/incident.ts'
import type { TimelineEntry } from '../../shared/records/record.ts'
import { describeEntry } from '../../shared/records/timeline.ts'
import { timeOfSeconds } from '../../shared/time/instant.ts'
import { Banner } from '../ui/banner.tsx'
import { recordText as text } from './words/record.ts'

/** None of these lines names an item of the checklist. */
const words = { itemText: (id: string): string => id }

export function IncidentBox({ timeline }: { readonly timeline: readonly TimelineEntry[] }) {
  const entries = incidentEntries(timeline)
  if (entries.length === 0) return null
  return (
    <Banner tone="error" icon="flag" title={text.incident}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.place}>
            <time className="sd-num">{timeOfSeconds(entry.atMs)}</time>{' '}
            {describeEntry(entry, words)}
          </li>
        ))}
      </ol>
    </Banner>
  )
}
