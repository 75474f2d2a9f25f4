/** The records found, as a table of which only the rows in sight exist: as quick with 100,000 as with ten. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import type { RecordSummary } from '../../shared/records/record.ts'
import { formatDate, lengthWords } from '../../shared/time/words.ts'
import { OutcomeChip } from '../ui/outcome-chip.tsx'
import { IncidentMark, ReviewChip } from './chips.tsx'
import { listText as text } from './words/list.ts'
import type { Pages } from '../state/pages.ts'
import '../ui/table.css'
import './list.css'

/** Height of one row in rem; the list counts with it, so it is the same for all. */
const ROW_REM = 3.25

const headers = [
  text.date,
  text.slot,
  text.name,
  text.counselor,
  text.outcome,
  text.used,
  text.incident,
  text.review,
]

/** @param props.total rows there are; those not fetched yet are shown as empty lines */
export function VirtualList(props: {
  readonly pages: Pages<RecordSummary>
  readonly total: number
  readonly onOpen: (recordId: string) => void
  readonly top: number
  readonly onTop: (top: number) => void
}) {
  const { pages, total } = props
  const scroller = useRef<HTMLDivElement>(null)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const list = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem,
    overscan: 4,
    initialOffset: props.top,
    useFlushSync: false,
  })
  const items = list.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { need } = pages
  useEffect(() => need(first, last), [need, first, last])
  const { onTop } = props
  const left = useRef(props.top)
  useEffect(() => () => onTop(left.current), [onTop])
  return (
    <div className="records-list" role="table" aria-label={text.caption} aria-rowcount={total + 1}>
      <div className="records-line records-line-head" role="row" aria-rowindex={1}>
        {headers.map((header) => (
          <span key={header} role="columnheader">
            {header}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className="records-scroller"
        role="rowgroup"
        tabIndex={0}
        aria-label={text.caption}
        style={{ height: `min(${total * ROW_REM}rem + 2px, max(14rem, 100dvh - 33rem))` }}
        onScroll={(event) => {
          left.current = event.currentTarget.scrollTop
        }}
      >
        <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
          {items.map((item) => (
            <Line
              key={item.index}
              row={pages.at(item.index)}
              index={item.index}
              top={item.start}
              height={item.size}
              onOpen={props.onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

type LineProps = {
  readonly row: RecordSummary | undefined
  readonly index: number
  readonly top: number
  readonly height: number
  readonly onOpen: (recordId: string) => void
}

const Line = memo(function Line({ row, index, top, height, onOpen }: LineProps) {
  return (
    <div
      className="records-line"
      role="row"
      aria-rowindex={index + 2}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {row === undefined ? (
        <span role="cell" className="sd-quiet">
          {text.lineLoading}
        </span>
      ) : (
        <Cells row={row} onOpen={onOpen} />
      )}
    </div>
  )
})

function Cells({
  row,
  onOpen,
}: {
  readonly row: RecordSummary
  readonly onOpen: (recordId: string) => void
}) {
  return (
    <>
      <span role="cell" className="sd-num">
        {formatDate(row.date)}
      </span>
      <span role="cell" className="sd-num">
        {row.slot}
      </span>
      <span role="rowheader">
        <button type="button" className="sd-row-open" onClick={() => onOpen(row.recordId)}>
          {row.name}
        </button>
      </span>
      <span role="cell">{row.counselorName}</span>
      <span role="cell">
        <OutcomeChip outcome={row.outcome} corrected={row.corrected} />
      </span>
      <span role="cell" className="sd-num">
        {row.usedMs === null ? text.noLength : lengthWords(row.usedMs)}
      </span>
      <span role="cell">
        <IncidentMark incident={row.incident} />
      </span>
      <span role="cell">
        <ReviewChip state={row.review} />
      </span>
    </>
  )
}
