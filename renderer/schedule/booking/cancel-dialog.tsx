/** Cancels a booking: by whom, and how the word came (M12-2-6). */
import { useState } from 'react'
import type { z } from 'zod'
import type { BoardBooking, CancelledBySchema } from '../../../shared/schedule/booking.ts'
import type { ContactMeans } from '../../../shared/log/contact.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { RadioField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'

const words = text.booking
type By = z.infer<typeof CancelledBySchema>

export function CancelDialog(props: {
  readonly booking: BoardBooking
  readonly onClose: () => void
  readonly onCancelled: (booking: BoardBooking) => void
}) {
  const { booking } = props
  const cancel = useCall('schedule.cancel')
  const [by, setBy] = useState<By | null>(booking.state === 'held' ? 'office' : null)
  const [means, setMeans] = useState<ContactMeans | 'none' | null>(
    booking.state === 'held' ? 'none' : null,
  )
  const ready = by !== null && means !== null && !(by === 'seeker' && means === 'none')

  const run = async (): Promise<void> => {
    if (by === null || means === null) return
    const answer = await cancel.run({
      bookingId: booking.id,
      by,
      means: means === 'none' ? null : means,
    })
    if (!answer.ok) return
    announce(words.cancelledDone)
    props.onCancelled(answer.value)
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{words.cancelBack}</Button>
      <Button
        kind="danger"
        icon="trash"
        busy={cancel.busy}
        isDisabled={!ready}
        onPress={() => void run()}
      >
        {words.cancelDo}
      </Button>
    </>
  )
  return (
    <Dialog
      title={words.cancelTitle(displayName(booking))}
      isOpen
      size="small"
      onClose={props.onClose}
      footer={footer}
    >
      <p>{words.when(booking.date, booking.slot)}</p>
      <RadioField
        label={words.cancelBy}
        isRequired
        row
        options={[
          { value: 'seeker', label: words.by.seeker },
          { value: 'office', label: words.by.office },
        ]}
        value={by}
        onChange={setBy}
      />
      <RadioField
        label={words.cancelMeans}
        isRequired
        options={meansFor(by)}
        value={by === 'seeker' && means === 'none' ? null : means}
        onChange={setMeans}
      />
      <p className="sd-quiet sch-small">{words.cancelHint}</p>
      <FailureNote failure={cancel.failure} texts={text.reasons.booking} />
    </Dialog>
  )
}

/** The job seeker's word came somehow; the office can also decide without any contact. */
function meansFor(
  by: By | null,
): readonly { readonly value: ContactMeans | 'none'; readonly label: string }[] {
  const known = [
    { value: 'phone', label: words.means.phone },
    { value: 'email', label: words.means.email },
    { value: 'myPage', label: words.means.myPage },
  ] as const
  return by === 'seeker' ? known : [...known, { value: 'none', label: words.cancelNoMeans }]
}
