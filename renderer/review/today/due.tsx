/** What a supervisor has to deal with, the most pressing first; each leads to where it is dealt with. */
import { MINUTE } from '../../../shared/clock.ts'
import { type BackupStatus, backupIsDue } from '../../../shared/records/backup.ts'
import { firstPage, noFilter, type RecordFilter } from '../../../shared/records/record.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { useKept, useOffice } from '../../state/kept.ts'
import { enterRoom, ownSession } from '../../state/place.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type DueId, todayText as text } from '../words/today.ts'
import type { TodayView } from './use-today.ts'

/** `says`: what stands in place of a number. `isDue`: somebody has to see to it. */
type Due = {
  readonly id: DueId
  readonly says: string
  readonly isDue: boolean
  readonly go: () => void
}

/** There is something to open also while all is well. */
const ALWAYS: ReadonlySet<DueId> = new Set(['backup', 'zoom'])

const returned: RecordFilter = { ...noFilter, review: 'returned' }

/** Of today: the booking itself where it is one alone, else the board with all of them. */
function toBookings(bookings: readonly BoardBooking[]): void {
  const [only] = bookings
  const alone = only !== undefined && bookings.length === 1
  enterRoom('board', { opened: alone ? { booking: only.id } : null })
}

/** The record itself where there is one alone, on top of the list. */
function toRecord(recordIds: readonly (string | null)[]): void {
  const [only = null] = recordIds
  enterRoom('review', { reviewed: recordIds.length === 1 ? only : null })
}

const toTelling = (day: LocalDate): void =>
  enterRoom('board', { day, opened: { board: 'telling' } })
const toHeld = (): void => enterRoom('board', { opened: { board: 'held' } })
const toPanel = (panel: string): void => enterRoom('settings', { panel })

function counted(id: DueId, count: number | undefined, go: () => void): Due {
  return { id, says: text.cases(count ?? 0), isDue: (count ?? 0) > 0, go }
}

/** What is to be said of the backups, and whether it is somebody's turn. */
export function backupWords(
  status: BackupStatus,
  nowMs: number,
): { readonly says: string; readonly isDue: boolean } {
  const { settings, running, last, lastGood } = status
  const words = text.backup
  if (running) return { says: words.running, isDue: false }
  if (settings.folder === null) return { says: words.noFolder, isDue: true }
  if (last !== null && last.reason !== null) return { says: words.failed, isDue: true }
  if (lastGood === null) return { says: words.planned(settings.time), isDue: false }
  return backupIsDue(status, nowMs)
    ? { says: words.due, isDue: true }
    : { says: words.made(formatInstant(lastGood.atMs)), isDue: false }
}

function useDue({ day, today, untoldNext }: TodayView): readonly Due[] {
  const nowMs = useNow(MINUTE)
  const practice = useOffice().kind === 'practice'
  const unanswered = useAnswer('schedule.unanswered', {}).data
  const late = useAnswer('schedule.withdrawnAfter', {}).data
  const conflicts = useAnswer('review.conflicts', {}).data
  const waiting = useAnswer('review.waiting', {}).data
  const held = useAnswer('schedule.waiting', {}).data
  const backup = useAnswer('records.backupStatus', {}).data
  const carrier = useAnswer('meeting.carrier', {}).data?.carrier
  const returns = useAnswer('records.list', { filter: returned, at: firstPage, limit: 1 }).data
  return [
    counted('officeLate', today.counts.officeLate, () =>
      toBookings(
        today.now.flatMap(({ booking, stand }) => (stand === 'officeLate' ? [booking] : [])),
      ),
    ),
    counted('unanswered', unanswered?.length, () =>
      enterRoom('board', { opened: { board: 'unanswered' } }),
    ),
    counted('withdrawnAfter', late?.length, () =>
      toRecord((late ?? []).map(({ recordId }) => recordId)),
    ),
    counted('conflicts', conflicts?.length, () => enterRoom('review')),
    counted('untold', today.untold.length, () => toTelling(day.day.date)),
    counted('waiting', waiting?.waiting, () => enterRoom('review')),
    counted('returned', returns?.total, () =>
      enterRoom('records', {
        record: returns?.total === 1 ? (returns.rows[0]?.recordId ?? null) : null,
        list: { filter: returned, top: 0 },
      }),
    ),
    counted('held', held?.held, toHeld),
    counted('unread', held?.unread, toHeld),
    counted('untoldNext', untoldNext, () => toTelling(day.nextOpenDay)),
    ...(backup === null
      ? []
      : [
          {
            id: 'backup' as const,
            go: () => toPanel('backup'),
            ...(practice
              ? { says: text.backup.practice, isDue: false }
              : backupWords(backup, nowMs)),
          },
        ]),
    ...(carrier === undefined
      ? []
      : [
          {
            id: 'zoom' as const,
            go: () => toPanel('zoom'),
            says: text.carriers[carrier],
            isDue: carrier === 'none',
          },
        ]),
  ]
}

export function DueList(props: { readonly view: TodayView }) {
  const all = useDue(props.view)
  // Who has a consultation of one's own under way goes back to that first, as the notice above says.
  const own = useKept(ownSession)
  const first = own === null ? all.find(({ isDue }) => isDue) : undefined
  return (
    <section className="today-due" aria-labelledby="today-due">
      <h2 id="today-due">{text.dueTitle}</h2>
      <ul>
        {all.map((one) => (
          <li key={one.id} data-due={one.isDue || undefined}>
            <Icon name={one.isDue ? 'warning' : 'check'} />
            <span className="today-due-what">{text.due[one.id]}</span>
            <span className="today-due-says sd-num">{one.says}</span>
            {(one.isDue || ALWAYS.has(one.id)) && (
              <Button
                size="small"
                kind={one === first ? 'filled' : one.isDue ? 'outlined' : 'text'}
                aria-label={text.openFor(text.due[one.id])}
                onPress={one.go}
              >
                {text.open}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
