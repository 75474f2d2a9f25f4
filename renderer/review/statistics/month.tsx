/** The labour bureau's sheet of a month, as it is handed in; on the screen with the true figures. */
import type { MonthSheet } from '../../../shared/review/month-sheet.ts'
import { monthText } from '../../../shared/review/month-text.ts'
import { sheetTables, type SheetTable } from '../../../shared/review/month-tables.ts'
import { exportText, HIDDEN_MARK } from '../../../shared/review/text.ts'
import type { CsvCell } from '../../../shared/review/csv.ts'
import {
  addDays,
  addMonths,
  daysOfMonth,
  type LocalDate,
  monthOf,
} from '../../../shared/time/day.ts'
import { formatDate, monthWords } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Loading } from '../../ui/progress.tsx'
import { monthReportText as text } from '../words/month.ts'
import { statisticsText } from '../words/statistics.ts'
import './month.css'

/** Two years of months, the one of today first. */
const MONTHS = 25

export function OfMonth(props: {
  readonly month: string
  readonly today: LocalDate
  readonly onMonth: (month: string) => void
}) {
  const { month } = props
  const told = useAnswer('review.monthSheet', { month })
  const options = Array.from({ length: MONTHS }, (_, back) => {
    const value = monthOf(addMonths(props.today, -back))
    return { value, label: back === 0 ? text.running(monthWords(value)) : monthWords(value) }
  })
  const name = monthWords(month)
  return (
    <div className="sd-stack">
      <div className="review-choose">
        <SelectField label={text.month} options={options} value={month} onChange={props.onMonth} />
      </div>
      <FailureNote
        failure={told.failure}
        action={<Button onPress={told.reload}>{text.retry}</Button>}
      />
      {told.data === null && told.failure === null && <Loading label={text.loading} />}
      {told.data !== null && (
        <>
          {told.data.isOver ? (
            <p>{text.trueFigures}</p>
          ) : (
            <Banner tone="info" title={text.notOver(name)}>
              {text.notOverHint(formatDate(addDays(daysOfMonth(month).to, 1)))}
            </Banner>
          )}
          <article className="review-month" aria-label={`${monthText.title} ${name}`}>
            <h2>{monthText.title}</h2>
            <MonthTables sheet={told.data.sheet} />
          </article>
        </>
      )}
    </div>
  )
}

/** Everything of the sheet below its title. */
export function MonthTables({ sheet }: { readonly sheet: MonthSheet }) {
  return (
    <>
      <p className="review-month-head">
        <strong>{monthWords(monthOf(sheet.from))}</strong>
        <span>{sheet.officeName}</span>
        <span>{text.openDays(sheet.openDays)}</span>
      </p>
      {sheetTables(sheet).map((table) => (
        <section key={table.id} aria-labelledby={`month-${table.id}`}>
          <h3 id={`month-${table.id}`}>{table.title}</h3>
          <OneTable table={table} />
        </section>
      ))}
      {monthText.notes.map((note) => (
        <p key={note} className="sd-quiet">
          {note}
        </p>
      ))}
    </>
  )
}

function OneTable({ table: { title, header, rows } }: { readonly table: SheetTable }) {
  const [corner, ...columns] = header
  return (
    <div className="sd-table-wrap" tabIndex={0} role="region" aria-label={title}>
      <table className="sd-table review-grid">
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={columns[at]} className="sd-num review-paper-num">
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell }: { readonly cell: CsvCell }) {
  if (cell !== HIDDEN_MARK) return cell
  return (
    <>
      <span aria-hidden="true">{HIDDEN_MARK}</span>
      <span className="sd-hidden-visually">{statisticsText.hiddenWords}</span>
    </>
  )
}

/** The sheet on paper: as it may leave. */
export function MonthPaper({ sheet }: { readonly sheet: MonthSheet }) {
  return (
    <div className="review-month-paper">
      <h1>{monthText.title}</h1>
      <MonthTables sheet={sheet} />
      <footer>
        <p>{exportText.footnote}</p>
        {sheet.practice && <p>{monthText.practice}</p>}
      </footer>
    </div>
  )
}
