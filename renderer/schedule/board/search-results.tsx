/** What the search found, on all days. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useAnswer } from '../../state/answers.ts'
import { text } from '../words/room.ts'
import { BookingList } from './booking-list.tsx'

const words = text.board
/** Bookings shown at first, and added by each press. */
const AT_ONCE = 100
const MOST = 2000

export function SearchResults(props: { readonly text: string; readonly onClear: () => void }) {
  const [limit, setLimit] = useState(AT_ONCE)
  // One more than is shown tells whether there are more.
  const found = useAnswer('schedule.search', { text: props.text, limit: limit + 1 })
  const clear = (
    <Button icon="close" onPress={props.onClear}>
      {words.clearSearch}
    </Button>
  )
  if (found.failure !== null)
    return (
      <FailureNote
        failure={found.failure}
        action={<Button onPress={found.reload}>{words.retry}</Button>}
      />
    )
  if (found.data === null) return <Loading label={words.searching} />
  if (found.data.length === 0)
    return (
      <EmptyState
        icon="search"
        title={words.nothingFound}
        hint={words.nothingFoundHint}
        action={clear}
      />
    )
  const hasMore = found.data.length > limit
  const shown = found.data.slice(0, limit)
  const told = hasMore ? words.foundFirst(limit) : words.found(shown.length)
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <p role="status" className="sch-strong">
          {told}
        </p>
        {clear}
      </div>
      <BookingList caption={told} bookings={shown} />
      {hasMore && limit < MOST && (
        <div>
          <Button
            icon="chevronDown"
            onPress={() => setLimit((before) => Math.min(MOST, before + AT_ONCE))}
          >
            {words.foundMore}
          </Button>
        </div>
      )}
      {hasMore && limit >= MOST && <p className="sd-quiet">{words.foundTooMany}</p>}
    </div>
  )
}
