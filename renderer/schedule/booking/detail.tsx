/** One booking: what is known, the contacts, and what can be done with it. */
import type { ReactNode } from 'react'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate, formatDuration } from '../../../shared/time/words.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { text } from '../text.ts'
import { ContactPanel } from './contact-panel.tsx'
import { displayName } from './display-name.ts'
import { Secret } from './secret.tsx'
import { StateChip } from './state-chip.tsx'

const words = text.booking

export type DetailActions = {
  readonly onClose: () => void
  readonly onEdit: () => void
  readonly onCancel: () => void
  /** Books the same person again. */
  readonly onAgain: () => void
  /** null: not now. */
  readonly onPrepare: (() => void) | null
  readonly onChanged: (booking: BoardBooking) => void
}

export function BookingDetail(
  props: {
    readonly booking: BoardBooking
    readonly profile: OfficeProfile
    readonly nameOf: (accountId: string) => string | null
    /** How to invite to the meeting, where there is one to invite to. */
    readonly invitation?: ReactNode
  } & DetailActions,
) {
  const { booking } = props
  const changeable = booking.state === 'live' || booking.state === 'held'
  return (
    <Dialog
      title={words.detailTitle(displayName(booking))}
      isOpen
      size="large"
      onClose={props.onClose}
      footer={
        changeable ? (
          <Footer {...props} />
        ) : booking.state === 'closed' ? (
          <Again onAgain={props.onAgain} />
        ) : undefined
      }
    >
      {booking.state === 'held' && <HeldReasons booking={booking} />}
      <div className="sch-detail">
        <section className="sd-stack-tight" aria-label={words.facts}>
          <Facts booking={booking} profile={props.profile} />
          <p className="sd-quiet sch-small">{words.showNote}</p>
          {changeable && props.invitation}
        </section>
        <ContactPanel
          booking={booking}
          profile={props.profile}
          nameOf={props.nameOf}
          onChanged={props.onChanged}
        />
      </div>
    </Dialog>
  )
}

function Footer(props: DetailActions) {
  return (
    <>
      <Button kind="danger" icon="trash" onPress={props.onCancel}>
        {words.cancelBooking}
      </Button>
      <Button icon="pencil" onPress={props.onEdit}>
        {words.edit}
      </Button>
      {props.onPrepare !== null && (
        <Button kind="filled" onPress={props.onPrepare}>
          {text.board.prepare}
        </Button>
      )}
    </>
  )
}

function Again(props: Pick<DetailActions, 'onAgain'>) {
  return (
    <Button kind="filled" icon="plus" onPress={props.onAgain}>
      {words.again}
    </Button>
  )
}

/** Why a held booking is held, each reason in words. */
export function HeldReasons(props: { readonly booking: BoardBooking }) {
  return (
    <Banner tone="warning" title={words.heldTitle}>
      <ul className="sch-reasons">
        {props.booking.holdReasons.map((reason) => (
          <li key={reason}>{text.reasons.hold[reason]}</li>
        ))}
      </ul>
    </Banner>
  )
}

function Facts(props: { readonly booking: BoardBooking; readonly profile: OfficeProfile }) {
  const { booking, profile } = props
  const labels = words.labels
  return (
    <dl className="sch-facts">
      <Fact label={labels.when}>{words.when(booking.date, booking.slot)}</Fact>
      <Fact label={labels.state}>
        <StateChip booking={booking} />
      </Fact>
      <Fact label={labels.name}>
        {booking.name}
        {booking.kana !== null && `（${booking.kana}）`}
      </Fact>
      <Fact label={labels.jobSeekerNumber}>
        <Secret bookingId={booking.id} field="jobSeekerNumber" exists={booking.hasNumber} />
      </Fact>
      <Fact label={labels.category}>{words.categories[booking.category]}</Fact>
      <Fact label={labels.residence}>{words.residences[booking.residence]}</Fact>
      <Fact label={labels.companions}>{booking.companions ?? words.none}</Fact>
      {profile.sites.length > 1 && (
        <Fact label={labels.site}>
          {profile.sites.find((site) => site.id === booking.siteId)?.name ?? booking.siteId}
        </Fact>
      )}
      <Fact label={labels.source}>
        {words.sources[booking.source]}
        {booking.receiptNumber !== null && `（${labels.receiptNumber} ${booking.receiptNumber}）`}
      </Fact>
      {booking.earlierNoShows > 0 && (
        <Fact label={words.earlier}>{text.board.noShowBefore(booking.earlierNoShows)}</Fact>
      )}
      {booking.counselorName !== null && (
        <Fact label={labels.counselor}>{booking.counselorName}</Fact>
      )}
      {booking.usedMs !== null && <Fact label={labels.used}>{formatDuration(booking.usedMs)}</Fact>}
      {booking.cancelled !== null && (
        <Fact label={labels.cancelled}>
          {words.cancelledBy(
            words.by[booking.cancelled.by],
            booking.cancelled.means === null ? null : words.means[booking.cancelled.means],
            formatDate(dateOf(booking.cancelled.atMs)),
            timeOf(booking.cancelled.atMs),
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
