/** The board's page: a day or a week, the search, the printed day. */
import { useState } from 'react'
import { MINUTE } from '../../shared/clock.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { type LocalDate, type LocalTime, mondayOf } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { useQuery } from '../ui/use-call.ts'
import { useNow } from '../ui/use-now.ts'
import { DayPart } from './board/day-part.tsx'
import { firstFreeSlot } from './board/now.ts'
import { PrintSheet } from './board/print-sheet.tsx'
import { SearchResults } from './board/search-results.tsx'
import { DateNav, Freshness, SearchForm } from './board/toolbar.tsx'
import { WeekBoard } from './board/week.tsx'
import { FileButton } from './import/choose-file.tsx'
import { text } from './text.ts'

const words = text.board

export type BoardPageProps = {
  /** null follows today, also past midnight. */
  readonly picked: LocalDate | null
  readonly onPick: (date: LocalDate | null) => void
  readonly session: SessionSnapshot | null
  readonly profile: OfficeProfile | null
  readonly heldCount: number
  readonly onHeld: () => void
  readonly onFile: (file: File) => void
  readonly onOpen: (booking: BoardBooking) => void
  readonly onAdd: (date: LocalDate, slot: LocalTime | null) => void
  readonly onPrepare: (bookingId: string) => void
}

export function BoardPage(props: BoardPageProps) {
  const { profile, picked, onPick } = props
  const now = useNow(MINUTE)
  const today = dateOf(now)
  const date = picked ?? today
  const [step, setStep] = useState<'day' | 'week'>('day')
  const [search, setSearch] = useState('')
  const day = useQuery('schedule.day', { date }, ['schedule.changed', 'office.status'])
  const showDay = (next: LocalDate | null): void => {
    onPick(next === today ? null : next)
    setSearch('')
  }
  const pickDay = (next: LocalDate): void => {
    showDay(next)
    setStep('day')
  }
  const actions = (
    <>
      <FileButton label={words.importFile} onFile={props.onFile} />
      <Button
        icon="plus"
        isDisabled={profile === null}
        onPress={() =>
          props.onAdd(date, day.data === null ? null : firstFreeSlot(day.data, date, now))
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
  const held = props.heldCount > 0 && (
    <Button size="small" kind="text" icon="warning" onPress={props.onHeld}>
      {words.held(props.heldCount)} ▸
    </Button>
  )
  return (
    <Page title={words.title} actions={actions}>
      <div className="sch-bar">
        <DateNav date={date} today={today} step={step} onDate={showDay} onStep={setStep} />
        <SearchForm key={search} text={search} onSearch={setSearch} />
      </div>
      {day.data !== null && search === '' && step === 'day' && (
        <Freshness day={day.data} today={today} held={held} />
      )}
      <FailureNote
        failure={day.failure}
        action={<Button onPress={day.reload}>{words.retry}</Button>}
      />
      {search !== '' && (
        <SearchResults text={search} onOpen={props.onOpen} onClear={() => setSearch('')} />
      )}
      {search === '' && step === 'week' && (
        <Week monday={mondayOf(date)} today={today} profile={profile} onDay={pickDay} />
      )}
      {search === '' && step === 'day' && day.data === null && day.failure === null && (
        <Loading label={words.loading} />
      )}
      {search === '' && step === 'day' && day.data !== null && (
        <DayPart {...props} day={day.data} wallMs={now} onDay={pickDay} />
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
  readonly profile: OfficeProfile | null
  readonly onDay: (date: LocalDate) => void
}) {
  const week = useQuery('schedule.week', { date: props.monday }, [
    'schedule.changed',
    'office.status',
  ])
  if (week.failure !== null)
    return (
      <FailureNote
        failure={week.failure}
        action={<Button onPress={week.reload}>{words.retry}</Button>}
      />
    )
  if (week.data === null || props.profile === null) return <Loading label={words.loading} />
  return (
    <WeekBoard
      week={week.data}
      slots={props.profile.slots}
      booths={props.profile.boothsPerSlot}
      today={props.today}
      onDay={props.onDay}
    />
  )
}
