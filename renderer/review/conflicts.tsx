/** Sessions that could not know of each other (M12-2-1): which there are, and their records side by side. */
import { useId } from 'react'
import type { RecordView } from '../../shared/records/record.ts'
import type { Conflict } from '../../shared/review/conflict.ts'
import { formatDate } from '../../shared/time/words.ts'
import { useAnswer } from '../state/answers.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Judge } from './judge.tsx'
import { RecordTools } from './record-tools.tsx'
import type { ShowRecord } from './show-record.ts'
import { conflictText as text } from './words/conflict.ts'
import { text as queueText } from './words/queue.ts'

export function Conflicts(props: { readonly onOpen: (recordIds: readonly string[]) => void }) {
  const conflicts = useAnswer('review.conflicts', {}).data ?? []
  if (conflicts.length === 0) return null
  return (
    <Banner tone="warning" title={text.found(conflicts.length)}>
      <p>{text.hint}</p>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflict.records[0]?.recordId} className="sd-row">
            <span>
              {whose(conflict)}（{text.kind[conflict.kind]}）
            </span>
            <Button
              size="small"
              onPress={() => props.onOpen(conflict.records.map(({ recordId }) => recordId))}
            >
              {text.open}
            </Button>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function whose({ records: [first] }: Conflict): string {
  return first === undefined ? '' : text.who(formatDate(first.date), first.name)
}

/** @param props.recordIds in the office's order; they stay side by side also when they are judged meanwhile */
export function SideBySide(props: {
  readonly recordIds: readonly string[]
  readonly record: ShowRecord
  readonly onBack: () => void
}) {
  return (
    <div className="sd-page sd-page-full">
      <div>
        <Button kind="text" icon="arrowLeft" autoFocus onPress={props.onBack}>
          {text.back}
        </Button>
      </div>
      <h1>{text.title}</h1>
      <div className="review-side-by-side">
        {props.recordIds.map((recordId, at) => (
          <OneSide key={recordId} isFirst={at === 0}>
            {props.record(recordId, (view, reload) => (
              <Judgement view={view} reload={reload} />
            ))}
          </OneSide>
        ))}
      </div>
    </div>
  )
}

function OneSide(props: { readonly isFirst: boolean; readonly children: React.ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <p id={id}>
        <Chip tone={props.isFirst ? 'neutral' : 'warning'} icon="wait">
          {props.isFirst ? text.first : text.later}
        </Chip>
      </p>
      {props.children}
    </section>
  )
}

function Judgement(props: { readonly view: RecordView; readonly reload: () => void }) {
  const { summary } = props.view
  return (
    <>
      {summary.review === 'waiting' || summary.review === 'answered' ? (
        <Judge record={summary} shown="yes" onDone={() => props.reload()} />
      ) : (
        <p className="sd-quiet">{queueText.notWaiting}</p>
      )}
      <RecordTools view={props.view} onChanged={props.reload} />
    </>
  )
}
