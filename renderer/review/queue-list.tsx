/** What waits, as a list to go through: who, when, how it ended, what speaks against a glance, and how the note begins. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Checkbox } from 'react-aria-components'
import { judgeStates, reviewStates } from '../../shared/log/states.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import type { JudgeReason } from '../../shared/review/queue.ts'
import { LocalDateSchema } from '../../shared/time/day.ts'
import { lengthWords, shortDate } from '../../shared/time/words.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { OutcomeChip } from '../ui/outcome-chip.tsx'
import type { Judged } from './judge.tsx'
import { bulkText } from './words/bulk.ts'
import { text } from './words/queue.ts'

/** One line of the list. `judged`: here, since it is shown; `waits` false: by somebody else meanwhile. */
export type QueueRow = {
  readonly row: RecordSummary
  readonly waits: boolean
  readonly judged: Judged | null
  /** Null: it is not known (any more). */
  readonly known: { readonly against: readonly JudgeReason[]; readonly noteLine: string } | null
}

/**
 * @param props.onChoose shows it
 * @param props.onEnter goes into the record that is shown
 */
export function QueueList(props: {
  readonly rows: readonly QueueRow[]
  readonly selected: string | null
  readonly picked: ReadonlySet<string>
  readonly onChoose: (recordId: string) => void
  readonly onEnter: () => void
  readonly onStep: (by: 1 | -1) => void
  readonly onPick: (recordId: string, on: boolean) => void
}) {
  return (
    <table className="review-rows">
      <caption className="sd-hidden-visually">{text.caption}</caption>
      <colgroup>
        <col className="review-col-pick" />
        <col />
      </colgroup>
      <thead className="sd-hidden-visually">
        <tr>
          <th scope="col">{bulkText.column}</th>
          <th scope="col">{text.record}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((one) => (
          <Line
            key={one.row.recordId}
            {...one}
            isSelected={one.row.recordId === props.selected}
            picked={props.picked.has(one.row.recordId)}
            onChoose={() => props.onChoose(one.row.recordId)}
            onEnter={props.onEnter}
            onStep={props.onStep}
            onPick={(on) => props.onPick(one.row.recordId, on)}
          />
        ))}
      </tbody>
    </table>
  )
}

function Line(
  props: QueueRow & {
    readonly isSelected: boolean
    readonly picked: boolean
    readonly onChoose: () => void
    readonly onEnter: () => void
    readonly onStep: (by: 1 | -1) => void
    readonly onPick: (on: boolean) => void
  },
) {
  const { row, isSelected } = props
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isSelected) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (event.repeat) return
      props.onChoose()
      props.onEnter()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      props.onStep(event.key === 'ArrowDown' ? 1 : -1)
    }
  }
  const date = LocalDateSchema.safeParse(row.date)
  return (
    <tr ref={line} data-current={isSelected || undefined}>
      <td className="review-pick">
        {props.waits && props.judged === null && props.known?.against.length === 0 && (
          <Checkbox
            className="sd-check"
            isSelected={props.picked}
            onChange={props.onPick}
            excludeFromTabOrder={!isSelected}
          >
            <span className="sd-check-box" aria-hidden="true">
              <Icon name="check" size={1.1} />
            </span>
            <span className="sd-hidden-visually">{bulkText.select(row.name)}</span>
          </Checkbox>
        )}
      </td>
      <th scope="row">
        <div className="review-row-head">
          <button
            type="button"
            className="sd-row-open review-open"
            aria-current={isSelected || undefined}
            tabIndex={isSelected ? 0 : -1}
            onClick={props.onChoose}
            onKeyDown={onKeyDown}
          >
            {row.name}
          </button>
          <span className="review-row-when sd-num">
            {date.success ? shortDate(date.data) : row.date} {row.slot}
          </span>
          <span className="review-row-state">
            <State {...props} />
          </span>
        </div>
        <div className="review-row-chips">
          <OutcomeChip outcome={row.outcome} corrected={row.corrected} />
          {props.known?.against.map((reason) => (
            <Chip key={reason} state={judgeStates[reason]} />
          ))}
          {row.usedMs !== null && (
            <span className="sd-num sd-quiet">{lengthWords(row.usedMs)}</span>
          )}
        </div>
        {props.known !== null && props.known.noteLine !== '' && (
          <p className="review-row-note">{props.known.noteLine}</p>
        )}
      </th>
    </tr>
  )
}

/** Always of one height: a row that grows when it is judged moves those below it. */
function State({ row, waits, judged }: QueueRow) {
  if (judged !== null) return <Chip state={reviewStates[judged]} />
  if (!waits) return <Chip icon="wait">{text.gone}</Chip>
  if (row.review === 'answered') return <Chip state={reviewStates.answered} />
  return <span className="review-row-who">{row.counselorName}</span>
}
