/** At most one dialog about a booking is open; what it did decides which comes next. */
import type { ReactNode } from 'react'
import { useProfile } from '../state/profile.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import { type OpenDialog, useBoard } from './board-state.tsx'
import { BookingForm } from './booking/booking-form.tsx'
import { CancelDialog } from './booking/cancel-dialog.tsx'
import { BookingDetail } from './booking/detail.tsx'
import { JudgeDialog } from './booking/judge-dialog.tsx'
import { draftOf, emptyDraft, nextOf } from './booking/wish.ts'

/** @param props.invitation the meeting room's way to invite to a booking's meeting */
export function BookingDialogs(props: {
  readonly dialog: OpenDialog | null
  readonly onClose: () => void
  readonly invitation: ((bookingId: string) => ReactNode) | undefined
  readonly past: ((bookingId: string) => ReactNode) | undefined
}) {
  const { dialog, onClose: close } = props
  const profile = useProfile()
  const open = useBoard((board) => board.open)
  if (dialog === null) return null
  /** What waits for a supervisor says so at once, where a supervisor can decide it. */
  const saved = (booking: BoardBooking): void => {
    close()
    if (booking.state === 'held') open({ kind: 'detail', booking })
  }
  if (dialog.kind === 'new') {
    return (
      <BookingForm
        booking={null}
        start={emptyDraft(dialog.date, dialog.slot ?? '', profile.sites[0]?.id ?? '')}
        resumed={null}
        onClose={close}
        onSaved={saved}
      />
    )
  }
  if (dialog.kind === 'resume') {
    const { booking, fields } = dialog.draft
    const start =
      booking === null ? emptyDraft(fields.date, fields.slot, fields.siteId) : draftOf(booking)
    return (
      <BookingForm
        booking={booking}
        start={start}
        resumed={dialog.draft}
        onClose={close}
        onSaved={saved}
      />
    )
  }
  const { booking } = dialog
  switch (dialog.kind) {
    case 'form':
      return (
        <BookingForm
          key={booking.id}
          booking={booking}
          start={draftOf(booking)}
          resumed={null}
          onClose={close}
          onSaved={saved}
        />
      )
    case 'again':
      return (
        <BookingForm
          key={booking.id}
          booking={null}
          from={booking}
          start={nextOf(booking)}
          resumed={null}
          onClose={close}
          onSaved={saved}
        />
      )
    case 'judge':
      return <JudgeDialog booking={booking} onClose={close} />
    case 'cancel':
      return <CancelDialog booking={booking} onClose={close} onCancelled={close} />
    case 'detail':
      return (
        <BookingDetail
          booking={booking}
          invitation={props.invitation?.(booking.id)}
          past={props.past?.(booking.id)}
        />
      )
  }
}
