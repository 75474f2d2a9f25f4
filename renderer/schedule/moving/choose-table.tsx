/** Those whose time the office cannot keep, a line each, with where they are to be moved. */
import type { LocalDate } from '../../../shared/time/day.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { displayName } from '../booking/display-name.ts'
import { NameButton } from '../booking/name-button.tsx'
import { movingText as text } from '../words/moving.ts'
import {
  type Choice,
  type Choices,
  keyOf,
  type Movable,
  type Place,
  waitsForCall,
} from './use-choices.ts'

export function ChooseTable(props: {
  readonly date: LocalDate
  readonly people: readonly Movable[]
  readonly places: readonly Place[]
  readonly choices: Choices
}) {
  const { places, choices } = props
  const columns: readonly Column<Movable>[] = [
    { id: 'time', header: text.columns.time, numeric: true, cell: ({ booking }) => booking.slot },
    {
      id: 'name',
      header: text.columns.name,
      rowHeader: true,
      cell: ({ booking }) => <NameButton booking={booking} />,
    },
    {
      id: 'to',
      header: text.columns.to,
      cell: (one) => <To one={one} places={places} choices={choices} />,
    },
  ]
  return (
    <Table
      caption={text.table(props.date)}
      columns={columns}
      rows={props.people}
      rowKey={({ booking }) => booking.id}
    />
  )
}

function To(props: {
  readonly one: Movable
  readonly places: readonly Place[]
  readonly choices: Choices
}) {
  const { one, choices } = props
  const { booking, proposed, unsettled, notOn } = one
  const now = keyOf(choices.of(one))
  const places = props.places.filter(
    (place) => !notOn.includes(place.date) && (choices.left(place) > 0 || keyOf(place) === now),
  )
  const all: readonly Choice[] = unsettled.length > 0 ? [] : places
  const note =
    unsettled.length > 0
      ? text.unsettled
      : waitsForCall(one)
        ? text.waits
        : proposed === null
          ? text.noPlace
          : null
  return (
    <span className="sch-tell-reach">
      <select
        className="sd-input"
        aria-label={text.toOf(displayName(booking))}
        value={now}
        onChange={({ target }) => {
          const to = all.find((choice) => keyOf(choice) === target.value)
          choices.choose(one, to ?? (target.value === 'call' ? 'call' : 'stay'))
        }}
      >
        {places.map(
          (place) =>
            unsettled.length === 0 && (
              <option key={keyOf(place)} value={keyOf(place)}>
                {text.place(place.date, place.slot, Math.max(0, choices.left(place)))}
              </option>
            ),
        )}
        {!waitsForCall(one) && <option value="call">{text.call}</option>}
        <option value="stay">{text.stay}</option>
      </select>
      {note !== null && <span className="sd-quiet sch-small">{note}</span>}
    </span>
  )
}
