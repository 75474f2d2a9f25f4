/** One row of the file: as it came, as it was understood, and why it is where it is. */
import { type ImportRow } from '../../../shared/schedule/import.ts'
import { LocalDateSchema } from '../../../shared/time/day.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { Reasons } from '../booking/reasons.tsx'
import { text } from '../words/room.ts'
import { changeWords } from './change-words.ts'
import { isNumberCell, maskSample, mustShowNumber } from './mask.ts'

const words = text.import

export function RowDetail(props: { readonly row: ImportRow }) {
  const { row } = props
  return (
    <div className="sch-row-detail" role="region" aria-label={words.line(row.line)} tabIndex={0}>
      {row.reasons.length > 0 && (
        <Reasons label={words.reasons} reasons={row.reasons} words={text.reasons.row} />
      )}
      {row.changes.length > 0 && <Changes row={row} />}
      <div className="sch-sides">
        <section>
          <h3>
            {words.asCame} <span className="sd-quiet sd-num">{words.line(row.line)}</span>
          </h3>
          <dl className="sch-cells">
            {row.raw.map(([title, cell], index) => (
              <Pair key={index} label={title} value={mask(row, cell)} />
            ))}
          </dl>
        </section>
        <section>
          <h3>{words.asUnderstood}</h3>
          {row.booking === null ? (
            <p>{words.notUnderstood}</p>
          ) : (
            <Understood row={row} booking={row.booking} />
          )}
        </section>
      </div>
    </div>
  )
}

function mask(row: ImportRow, cell: string): string {
  if (mustShowNumber(row)) return cell
  if (row.booking === null) return maskSample(cell)
  return isNumberCell(row, cell) ? words.masked : cell
}

function Understood(props: {
  readonly row: ImportRow
  readonly booking: NonNullable<ImportRow['booking']>
}) {
  const { row, booking } = props
  const labels = words.understood
  const sites = useAnswer('office.profile', {}).data?.sites ?? []
  return (
    <dl className="sch-cells">
      <Pair label={labels.receiptNumber} value={booking.receiptNumber ?? words.noReceipt} />
      <Pair label={labels.status} value={words.statuses[booking.status]} />
      <Pair label={labels.date} value={dateWords(booking.date)} />
      <Pair label={labels.slot} value={booking.slot} />
      <Pair label={labels.name} value={booking.name} />
      {booking.kana !== null && <Pair label={labels.kana} value={booking.kana} />}
      <Pair
        label={labels.jobSeekerNumber}
        value={
          booking.jobSeekerNumber === null ? words.noNumber : mask(row, booking.jobSeekerNumber)
        }
      />
      {booking.category !== null && (
        <Pair label={labels.category} value={text.booking.categories[booking.category]} />
      )}
      {booking.residence !== null && (
        <Pair label={labels.residence} value={text.booking.residences[booking.residence]} />
      )}
      {booking.companions !== null && (
        <Pair label={labels.companions} value={booking.companions || words.noCompanions} />
      )}
      <Pair label={labels.contact} value={words.contactOf(booking.hasPhone, booking.hasEmail)} />
      {booking.siteId !== null && (
        <Pair label={labels.site} value={changeWords('siteId', booking.siteId, sites)} />
      )}
      {booking.hasMeeting && <Pair label={labels.meeting} value={words.ownMeeting} />}
    </dl>
  )
}

function dateWords(date: string): string {
  const parsed = LocalDateSchema.safeParse(date)
  return parsed.success ? formatDate(parsed.data) : date
}

function Pair(props: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.value === '' ? <span className="sd-quiet">{words.emptyCell}</span> : props.value}
      </dd>
    </div>
  )
}

/** Fields whose values are on no screen by themselves. */
const HIDDEN: ReadonlySet<string> = new Set(['jobSeekerNumber', 'phone', 'email', 'meeting'])

function Changes(props: { readonly row: ImportRow }) {
  const sites = useAnswer('office.profile', {}).data?.sites ?? []
  return (
    <table className="sd-table sch-changes">
      <caption className="sd-hidden-visually">{words.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.changes}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {props.row.changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{words.fieldOf(change.field)}</th>
            <td>
              {HIDDEN.has(change.field)
                ? words.masked
                : changeWords(change.field, change.before, sites)}
            </td>
            <td>
              {HIDDEN.has(change.field)
                ? words.masked
                : changeWords(change.field, change.after, sites)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
