/** The day's list where the records cannot be opened: read out of the cache, on the screen and on paper. */
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { CachedBooking } from '../../shared/office/cached-day.ts'
import type { OfficeKind } from '../../shared/office/status.ts'
import { LocalDateSchema } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { clock } from '../state/clock.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField } from '../ui/date-field.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { usePaperName } from '../ui/paper.ts'
import { type Column, Table } from '../ui/table.tsx'
import { useCall } from '../ui/use-call.ts'
import './print.css'
import { cachedDayFailures, cachedDayText as text } from './words/cached-day.ts'
import { reasonText } from './words/reasons.ts'

type Day = { readonly date: string; readonly rows: readonly CachedBooking[] }

export function CachedDay({ kind }: { readonly kind: OfficeKind }) {
  const [recoveryKey, setRecoveryKey] = useState('')
  const [date, setDate] = useState(() => dateOf(clock.wallMs()))
  const [day, setDay] = useState<Day | null>(null)
  const ask = useCall('office.cachedDay')
  const keyed = kind === 'office'
  const run = async (): Promise<void> => {
    const answer = await ask.run({ date, recoveryKey: keyed ? recoveryKey : null })
    setDay(answer.ok ? { date, rows: answer.value.rows } : null)
  }
  return (
    <section className="sd-stack" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{keyed ? text.hint : text.hintPractice}</p>
      {keyed && (
        <RecoveryKeyField value={recoveryKey} onChange={setRecoveryKey} failure={ask.failure} />
      )}
      <DateField label={text.date} value={date} onChange={setDate} />
      <FailureNote
        failure={isMistypedKey(ask.failure) ? null : ask.failure}
        texts={cachedDayFailures}
      />
      <div className="sd-row">
        <Button
          busy={ask.busy}
          isDisabled={
            !LocalDateSchema.safeParse(date).success || (keyed && recoveryKey.trim() === '')
          }
          onPress={() => void run()}
        >
          {text.show}
        </Button>
        {day !== null && day.rows.length > 0 && (
          <Button icon="print" onPress={() => window.print()}>
            {text.print}
          </Button>
        )}
      </div>
      {day !== null && <Listed day={day} />}
    </section>
  )
}

function Listed({ day }: { readonly day: Day }) {
  usePaperName({
    title: `${text.printTitle}_${day.date}`,
    foot: [text.printTitle, formatDate(day.date)],
  })
  if (day.rows.length === 0)
    return <EmptyState icon="calendar" title={text.nobodyTitle} hint={text.nobodyHint} />
  return (
    <>
      <p className="sd-quiet">{text.asOf}</p>
      <Table
        caption={text.caption(formatDate(day.date))}
        rows={day.rows}
        rowKey={(row) => row.id}
        columns={columns}
      />
      {createPortal(
        <section className="sch-print" lang="ja">
          <header>
            <h1>{text.printTitle}</h1>
            <p className="sch-print-date">{formatDate(day.date)}</p>
            <p>{text.asOf}</p>
          </header>
          <Table
            caption={text.caption(formatDate(day.date))}
            rows={day.rows}
            rowKey={(row) => row.id}
            columns={columns}
          />
        </section>,
        document.body,
      )}
    </>
  )
}

const columns: readonly Column<CachedBooking>[] = [
  { id: 'slot', header: text.slot, numeric: true, cell: (row) => row.slot },
  { id: 'name', header: text.name, rowHeader: true, cell: (row) => row.name },
  { id: 'kana', header: text.kana, cell: (row) => row.kana ?? '' },
  {
    id: 'reach',
    header: text.reach,
    cell: (row) => (
      <>
        {row.phone}
        {row.phone !== null && row.email !== null && <br />}
        {row.email}
      </>
    ),
  },
  { id: 'state', header: text.state, cell: (row) => reasonText.state[row.state] },
]
