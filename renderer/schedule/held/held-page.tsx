/** The page of what waits for a person: held bookings, and rows that could not be read. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import type { Query } from '../../ui/use-call.ts'
import { text } from '../text.ts'
import { HeldList } from './held-list.tsx'
import { UnreadList } from './unread-list.tsx'

const words = text.booking

export function HeldPage(props: {
  readonly held: Query<'schedule.held'>
  readonly unread: Query<'schedule.unread'>
  readonly onOpen: (booking: BoardBooking) => void
  readonly onFix: (booking: BoardBooking) => void
  readonly onCancel: (booking: BoardBooking) => void
  readonly onBack: () => void
}) {
  const { held, unread } = props
  const failure = held.failure ?? unread.failure
  const reload = (): void => {
    held.reload()
    unread.reload()
  }
  const back = <Button kind="text" icon="arrowLeft" onPress={props.onBack}>{words.backToBoard}</Button>
  return (
    <Page title={words.held} actions={back}>
      <FailureNote failure={failure} action={<Button onPress={reload}>{text.board.retry}</Button>} />
      {failure === null && (held.data === null || unread.data === null) && <Loading label={text.board.loading} />}
      {held.data !== null && held.data.length > 0 && <HeldList {...props} held={held.data} />}
      {unread.data !== null && unread.data.length > 0 && <UnreadList rows={unread.data} onDismissed={unread.reload} />}
      {held.data?.length === 0 && unread.data?.length === 0 && (
        <EmptyState icon="checkCircle" title={words.heldNone} hint={words.heldNoneHint} action={<Button kind="filled" onPress={props.onBack}>{words.backToBoard}</Button>} />
      )}
    </Page>
  )
}
