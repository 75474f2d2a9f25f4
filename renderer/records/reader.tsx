/** One record: what happened to the left, what was said and judged to the right. Opening it is itself recorded (M15, M18). */
import type { ReactNode } from 'react'
import { postingDoneText } from '../../shared/log/posting-text.ts'
import type { RecordView } from '../../shared/records/record.ts'
import { formatDate, lengthWords, formatInstant } from '../../shared/time/words.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { Amend } from './amend.tsx'
import { OutcomeChip } from '../ui/outcome-chip.tsx'
import { IncidentMark, ReviewChip } from './chips.tsx'
import { IncidentBox } from './incident-box.tsx'
import './room.css'
import { failures } from './words/failures.ts'
import { listText } from './words/list.ts'
import { recordText as text } from './words/record.ts'
import { Timeline } from './timeline.tsx'

/**
 * It does not listen to `records.changed`: reading writes an event, and the reader would answer itself for ever.
 * @param props.saidFirst what was said stands before what happened, for whoever judges it
 * @param props.actions what can be done with the record, e.g. the supervisor's judgement; `reload` shows the result
 */
export function RecordReader(props: {
  readonly recordId: string
  readonly saidFirst?: boolean
  readonly actions?: (view: RecordView, reload: () => void) => ReactNode
}) {
  const record = useAnswer('records.read', { recordId: props.recordId })
  const profile = useAnswer('office.profile', {})
  const account = useAccount()
  const view = record.data
  if (view === null) {
    return record.failure === null ? (
      <Loading label={text.loading} />
    ) : (
      <FailureNote
        failure={record.failure}
        texts={failures}
        action={<Button onPress={record.reload}>{listText.retry}</Button>}
      />
    )
  }
  const said = (
    <section className="records-said" data-judged={props.actions !== undefined || undefined}>
      <h2>{text.said}</h2>
      {props.saidFirst !== true && props.actions?.(view, record.reload)}
      {view.summary.review === 'returned' && view.summary.counselorId === account.id && (
        <Amend view={view} onDone={record.reload} />
      )}
      <Said view={view} />
      {props.saidFirst === true && props.actions?.(view, record.reload)}
    </section>
  )
  return (
    <div className="sd-stack">
      <Head view={view} />
      <IncidentBox timeline={view.timeline} />
      <div className="records-columns">
        {props.saidFirst === true && said}
        <section>
          <h2>{text.what}</h2>
          <Timeline
            timeline={view.timeline}
            counselorName={view.summary.counselorName}
            items={profile.data?.checklist.items ?? []}
          />
        </section>
        {props.saidFirst !== true && said}
      </div>
    </div>
  )
}

function Head({ view }: { readonly view: RecordView }) {
  const { summary } = view
  return (
    <header className="records-head">
      <h1 tabIndex={-1}>
        <span className="sd-num">
          {formatDate(summary.date)} {summary.slot}
        </span>{' '}
        {text.person(summary.name)}
        {view.kana !== null && <span className="records-kana">（{view.kana}）</span>}
      </h1>
      <div className="sd-row">
        <OutcomeChip outcome={summary.outcome} corrected={summary.corrected} />
        <ReviewChip state={summary.review} />
        <IncidentMark incident={summary.incident && summary.outcome !== 'prohibitedAct'} />
        {view.practice && <Chip tone="warning">{text.practice}</Chip>}
      </div>
      <dl className="records-facts">
        <div>
          <dt>{text.counselor}</dt>
          <dd>{summary.counselorName}</dd>
        </div>
        <div>
          <dt>{text.used}</dt>
          <dd className="sd-num">
            {summary.usedMs === null ? listText.noLength : lengthWords(summary.usedMs)}
          </dd>
        </div>
        <div>
          <dt>{text.companions}</dt>
          <dd>{view.companions ?? text.noCompanions}</dd>
        </div>
        <div>
          <dt>{text.number}</dt>
          <dd>{view.hasNumber ? text.hasNumber : text.noNumber}</dd>
        </div>
      </dl>
    </header>
  )
}

function Said({ view }: { readonly view: RecordView }) {
  return (
    <>
      <div className="records-block">
        <h3>{text.note}</h3>
        {view.note === '' ? (
          <p className="sd-quiet">{text.noNote}</p>
        ) : (
          <p className="records-words">{view.note}</p>
        )}
      </div>
      <div className="records-block">
        <h3>{text.followUp}</h3>
        {view.followUp === '' ? (
          <p className="sd-quiet">{text.noFollowUp}</p>
        ) : (
          <p className="records-words">{view.followUp}</p>
        )}
      </div>
      <div className="records-block">
        <h3>{text.postings}</h3>
        {view.postings.length === 0 && <p className="sd-quiet">{text.noPostings}</p>}
        <ul className="records-postings">
          {view.postings.map(({ number, done }) => (
            <li key={number}>
              <span className="sd-num">{number}</span> {postingDoneText[done]}
            </li>
          ))}
        </ul>
      </div>
      <div className="records-block">
        <h3>{text.thread}</h3>
        {view.review.length === 0 && <p className="sd-quiet">{text.noThread}</p>}
        <ol className="records-thread">
          {view.review.map((step) => (
            <li key={`${step.atMs} ${step.kind}`}>
              <p className="sd-quiet">
                <span className="sd-num">{formatInstant(step.atMs)}</span> {step.actorName}{' '}
                {text.threadKind[step.kind]}
              </p>
              {step.comment !== '' && <p className="records-words">{step.comment}</p>}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}
