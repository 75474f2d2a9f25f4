/** An open office: who is at the screen, and the rooms. */
import { useEffect, useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { MeetingFrame } from '../meeting/frame.tsx'
import { AccountTools } from '../office/account-tools.tsx'
import { Header, OuterFrame, type ReadyStatus } from '../office/frame.tsx'
import { RecoveryKeyScreen } from '../office/recovery-key.tsx'
import { type RoomEntry, RoomFrame } from '../office/room-frame.tsx'
import { OtherSession, SessionReturn } from '../office/session-return.tsx'
import { frameText, prepareFailures } from '../office/text.ts'
import { IdleLock } from '../people/idle-lock.tsx'
import { LockScreen } from '../people/lock-screen.tsx'
import { SignInScreen } from '../people/sign-in.tsx'
import { BackupNotice } from '../records/backup-notice.tsx'
import type { JustClosed } from '../schedule/booking/next-offer.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { onDemand, preloadWhenIdle } from '../ui/on-demand.tsx'
import { ScreenCovered } from '../ui/overlays.ts'
import { useCall, useQuery } from '../ui/use-call.ts'
import { useLive } from '../ui/use-live.ts'

/** What is loaded when it is opened, or earlier when there is time. */
const rooms = {
  Board: onDemand(async () => (await import('./board.tsx')).BoardPlace),
  Session: onDemand(async () => (await import('./session.tsx')).SessionPlace),
  Records: onDemand(async () => (await import('./records.tsx')).RecordsPlace),
  Review: onDemand(async () => (await import('./review.tsx')).ReviewPlace),
  Settings: onDemand(async () => (await import('./settings.tsx')).SettingsPlace),
}

/** An open office. The meeting's frame stands here, outside of everything that comes and goes. */
export function OfficePlace(props: { readonly status: ReadyStatus; readonly browser: boolean }) {
  const { status } = props
  useEffect(() => {
    // Whoever signs in sees the board; the others come when there is time.
    void rooms.Board.preload()
    return preloadWhenIdle(Object.values(rooms))
  }, [])
  const presence = useLive('people.presence')
  const session = useLive('session.snapshot')
  const leave = useCall('office.leave')
  const snapshot = session.value?.state === 'closed' ? null : (session.value ?? null)
  const account = presence.value?.account ?? null
  const locked = presence.value?.locked === true
  // Two people talk and nobody types: that is no PC left alone. The cap ends it in any case.
  const inConversation =
    snapshot !== null &&
    snapshot.counselorId === account?.id &&
    (snapshot.state === 'verifying' || snapshot.state === 'consulting')
  const tools =
    account === null ? undefined : (
      <AccountTools account={account} sessionRuns={snapshot !== null} locked={locked} />
    )
  return (
    <OuterFrame
      browser={props.browser}
      practice={status.kind === 'practice'}
      header={<Header office={status} tools={tools} />}
    >
      <FailureNote failure={leave.failure} />
      {presence.value === null && (
        <SignInScreen
          officeName={status.officeName}
          practice={status.kind === 'practice'}
          sessionRuns={snapshot !== null}
          onOtherOffice={() => void leave.run({})}
        />
      )}
      {account !== null && !locked && !inConversation && <IdleLock />}
      {account !== null && locked && (
        <LockScreen account={account} sessionRuns={snapshot !== null} />
      )}
      {account !== null && (
        <ScreenCovered value={locked}>
          <div className="sd-room-fill" hidden={locked}>
            <Rooms
              key={account.id}
              account={account}
              snapshot={snapshot}
              practice={status.kind === 'practice'}
            />
          </div>
        </ScreenCovered>
      )}
      {snapshot !== null && (
        <MeetingFrame url={snapshot.meeting.url} hidden={locked || account === null} />
      )}
    </OuterFrame>
  )
}

type RoomId = keyof typeof frameText.rooms

function Rooms(props: {
  readonly account: Account
  readonly snapshot: SessionSnapshot | null
  readonly practice: boolean
}) {
  const { account, snapshot } = props
  const mine = snapshot !== null && snapshot.counselorId === account.id ? snapshot : null
  const [chosen, setChosen] = useState<RoomId>(account.role === 'it' ? 'settings' : 'board')
  const prepare = useCall('session.prepare')
  const queue = useQuery('review.queue', account.role === 'supervisor' ? {} : null, [
    'records.changed',
  ])

  // A new session, its next state and the no-show question all call the counselor back from whatever else is open.
  const call = mine === null ? null : `${mine.recordId} ${mine.state} ${mine.noShow.status}`
  useEffect(
    () => setChosen((now) => (call !== null ? 'session' : now === 'session' ? 'board' : now)),
    [call],
  )

  const [justClosed, setJustClosed] = useState<JustClosed | null>(null)
  const closing = mine?.state === 'closing' ? mine : null
  useEffect(() => {
    if (closing !== null) setJustClosed({ bookingId: closing.bookingId, date: closing.date })
  }, [closing?.bookingId])

  // Here and not around the office: the screen still locks when nobody touches it.
  const [newKey, setNewKey] = useState<string | null>(null)
  if (newKey !== null)
    return <RecoveryKeyScreen renewed recoveryKey={newKey} onDone={() => setNewKey(null)} />

  const room = chosen === 'session' && mine === null ? 'board' : chosen
  return (
    <RoomFrame
      entries={entriesFor(account, mine !== null, queue.data?.length)}
      current={room}
      onGo={setChosen}
    >
      {mine !== null && room !== 'session' && (
        <SessionReturn name={mine.name} onBack={() => setChosen('session')} />
      )}
      {account.role !== 'counselor' && <BackupNotice onOpen={() => setChosen('settings')} />}
      {snapshot !== null && mine === null && <OtherSession />}
      {mine !== null && (
        <div className="sd-room-fill" hidden={room !== 'session'}>
          <rooms.Session snapshot={mine} account={account} />
        </div>
      )}
      {room === 'board' && prepare.failure !== null && (
        <div className="sd-session-return">
          <FailureNote failure={prepare.failure} texts={prepareFailures} />
        </div>
      )}
      {room === 'board' && (
        <rooms.Board
          account={account}
          session={snapshot}
          onPrepare={(bookingId) => void prepare.run({ bookingId })}
          justClosed={mine === null ? justClosed : null}
          onDismiss={() => setJustClosed(null)}
        />
      )}
      {room === 'records' && <rooms.Records account={account} />}
      {(room === 'review' || room === 'statistics') && (
        <rooms.Review key={room} account={account} show={room} />
      )}
      {room === 'settings' && (
        <rooms.Settings account={account} practice={props.practice} onRenewed={setNewKey} />
      )}
    </RoomFrame>
  )
}

function entriesFor(
  account: Account,
  session: boolean,
  waiting: number | undefined,
): readonly RoomEntry<RoomId>[] {
  const { rooms } = frameText
  const all: readonly (RoomEntry<RoomId> | false)[] = [
    session && { id: 'session', label: rooms.session, icon: 'camera' },
    account.role !== 'it' && { id: 'board', label: rooms.board, icon: 'calendar' },
    account.role !== 'it' && { id: 'records', label: rooms.records, icon: 'document' },
    account.role === 'supervisor' && {
      id: 'review',
      label: rooms.review,
      icon: 'seal',
      count: waiting,
    },
    account.role === 'supervisor' && { id: 'statistics', label: rooms.statistics, icon: 'chart' },
    { id: 'settings', label: rooms.settings, icon: 'settings' },
  ]
  return all.filter((entry) => entry !== false)
}
