/** The schedule room: the day board and everything that starts from it. */
import { type ReactNode, useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { OpenDraft } from '../../shared/schedule/draft.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { LocalDate, LocalTime } from '../../shared/time/day.ts'
import { useCall, useQuery } from '../ui/use-call.ts'
import { BoardPage } from './board-page.tsx'
import { BookingDialogs, type OpenDialog } from './booking-dialogs.tsx'
import { Begun } from './booking/begun.tsx'
import { type JustClosed, NextOffer } from './booking/next-offer.tsx'
import { HeldPage } from './held/held-page.tsx'
import { DropArea } from './import/drop-area.tsx'
import { ImportPage } from './import/import-page.tsx'
import { useImport } from './import/use-import.ts'
import './schedule.css'
import './import/import.css'
import './print.css'

type View = 'board' | 'import' | 'held'

/**
 * @param props.session the live session, while there is one: nothing else can be prepared then
 * @param props.onPrepare starts the preparation of a booking
 */
export function ScheduleRoom(props: {
  readonly account: Account
  readonly session: SessionSnapshot | null
  readonly onPrepare: (bookingId: string) => void
  /** The meeting room's way to invite to a booking's meeting. */
  readonly invitation?: (bookingId: string) => ReactNode
  /** Its next booking is offered until `onDismiss`; null for none. */
  readonly justClosed: JustClosed | null
  readonly onDismiss: () => void
}) {
  const session = props.session === null || props.session.state === 'closed' ? null : props.session
  const [view, setView] = useState<View>('board')
  const [picked, setPicked] = useState<LocalDate | null>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const run = useImport()
  const profile = useQuery('office.profile', {}, ['office.status', 'schedule.changed'])
  const waiting = useQuery('schedule.waiting', {}, ['schedule.changed'])
  const begun = useQuery('schedule.draft', {}, ['schedule.changed'])
  const [past, setPast] = useState<OpenDraft | null>(null)
  const forget = useCall('schedule.keepDraft')
  const closeDialog = (next: OpenDialog | null): void => {
    setDialog(next)
    if (next !== null) return
    // What was known before the form closed is no longer so.
    setPast(begun.data)
    begun.reload()
  }

  const startImport = (file: File): void => {
    setDialog(null)
    setView('import')
    run.start(file)
  }
  const leaveImport = (): void => {
    run.stop()
    setView('board')
  }
  const open = {
    onOpen: (booking: BoardBooking) => setDialog({ kind: 'detail', booking }),
    onFix: (booking: BoardBooking) => setDialog({ kind: 'form', booking }),
    onCancel: (booking: BoardBooking) => setDialog({ kind: 'cancel', booking }),
    onAdd: (date: LocalDate, slot: LocalTime | null) => setDialog({ kind: 'new', date, slot }),
    onPrepare: props.onPrepare,
  }
  return (
    <DropArea
      onFile={startImport}
      isDisabled={run.state.step === 'reading' || run.state.step === 'accepting' || dialog !== null}
    >
      {begun.data !== null && begun.data !== past && dialog === null && view !== 'import' && (
        <Begun
          draft={begun.data}
          onGoOn={(draft) => setDialog({ kind: 'resume', draft })}
          onDrop={() => void forget.run({ draft: null }).then(begun.reload)}
        />
      )}
      {props.justClosed !== null && dialog === null && view === 'board' && (
        <NextOffer
          closed={props.justClosed}
          onBook={(booking) => setDialog({ kind: 'again', booking })}
          onDismiss={props.onDismiss}
        />
      )}
      {view === 'board' && (
        <BoardPage
          {...open}
          picked={picked}
          onPick={setPicked}
          session={session}
          profile={profile.data}
          heldCount={(waiting.data?.held ?? 0) + (waiting.data?.unread ?? 0)}
          onHeld={() => setView('held')}
          onFile={startImport}
        />
      )}
      {view === 'import' && (
        <ImportPage
          run={run}
          onClose={leaveImport}
          onHeld={() => {
            run.stop()
            setView('held')
          }}
        />
      )}
      {view === 'held' && <HeldPage {...open} waiting={waiting} onBack={() => setView('board')} />}
      {profile.data !== null && (
        <BookingDialogs
          dialog={dialog}
          onDialog={closeDialog}
          account={props.account}
          profile={profile.data}
          session={session}
          onPrepare={props.onPrepare}
          invitation={props.invitation}
        />
      )}
    </DropArea>
  )
}
