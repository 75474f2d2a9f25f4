/** The queue as a table, in the order in which it should be read; several signed off at once where nothing needs judging. */
import { useState } from 'react'
import type { RecordSummary } from '../../shared/records/record.ts'
import { reviewStateText } from '../../shared/records/text.ts'
import type { JudgeReason } from '../../shared/review/bulk.ts'
import { formatDate, lengthWords } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { CheckField } from '../ui/field.tsx'
import { OutcomeChip } from '../ui/outcome-chip.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { nameColumn } from './name-column.tsx'
import { isSettled, useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import './room.css'
import { bulkText } from './words/bulk.ts'
import { handFailures } from './words/hand-out.ts'
import { text } from './words/queue.ts'

/** @param props.onDone several were signed off; `words` say how many */
export function Queue(props: {
  readonly rows: readonly RecordSummary[]
  readonly onOpen: (recordId: string) => void
  readonly onDone: (words: string) => void
}) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const judged = useAnswer('review.judgeReasons', {})
  /** Shown above the table. */
  const late = useAnswer('schedule.withdrawnAfter', {})
  const conflicts = useAnswer('review.conflicts', {})
  // All at once: what came later would move the rows away under the pointer, and open another person's record.
  if (!isSettled(judged) || !isSettled(late) || !isSettled(conflicts))
    return <Loading label={text.loading} />
  const against = new Map((judged.data ?? []).map((one) => [one.recordId, one.against]))
  const plain = props.rows.filter((row) => against.get(row.recordId)?.length === 0)
  const chosen = plain.filter((row) => picked.has(row.recordId)).map((row) => row.recordId)
  const pick = (recordId: string, on: boolean): void =>
    setPicked((before) => {
      const next = new Set(before)
      if (on) next.add(recordId)
      else next.delete(recordId)
      return next
    })
  return (
    <>
      <p className="sd-quiet">{text.intro}</p>
      {plain.length > 0 && (
        <div className="sd-row">
          <CheckField
            isSelected={chosen.length === plain.length}
            onChange={(on) => setPicked(new Set(on ? plain.map((row) => row.recordId) : []))}
          >
            {bulkText.selectAll}
          </CheckField>
          <SignMany recordIds={chosen} onDone={props.onDone} />
        </div>
      )}
      <div className="review-queue">
        <Table
          caption={text.caption}
          columns={columnsFor(props.onOpen, against, picked, pick)}
          rows={props.rows}
          rowKey={(row) => row.recordId}
        />
      </div>
      <p className="sd-quiet">{bulkText.hint}</p>
    </>
  )
}

function columnsFor(
  onOpen: (recordId: string) => void,
  against: ReadonlyMap<string, readonly JudgeReason[]>,
  picked: ReadonlySet<string>,
  pick: (recordId: string, on: boolean) => void,
): readonly Column<RecordSummary>[] {
  return [
    {
      id: 'pick',
      header: bulkText.column,
      cell: (row) => (
        <Pick
          row={row}
          against={against.get(row.recordId) ?? null}
          picked={picked.has(row.recordId)}
          onPick={(on) => pick(row.recordId, on)}
        />
      ),
    },
    { id: 'date', header: text.date, numeric: true, cell: (row) => formatDate(row.date) },
    { id: 'slot', header: text.slot, numeric: true, cell: (row) => row.slot },
    nameColumn(text.name, onOpen),
    { id: 'counselor', header: text.counselor, cell: (row) => row.counselorName },
    {
      id: 'outcome',
      header: text.outcome,
      cell: (row) => <OutcomeChip outcome={row.outcome} corrected={row.corrected} />,
    },
    {
      id: 'used',
      header: text.used,
      numeric: true,
      cell: (row) => (row.usedMs === null ? text.noLength : lengthWords(row.usedMs)),
    },
    {
      id: 'incident',
      header: text.incident,
      cell: (row) =>
        row.incident && (
          <Chip tone="error" icon="flag">
            {text.incident}
          </Chip>
        ),
    },
    {
      id: 'state',
      header: text.state,
      cell: (row) => (
        <Chip tone={row.review === 'answered' ? 'info' : 'neutral'} icon="wait">
          {reviewStateText[row.review]}
        </Chip>
      ),
    },
  ]
}

/** A box where nothing needs judging, else why there is none. */
function Pick(props: {
  readonly row: RecordSummary
  readonly against: readonly JudgeReason[] | null
  readonly picked: boolean
  readonly onPick: (on: boolean) => void
}) {
  if (props.against === null) return null
  if (props.against.length > 0)
    return (
      <ul className="review-why">
        {props.against.map((reason) => (
          <li key={reason}>{bulkText.why[reason]}</li>
        ))}
      </ul>
    )
  return (
    <CheckField isSelected={props.picked} onChange={props.onPick}>
      <span className="sd-hidden-visually">{bulkText.select(props.row.name)}</span>
    </CheckField>
  )
}

function SignMany({
  recordIds,
  onDone,
}: {
  readonly recordIds: readonly string[]
  readonly onDone: (words: string) => void
}) {
  const [asking, setAsking] = useState(false)
  const sign = useCall('review.signOffMany')
  const run = async (): Promise<void> => {
    const answer = await sign.run({ recordIds: [...recordIds] })
    setAsking(false)
    if (!answer.ok) return
    const words = bulkText.done(answer.value.signedOff)
    announce(words)
    onDone(words)
  }
  return (
    <>
      <Button
        kind="filled"
        icon="seal"
        isDisabled={recordIds.length === 0}
        onPress={() => setAsking(true)}
      >
        {bulkText.signOff(recordIds.length)}
      </Button>
      <FailureNote failure={sign.failure} texts={handFailures} />
      {asking && (
        <Confirm
          title={bulkText.confirmTitle(recordIds.length)}
          body={bulkText.confirmBody}
          confirmLabel={bulkText.confirm}
          busy={sign.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
