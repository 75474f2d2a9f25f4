/** The board's way to 案内: how many people there are to tell for the day that is due. */
import { tellingOf } from '../../../shared/schedule/telling.ts'
import { dayNumber, type LocalDate } from '../../../shared/time/day.ts'
import { useAnswer } from '../../state/answers.ts'
import { Button } from '../../ui/button.tsx'
import type { Day } from '../board/day-board.tsx'
import { useBoard } from '../board-state.tsx'
import { tellingText as text } from '../words/telling.ts'
import { useTellingDay } from './use-telling-day.ts'

export function TellingLink(props: { readonly day: Day; readonly today: LocalDate }) {
  const { today } = props
  const shown = props.day.day
  const tell = useBoard((board) => board.tell)
  // The one that is looked at where it is still to come; of today and the past, the one that is due.
  const picked = shown.open && shown.date > today ? shown.date : null
  const { day } = useTellingDay(picked, today)
  const profile = useAnswer('office.profile', {}).data
  const due = useAnswer('telling.reminders', { date: today }).data?.due ?? []
  if (day === null || profile === null) return null
  const live = day.bookings.filter(({ state }) => state === 'live')
  const untold = live.filter((booking) => tellingOf(booking, profile).state === 'untold').length
  const { date } = day.day
  const remind = due.find((one) => one.date === date)?.count ?? 0
  const called = text.dayOf(date, dayNumber(date) - dayNumber(today))
  return (
    <>
      <Button size="small" kind="text" icon="mail" onPress={() => tell(date)}>
        {text.openFor(called, live.length, untold, remind)} ▸
      </Button>
      {due
        .filter((one) => one.date !== date)
        .map((one) => (
          <Button
            key={one.date}
            size="small"
            kind="text"
            icon="mail"
            onPress={() => tell(one.date)}
          >
            {text.remind.other(one.date, one.count)} ▸
          </Button>
        ))}
    </>
  )
}
