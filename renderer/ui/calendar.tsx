/** One month to pick a day from, by mouse or keys: the grid of the WAI-ARIA APG's date picker dialog, with months in 令和. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { addMonths, type LocalDate, thisMonth } from '../../shared/time/day.ts'
import { dateWithoutWeekday, formatDate } from '../../shared/time/words.ts'
import type { ClosedDays } from '../state/closed-days.ts'
import { Button } from './button.tsx'
import './calendar.css'
import { dateText as text } from './date-words.ts'
import { dayByKey, weeksOf } from './month-grid.ts'

const monthWords = (date: LocalDate): string => dateWithoutWeekday(date).replace(/\d+日$/u, '')

/**
 * @param props.value the day that is chosen now; null: none
 * @param props.closed the days on which the office is closed, where the field knows them
 */
export function Calendar(props: {
  readonly value: LocalDate | null
  readonly today: LocalDate
  readonly closed?: ClosedDays | undefined
  readonly onPick: (date: LocalDate) => void
}) {
  const { value, today, closed } = props
  const [at, setAt] = useState(value ?? today)
  const heading = useId()
  const grid = useRef<HTMLTableElement>(null)
  const { from } = thisMonth(at)
  const onMonth = closed?.onMonth
  useEffect(() => onMonth?.(from), [onMonth, from])
  const reasonOf = (date: LocalDate): string | null => {
    const reason = closed?.reasons.get(date)
    return reason === undefined ? null : text.closedBecause(reason)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = dayByKey(at, event.key, event.shiftKey)
    if (to === null) return
    event.preventDefault()
    follows.current = true
    setAt(to)
  }
  // The buttons for months keep the focus; the keys, and the opening, give it to the day.
  const follows = useRef(true)
  useEffect(() => {
    const day = grid.current?.querySelector(`[data-date='${at}']`)
    if (follows.current && day instanceof HTMLElement) day.focus()
    follows.current = false
  }, [at])
  const month = (words: string, months: number) => (
    <Button size="small" kind="text" onPress={() => setAt(addMonths(at, months))}>
      {words}
    </Button>
  )
  return (
    <div className="sd-calendar">
      <div className="sd-calendar-head">
        {month(text.previousYear, -12)}
        {month(text.previousMonth, -1)}
        <p id={heading} className="sd-num" aria-live="polite">
          {monthWords(at)}
        </p>
        {month(text.nextMonth, 1)}
        {month(text.nextYear, 12)}
      </div>
      <table ref={grid} role="grid" aria-labelledby={heading} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {text.weekdays.map((name) => (
              <th key={name} scope="col" abbr={text.weekday(name)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week, row) => (
            <tr key={row}>
              {week.map((date, column) =>
                date === null ? (
                  <td key={column} />
                ) : (
                  <Day
                    key={column}
                    date={date}
                    isAt={date === at}
                    isChosen={date === value}
                    isToday={date === today}
                    closed={reasonOf(date)}
                    onPick={props.onPick}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sd-calendar-foot">
        <p>
          {formatDate(at)}
          {reasonOf(at) !== null && <span className="sd-quiet">{reasonOf(at)}</span>}
        </p>
        <Button size="small" onPress={() => props.onPick(today)}>
          {text.today}
        </Button>
      </div>
    </div>
  )
}

function Day(props: {
  readonly date: LocalDate
  /** The one day that Tab comes to. */
  readonly isAt: boolean
  readonly isChosen: boolean
  readonly isToday: boolean
  /** Why the office is closed; null: it is open, or nobody knows. */
  readonly closed: string | null
  readonly onPick: (date: LocalDate) => void
}) {
  const { date, closed } = props
  return (
    <td role="gridcell" aria-selected={props.isChosen}>
      <button
        type="button"
        className="sd-calendar-day"
        tabIndex={props.isAt ? 0 : -1}
        data-date={date}
        data-chosen={props.isChosen || undefined}
        data-mark={closed === null ? undefined : text.closed}
        aria-current={props.isToday ? 'date' : undefined}
        aria-label={closed === null ? formatDate(date) : `${formatDate(date)} ${closed}`}
        onClick={() => props.onPick(date)}
      >
        <span className="sd-num">{Number(date.slice(8))}</span>
      </button>
    </td>
  )
}
