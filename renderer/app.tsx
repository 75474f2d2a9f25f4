/** The renderer's composition root: which stage, which room, and what each is handed. Nothing else. */
import { useEffect, useState } from 'react'
import type { OfficeStatus } from '../shared/office/status.ts'
import type { Account } from '../shared/people/account.ts'
import type { SessionSnapshot } from '../shared/session/snapshot.ts'
import { platform } from './api.ts'
import { MeetingFrame } from './meeting/frame.tsx'
import { AccountTools } from './office/account-tools.tsx'
import { ChooseScreen, type ChooseStatus } from './office/choose.tsx'
import { Header, OuterFrame, type ReadyStatus, type RoomEntry, RoomFrame } from './office/frame.tsx'
import { RecoveredScreen } from './office/recover.tsx'
import { RecoveryKeyScreen } from './office/recovery-key.tsx'
import { OtherSession, SessionReturn } from './office/session-return.tsx'
import { frameText, prepareFailures } from './office/text.ts'
import { UnlockScreen } from './office/unlock.tsx'
import { IdleLock } from './people/idle-lock.tsx'
import { LockScreen } from './people/lock-screen.tsx'
import { SignInScreen } from './people/sign-in.tsx'
import { BackupNotice } from './records/backup-notice.tsx'
import { RestoreOffer } from './records/restore-form.tsx'
import type { JustClosed } from './schedule/booking/next-offer.tsx'
import { FailureNote } from './ui/failure-note.tsx'
import { onDemand, preloadWhenIdle } from './ui/on-demand.tsx'
import { ScreenCovered } from './ui/overlays.ts'
import { Loading } from './ui/progress.tsx'
import { useCall, useQuery } from './ui/use-call.ts'
import { useLive } from './ui/use-live.ts'

/** Stages: the office first, then the person, then the rooms. */
export function App() {
  const office = useLive('office.status')
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const [recovered, setRecovered] = useState<{ readonly withPassphrase: boolean } | null>(null)
  const status = office.value
  const browser = platform() === 'browser'
  const shown = status !== undefined
  useEffect(() => {
    // The board is next in any case; the others wait until the first screen can be used.
    void places.Board.preload()
    return shown ? preloadWhenIdle(Object.values(places)) : undefined
  }, [shown])
  if (recoveryKey !== null) {
    const done = (): void => {
      setRecoveryKey(null)
      office.reload()
    }
    return (
      <OuterFrame browser={browser} practice={false}>
        <RecoveryKeyScreen recoveryKey={recoveryKey} onDone={done} />
      </OuterFrame>
    )
  }
  if (recovered !== null && status?.stage === 'ready')
    return (
      <OuterFrame browser={browser} practice={false}>
        <RecoveredScreen
          withPassphrase={recovered.withPassphrase}
          onDone={() => setRecovered(null)}
        />
      </OuterFrame>
    )
  if (status?.stage === 'ready')
    return <Office key={status.kind} status={status} browser={browser} />
  return (
    <OuterFrame browser={browser} practice={false}>
      {status === undefined ? (
        <>
          <FailureNote failure={office.failure} />
          {office.failure === null && <Loading label={frameText.connecting} />}
        </>
      ) : (
        <Closed
          status={status}
          onCreated={setRecoveryKey}
          onRecovered={(withPassphrase) => setRecovered({ withPassphrase })}
        />
      )}
    </OuterFrame>
  )
}

function Closed(props: {
  readonly status: Exclude<OfficeStatus, ReadyStatus>
  readonly onCreated: (recoveryKey: string) => void
  readonly onRecovered: (withPassphrase: boolean) => void
}) {
  const { status } = props
  switch (status.stage) {
    case 'choose':
      return <Choose status={status} onCreated={props.onCreated} />
    case 'unlock':
      return (
        <UnlockScreen
          status={status}
          onRecovered={() => props.onRecovered(status.vaultNeedsPassphrase)}
        />
      )
    case 'trouble':
      return (
        <places.Trouble
          status={status}
          onRecovered={() => props.onRecovered(status.vaultNeedsPassphrase)}
        />
      )
    case 'accounts':
      return <places.FirstAccounts onCreated={props.onCreated} />
  }
}

function Choose(props: {
  readonly status: ChooseStatus
  readonly onCreated: (recoveryKey: string) => void
}) {
  const [settingUp, setSettingUp] = useState(false)
  if (!settingUp)
    return (
      <ChooseScreen
        status={props.status}
        restore={<RestoreOffer />}
        onSetUp={() => setSettingUp(true)}
      />
    )
  return (
    <places.SetUp
      vaultNeedsPassphrase={props.status.vaultNeedsPassphrase}
      onCancel={() => setSettingUp(false)}
      onCreated={props.onCreated}
    />
  )
}

/** An open office. The meeting's frame stands here, outside of everything that comes and goes. */
function Office(props: { readonly status: ReadyStatus; readonly browser: boolean }) {
  const { status } = props
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
          <places.Session snapshot={mine} account={account} />
        </div>
      )}
      {room === 'board' && prepare.failure !== null && (
        <div className="sd-session-return">
          <FailureNote failure={prepare.failure} texts={prepareFailures} />
        </div>
      )}
      {room === 'board' && (
        <places.Board
          account={account}
          session={snapshot}
          onPrepare={(bookingId) => void prepare.run({ bookingId })}
          justClosed={mine === null ? justClosed : null}
          onDismiss={() => setJustClosed(null)}
        />
      )}
      {room === 'records' && <places.Records account={account} />}
      {(room === 'review' || room === 'statistics') && (
        <places.Review key={room} account={account} show={room} />
      )}
      {room === 'settings' && (
        <places.Settings account={account} practice={props.practice} onRenewed={setNewKey} />
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

/** What is loaded when it is opened, or earlier when there is time. */
const places = {
  Board: onDemand(async () => (await import('./places/board.tsx')).BoardPlace),
  Session: onDemand(async () => (await import('./places/session.tsx')).SessionPlace),
  Records: onDemand(async () => (await import('./places/records.tsx')).RecordsPlace),
  Review: onDemand(async () => (await import('./places/review.tsx')).ReviewPlace),
  Settings: onDemand(async () => (await import('./places/settings.tsx')).SettingsPlace),
  SetUp: onDemand(async () => (await import('./places/set-up.tsx')).SetUpPlace),
  FirstAccounts: onDemand(async () => (await import('./places/set-up.tsx')).FirstAccountsPlace),
  Trouble: onDemand(async () => (await import('./places/trouble.tsx')).TroublePlace),
}
