/** Reminders: from which day on they go out, who has none yet, and the way to send them (M12-2-2). */
import { MINUTE } from '../../../shared/clock.ts'
import type { MessageKind } from '../../../shared/log/contact.ts'
import { awaitsReminder, isReminderDue } from '../../../shared/schedule/reminding.ts'
import { isToldOf } from '../../../shared/schedule/telling.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { useAnswer, type ValueOf } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { useProfile } from '../../state/profile.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useBoard } from '../board-state.tsx'
import { tellingText as text } from '../words/telling.ts'
import type { Person } from './people.ts'

const words = text.remind

export type Reminders = {
  /** The first day on which people of this date are reminded; null: this office reminds nobody. */
  readonly from: LocalDate | null
  readonly today: LocalDate
  /** Other days of which somebody is to be reminded now. */
  readonly others: ValueOf<'telling.reminders'>['due']
  /** The reminder is to go out to them now. */
  readonly isDue: (person: Person) => boolean
  /** That text is still to go out to them, unless somebody decides otherwise. */
  readonly isFor: (person: Person, kind: MessageKind) => boolean
}

/** Null: not known yet. */
export function useReminders(date: LocalDate): Reminders | null {
  const answer = useAnswer('telling.reminders', { date })
  const profile = useProfile()
  const nowMs = useNow(MINUTE)
  if (answer.data === null && answer.failure === null) return null
  const { from = null, due = [] } = answer.data ?? {}
  const now = { date: dateOf(nowMs), time: timeOf(nowMs) }
  return {
    from,
    today: now.date,
    others: due.filter((one) => one.date !== date),
    isDue: ({ booking }) => isReminderDue(booking, profile, from, now),
    isFor: ({ booking, telling }, kind) =>
      kind === 'reminder' && from !== null
        ? awaitsReminder(booking, profile, from)
        : !isToldOf(booking, kind, telling),
  }
}

/** What is to go out next: the reminder where everybody knows when to come and somebody is to be reminded. */
export const firstText = (people: readonly Person[], { isDue }: Reminders): MessageKind =>
  people.every(({ telling }) => telling.state !== 'untold') && people.some(isDue)
    ? 'reminder'
    : 'first'

/** @param props.onChoose null: it is the text that is chosen */
export function RemindPart(props: {
  readonly reminders: Reminders
  readonly people: readonly Person[]
  readonly onChoose: (() => void) | null
}) {
  const { reminders, onChoose } = props
  const tell = useBoard((board) => board.tell)
  const { from, others, today } = reminders
  if (from === null && others.length === 0) return null
  const waiting = props.people.filter(reminders.isDue).length
  return (
    <div className="sd-row sch-tell-remind">
      {from !== null && (
        <p>
          <Icon name="clock" size={1} />
          {words.title}: {stateWords(from > today ? from : null, waiting)}
        </p>
      )}
      {waiting > 0 && onChoose !== null && (
        <Button size="small" kind="text" icon="mail" onPress={onChoose}>
          {words.choose}
        </Button>
      )}
      {others.map(({ date, count }) => (
        <Button key={date} size="small" kind="text" icon="mail" onPress={() => tell(date)}>
          {words.other(date, count)} ▸
        </Button>
      ))}
    </div>
  )
}

/** @param from null: its day has come */
function stateWords(from: LocalDate | null, waiting: number): string {
  if (from !== null) return words.from(from)
  return waiting === 0 ? words.none : words.waiting(waiting)
}
