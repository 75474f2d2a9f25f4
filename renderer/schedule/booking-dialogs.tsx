/** At most one dialog about a booking is open; what it did decides which comes next. */
import type { ReactNode } from 'react'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { Account } from '../../shared/people/account.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { OpenDraft } from '../../shared/schedule/draft.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { LocalDate, LocalTime } from '../../shared/time/day.ts'
import { MINUTE } from '../../shared/clock.ts'
import { useQuery } from '../ui/use-call.ts'
import { useNow } from '../ui/use-now.ts'
import { mayPrepare } from './board/now.ts'
import { BookingForm } from './booking/booking-form.tsx'
import { CancelDialog } from './booking/cancel-dialog.tsx'
import { BookingDetail } from './booking/detail.tsx'
import { draftOf, emptyDraft, nextOf } from './booking/wish.ts'

export type OpenDialog =
  /** again: the next booking of the same person. */
  | { readonly kind: 'detail' | 'form' | 'cancel' | 'again'; readonly booking: BoardBooking }
  /** A form that was begun before. */
  | { readonly kind: 'resume'; readonly draft: OpenDraft }
  | { readonly kind: 'new'; readonly date: LocalDate; readonly slot: LocalTime | null }

export function BookingDialogs(props: {
  readonly dialog: OpenDialog | null
  readonly onDialog: (dialog: OpenDialog | null) => void
  readonly account: Account
  readonly profile: OfficeProfile
  readonly session: SessionSnapshot | null
  readonly onPrepare: (bookingId: string) => void
  readonly invitation: ((bookingId: string) => ReactNode) | undefined
}) {
  const { dialog, profile, onDialog } = props
  const now = useNow(MINUTE)
  const nameOf = useNames(props.account)
  const close = (): void => onDialog(null)
  if (dialog === null) return null
  if (dialog.kind === 'new') {
    return (
      <BookingForm
        booking={null}
        start={emptyDraft(dialog.date, dialog.slot ?? '', profile.sites[0]?.id ?? '')}
        resumed={null}
        profile={profile}
        onClose={close}
        onSaved={close}
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
        profile={profile}
        onClose={close}
        onSaved={close}
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
          profile={profile}
          onClose={close}
          onSaved={close}
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
          profile={profile}
          onClose={close}
          onSaved={close}
        />
      )
    case 'cancel':
      return <CancelDialog booking={booking} onClose={close} onCancelled={close} />
    case 'detail':
      return (
        <BookingDetail
          booking={booking}
          profile={profile}
          nameOf={nameOf}
          onClose={close}
          invitation={props.invitation?.(booking.id)}
          onEdit={() => onDialog({ kind: 'form', booking })}
          onCancel={() => onDialog({ kind: 'cancel', booking })}
          onAgain={() => onDialog({ kind: 'again', booking })}
          onPrepare={
            props.session === null && mayPrepare(booking, booking, now)
              ? () => {
                  close()
                  props.onPrepare(booking.id)
                }
              : null
          }
          onChanged={(changed) => onDialog({ kind: 'detail', booking: changed })}
        />
      )
  }
}

/** Display names for the contact log; null while unknown. */
function useNames(account: Account): (accountId: string) => string | null {
  const accounts = useQuery('people.accounts', {})
  return (accountId) =>
    accountId === account.id
      ? account.displayName
      : (accounts.data?.find((other) => other.id === accountId)?.displayName ?? null)
}
