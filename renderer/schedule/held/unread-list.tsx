/** Rows of accepted files that could not be read: kept here until a person has seen to them. */
import { useState } from 'react'
import type { UnreadRow } from '../../../shared/schedule/import.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { maskSample } from '../import/mask.ts'
import { Reasons } from '../booking/reasons.tsx'
import { text } from '../words/room.ts'
import { MOST_SHOWN } from './limits.ts'

const words = text.booking

export function UnreadList(props: {
  readonly rows: readonly UnreadRow[]
  readonly total: number
  readonly onMore: () => void
  readonly onDismissed: () => void
}) {
  const dismiss = useCall('schedule.dismissUnread')
  const [asking, setAsking] = useState<UnreadRow | null>(null)
  const run = async (row: UnreadRow): Promise<void> => {
    const answer = await dismiss.run({ rowId: row.id })
    if (answer.ok) props.onDismissed()
    setAsking(null)
  }
  return (
    <section className="sd-stack-tight" aria-labelledby="sch-unread-title">
      <h2 id="sch-unread-title">{words.unread(props.total)}</h2>
      <p className="sd-quiet">{words.unreadHint}</p>
      <FailureNote failure={dismiss.failure} texts={text.reasons.booking} />
      <ul className="sch-held">
        {props.rows.map((row) => (
          <UnreadItem key={row.id} row={row} onDismiss={() => setAsking(row)} />
        ))}
      </ul>
      {Math.min(props.total, MOST_SHOWN) > props.rows.length && (
        <div>
          <Button icon="chevronDown" onPress={props.onMore}>
            {words.more(props.total - props.rows.length)}
          </Button>
        </div>
      )}
      {asking !== null && (
        <Confirm
          title={words.dismissTitle}
          body={words.dismissBody(words.unreadFrom(asking.fileName, asking.line))}
          confirmLabel={words.dismiss}
          cancelLabel={words.cancelBack}
          busy={dismiss.busy}
          onConfirm={() => void run(asking)}
          onCancel={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function UnreadItem(props: { readonly row: UnreadRow; readonly onDismiss: () => void }) {
  const { row } = props
  return (
    <li className="sd-card sch-held-item">
      <div className="sch-held-who">
        <strong>{words.unreadFrom(row.fileName, row.line)}</strong>
        {row.receiptNumber !== null && (
          <span>
            {words.labels.receiptNumber} {row.receiptNumber}
          </span>
        )}
        <span className="sd-num sd-quiet">{formatInstant(row.atMs)}</span>
      </div>
      <div className="sd-stack-tight">
        <Reasons label={words.heldWhy} reasons={row.reasons} words={text.reasons.row} />
        <details>
          <summary>{words.unreadShow}</summary>
          <dl className="sch-cells">
            {row.raw.map(([title, cell], index) => (
              <div key={index}>
                <dt>{title}</dt>
                <dd>{cell === '' ? text.import.emptyCell : maskSample(cell)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      <div className="sch-held-do">
        <Button
          size="small"
          icon="check"
          aria-label={words.dismissOf(words.unreadFrom(row.fileName, row.line))}
          onPress={props.onDismiss}
        >
          {words.dismiss}
        </Button>
      </div>
    </li>
  )
}
