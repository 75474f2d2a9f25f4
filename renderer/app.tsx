/** The renderer's composition root: which stage, which room, and what each is handed. Nothing else. */
import { useEffect, useState } from 'react'
import type { OfficeStatus } from '../shared/office/status.ts'
import type { Role } from '../shared/people/account.ts'
import { MeetingFrame } from './meeting/frame.tsx'
import { AccountTools } from './office/account-tools.tsx'
import { ChooseScreen, type ChooseStatus } from './office/choose.tsx'
import { Header, OuterFrame, type RoomEntry, RoomFrame } from './office/frame.tsx'
import { RecoveredScreen } from './office/recover.tsx'
import { RecoveryKeyScreen } from './office/recovery-key.tsx'
import { OtherSession, SessionReturn } from './office/session-return.tsx'
import { frameText } from './office/text.ts'
import { UnlockScreen } from './office/unlock.tsx'
import { IdleLock } from './people/idle-lock.tsx'
import { LockScreen } from './people/lock-screen.tsx'
import { SignInScreen } from './people/sign-in.tsx'
import { BackupNotice } from './records/backup-notice.tsx'
import { RestoreOffer } from './records/restore-form.tsx'
import { useAnswer } from './state/answers.ts'
import { useCovered } from './state/covering.ts'
import {
  accountOf,
  askOffice,
  type ReadyStatus,
  useAccount,
  useKept,
  useSession,
} from './state/kept.ts'
import { enterRoom, goTo, ownSession, type RoomId, usePlace } from './state/place.ts'
import { FailureNote } from './ui/failure-note.tsx'
import { onDemand, preloadWhenIdle } from './ui/on-demand.tsx'
import { Loading } from './ui/progress.tsx'

/** Stages: the office first, then the person, then the rooms. */
export function App() {
  const status = useKept((kept) => kept.office)
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const [recovered, setRecovered] = useState<{ readonly withPassphrase: boolean } | null>(null)
  const shown = status !== undefined
  useEffect(() => {
    // The board is next in any case; the others wait until the first screen can be used.
    void places.Board.preload()
    return shown ? preloadWhenIdle(Object.values(places)) : undefined
  }, [shown])
  if (recoveryKey !== null) {
    const done = (): void => {
      setRecoveryKey(null)
      void askOffice()
    }
    return (
      <OuterFrame>
        <RecoveryKeyScreen recoveryKey={recoveryKey} onDone={done} />
      </OuterFrame>
    )
  }
  if (recovered !== null && status?.stage === 'ready')
    return (
      <OuterFrame>
        <RecoveredScreen
          withPassphrase={recovered.withPassphrase}
          onDone={() => setRecovered(null)}
        />
      </OuterFrame>
    )
  if (status?.stage === 'ready') return <Office key={status.kind} />
  return (
    <OuterFrame>
      {status === undefined ? (
        <Connecting />
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

function Connecting() {
  const failure = useKept((kept) => kept.failure)
  return failure === null ? (
    <Loading label={frameText.connecting} />
  ) : (
    <FailureNote failure={failure} />
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
function Office() {
  const presence = useKept((kept) => kept.presence)
  const session = useSession()
  const own = useKept(ownSession)
  const account = useKept(accountOf)
  const locked = useCovered()
  // Two people talk and nobody types: that is no PC left alone. The cap ends it in any case.
  const inConversation = own?.state === 'verifying' || own?.state === 'consulting'
  return (
    <OuterFrame header={<Header tools={account !== null && <AccountTools />} />}>
      {presence === null && <SignInScreen />}
      {account !== null && !locked && !inConversation && <IdleLock />}
      {account !== null && locked && <LockScreen />}
      {account !== null && (
        <div className="sd-room-fill" hidden={locked}>
          <Rooms key={account.id} />
        </div>
      )}
      {session !== null && (
        <MeetingFrame url={session.meeting.url} hidden={locked || account === null} />
      )}
    </OuterFrame>
  )
}

function Rooms() {
  const { role } = useAccount()
  const own = useKept(ownSession)
  const session = useSession()
  const room = usePlace((place) => place.room)
  const queue = useAnswer('review.queue', role === 'supervisor' ? {} : null)

  // Here and not around the office: the screen still locks when nobody touches it.
  const [newKey, setNewKey] = useState<string | null>(null)
  if (newKey !== null)
    return <RecoveryKeyScreen renewed recoveryKey={newKey} onDone={() => setNewKey(null)} />

  return (
    <RoomFrame
      entries={entriesFor(role, own !== null, queue.data?.length)}
      current={room}
      onGo={enterRoom}
    >
      {own !== null && room !== 'session' && (
        <SessionReturn name={own.name} onBack={() => goTo({ room: 'session' })} />
      )}
      {role !== 'counselor' && <BackupNotice onOpen={() => goTo({ room: 'settings' })} />}
      {session !== null && own === null && <OtherSession />}
      {own !== null && (
        <div className="sd-room-fill" hidden={room !== 'session'}>
          <places.Session snapshot={own} />
        </div>
      )}
      {room === 'board' && <places.Board />}
      {room === 'records' && <places.Records />}
      {(room === 'review' || room === 'statistics') && <places.Review key={room} show={room} />}
      {room === 'settings' && <places.Settings onRenewed={setNewKey} />}
    </RoomFrame>
  )
}

function entriesFor(
  role: Role,
  session: boolean,
  waiting: number | undefined,
): readonly RoomEntry<RoomId>[] {
  const { rooms } = frameText
  const all: readonly (RoomEntry<RoomId> | false)[] = [
    session && { id: 'session', label: rooms.session, icon: 'camera' },
    role !== 'it' && { id: 'board', label: rooms.board, icon: 'calendar' },
    role !== 'it' && { id: 'records', label: rooms.records, icon: 'document' },
    role === 'supervisor' && {
      id: 'review',
      label: rooms.review,
      icon: 'seal',
      count: waiting,
    },
    role === 'supervisor' && { id: 'statistics', label: rooms.statistics, icon: 'chart' },
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
