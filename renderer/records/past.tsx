/** 「前回まで」: what was before with the person of a booking. Notes only once it is known who is there (M12-2-3). */
import { useState } from 'react'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import type { Past } from '../../shared/records/past.ts'
import { formatDate } from '../../shared/time/words.ts'
import { useAnswer } from '../state/answers.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import './past.css'
import { pastFailures, pastText as text } from './words/past.ts'

/** So much of a note is shown at first, characters. */
const BEGINNING = 120

/**
 * @param props.isKnown the person is in the meeting and the identity check is done: notes may be shown, the newest at once
 * @param props.folds shown as one line that opens
 */
export function PastConsultations(props: {
  readonly bookingId: string
  readonly isKnown: boolean
  readonly folds?: boolean
}) {
  const { bookingId, isKnown } = props
  const past = useAnswer('records.past', { bookingId })
  if (past.data === null)
    return past.failure === null ? (
      <Loading label={text.loading} />
    ) : (
      <FailureNote failure={past.failure} texts={pastFailures} />
    )
  const { hasNumber, rows: all } = past.data
  const [newest] = all
  const list = (
    <>
      {newest === undefined && <p className="sd-quiet">{hasNumber ? text.none : text.unknown}</p>}
      {newest !== undefined && !isKnown && <p className="sd-quiet">{text.before}</p>}
      <ol className="past-list">
        {all.map((one) => (
          <li key={one.recordId}>
            <p className="past-head">
              <span className="sd-num">{whenOf(one)}</span>
              <strong>{outcomeText[one.outcome]}</strong>
              <span className="sd-quiet">{one.counselorName}</span>
            </p>
            {isKnown && <NoteOf past={one} bookingId={bookingId} isNewest={one === newest} />}
          </li>
        ))}
      </ol>
    </>
  )
  const title = (
    <>
      {text.title} <span className="sd-num">{text.count(all.length)}</span>
    </>
  )
  if (props.folds === true)
    return (
      <details className="past">
        <summary>
          {title}
          {newest !== undefined && (
            <span className="sd-quiet">
              {' '}
              {formatDate(newest.date)} {outcomeText[newest.outcome]}
            </span>
          )}
        </summary>
        {list}
      </details>
    )
  return (
    <section className="past" aria-label={text.title}>
      <h2 className="past-title">{title}</h2>
      {list}
    </section>
  )
}

const whenOf = ({ date, slot }: Past): string => text.when(formatDate(date), slot)

/** The newest by itself, an older one when it is asked for: each that is shown is recorded as read. */
function NoteOf(props: {
  readonly past: Past
  readonly bookingId: string
  readonly isNewest: boolean
}) {
  const { past } = props
  const [isAsked, setAsked] = useState(props.isNewest)
  if (!past.readable) return <p className="sd-quiet">{text.others}</p>
  if (!isAsked)
    return (
      <Button
        kind="text"
        size="small"
        aria-label={text.showOf(whenOf(past))}
        onPress={() => setAsked(true)}
      >
        {text.show}
      </Button>
    )
  return <Note bookingId={props.bookingId} recordId={past.recordId} />
}

function Note(request: { readonly bookingId: string; readonly recordId: string }) {
  const answer = useAnswer('records.pastNote', request)
  const [isWhole, setWhole] = useState(false)
  if (answer.failure !== null) return <FailureNote failure={answer.failure} texts={pastFailures} />
  if (answer.data === null) return <Loading label={text.loading} />
  const { note, followUp } = answer.data
  const letters = [...note]
  const isLong = letters.length > BEGINNING
  return (
    <div className="past-note">
      <p>
        {note === ''
          ? text.noNote
          : isLong && !isWhole
            ? `${letters.slice(0, BEGINNING).join('')}（以下略）`
            : note}
      </p>
      {isLong && (
        <Button kind="text" size="small" onPress={() => setWhole(!isWhole)}>
          {isWhole ? text.less : text.more}
        </Button>
      )}
      {followUp !== '' && (
        <p>
          <strong>{text.next}</strong>: {followUp}
        </p>
      )}
    </div>
  )
}
