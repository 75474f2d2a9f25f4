/** Past deemed cancellations (M12-2-6) and people unused for a year (M6-4): suggestions, nothing happens by itself. */
import { restrictionStates } from '../../shared/log/states.ts'
import { useState } from 'react'
import type { NoShow, Unused } from '../../shared/review/papers.ts'
import { formatDate } from '../../shared/time/words.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { nameColumn } from './name-column.tsx'
import { useAnswer } from '../state/answers.ts'
import { RestrictForm } from './restrict-form.tsx'
import { listsText as text } from './words/lists.ts'
import { restrictionText } from './words/restrictions.ts'

export function NoShows({ onOpen }: { readonly onOpen: (recordId: string) => void }) {
  const list = useAnswer('review.noShows', {})
  const [restricting, setRestricting] = useState<NoShow | null>(null)
  const columns: readonly Column<NoShow>[] = [
    nameColumn(text.name, onOpen),
    { id: 'count', header: text.times, numeric: true, cell: (row) => text.timesValue(row.count) },
    { id: 'last', header: text.last, numeric: true, cell: (row) => formatDate(row.lastDate) },
    {
      id: 'what',
      header: restrictionText.what,
      cell: (row) =>
        row.restricted ? (
          <Chip state={restrictionStates.inForce} />
        ) : (
          <Button
            size="small"
            icon="lock"
            aria-label={`${row.name} ${restrictionText.start}`}
            onPress={() => setRestricting(row)}
          >
            {restrictionText.start}
          </Button>
        ),
    },
  ]
  return (
    <div className="sd-stack">
      <p className="sd-quiet">{text.noShowsHint}</p>
      <FailureNote
        failure={list.failure}
        action={<Button onPress={list.reload}>{text.retry}</Button>}
      />
      {list.data === null && list.failure === null && <Loading label={text.loading} />}
      {list.data?.length === 0 && (
        <EmptyState icon="check" title={text.noShowsEmpty} hint={text.noShowsEmptyHint} />
      )}
      {list.data !== null && list.data.length > 0 && (
        <Table
          caption={text.noShowsCaption}
          columns={columns}
          rows={list.data}
          rowKey={(row) => row.recordId}
        />
      )}
      {restricting !== null && (
        <RestrictForm
          recordId={restricting.recordId}
          name={restricting.name}
          onClose={() => setRestricting(null)}
          onDone={() => {
            setRestricting(null)
            void list.reload()
          }}
        />
      )}
    </div>
  )
}

export function UnusedPeople() {
  const list = useAnswer('review.unused', {})
  const columns: readonly Column<Unused>[] = [
    { id: 'name', header: text.name, rowHeader: true, cell: (row) => row.name },
    { id: 'last', header: text.lastUse, numeric: true, cell: (row) => formatDate(row.lastDate) },
    { id: 'counselor', header: text.counselor, cell: (row) => row.counselorName },
  ]
  return (
    <div className="sd-stack">
      {list.data !== null && (
        <p className="sd-quiet">{text.unusedHint(formatDate(list.data.before))}</p>
      )}
      <FailureNote
        failure={list.failure}
        action={<Button onPress={list.reload}>{text.retry}</Button>}
      />
      {list.data === null && list.failure === null && <Loading label={text.loading} />}
      {list.data?.people.length === 0 && (
        <EmptyState icon="check" title={text.unusedEmpty} hint={text.unusedEmptyHint} />
      )}
      {list.data !== null && list.data.people.length > 0 && (
        <Table
          caption={text.unusedCaption}
          columns={columns}
          rows={list.data.people}
          rowKey={(row) => row.recordId}
        />
      )}
      {list.data?.more === true && <p className="sd-quiet">{text.more}</p>}
    </div>
  )
}
