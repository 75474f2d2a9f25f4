/** The schedule room: the day board and everything that starts from it. */
import { type ReactNode, useState } from 'react'
import type { OpenDraft } from '../../shared/schedule/draft.ts'
import type { Excepted } from '../../shared/session/excepted.ts'
import { useAnswer } from '../state/answers.ts'
import { useKept } from '../state/kept.ts'
import { ownSession, usePlace } from '../state/place.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { BoardPage } from './board-page.tsx'
import { BoardStateProvider, useBoard } from './board-state.tsx'
import { BookingDialogs } from './booking-dialogs.tsx'
import { StartException } from './board/start-exception.tsx'
import { Begun } from './booking/begun.tsx'
import { NextOffer } from './booking/next-offer.tsx'
import { HeldPage } from './held/held-page.tsx'
import { DropArea } from './import/drop-area.tsx'
import { ImportPage } from './import/import-page.tsx'
import { useImport } from './import/use-import.ts'
import './schedule.css'
import './board/toolbar.css'
import './board/board.css'
import './booking/booking.css'
import './held/held.css'
import './import/import.css'
import './print.css'
import { prepareFailures } from './words/prepare.ts'
import { onDemand } from '../ui/on-demand.tsx'

/** Once or twice a day: loaded when it is opened. */
const TellingPage = onDemand(async () => (await import('./telling/telling-page.tsx')).TellingPage)

/** @param props.invitation the meeting room's way to invite to a booking's meeting; `past`: the records room's list of what was before */
export function ScheduleRoom(props: Beside) {
  return (
    <BoardStateProvider>
      <Room {...props} />
    </BoardStateProvider>
  )
}

/** What other rooms show of a booking. */
type Beside = {
  readonly invitation?: (bookingId: string) => ReactNode
  readonly past?: (bookingId: string) => ReactNode
}

function Room(props: Beside) {
  const view = useBoard((board) => board.view)
  const dialog = useBoard((board) => board.dialog)
  const show = useBoard((board) => board.show)
  const open = useBoard((board) => board.open)
  const run = useImport()
  const profile = useAnswer('office.profile', {})
  const begun = useAnswer('schedule.drafts', {})
  const [past, setPast] = useState<readonly OpenDraft[] | null>(null)
  const closeDialog = (): void => {
    open(null)
    // What was known before the form closed is no longer so.
    setPast(begun.data)
    void begun.reload()
  }
  const startImport = (file: File): void => {
    open(null)
    show('import')
    run.start(file)
  }
  const leaveImport = (to: 'board' | 'held'): void => {
    run.stop()
    show(to)
  }
  const importing = run.state.step === 'reading' || run.state.step === 'accepting'
  return (
    <DropArea onFile={startImport} isDisabled={importing || dialog !== null}>
      {begun.data !== null &&
        begun.data !== past &&
        dialog === null &&
        view !== 'import' &&
        begun.data.map((draft) => (
          <BegunDraft key={draft.id} draft={draft} onDropped={begun.reload} />
        ))}
      {dialog === null && view === 'board' && <AfterClosing />}
      <NotPrepared />
      {view === 'board' && <BoardPage onFile={startImport} />}
      {view === 'import' && (
        <ImportPage
          run={run}
          onClose={() => leaveImport('board')}
          onHeld={() => leaveImport('held')}
        />
      )}
      {view === 'held' && <HeldPage />}
      {view === 'telling' && <TellingPage />}
      {profile.data !== null && (
        <BookingDialogs
          dialog={dialog}
          onClose={closeDialog}
          invitation={props.invitation}
          past={props.past}
        />
      )}
    </DropArea>
  )
}

function BegunDraft(props: { readonly draft: OpenDraft; readonly onDropped: () => void }) {
  const open = useBoard((board) => board.open)
  const { draft } = props
  const forget = useCall('schedule.keepDraft')
  return (
    <Begun
      draft={draft}
      onGoOn={(begun) => open({ kind: 'resume', draft: begun })}
      onDrop={() => void forget.run({ draftId: draft.id, draft: null }).then(props.onDropped)}
    />
  )
}

/** The next booking of the person whose session was closed last, once no session runs any more. */
function AfterClosing() {
  const closed = usePlace((place) => place.justClosed)
  const own = useKept(ownSession)
  return closed === null || own !== null ? null : <NextOffer closed={closed} />
}

function NotPrepared() {
  const found = useBoard((board) => board.notPrepared)
  const prepared = useBoard((board) => board.prepared)
  const profile = useAnswer('office.profile', {}).data
  if (found === null) return null
  const { reason } = found.failure
  const allows = (what: string): what is Excepted =>
    what === 'serverAway' || (what === 'onceADay' && profile?.exceptions.onceADay === true)
  return (
    <div className="sd-session-return">
      <FailureNote
        failure={found.failure}
        texts={prepareFailures}
        action={
          allows(reason) ? (
            <StartException
              {...{ bookingId: found.bookingId, what: reason, allows, onDone: prepared }}
            />
          ) : undefined
        }
      />
    </div>
  )
}
