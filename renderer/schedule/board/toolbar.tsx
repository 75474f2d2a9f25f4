/** Above the board: which day, how fresh, what waits, and the search. */
import { type ReactNode, useState } from 'react'
import { addDays, type LocalDate } from '../../../shared/time/day.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { useClosedDays } from '../../state/closed-days.ts'
import { Button } from '../../ui/button.tsx'
import { DatePick } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isTooLong } from '../../ui/limits.ts'
import { text } from '../words/room.ts'
import type { Day } from './day-board.tsx'

const words = text.board

/** Back, today, forward; by days or by weeks. */
export function DateNav(props: {
  readonly date: LocalDate
  readonly today: LocalDate
  readonly step: 'day' | 'week'
  readonly onDate: (date: LocalDate | null) => void
  readonly onStep: (step: 'day' | 'week') => void
}) {
  const { date, step } = props
  const closed = useClosedDays()
  const byWeek = step === 'week'
  const days = byWeek ? 7 : 1
  return (
    <nav className="sch-nav" aria-label={words.navigation}>
      <Button
        size="small"
        kind="text"
        icon="chevronLeft"
        onPress={() => props.onDate(addDays(date, -days))}
      >
        {byWeek ? words.previousWeek : words.previousDay}
      </Button>
      <Button
        size="small"
        isDisabled={!byWeek && date === props.today}
        onPress={() => props.onDate(null)}
      >
        {byWeek ? words.thisWeek : words.today}
      </Button>
      <Button size="small" kind="text" onPress={() => props.onDate(addDays(date, days))}>
        <span className="sch-after">
          <span>{byWeek ? words.nextWeek : words.nextDay}</span>
          <Icon name="chevronRight" />
        </span>
      </Button>
      <DatePick
        label={words.navigation}
        isLabelHidden
        description=""
        value={date}
        closed={closed}
        onPick={(picked) => props.onDate(picked === '' ? null : picked)}
      />
      <Button
        size="small"
        kind="text"
        icon={byWeek ? 'list' : 'calendar'}
        onPress={() => props.onStep(byWeek ? 'day' : 'week')}
      >
        {byWeek ? words.dayView : words.weekView}
      </Button>
    </nav>
  )
}

/** The date in full, beside it when the last file came in. */
export function Freshness(props: {
  readonly day: Day
  readonly today: LocalDate
  readonly held: ReactNode
  readonly telling: ReactNode
}) {
  const { lastImport } = props.day
  return (
    <div className="sch-fresh">
      <p className="sch-date">{formatDate(props.day.day.date)}</p>
      {props.day.day.open && props.day.day.reason !== null && (
        <p>{words.openedByOffice(props.day.day.reason)}</p>
      )}
      <p className="sd-quiet">
        {lastImport === null
          ? words.neverImported
          : words.lastImport(whenImported(lastImport.atMs, props.today), lastImport.fileName)}
      </p>
      {props.held}
      {props.telling}
    </div>
  )
}

function whenImported(atMs: number, today: LocalDate): string {
  const date = dateOf(atMs)
  return date === today ? timeOf(atMs) : `${formatDate(date)} ${timeOf(atMs)}`
}

/** As much as the main process takes, characters. */
const LONGEST = 60

/** Asks only when told to: nothing of a half-typed number goes anywhere. */
export function SearchForm(props: {
  readonly text: string
  readonly onSearch: (text: string) => void
}) {
  const [typed, setTyped] = useState(props.text)
  return (
    <form
      role="search"
      className="sch-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isTooLong(typed, LONGEST)) props.onSearch(typed.trim())
      }}
    >
      <TextField
        label={words.searchLabel}
        type="search"
        placeholder={words.searchHint}
        maxLength={LONGEST}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" icon="search">
        {words.search}
      </Button>
    </form>
  )
}
