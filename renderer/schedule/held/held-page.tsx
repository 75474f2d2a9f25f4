/** The page of what waits for a person. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import type { Query } from '../../ui/use-call.ts'
import { text } from '../text.ts'
import { HeldView } from './held-view.tsx'

export function HeldPage(props: {
  readonly held: Query<'schedule.held'>
  readonly onOpen: (booking: BoardBooking) => void
  readonly onFix: (booking: BoardBooking) => void
  readonly onCancel: (booking: BoardBooking) => void
  readonly onBack: () => void
}) {
  const { held } = props
  return (
    <Page title={text.booking.held} actions={<Button kind="text" icon="arrowLeft" onPress={props.onBack}>{text.booking.backToBoard}</Button>}>
      <FailureNote failure={held.failure} action={<Button onPress={held.reload}>{text.board.retry}</Button>} />
      {held.data === null ? held.failure === null && <Loading label={text.board.loading} /> : <HeldView {...props} held={held.data} />}
    </Page>
  )
}
