/** 案内: everybody of one open day, who has a meeting and who was told, and the way to do what is missing (K3-2, M12-2-2). */
import { useRef } from 'react'
import { addDays, dayNumber, type LocalDate } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { DAY } from '../../../shared/clock.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { useOffice } from '../../state/kept.ts'
import { usePart } from '../../state/on-screen.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import type { Day } from '../board/day-board.tsx'
import { useBoard } from '../board-state.tsx'
import { tellingText as text } from '../words/telling.ts'
import { Guide } from './guide.tsx'
import { MeetingsPart } from './meetings-part.tsx'
import { usePeople } from './people.ts'
import { Telling } from './telling.tsx'
import './telling.css'
import { useReminders } from './remind-part.tsx'
import { useMeetings } from './use-meetings.ts'
import { useTellingDay } from './use-telling-day.ts'

export function TellingPage() {
  usePart('telling')
  const show = useBoard((board) => board.show)
  const picked = useBoard((board) => board.tellingDay)
  const tell = useBoard((board) => board.tell)
  const today = dateOf(useNow(DAY))
  const { day, failure: dayFailure, reload } = useTellingDay(picked, today)
  const profile = useAnswer('office.profile', {})
  const failure = dayFailure ?? profile.failure
  const back = (
    <Button kind="text" icon="arrowLeft" onPress={() => show('board')}>
      {text.back}
    </Button>
  )
  return (
    <Page title={text.title} actions={back}>
      <FailureNote failure={failure} action={<Button onPress={reload}>{text.retry}</Button>} />
      {day !== null && <DayNav date={day.day.date} next={day.nextOpenDay} onDay={tell} />}
      {day === null || profile.data === null ? (
        failure === null && <Loading label={text.loading} />
      ) : (
        <People key={day.day.date} day={day} today={today} />
      )}
    </Page>
  )
}

function DayNav(props: {
  readonly date: LocalDate
  readonly next: LocalDate
  readonly onDay: (date: LocalDate) => void
}) {
  const { date, next, onDay } = props
  return (
    <nav className="sch-nav" aria-label={text.navigation}>
      <Button size="small" kind="text" icon="chevronLeft" onPress={() => onDay(addDays(date, -1))}>
        {text.previous}
      </Button>
      <p className="sch-date">{formatDate(date)}</p>
      <Button size="small" kind="text" onPress={() => onDay(next)}>
        <span className="sch-after">
          <span>{text.nextOpen(next)}</span>
          <Icon name="chevronRight" />
        </span>
      </Button>
    </nav>
  )
}

function People(props: { readonly day: Day; readonly today: LocalDate }) {
  const { day, today } = props
  const { date } = day.day
  const live = day.bookings.filter(({ state }) => state === 'live')
  const held = day.bookings.filter(({ state }) => state === 'held').length
  const practice = useOffice().kind === 'practice'
  const carrier = useAnswer('meeting.carrier', {}).data?.carrier
  const linked = useAnswer('meeting.linked', { bookingIds: live.map(({ id }) => id) })
  const people = usePeople(live, linked.data?.linked ?? [])
  const reminders = useReminders(date)
  const work = useMeetings()
  const title = useRef<HTMLHeadingElement>(null)
  const missing = people.filter(({ hasLink }) => !hasLink)
  // Sending makes what is missing on its way.
  const sends = useAnswer('telling.sending', {}).data?.by
  const canSend = sends === 'server' || sends === 'practice'
  const asking = useBoard((board) => board.handed.length > 0)
  const told = people.filter(({ telling }) => telling.state !== 'untold').length
  return (
    <div className="sd-stack">
      {!day.day.open && <Banner title={text.closed}>{day.day.reason}</Banner>}
      {carrier === 'none' && <Banner tone="warning" title={text.noAccount} />}
      {live.length === 0 ? (
        <EmptyState icon="calendar" title={text.nobody} hint={text.nobodyHint} />
      ) : (
        <>
          <div className="sd-row sch-tell-head">
            <h2 ref={title} tabIndex={-1}>
              {text.people(text.dayOf(date, dayNumber(date) - dayNumber(today)), live.length)}
            </h2>
            <p>{text.counts(told, live.length - told)}</p>
            {carrier !== undefined && carrier !== 'none' && linked.data !== null && (
              <MeetingsPart
                missing={missing.map(({ booking }) => booking)}
                made={people.length - missing.length}
                isNext={!asking && !canSend}
                work={work}
              />
            )}
          </div>
          <FailureNote failure={linked.failure} />
          {reminders !== null && (
            <Telling
              date={date}
              people={people}
              isNext={missing.length === 0 || carrier === 'none' || canSend}
              about={{ by: 'day', reminders }}
              onRecorded={() => title.current?.focus()}
            />
          )}
        </>
      )}
      {held > 0 && (
        <p className="sch-warn sch-tell-note">
          <Icon name="warning" size={1} />
          {text.held(held)}
        </p>
      )}
      {(live.length > 0 || held > 0) && <MoveLink date={date} closed={!day.day.open} />}
      <Guide />
      {practice && <p className="sd-quiet sch-small">{text.practice}</p>}
    </div>
  )
}

/** The day, or a part of it, cannot be held (M12-2-4). */
function MoveLink(props: { readonly date: LocalDate; readonly closed: boolean }) {
  const move = useBoard((board) => board.move)
  return (
    <div>
      <Button
        kind={props.closed ? 'outlined' : 'text'}
        icon="calendar"
        onPress={() => move(props.date)}
      >
        {props.closed ? text.moveClosed : text.moveOpen} ▸
      </Button>
    </div>
  )
}
