/** The list of records: filters, saved filters, and what they find. */
import { useCallback } from 'react'
import {
  type ListKey,
  noFilter,
  type RecordFilter,
  type RecordSummary,
} from '../../shared/records/record.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { FilterRow, isNoFilter } from './filter-row.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { failures } from './words/failures.ts'
import { listText as text } from './words/list.ts'
import { call } from '../api.ts'
import { type FetchPage, usePages } from '../state/pages.ts'
import { useStale } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { goTo, usePlace } from '../state/place.ts'
import { VirtualList } from './virtual-list.tsx'

const PAGE = 100

const setFilter = (filter: RecordFilter): void => goTo({ list: { filter, top: 0 } })
const setTop = (top: number): void => usePlace.setState(({ list }) => ({ list: { ...list, top } }))
const openRecord = (record: string): void => goTo({ record })

/** Filter and scroll position are kept, so that coming back from a record finds the same place. */
export function RecordList() {
  const account = useAccount()
  const { filter, top } = usePlace((place) => place.list)
  const profile = useAnswer('office.profile', {})
  const supervisor = account.role === 'supervisor'
  const accounts = useAnswer('people.accounts', supervisor ? {} : null)
  // The filter is made anew with each change of it, and with nothing else.
  const fetch: FetchPage<RecordSummary, ListKey> = useCallback(
    ({ edge, skip }, limit) => call('records.list', { filter, at: { edge, skip }, limit }),
    [filter],
  )
  const pages = usePages(PAGE, fetch)
  useStale('records.list', pages.reload)
  const filtered = !isNoFilter(filter)
  return (
    <>
      <FilterRow
        filter={filter}
        slots={profile.data?.slots ?? []}
        sites={profile.data?.sites ?? []}
        counselors={supervisor ? (accounts.data ?? []) : null}
        total={pages.total}
        more={pages.more}
        onChange={setFilter}
      />
      <SavedFilters filter={filter} onChoose={setFilter} />
      <FailureNote
        failure={pages.failure}
        texts={failures}
        action={<Button onPress={pages.reload}>{text.retry}</Button>}
      />
      {pages.total === null && pages.failure === null && <Loading label={text.loading} />}
      {pages.total === 0 && (
        <EmptyState
          icon="document"
          title={filtered ? text.nothingTitle : text.emptyTitle}
          hint={filtered ? text.nothingHint : text.emptyHint}
          action={filtered && <Button onPress={() => setFilter(noFilter)}>{text.clear}</Button>}
        />
      )}
      {pages.total !== null && pages.total > 0 && (
        <VirtualList
          key={JSON.stringify(filter)}
          pages={pages}
          total={pages.total}
          top={top}
          onTop={setTop}
          onOpen={openRecord}
        />
      )}
    </>
  )
}
