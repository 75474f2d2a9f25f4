/** The rows of one verdict as a list that stays quick at 100,000, and the chosen row beside it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { ImportRow } from '../../../shared/schedule/import.ts'
import { text } from '../text.ts'
import { RowDetail } from './row-detail.tsx'

const words = text.import
const PAGE = 8

/** Where a key leads in the list; null: not one of the list's keys. */
export function moveTo(key: string, at: number, count: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown': return Math.min(last, at + 1)
    case 'ArrowUp': return Math.max(0, at - 1)
    case 'PageDown': return Math.min(last, at + PAGE)
    case 'PageUp': return Math.max(0, at - PAGE)
    case 'Home': return 0
    case 'End': return last
    default: return null
  }
}

export function RowBrowser(props: { readonly label: string; readonly rows: readonly ImportRow[] }) {
  const { rows } = props
  const [at, setAt] = useState(0)
  const chosen = rows[at]
  if (chosen === undefined) return null
  return (
    <div className="sch-rows">
      <RowList {...props} at={at} onChoose={setAt} />
      <RowDetail row={chosen} />
    </div>
  )
}

function RowList(props: { readonly label: string; readonly rows: readonly ImportRow[]; readonly at: number; readonly onChoose: (at: number) => void }) {
  const { rows, at } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 4.25 * rem, overscan: 6 })
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveTo(event.key, at, rows.length)
    if (next === null) return
    event.preventDefault()
    props.onChoose(next)
    list.scrollToIndex(next, { align: 'auto' })
  }
  return (
    <div ref={scroller} className="sch-row-list" role="listbox" aria-label={props.label} tabIndex={0} aria-activedescendant={`${id}-${at}`} onKeyDown={onKeyDown}>
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <div
              key={item.index} id={`${id}-${item.index}`} role="option" aria-selected={item.index === at} aria-setsize={rows.length} aria-posinset={item.index + 1}
              className="sch-row" style={{ height: item.size, transform: `translateY(${item.start}px)` }} onClick={() => props.onChoose(item.index)}
            >
              <RowLine row={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function RowLine(props: { readonly row: ImportRow }) {
  const { row } = props
  const [first] = row.reasons
  return (
    <>
      <span className="sch-row-line sd-num">{words.line(row.line)}</span>
      <span className="sch-row-name">{row.booking === null || row.booking.name === '' ? words.notUnderstood : row.booking.name}</span>
      <span className="sch-row-why">{first === undefined ? (row.booking === null ? '' : words.whenOf(row.booking.date, row.booking.slot)) : text.reasons.row(first)}</span>
    </>
  )
}
