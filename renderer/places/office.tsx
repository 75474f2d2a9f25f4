/** An open office: who is at the screen, and the rooms. */
import { useEffect, useState } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { isSomebodyWaiting } from '../../shared/session/knocks.ts'
import type { Role } from '../../shared/people/account.ts'
import { MeetingFrame } from '../meeting/frame.tsx'
import { AccountTools } from '../office/account-tools.tsx'
import { Header, OuterFrame } from '../office/frame.tsx'
import { UpdateNotice } from '../office/updates.tsx'
import { RecoveryKeyScreen } from '../office/recovery-key.tsx'
import { type RoomEntry, RoomFrame } from '../office/room-frame.tsx'
import { ServerNotice } from '../office/server-notice.tsx'
import { OtherSession, SessionReturn } from '../office/session-return.tsx'
import { frameText } from '../office/words/frame.ts'
import { IdleLock } from '../people/idle-lock.tsx'
import { LockScreen } from '../people/lock-screen.tsx'
import { SignInScreen } from '../people/sign-in.tsx'
import { CheckNotice } from '../records/check-notice.tsx'
import { useReturned } from '../records/returned-notice.tsx'
import { returnedText } from '../records/words/list.ts'
import { BackupNotice } from '../records/backup-notice.tsx'
import { Knock } from '../session/knock.tsx'
import { useAnswer } from '../state/answers.ts'
import { clock } from '../state/clock.ts'
import { useCovered } from '../state/covering.ts'
import { accountOf, useAccount, useKept, useOffice, useSession } from '../state/kept.ts'
import { enterRoom, goTo, ownSession, type RoomId, usePlace } from '../state/place.ts'
import { useRail } from '../state/rail.ts'
import { onDemand, preloadWhenIdle } from '../ui/on-demand.tsx'

/** What is loaded when it is opened, or earlier when there is time. */
const rooms = {
  Board: onDemand(async () => (await import('./board.tsx')).BoardPlace),
  Session: onDemand(async () => (await import('./session.tsx')).SessionPlace),
  Records: onDemand(async () => (await import('./records.tsx')).RecordsPlace),
  Review: onDemand(async () => (await import('./review.tsx')).ReviewPlace),
  Settings: onDemand(async () => (await import('./settings.tsx')).SettingsPlace),
}

/** For whoever asks for it: exercises in the practice office, in a real one what is missing until it may open. */
const rails = {
  Exercises: onDemand(async () => (await import('../people/exercise/rail.tsx')).ExerciseRail),
  Readiness: onDemand(async () => (await import('../office/readiness/rail.tsx')).ReadinessRail),
}

function SideRail({ isPractice, role }: { readonly isPractice: boolean; readonly role: Role }) {
  if (isPractice) return role === 'it' ? null : <rails.Exercises />
  return role === 'supervisor' ? <rails.Readiness /> : null
}

/** An open office. The meeting's frame stands here, outside of everything that comes and goes. */
export function OfficePlace() {
  useEffect(() => {
    // Counselors, who are most, come out at the board; the others are loaded when there is time.
    void rooms.Board.preload()
    return preloadWhenIdle(Object.values(rooms), clock, 2 * SECOND)
  }, [])
  const presence = useKept((kept) => kept.presence)
  const session = useSession()
  const own = useKept(ownSession)
  const account = useKept(accountOf)
  const locked = useCovered()
  // Two people talk, or one waits for the other, and nobody types: that is no PC left alone. The cap and the no-show question come in any case.
  const inMeeting =
    own?.state === 'verifying' ||
    own?.state === 'consulting' ||
    (own?.state === 'lobby' && own.meeting.counselor === 'in')
  return (
    <OuterFrame header={<Header tools={account !== null && <AccountTools />} />}>
      {presence === null && <SignInScreen />}
      <Knock />
      {account !== null && !locked && !inMeeting && <IdleLock />}
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
  const returned = useReturned()
  const isPractice = useOffice().kind === 'practice'
  const isRailOpen = useRail((rail) => rail.isOpen)
  const queue = useAnswer('review.waiting', role === 'supervisor' ? {} : null)

  // Here and not around the office: the screen still locks when nobody touches it.
  const [newKey, setNewKey] = useState<string | null>(null)
  if (newKey !== null)
    return <RecoveryKeyScreen renewed recoveryKey={newKey} onDone={() => setNewKey(null)} />

  return (
    <RoomFrame
      entries={entriesFor(role, own !== null, {
        waiting: queue.data?.waiting,
        returned: returned.count,
      })}
      current={room}
      onGo={enterRoom}
      rail={isRailOpen && <SideRail isPractice={isPractice} role={role} />}
    >
      {own !== null && room !== 'session' && (
        <SessionReturn
          name={own.name}
          isSomebodyWaiting={isSomebodyWaiting(own.meeting)}
          onBack={() => goTo({ room: 'session' })}
        />
      )}
      <ServerNotice onOpen={role === 'counselor' ? null : () => goTo({ room: 'settings' })} />
      {role !== 'counselor' && <CheckNotice onOpen={() => goTo({ room: 'settings' })} />}
      {role !== 'counselor' && <BackupNotice onOpen={() => goTo({ room: 'settings' })} />}
      {role !== 'counselor' && <UpdateNotice onOpen={() => goTo({ room: 'settings' })} />}
      {session !== null && own === null && <OtherSession />}
      {own !== null && (
        <div className="sd-room-fill" hidden={room !== 'session'}>
          <rooms.Session />
        </div>
      )}
      {room === 'board' && <rooms.Board />}
      {room === 'records' && <rooms.Records />}
      {(room === 'today' || room === 'review' || room === 'statistics') && (
        <rooms.Review key={room} show={room} />
      )}
      {room === 'settings' && <rooms.Settings onRenewed={setNewKey} />}
    </RoomFrame>
  )
}

function entriesFor(
  role: Role,
  session: boolean,
  counts: { readonly waiting: number | undefined; readonly returned: number },
): readonly RoomEntry<RoomId>[] {
  const words = frameText.rooms
  const all: readonly (RoomEntry<RoomId> | false)[] = [
    session && { id: 'session', label: words.session, icon: 'camera' },
    role === 'supervisor' && { id: 'today', label: words.today, icon: 'clock' },
    role !== 'it' && { id: 'board', label: words.board, icon: 'calendar' },
    role !== 'it' && {
      id: 'records',
      label: words.records,
      icon: 'document',
      count: counts.returned,
      counted: returnedText.counted,
    },
    role === 'supervisor' && {
      id: 'review',
      label: words.review,
      icon: 'seal',
      count: counts.waiting,
    },
    role === 'supervisor' && { id: 'statistics', label: words.statistics, icon: 'chart' },
    { id: 'settings', label: words.settings, icon: 'settings' },
  ]
  return all.filter((entry) => entry !== false)
}
