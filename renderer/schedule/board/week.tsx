/** Seven days at a glance: how many places of each slot are taken, and why a day is closed. */
import type { ValueOf } from '../../state/answers.ts'
import { shortDate } from '../../../shared/time/words.ts'
import type { LocalDate, LocalTime } from '../../../shared/time/day.ts'
import { text } from '../words/room.ts'
import { BoardWrap } from './board-wrap.tsx'

const words = text.board

type Week = ValueOf<'schedule.week'>

export function WeekBoard(props: {
  readonly week: Week
  readonly slots: readonly LocalTime[]
  readonly booths: number
  readonly today: LocalDate
  readonly onDay: (date: LocalDate) => void
}) {
  const monday = props.week[0]?.day.date
  return (
    <div className="sd-stack-tight">
      <p className="sd-quiet">{words.weekHint(props.booths)}</p>
      <BoardWrap>
        <table className="sch-board sch-week">
          {monday !== undefined && (
            <caption className="sd-hidden-visually">{words.week(monday)}</caption>
          )}
          <thead>
            <tr>
              <th scope="col" className="sch-slot-col">
                <span className="sd-hidden-visually">{words.slotColumn}</span>
              </th>
              {props.week.map(({ day }) => (
                <th key={day.date} scope="col" data-today={day.date === props.today || undefined}>
                  <button type="button" className="sch-name" onClick={() => props.onDay(day.date)}>
                    {shortDate(day.date)}
                  </button>
                  {day.reason !== null && <span className="sch-week-reason">{day.reason}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.slots.map((slot) => (
              <tr key={slot}>
                <th scope="row" className="sch-slot">
                  <span className="sch-slot-time sd-num">{slot}</span>
                </th>
                {props.week.map(({ day, counts }) => (
                  <td
                    key={day.date}
                    data-state={day.open ? 'open' : 'closed'}
                    data-today={day.date === props.today || undefined}
                  >
                    <WeekCount
                      date={day.date}
                      onDay={props.onDay}
                      open={day.open}
                      count={counts[slot] ?? 0}
                      booths={props.booths}
                      slot={slot}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </BoardWrap>
    </div>
  )
}

function WeekCount(props: {
  readonly date: LocalDate
  readonly onDay: (date: LocalDate) => void
  readonly open: boolean
  readonly count: number
  readonly booths: number
  readonly slot: LocalTime
}) {
  if (!props.open && props.count === 0) return <span className="sd-quiet">{words.closedShort}</span>
  return (
    <button type="button" className="sch-name sch-count" onClick={() => props.onDay(props.date)}>
      <span className="sd-num" aria-hidden="true">
        {words.countOf(props.count, props.booths)}
      </span>
      <span className="sd-hidden-visually">
        {words.countLabel(props.date, props.slot, props.count, props.booths)}
      </span>
      {props.count >= props.booths && <span>{words.full}</span>}
    </button>
  )
}
