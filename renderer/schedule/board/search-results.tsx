/** What the search found, on all days. */
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useAnswer } from '../../state/answers.ts'
import { text } from '../words/room.ts'
import { BookingList } from './booking-list.tsx'

const words = text.board

export function SearchResults(props: { readonly text: string; readonly onClear: () => void }) {
  const found = useAnswer('schedule.search', { text: props.text })
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
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <p role="status" className="sch-strong">
          {words.found(found.data.length)}
        </p>
        {clear}
      </div>
      <BookingList caption={words.found(found.data.length)} bookings={found.data} />
    </div>
  )
}
