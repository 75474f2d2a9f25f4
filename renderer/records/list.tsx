/** The list of records: filters, table, pages. */
import { useEffect, useState } from 'react'
import type { RecordFilter, RecordSummary } from '../../shared/records/record.ts'
import { formatDate, formatDuration } from '../../shared/time/jst.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { useQuery, type ValueOf } from '../ui/use-call.ts'
import { IncidentMark, OutcomeChip, ReviewChip } from './chips.tsx'
import { FilterRow, noFilter } from './filter-row.tsx'
import { failures, listText as text } from './text.ts'

const PAGE = 50

export type ListPlace = { readonly filter: RecordFilter; readonly offset: number }
export const firstPlace: ListPlace = { filter: noFilter, offset: 0 }

/** @param props.place filter and page; kept by the room, so that coming back from a record finds the same place */
export function RecordList(props: { readonly place: ListPlace; readonly onPlace: (place: ListPlace) => void; readonly onOpen: (recordId: string) => void }) {
  const { place } = props
  const profile = useQuery('office.profile', {})
  const list = useQuery('records.list', { filter: place.filter, offset: place.offset, limit: PAGE }, ['records.changed'])
  const shown = useLatest(list.data)
  const filtered = place.filter !== noFilter && JSON.stringify(place.filter) !== JSON.stringify(noFilter)
  return (
    <>
      <FilterRow filter={place.filter} slots={profile.data?.slots ?? []} total={shown?.total ?? null} onChange={(filter) => props.onPlace({ filter, offset: 0 })} />
      <FailureNote failure={list.failure} texts={failures} action={<Button onPress={list.reload}>{text.retry}</Button>} />
      {shown === null && list.failure === null && <Loading label={text.loading} />}
      {shown?.total === 0 && (
        <EmptyState
          icon="document" title={filtered ? text.nothingTitle : text.emptyTitle} hint={filtered ? text.nothingHint : text.emptyHint}
          action={filtered && <Button onPress={() => props.onPlace(firstPlace)}>{text.clear}</Button>}
        />
      )}
      {shown !== null && shown.total > 0 && (
        <>
          <Table caption={text.caption} columns={columnsFor(props.onOpen)} rows={shown.rows} rowKey={(row) => row.recordId} />
          <Pages total={shown.total} offset={place.offset} onGo={(offset) => props.onPlace({ ...place, offset })} />
        </>
      )}
    </>
  )
}

/** The last good answer, so that the table stays while the next one is fetched. */
function useLatest(data: ValueOf<'records.list'> | null): ValueOf<'records.list'> | null {
  const [latest, setLatest] = useState(data)
  useEffect(() => {
    if (data !== null) setLatest(data)
  }, [data])
  return data ?? latest
}

function columnsFor(onOpen: (recordId: string) => void): readonly Column<RecordSummary>[] {
  return [
    { id: 'date', header: text.date, numeric: true, cell: (row) => formatDate(row.date) },
    { id: 'slot', header: text.slot, numeric: true, cell: (row) => row.slot },
    { id: 'name', header: text.name, rowHeader: true, cell: (row) => <button type="button" className="records-open" onClick={() => onOpen(row.recordId)}>{row.name}</button> },
    { id: 'counselor', header: text.counselor, cell: (row) => row.counselorName },
    { id: 'outcome', header: text.outcome, cell: (row) => <OutcomeChip outcome={row.outcome} /> },
    { id: 'used', header: text.used, numeric: true, cell: (row) => (row.usedMs === null ? text.noLength : formatDuration(row.usedMs)) },
    { id: 'incident', header: text.incident, cell: (row) => <IncidentMark incident={row.incident} /> },
    { id: 'review', header: text.review, cell: (row) => <ReviewChip state={row.review} /> },
  ]
}

function Pages(props: { readonly total: number; readonly offset: number; readonly onGo: (offset: number) => void }) {
  const { total, offset } = props
  if (total <= PAGE && offset === 0) return null
  return (
    <nav className="sd-row" aria-label={text.pages}>
      <Button icon="chevronLeft" isDisabled={offset === 0} onPress={() => props.onGo(Math.max(0, offset - PAGE))}>{text.previous}</Button>
      <p className="sd-num" role="status">{text.range(offset + 1, Math.min(total, offset + PAGE), total)}</p>
      <Button icon="chevronRight" isDisabled={offset + PAGE >= total} onPress={() => props.onGo(offset + PAGE)}>{text.next}</Button>
    </nav>
  )
}
