/** One place at one booth: a booking with what a counselor needs at a glance, or a free place. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { tellingOf } from '../../../shared/schedule/telling.ts'
import type { LocalDate, LocalTime } from '../../../shared/time/day.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ToldChip } from '../../ui/told-chip.tsx'
import { useAnswer } from '../../state/answers.ts'
import { useBoard } from '../board-state.tsx'
import { NameButton } from '../booking/name-button.tsx'
import { StateChip } from '../booking/state-chip.tsx'
import { useSites } from '../../state/profile.ts'
import { siteNote } from '../booking/site-note.ts'
import { text } from '../words/room.ts'

const words = text.board

/** Can it be prepared right here? next: it is the one thing to do next on this screen. */
export type CellAction = 'no' | 'possible' | 'next'

export function BookingCell(props: {
  readonly booking: BoardBooking
  readonly action: CellAction
}) {
  const { booking, action } = props
  const prepare = useBoard((board) => board.prepare)
  return (
    <div className="sch-cell">
      <div className="sch-cell-head">
        <NameButton booking={booking}>
          {booking.kana !== null && <span className="sch-kana">（{booking.kana}）</span>}
        </NameButton>
        <span className="sch-cell-state">
          <StateChip booking={booking} />
          {booking.usedMs !== null && <span className="sd-num">{words.used(booking.usedMs)}</span>}
        </span>
      </div>
      <div className="sch-cell-foot">
        <CellNotes booking={booking} />
        {action !== 'no' && (
          <span className="sch-cell-action">
            <Button
              size="small"
              kind={action === 'next' ? 'filled' : 'outlined'}
              onPress={() => void prepare(booking.id)}
              aria-label={words.prepareFor(booking.name)}
            >
              {words.prepare}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}

function CellNotes(props: { readonly booking: BoardBooking }) {
  const { id, companions, earlierNoShows, counselorName, hasMeeting, state, siteId } = props.booking
  const site = siteNote(siteId, useSites())
  return (
    <ul className="sch-notes">
      {state === 'live' && (
        <li>
          <TellingChip booking={props.booking} />
        </li>
      )}
      {site !== null && (
        <li>
          <Icon name="flag" size={1} />
          {words.site(site)}
        </li>
      )}
      {companions !== null && (
        <li>
          <Icon name="people" size={1} />
          {words.companions(companions)}
        </li>
      )}
      {earlierNoShows > 0 && (
        <li className="sch-warn">
          <Icon name="warning" size={1} />
          {words.noShowBefore(earlierNoShows)}
        </li>
      )}
      {hasMeeting && (state === 'live' || state === 'held') && <OwnMeetingNote bookingId={id} />}
      {counselorName !== null && (
        <li>
          <Icon name="person" size={1} />
          {words.by(counselorName)}
        </li>
      )}
    </ul>
  )
}

/** Whether the job seeker knows when and where to come. */
function TellingChip({ booking }: { readonly booking: BoardBooking }) {
  const profile = useAnswer('office.profile', {}).data
  return profile === null ? null : <ToldChip state={tellingOf(booking, profile).state} />
}

/** Before the slot: the meeting of this booking cannot be used. The booking itself says why. */
function OwnMeetingNote(props: { readonly bookingId: string }) {
  const verdict = useAnswer('meeting.ownMeeting', props).data?.check?.verdict
  return verdict === 'elsewhere' || verdict === 'unsafe' ? (
    <li className="sch-warn">
      <Icon name="warning" size={1} />
      {words.ownMeetingWrong}
    </li>
  ) : null
}

/** A free place; past ones cannot be booked any more. @param props.booth counted from 1 */
export function FreeCell(props: {
  readonly date: LocalDate
  readonly slot: LocalTime
  readonly booth: number
  readonly canBook: boolean
}) {
  const { date, slot } = props
  const open = useBoard((board) => board.open)
  return (
    <div className="sch-cell sch-cell-free">
      <span>{words.free}</span>
      {props.canBook && (
        <Button
          size="small"
          kind="text"
          icon="plus"
          onPress={() => open({ kind: 'new', date, slot })}
          aria-label={words.addAt(slot, props.booth)}
        >
          {words.add}
        </Button>
      )}
    </div>
  )
}
