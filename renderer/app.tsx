/** The renderer's composition root: which stage, which room, and what each is handed. Nothing else. */
import { useEffect, useState } from 'react'
import type { OfficeStatus } from '../shared/office/status.ts'
import type { ChooseStatus } from './office/choose.tsx'
import { OuterFrame } from './office/frame.tsx'
import { frameText } from './office/words/frame.ts'
import { RestoreOffer } from './records/restore-offer.tsx'
import { askOffice, type ReadyStatus, useKept } from './state/kept.ts'
import { FailureNote } from './ui/failure-note.tsx'
import { onDemand } from './ui/on-demand.tsx'
import { Loading } from './ui/progress.tsx'

/** Stages: the office first, then the person, then the rooms. */
export function App() {
  const status = useKept((kept) => kept.office)
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const [recovered, setRecovered] = useState<{ readonly withPassphrase: boolean } | null>(null)
  // So that whoever sets up an office is never shown an empty screen.
  useEffect(() => {
    if (status?.stage === 'choose') void places.SetUp.preload().then(places.RecoveryKey.preload)
  }, [status?.stage])
  if (recoveryKey !== null) {
    const done = (): void => {
      setRecoveryKey(null)
      void askOffice()
    }
    return (
      <OuterFrame>
        <places.RecoveryKey recoveryKey={recoveryKey} onDone={done} />
      </OuterFrame>
    )
  }
  if (recovered !== null && status?.stage === 'ready')
    return (
      <OuterFrame>
        <places.Recovered
          withPassphrase={recovered.withPassphrase}
          onDone={() => setRecovered(null)}
        />
      </OuterFrame>
    )
  if (status?.stage === 'ready') return <places.Office key={status.kind} />
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
        <places.Unlock
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
    case 'opening':
      return <places.Opening what={status.what} share={status.share} />
    case 'accounts':
      return <places.FirstAccounts onCreated={props.onCreated} />
  }
}

function Choose(props: {
  readonly status: ChooseStatus
  readonly onCreated: (recoveryKey: string) => void
}) {
  const [way, setWay] = useState<'setUp' | 'join' | null>(null)
  const { vaultNeedsPassphrase, dataFolder } = props.status
  switch (way) {
    case null:
      return (
        <places.Choose
          status={props.status}
          restore={<RestoreOffer />}
          onSetUp={() => setWay('setUp')}
          onJoin={() => setWay('join')}
        />
      )
    case 'join':
      return <places.Join vaultNeedsPassphrase={vaultNeedsPassphrase} onBack={() => setWay(null)} />
    case 'setUp':
      return (
        <places.SetUp
          vaultNeedsPassphrase={vaultNeedsPassphrase}
          dataFolder={dataFolder}
          onCancel={() => setWay(null)}
          onCreated={props.onCreated}
        />
      )
  }
}

/** What is loaded when it is opened. */
const places = {
  Office: onDemand(
    async () => (await import('./places/office.tsx')).OfficePlace,
    (_, note) => <OuterFrame>{note}</OuterFrame>,
  ),
  // Once in the life of a PC.
  Choose: onDemand(async () => (await import('./office/choose.tsx')).ChooseScreen),
  SetUp: onDemand(async () => (await import('./places/set-up.tsx')).SetUpPlace),
  Join: onDemand(async () => (await import('./office/join.tsx')).JoinScreen),
  FirstAccounts: onDemand(async () => (await import('./places/set-up.tsx')).FirstAccountsPlace),
  Trouble: onDemand(async () => (await import('./places/trouble.tsx')).TroublePlace),
  Opening: onDemand(async () => (await import('./office/opening.tsx')).OpeningScreen),
  Unlock: onDemand(async () => (await import('./office/unlock.tsx')).UnlockScreen),
  Recovered: onDemand(async () => (await import('./office/recover.tsx')).RecoveredScreen),
  RecoveryKey: onDemand(async () => (await import('./office/recovery-key.tsx')).RecoveryKeyScreen),
}

// On nearly every day this is the next thing to be shown: it comes while the main process is asked.
void places.Office.preload()
