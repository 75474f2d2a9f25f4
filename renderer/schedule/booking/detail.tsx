/** One booking: what is known, the contacts, and what can be done with it. */
import type { ReactNode } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { judgedText } from '../../../shared/log/allowed-text.ts'
import { judgedOf } from '../../../shared/schedule/allowed.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate, lengthWords } from '../../../shared/time/words.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact } from '../../ui/fact.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { MINUTE } from '../../../shared/clock.ts'
import { useNow } from '../../state/clock.ts'
import { useSession } from '../../state/kept.ts'
import { useProfile } from '../../state/profile.ts'
import { mayPrepare } from '../board/now.ts'
import { useBoard } from '../board-state.tsx'
import { judgeText } from '../words/judge.ts'
import { text } from '../words/room.ts'
import { ContactPanel } from './contact-panel.tsx'
import { displayName } from './display-name.ts'
import { RunElsewhere } from './free.tsx'
import { OwnMeetingFact, OwnMeetingWarning } from './own-meeting.tsx'
import { Secret } from './secret.tsx'
import { StateChip } from './state-chip.tsx'

const words = text.booking

export function BookingDetail(props: {
  readonly booking: BoardBooking
  /** How to invite to the meeting, where there is one to invite to. */
  readonly invitation?: ReactNode
  /** What was before with this person. */
  readonly past?: ReactNode
}) {
  const { booking } = props
  const open = useBoard((board) => board.open)
  const changeable = booking.state === 'live' || booking.state === 'held'
  return (
    <Dialog
      title={words.detailTitle(displayName(booking))}
      isOpen
      size="large"
      onClose={() => open(null)}
      footer={
        changeable ? (
          <Footer booking={booking} />
        ) : booking.state === 'closed' ? (
          <Again booking={booking} />
        ) : booking.state === 'cancelled' ? (
          <Restore booking={booking} />
        ) : undefined
      }
    >
      {booking.state === 'held' && <HeldReasons booking={booking} />}
      {booking.isElsewhere && <RunElsewhere booking={booking} />}
      {changeable && booking.hasMeeting && <OwnMeetingWarning bookingId={booking.id} />}
      <div className="sch-detail">
        <section className="sd-stack-tight" aria-label={words.facts}>
          <Facts booking={booking} />
          <p className="sd-quiet sch-small">{words.showNote}</p>
          {changeable && props.invitation}
          {props.past}
        </section>
        <ContactPanel booking={booking} />
      </div>
    </Dialog>
  )
}

function Footer({ booking }: { readonly booking: BoardBooking }) {
  const open = useBoard((board) => board.open)
  const prepare = useBoard((board) => board.prepare)
  const now = useNow(MINUTE)
  const session = useSession()
  const profile = useProfile()
  return (
    <>
      <Button kind="danger" icon="trash" onPress={() => open({ kind: 'cancel', booking })}>
        {words.cancelBooking}
      </Button>
      <Button icon="pencil" onPress={() => open({ kind: 'form', booking })}>
        {words.edit}
      </Button>
      {judgedOf(booking.holdReasons, profile).length > 0 && (
        <Button kind="filled" icon="key" onPress={() => open({ kind: 'judge', booking })}>
          {judgeText.open}
        </Button>
      )}
      {session === null && mayPrepare(booking, booking, now) && (
        <Button kind="filled" onPress={() => void prepare(booking.id)}>
          {text.board.prepare}
        </Button>
      )}
    </>
  )
}

/** Undoes a cancellation, while the place is free. */
function Restore({ booking }: { readonly booking: BoardBooking }) {
  const open = useBoard((board) => board.open)
  const restore = useCall('schedule.restore')
  const run = async (): Promise<void> => {
    const answer = await restore.run({ bookingId: booking.id })
    if (!answer.ok) return
    announce(words.restored)
    open(null)
  }
  return (
    <>
      <FailureNote failure={restore.failure} texts={text.reasons.booking} />
      <Button icon="undo" busy={restore.busy} onPress={() => void run()}>
        {words.restore}
      </Button>
    </>
  )
}

/** Books the same person again. */
function Again({ booking }: { readonly booking: BoardBooking }) {
  const open = useBoard((board) => board.open)
  return (
    <Button kind="filled" icon="plus" onPress={() => open({ kind: 'again', booking })}>
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

function Facts({ booking }: { readonly booking: BoardBooking }) {
  const profile = useProfile()
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
      {booking.hasMeeting && (
        <Fact label={labels.ownMeeting}>
          <OwnMeetingFact bookingId={booking.id} />
        </Fact>
      )}
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
      {booking.usedMs !== null && <Fact label={labels.used}>{lengthWords(booking.usedMs)}</Fact>}
      {booking.allowed.length > 0 && (
        <Fact label={judgeText.allowed}>
          {booking.allowed
            .map(({ reason, why }) => judgeText.allowedBy(judgedText[reason], why))
            .join('、')}
        </Fact>
      )}
      {booking.cancelled !== null && (
        <Fact label={labels.cancelled}>
          {words.cancelledBy(
            words.by[booking.cancelled.by],
            booking.cancelled.means === null ? null : words.means[booking.cancelled.means],
            formatDate(dateOf(booking.cancelled.atMs)),
            timeOf(booking.cancelled.atMs),
            booking.cancelled.why,
          )}
        </Fact>
      )}
    </dl>
  )
}
