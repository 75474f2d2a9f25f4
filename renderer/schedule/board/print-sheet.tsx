/** The day on one A4 page: lies beside the app in the document and is shown on paper only. */
import { createPortal } from 'react-dom'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { UnreadRow } from '../../../shared/schedule/import.ts'
import { useAnswer } from '../../state/answers.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { usePaperName } from '../../ui/paper.ts'
import { useProfile } from '../../state/profile.ts'
import { siteNote } from '../booking/site-note.ts'
import { displayName } from '../booking/display-name.ts'
import { stateWord } from '../booking/state-chip.tsx'
import { text } from '../words/room.ts'
import type { Day } from './day-board.tsx'
import { isSeated, placeInBooths } from './place.ts'

const words = text.board
/** Rows on the sheet; more than that are seen to on the screen first. */
const MOST_ROWS = 30

/** @param props.wallMs stamps the sheet with the time of printing */
export function PrintSheet(props: {
  readonly day: Day
  readonly officeName: string
  readonly wallMs: number
}) {
  const { day } = props
  const { sites } = useProfile()
  const siteOf = (booking: BoardBooking | null): string | null =>
    booking === null ? null : siteNote(booking.siteId, sites)
  const { rows } = placeInBooths(day.bookings, day.slots, day.boothsPerSlot)
  const lines = rows.flatMap((row) =>
    row.cells.map((booking, index) => ({ slot: row.slot, booth: index + 1, booking })),
  )
  const held = day.bookings.filter(({ state }) => state === 'held')
  const unread = useAnswer('schedule.unread', { limit: MOST_ROWS }).data ?? []
  const titles = words.printColumns
  usePaperName({
    title: `${words.printTitle}_${day.day.date}`,
    foot: [props.officeName, words.printTitle, formatDate(day.day.date)],
  })
  return createPortal(
    <section className="sch-print" lang="ja" data-dense={lines.length > 12 || undefined}>
      <header>
        <h1>{words.printTitle}</h1>
        <p className="sch-print-date">{formatDate(day.day.date)}</p>
        <p>
          {props.officeName}　{words.printTotal(day.bookings.filter(isSeated).length)}{' '}
          {words.printedAt(formatDate(dateOf(props.wallMs)), timeOf(props.wallMs))}
        </p>
        {!day.day.open && (
          <p>
            {words.closedTitle} {day.day.reason}
          </p>
        )}
      </header>
      <table>
        <thead>
          <tr>
            {Object.entries(titles).map(([key, title]) => (
              <th key={key} scope="col" className={`sch-print-${key}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ slot, booth, booking }) => (
            <tr key={`${slot} ${booth}`} data-first={booth === 1 || undefined}>
              {/* In every line: the next page may begin with any of them. */}
              <td className={booth === 1 ? '' : 'sch-print-again'}>{slot}</td>
              <td>{booth}</td>
              <td>
                <span className="sch-print-who">{booking?.name ?? ''}</span>
                <span className="sch-print-reading">
                  {[booking?.kana, siteOf(booking)].filter(Boolean).join('　')}
                </span>
              </td>
              <td>{booking?.companions ?? ''}</td>
              <td>{booking === null ? words.free : stateWord(booking)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <HeldOnPaper held={held} />
      <RowsOnPaper rows={unread} />
      <footer>
        <p>{words.printFoot}</p>
        <SealLine />
      </footer>
    </section>,
    document.body,
  )
}

/** Who waits for a person that day: at the counter nobody may be nowhere. */
function HeldOnPaper({ held }: { readonly held: readonly BoardBooking[] }) {
  if (held.length === 0) return null
  return (
    <section className="sch-print-held">
      <h2>{words.printHeld(held.length)}</h2>
      <ul>
        {held.map((booking) => (
          <li key={booking.id}>
            <strong>
              {booking.slot} {displayName(booking)}
            </strong>
            {booking.holdReasons.map((reason) => text.reasons.hold[reason]).join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Rows that nobody could read, or that fit no booking: they may be of that day. */
function RowsOnPaper({ rows }: { readonly rows: readonly UnreadRow[] }) {
  if (rows.length === 0) return null
  return (
    <section className="sch-print-held">
      <h2>{words.printRows(rows.length)}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>
              {text.booking.unreadFrom(row.fileName, row.line)} {row.person?.name ?? ''}
            </strong>
            {row.reasons.map((reason) => text.reasons.row(reason)).join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far the log of this PC reached: who keeps the sheet can later prove that nothing before it was cut off or rewritten. */
function SealLine() {
  const seal = useAnswer('records.seal', {})
  return seal.data === null ? null : (
    <p className="sch-print-seal">
      {words.printSeal} <span className="sd-num">{seal.data.line}</span>
    </p>
  )
}
