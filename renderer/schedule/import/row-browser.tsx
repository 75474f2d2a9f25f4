/** The rows of one verdict as a list that stays quick at 100,000, and the chosen row beside it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ImportPreview, ImportRow, Verdict } from '../../../shared/schedule/import.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Loading } from '../../ui/progress.tsx'
import { text } from '../words/room.ts'
import { useActingKeys } from '../../state/on-screen.ts'
import { moveTo, rowKeys } from './move.ts'
import { RowDetail } from './row-detail.tsx'
import { type Rows, useRows } from './use-rows.ts'

const words = text.import
/** Height of one line of the list in rem; the list counts with it, so it is the same for all. */
const ROW_REM = 4.25

export function RowBrowser(props: { readonly preview: ImportPreview; readonly verdict: Verdict }) {
  const rows = useRows(props.preview, props.verdict)
  const [at, setAt] = useState(0)
  const { need } = rows
  useEffect(() => need(at, at), [need, at])
  if (rows.count === 0) return null
  const chosen = rows.at(at)
  return (
    <>
      <FailureNote failure={rows.failure} texts={text.reasons.file(props.preview.fileName)} />
      <div className="sch-rows">
        <RowList
          label={words.rowList(words.verdicts[props.verdict])}
          rows={rows}
          at={at}
          onChoose={setAt}
        />
        {chosen === undefined ? <Loading label={words.loadingRow} /> : <RowDetail row={chosen} />}
      </div>
    </>
  )
}

function RowList(props: {
  readonly label: string
  readonly rows: Rows
  readonly at: number
  readonly onChoose: (at: number) => void
}) {
  const { rows, at } = props
  useActingKeys(rowKeys)
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const list = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem,
    overscan: 6,
    useFlushSync: false,
  })
  const items = list.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { need } = rows
  useEffect(() => need(first, last), [need, first, last])
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveTo(event.key, at, rows.count)
    if (next === null) return
    event.preventDefault()
    props.onChoose(next)
    list.scrollToIndex(next, { align: 'auto' })
  }
  return (
    <div
      ref={scroller}
      className="sch-row-list"
      role="listbox"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <div
            key={item.index}
            ref={list.measureElement}
            data-index={item.index}
            id={`${id}-${item.index}`}
            role="option"
            aria-selected={item.index === at}
            aria-setsize={rows.count}
            aria-posinset={item.index + 1}
            className="sch-row"
            style={{ minHeight: `${ROW_REM}rem`, transform: `translateY(${item.start}px)` }}
            onClick={() => props.onChoose(item.index)}
          >
            <RowLine row={rows.at(item.index)} />
          </div>
        ))}
      </div>
    </div>
  )
}

function RowLine(props: { readonly row: ImportRow | undefined }) {
  const { row } = props
  if (row === undefined) return <span className="sd-quiet">{words.loadingRow}</span>
  const [first] = row.reasons
  return (
    <>
      <span className="sch-row-line sd-num">{words.line(row.line)}</span>
      <span className="sch-row-name">
        {row.booking === null
          ? words.verdicts.rejected
          : row.booking.name === ''
            ? text.booking.nameless(row.booking.receiptNumber)
            : row.booking.name}
      </span>
      <span className="sch-row-why">
        {first === undefined
          ? row.booking === null
            ? ''
            : words.whenOf(row.booking.date, row.booking.slot)
          : text.reasons.row(first)}
      </span>
    </>
  )
}
