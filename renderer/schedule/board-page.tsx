/** The board's page: a day or a week, the search, the printed day. */
import { useState } from 'react'
import { MINUTE } from '../../shared/clock.ts'
import { type LocalDate, mondayOf } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { goTo, usePlace } from '../state/place.ts'
import { DayPart } from './board/day-part.tsx'
import { firstFreeSlot } from './board/now.ts'
import { PrintSheet } from './board/print-sheet.tsx'
import { SearchResults } from './board/search-results.tsx'
import { DateNav, Freshness, SearchForm } from './board/toolbar.tsx'
import { WeekBoard } from './board/week.tsx'
import { TellingLink } from './telling/telling-link.tsx'
import { OverruledNotice } from './overruled.tsx'
import { UnansweredNotice } from './unanswered.tsx'
import { useBoard } from './board-state.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { BOOKING_FILES } from './import/booking-files.ts'
import { text } from './words/room.ts'

const words = text.board

export function BoardPage(props: { readonly onFile: (file: File) => void }) {
  const profile = useAnswer('office.profile', {}).data
  const waiting = useAnswer('schedule.waiting', {}).data
  const picked = usePlace((place) => place.day)
  const show = useBoard((board) => board.show)
  const open = useBoard((board) => board.open)
  const now = useNow(MINUTE)
  const today = dateOf(now)
  const date = picked ?? today
  const [step, setStep] = useState<'day' | 'week'>('day')
  const [search, setSearch] = useState('')
  const day = useAnswer('schedule.day', { date })
  const showDay = (next: LocalDate | null): void => {
    goTo({ day: next === today ? null : next })
    setSearch('')
  }
  const pickDay = (next: LocalDate): void => {
    showDay(next)
    setStep('day')
  }
  const actions = (
    <>
      <FileButton label={words.importFile} accept={BOOKING_FILES} onFile={props.onFile} />
      <Button
        icon="plus"
        isDisabled={profile === null}
        onPress={() =>
          open({
            kind: 'new',
            date,
            slot: day.data === null ? null : firstFreeSlot(day.data, date, now),
          })
        }
      >
        {words.add}
      </Button>
      <Button
        icon="print"
        isDisabled={day.data === null || step === 'week'}
        onPress={() => window.print()}
      >
        {words.print}
      </Button>
    </>
  )
  const heldCount = (waiting?.held ?? 0) + (waiting?.unread ?? 0)
  const held = heldCount > 0 && (
    <Button size="small" kind="text" icon="warning" onPress={() => show('held')}>
      {words.held(heldCount)} ▸
    </Button>
  )
  return (
    <Page title={words.title} actions={actions}>
      <div className="sch-bar">
        <DateNav date={date} today={today} step={step} onDate={showDay} onStep={setStep} />
        <SearchForm key={search} text={search} onSearch={setSearch} />
      </div>
      {day.data !== null && search === '' && step === 'day' && (
        <Freshness
          day={day.data}
          today={today}
          held={held}
          telling={<TellingLink day={day.data} today={today} />}
        />
      )}
      {search === '' && <UnansweredNotice />}
      {search === '' && step === 'day' && day.data !== null && (
        <OverruledNotice date={date} bookings={day.data.bookings} />
      )}
      <FailureNote
        failure={day.failure}
        action={<Button onPress={day.reload}>{words.retry}</Button>}
      />
      {search !== '' && <SearchResults text={search} onClear={() => setSearch('')} />}
      {search === '' && step === 'week' && (
        <Week monday={mondayOf(date)} today={today} onDay={pickDay} />
      )}
      {search === '' && step === 'day' && day.data === null && day.failure === null && (
        <Loading label={words.loading} />
      )}
      {search === '' && step === 'day' && day.data !== null && (
        <DayPart day={day.data} wallMs={now} onDay={pickDay} />
      )}
      {day.data !== null && profile !== null && step === 'day' && (
        <PrintSheet day={day.data} officeName={profile.officeName} wallMs={now} />
      )}
    </Page>
  )
}

function Week(props: {
  readonly monday: LocalDate
  readonly today: LocalDate
  readonly onDay: (date: LocalDate) => void
}) {
  const profile = useAnswer('office.profile', {}).data
  const week = useAnswer('schedule.week', { date: props.monday })
  if (week.failure !== null)
    return (
      <FailureNote
        failure={week.failure}
        action={<Button onPress={week.reload}>{words.retry}</Button>}
      />
    )
  if (week.data === null || profile === null) return <Loading label={words.loading} />
  return (
    <WeekBoard
      week={week.data}
      slots={profile.slots}
      booths={profile.boothsPerSlot}
      today={props.today}
      onDay={props.onDay}
    />
  )
}
