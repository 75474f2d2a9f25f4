/** The day on one A4 page: lies beside the app in the document and is shown on paper only. */
import { createPortal } from 'react-dom'
import { useAnswer } from '../../state/answers.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { stateWord } from '../booking/state-chip.tsx'
import { text } from '../words/room.ts'
import type { Day } from './day-board.tsx'
import { isSeated, placeInBooths } from './place.ts'

const words = text.board

/** @param props.wallMs stamps the sheet with the time of printing */
export function PrintSheet(props: {
  readonly day: Day
  readonly officeName: string
  readonly wallMs: number
}) {
  const { day } = props
  const { rows } = placeInBooths(day.bookings, day.slots, day.boothsPerSlot)
  const lines = rows.flatMap((row) =>
    row.cells.map((booking, index) => ({ slot: row.slot, booth: index + 1, booking })),
  )
  const titles = words.printColumns
  return createPortal(
    <section className="sch-print" lang="ja" data-dense={lines.length > 12 || undefined}>
      <header>
        <h1>{words.printTitle}</h1>
        <p className="sch-print-date">{formatDate(day.day.date)}</p>
        <p>
          {props.officeName}　{words.printTotal(day.bookings.filter(isSeated).length)}　
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
              <td>{booth === 1 ? slot : ''}</td>
              <td>{booth}</td>
              <td className="sch-print-who">{booking?.name ?? ''}</td>
              <td>{booking?.kana ?? ''}</td>
              <td>{booking?.companions ?? ''}</td>
              <td>{booking === null ? words.free : stateWord(booking)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <p>{words.printFoot}</p>
        <SealLine />
      </footer>
    </section>,
    document.body,
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
