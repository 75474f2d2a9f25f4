/** The renderer's composition root: which stage, which room, and what each is handed. Nothing else. */
import { type ReactNode, useEffect, useState } from 'react'
import type { OfficeStatus } from '../shared/office/status.ts'
import type { Account } from '../shared/people/account.ts'
import type { SessionSnapshot } from '../shared/session/snapshot.ts'
import { platform } from './api.ts'
import { Invitation } from './meeting/invitation.tsx'
import { MeetingFrame, MeetingSlot } from './meeting/frame.tsx'
import { ZoomSettings } from './meeting/settings.tsx'
import { zoomText } from './meeting/text-zoom.ts'
import { MeetingPlace, ZoomAppOffer } from './meeting/zoom-app.tsx'
import { AccountTools } from './office/account-tools.tsx'
import { ChooseScreen, type ChooseStatus } from './office/choose.tsx'
import { FirstAccountsScreen } from './office/first-accounts.tsx'
import { Header, OuterFrame, type ReadyStatus, type RoomEntry, RoomFrame } from './office/frame.tsx'
import { RecoveredScreen } from './office/recover.tsx'
import { RecoveryKeyScreen } from './office/recovery-key.tsx'
import { RenewKeyPanel } from './office/renew-key.tsx'
import { OtherSession, SessionReturn } from './office/session-return.tsx'
import { type AccountStep, SetUpScreen } from './office/set-up.tsx'
import { AboutPanel } from './office/about.tsx'
import { SettingsRoom } from './office/settings.tsx'
import { aboutText, updatesText } from './office/text-app.ts'
import { UpdateNotice, UpdatesPanel } from './office/updates.tsx'
import { frameText, prepareFailures } from './office/text.ts'
import { renewText } from './office/text-key.ts'
import { TroubleScreen } from './office/trouble.tsx'
import { UnlockScreen } from './office/unlock.tsx'
import { AccountFields } from './people/account-fields.tsx'
import { AccountsPanel } from './people/accounts.tsx'
import { IdleLock } from './people/idle-lock.tsx'
import { LockScreen } from './people/lock-screen.tsx'
import { checkDraft, emptyDraft } from './people/new-account.ts'
import { OwnPassphrasePanel } from './people/own-passphrase.tsx'
import { SignInScreen } from './people/sign-in.tsx'
import { accountText } from './people/text.ts'
import { PrecallRoom } from './precall/room.tsx'
import { BackupNotice, BackupPanel } from './records/backup-panel.tsx'
import { RecordReader } from './records/reader.tsx'
import { RestoreOffer } from './records/restore-form.tsx'
import { RetentionPanel } from './records/retention-panel.tsx'
import { RecordsRoom } from './records/room.tsx'
import { backupText, retentionText } from './records/text-keeping.ts'
import { ExportRecords } from './review/export-records.tsx'
import { RecordTools } from './review/record-tools.tsx'
import { ReviewRoom } from './review/room.tsx'
import { StatisticsRoom } from './review/statistics/room.tsx'
import type { JustClosed } from './schedule/booking/next-offer.tsx'
import { GenerationsPanel } from './schedule/generations.tsx'
import { ScheduleRescue } from './schedule/rescue.tsx'
import { ScheduleRoom } from './schedule/room.tsx'
import { generationsText } from './schedule/text/generations.ts'
import { SessionNotices } from './session/notices.tsx'
import { ProhibitedActs } from './session/prohibited.tsx'
import { SessionRoom } from './session/room.tsx'
import { FailureNote } from './ui/failure-note.tsx'
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
        <TroubleScreen
          status={status}
          onRecovered={() => props.onRecovered(status.vaultNeedsPassphrase)}
          rescue={
            <>
              <ScheduleRescue status={status} />
              <RestoreOffer />
            </>
          }
        />
      )
    case 'accounts':
      return <FirstAccounts onCreated={props.onCreated} />
  }
}

/** The people room's fields for the office room's set-up. */
function useAccountSteps(): { readonly supervisor: AccountStep; readonly counselor: AccountStep } {
  const [supervisor, setSupervisor] = useState(emptyDraft)
  const [counselor, setCounselor] = useState(emptyDraft)
  const first = checkDraft(supervisor, 'supervisor')
  const second = checkDraft(counselor, 'counselor')
  return {
    supervisor: {
      account: first.account,
      render: (tried) => (
        <AccountFields
          key="supervisor"
          draft={supervisor}
          onChange={setSupervisor}
          wrong={tried ? first.wrong : null}
        />
      ),
    },
    counselor: {
      account: second.account,
      render: (tried, autoFocus = true) => (
        <AccountFields
          key="counselor"
          autoFocus={autoFocus}
          draft={counselor}
          onChange={setCounselor}
          wrong={tried ? second.wrong : null}
        />
      ),
    },
  }
}

function FirstAccounts(props: { readonly onCreated: (recoveryKey: string) => void }) {
  return <FirstAccountsScreen {...useAccountSteps()} onCreated={props.onCreated} />
}

function Choose(props: {
  readonly status: ChooseStatus
  readonly onCreated: (recoveryKey: string) => void
}) {
  const [settingUp, setSettingUp] = useState(false)
  const steps = useAccountSteps()
  if (!settingUp)
    return (
      <ChooseScreen
        status={props.status}
        restore={<RestoreOffer />}
        onSetUp={() => setSettingUp(true)}
      />
    )
  return (
    <SetUpScreen
      {...steps}
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
      {account.role !== 'counselor' && <UpdateNotice onOpen={() => setChosen('settings')} />}
      {snapshot !== null && mine === null && <OtherSession />}
      {mine !== null && (
        <div className="sd-room-fill" hidden={room !== 'session'}>
          <LiveSession snapshot={mine} account={account} />
        </div>
      )}
      {room === 'board' && prepare.failure !== null && (
        <div className="sd-session-return">
          <FailureNote failure={prepare.failure} texts={prepareFailures} />
        </div>
      )}
      {room === 'board' && (
        <ScheduleRoom
          account={account}
          session={snapshot}
          onPrepare={(bookingId) => void prepare.run({ bookingId })}
          invitation={(bookingId) => <Invitation key={bookingId} bookingId={bookingId} />}
          justClosed={mine === null ? justClosed : null}
          onDismiss={() => setJustClosed(null)}
        />
      )}
      {room === 'records' && (
        <RecordsRoom
          account={account}
          {...(account.role === 'supervisor'
            ? {
                listActions: (filter) => <ExportRecords filter={filter} />,
                recordActions: (view) => <RecordTools view={view} />,
              }
            : {})}
        />
      )}
      {room === 'statistics' && <StatisticsRoom />}
      {room === 'review' && (
        <ReviewRoom
          account={account}
          record={(recordId, actions) => (
            <RecordReader key={recordId} recordId={recordId} account={account} actions={actions} />
          )}
        />
      )}
      {room === 'settings' && (
        <SettingsRoom account={account} more={settingsPanels(account, props.practice, setNewKey)} />
      )}
    </RoomFrame>
  )
}

function LiveSession(props: {
  readonly snapshot: SessionSnapshot
  readonly account: Account
}): ReactNode {
  const { snapshot, account } = props
  const meetingFrame = <MeetingPlace snapshot={snapshot} slot={<MeetingSlot />} />
  switch (snapshot.state) {
    case 'preparing':
    case 'lobby':
    case 'verifying':
      return (
        <PrecallRoom
          snapshot={snapshot}
          account={account}
          meetingFrame={meetingFrame}
          notices={<SessionNotices snapshot={snapshot} />}
          wayOut={<ZoomAppOffer snapshot={snapshot} />}
          prohibited={<ProhibitedActs snapshot={snapshot} />}
        />
      )
    case 'consulting':
    case 'closing':
      return <SessionRoom snapshot={snapshot} account={account} meetingFrame={meetingFrame} />
    case 'closed':
      return null
  }
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

function settingsPanels(
  account: Account,
  practice: boolean,
  onRenewed: (recoveryKey: string) => void,
) {
  const supervisors = [
    { id: 'accounts', label: accountText.list, content: <AccountsPanel account={account} /> },
    { id: 'generations', label: generationsText.title, content: <GenerationsPanel /> },
    { id: 'retention', label: retentionText.tab, content: <RetentionPanel /> },
  ]
  const backup = { id: 'backup', label: backupText.tab, content: <BackupPanel /> }
  const zoom = { id: 'zoom', label: zoomText.tab, content: <ZoomSettings practice={practice} /> }
  // Nobody was ever shown a recovery key of the practice office.
  const key =
    account.role === 'supervisor' && !practice
      ? [{ id: 'key', label: renewText.tab, content: <RenewKeyPanel onRenewed={onRenewed} /> }]
      : []
  const own = {
    id: 'own',
    label: accountText.own,
    content: <OwnPassphrasePanel account={account} />,
  }
  const updates = { id: 'updates', label: updatesText.tab, content: <UpdatesPanel /> }
  const about = { id: 'about', label: aboutText.tab, content: <AboutPanel /> }
  return [
    ...(account.role === 'supervisor' ? supervisors : []),
    ...(account.role === 'counselor' ? [] : [backup, ...key, zoom, updates]),
    own,
    about,
  ]
}
