/** The schedule room: the day board and everything that starts from it. */
import { useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { type LocalDate, type LocalTime } from '../../shared/time/jst.ts'
import { useQuery } from '../ui/use-call.ts'
import { BoardPage } from './board-page.tsx'
import { BookingDialogs, type OpenDialog } from './booking-dialogs.tsx'
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
export function ScheduleRoom(props: { readonly account: Account; readonly session: SessionSnapshot | null; readonly onPrepare: (bookingId: string) => void }) {
  const session = props.session === null || props.session.state === 'closed' ? null : props.session
  const [view, setView] = useState<View>('board')
  const [picked, setPicked] = useState<LocalDate | null>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const run = useImport()
  const profile = useQuery('office.profile', {}, ['office.status', 'schedule.changed'])
  const held = useQuery('schedule.held', {}, ['schedule.changed'])
  const unread = useQuery('schedule.unread', {}, ['schedule.changed'])

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
    <DropArea onFile={startImport} isDisabled={run.state.step === 'reading' || run.state.step === 'accepting' || dialog !== null}>
      {view === 'board' && <BoardPage {...open} picked={picked} onPick={setPicked} session={session} profile={profile.data} heldCount={(held.data?.length ?? 0) + (unread.data?.length ?? 0)} onHeld={() => setView('held')} onFile={startImport} />}
      {view === 'import' && <ImportPage run={run} onClose={leaveImport} onHeld={() => { run.stop(); setView('held') }} />}
      {view === 'held' && <HeldPage {...open} held={held} unread={unread} onBack={() => setView('board')} />}
      {profile.data !== null && <BookingDialogs dialog={dialog} onDialog={setDialog} account={props.account} profile={profile.data} session={session} onPrepare={props.onPrepare} />}
    </DropArea>
  )
}
