/** 今日: the supervisor's look at the day over all PCs of the office, and at what has to be dealt with. True figures; nothing leaves by it. */
import { useRef } from 'react'
import { formatDate } from '../../../shared/time/words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useStepKeys } from '../queue-keys.ts'
import { todayText as text } from '../words/today.ts'
import { DueList } from './due.tsx'
import { NowTable } from './now-table.tsx'
import './today.css'
import { type TodayView, useToday } from './use-today.ts'

export function TodayRoom() {
  const { view, failure, reload } = useToday()
  const lists = useRef<HTMLDivElement>(null)
  // From line to line of what goes on, then of what is to be done; Enter opens where the focus is.
  useStepKeys((by) => {
    const lines = [...(lists.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = lines.findIndex((line) => line === document.activeElement)
    lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]?.focus()
  })
  return (
    <Page title={text.title}>
      <FailureNote
        failure={failure}
        action={<Button onPress={() => void reload()}>{text.retry}</Button>}
      />
      {view === null && failure === null && <Loading label={text.loading} />}
      {view !== null && (
        <>
          <Figures view={view} />
          <div className="today-columns" ref={lists}>
            <div className="sd-stack-tight">
              <h2>{text.nowTitle}</h2>
              {view.today.now.length === 0 ? (
                <Nothing view={view} />
              ) : (
                <>
                  <NowTable rows={view.today.now} leftOf={view.leftOf} />
                  <p className="sd-quiet">{text.nowHint}</p>
                </>
              )}
            </div>
            <DueList view={view} />
          </div>
        </>
      )}
    </Page>
  )
}

function Figures({ view: { today } }: { readonly view: TodayView }) {
  const { counts, now } = today
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const figures = [
    [text.all, all],
    [text.ahead, counts.ahead],
    [text.goesOn, now.length],
    [text.stands.unanswered, counts.unanswered],
    [text.over, counts.over],
  ] as const
  return (
    <dl className="today-figures" aria-label={text.figures}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="sd-num">{text.cases(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nobody talks or is waited for: what comes next, or why nothing does. */
function Nothing({ view: { day, today } }: { readonly view: TodayView }) {
  const ahead = day.bookings.filter(({ state }) => state === 'live').map(({ slot }) => slot)
  const [next] = ahead.toSorted()
  const nextOpen = text.nextOpen(formatDate(day.nextOpenDay))
  if (!day.day.open || day.bookings.length === 0)
    return (
      <EmptyState
        icon="calendar"
        title={text.noBookings}
        hint={
          day.day.open || day.day.reason === null
            ? nextOpen
            : `${text.closed(day.day.reason)}${nextOpen}`
        }
      />
    )
  return (
    <EmptyState
      icon="clock"
      title={text.nowEmpty}
      hint={
        today.counts.ahead === 0 || next === undefined
          ? text.noneAhead
          : text.nextSlot(next, ahead.filter((slot) => slot === next).length)
      }
    />
  )
}
